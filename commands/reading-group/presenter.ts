import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Span } from "../../src/core/spans.ts";
import type { Session } from "../../src/core/store.ts";
import { enumerate } from "../../src/core/text.ts";
import { personIn } from "../../src/reading/group/links.ts";
import { order } from "../../src/reading/group/rotation.ts";
import {
  ahead,
  answerChange,
  type Desk,
  groupOption,
  organiser,
  saveSession,
  sessionDate,
  sessionOf,
  sessionOption,
  withGroup,
} from "./desk.ts";
import { askEverywhere } from "./relay.ts";

/**
 * Who presents a session: asked bare it proposes the next in the rotation; a person takes it or is given it;
 * whoever cannot make it gives it back, and the next two are asked, the first to accept has it.
 */
export default defineAction({
  name: "presenter",
  about: "Who presents: take it, name somebody, or say that you cannot make it",
  examples: [
    "reading-group presenter",
    "reading-group presenter take",
    "reading-group presenter cannot reason:travelling",
  ],
  audience: "everyone",
  options: {
    action: {
      kind: "choice",
      about: "Take it, give it back, or name somebody",
      of: ["ask", "take", "cannot", "name"],
      fallback: "ask",
    },
    person: { kind: "person", about: "Who, with name" },
    reason: { kind: "text", about: "Why not, for the ledger", max: 100 },
    session: sessionOption,
    group: groupOption,
  },
  async run({ action, person, reason, session: typed, group: name }, context): Promise<Reply> {
    if (action === "name") {
      const refusal = await organiser(context);
      if (refusal !== undefined) throw new UserError("not-allowed", refusal);
      if (person === undefined) throw new UserError("person", "Who presents? Add person: and a name.");
    }
    return await withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      const date = sessionDate(desk, session);
      const asker = desk.me;
      switch (action) {
        case "ask": {
          const opening =
            session.presenterName === null
              ? `${group.name} on ${date} has no presenter.`
              : `${session.presenterName} presents ${group.name} on ${date}.`;
          return session.presenter === null
            ? await askNext(desk, session, opening)
            : reply([text(opening), choices(cannot(session))]);
        }
        case "take":
          if (session.presenter === asker.id) throw new UserError("same", `You present on ${date} already.`);
          if (session.presenter !== null) {
            throw new UserError(
              "held",
              `${session.presenterName} presents on ${date} and has not given it back.`,
            );
          }
          return await give({ id: asker.id, name: asker.name }, `${asker.name} presents`);
        case "name":
          if (person === undefined) throw new UserError("person", "Who presents? Add person: and a name.");
          return await give(
            { id: personIn(group, desk.here, person.id), name: person.name },
            `${person.name} presents`,
          );
        case "cannot": {
          if (session.presenter !== asker.id && !context.asker.manager) {
            throw new UserError(
              "not-yours",
              `${session.presenterName ?? "Nobody"} presents on ${date}, not you.`,
            );
          }
          if (session.presenter === null) throw new UserError("nobody", `Nobody presents on ${date} yet.`);
          const after: Session = {
            ...session,
            presenter: null,
            presenterName: null,
            version: session.version + 1,
          };
          await saveSession(desk, after);
          await tables.groups.putTurn({
            tenantId,
            groupId: group.id,
            sessionId: session.id,
            person: session.presenter,
            what: "excused",
            at: now,
            reason: reason ?? `could not make ${date}`,
          });
          const opening = `${session.presenterName} cannot present ${group.name} on ${date}.`;
          return await askEverywhere(desk, after, await askNext(desk, after, opening));
        }
      }

      async function give(
        to: { readonly id: string; readonly name: string },
        opening: string,
      ): Promise<Reply> {
        const after: Session = {
          ...session,
          presenter: to.id,
          presenterName: to.name,
          version: session.version + 1,
        };
        await saveSession(desk, after);
        return await answerChange(
          context,
          desk,
          "presenter",
          `${opening} ${group.name} on ${date}.`,
          { before: { sessions: [session] }, after: { sessions: [after] } },
          [choices(cannot(after))],
        );
      }
    });
  },
});

function cannot(session: Session) {
  return choice(
    "Can't make it",
    invoke("reading-group presenter", { action: "cannot", session: session.id }),
  );
}

/** Asks the next two in the rotation who have not excused themselves; anybody may take it. */
async function askNext(desk: Desk, session: Session, opening: string): Promise<Reply> {
  const { tables, tenantId, group } = desk;
  const members = await tables.groups.membersOf(tenantId, group.id);
  const turns = await tables.groups.turnsOf(tenantId, group.id);
  const coming = (await ahead(desk, 20)).flatMap(({ presenter }) => (presenter === null ? [] : [presenter]));
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
    return reply([
      text(`${opening} Nobody is left to ask in the rotation; whoever likes may take it.`),
      choices(take),
    ]);
  }
  const rule = `By the rotation it is ${enumerate(
    asked.map(({ name }) => name),
    "or",
  )} (fewest turns, then longest ago, then name).`;
  return reply([text([opening, " ", ...people, ": can you?"]), text(rule), choices(take)]);
}
