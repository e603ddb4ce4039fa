/** Asking who presents. */

import { invoke } from "../../core/invocation.ts";
import { choice, choices, type Reply, reply, text } from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { enumerate } from "../../core/text.ts";
import { order } from "./rotation.ts";

/** Asks the next two in the rotation who have not excused themselves from the session; anybody may take it. */
export async function askNext(
  tables: Tables,
  group: Group,
  session: Session,
  now: number,
  opening: string,
): Promise<Reply> {
  const { tenantId } = group;
  const members = await tables.groups.membersOf(tenantId, group.id);
  const turns = await tables.groups.turnsOf(tenantId, group.id);
  const coming = (await tables.groups.sessionsOf(tenantId, group.id, now)).flatMap(({ presenter, state }) =>
    presenter === null || state !== "planned" ? [] : [presenter],
  );
  const excused = new Set(
    turns
      .filter((turn) => turn.sessionId === session.id && turn.what === "excused")
      .map((turn) => turn.person),
  );
  const asked = order(members, turns, coming, excused).slice(0, 2);
  const people = asked.flatMap(({ person, name }, i): (string | Span)[] => [
    ...(i === 0 ? [] : [" or "]),
    { type: "person", id: person, name, ping: true },
  ]);
  const take = choice(
    "I'll do it",
    invoke("reading-group presenter", { action: "take", session: session.id }),
    "primary",
  );
  if (asked.length === 0) {
    const nobody = members.some(({ state }) => state === "in")
      ? "Nobody is left to ask in the rotation"
      : "Nobody is in the rotation";
    return reply([text(`${opening} ${nobody}; whoever likes may take it.`), choices(take)]);
  }
  const rule = `By the rotation it is ${enumerate(
    asked.map(({ name }) => name),
    "or",
  )} (fewest turns, then longest ago, then name).`;
  return reply([text([opening, " ", ...people, ": can you?"]), text(rule), choices(take)]);
}
