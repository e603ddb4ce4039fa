import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, heading, list, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { GroupMember } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { creditOnJoining, ledgerOf, order } from "../../src/reading/group/rotation.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { ahead, answerChange, type Desk, groupOption, withGroup } from "./desk.ts";

const DONE = { join: "joined", leave: "left", pause: "paused in", resume: "is back in" } as const;
const STATE = { join: "in", leave: "left", pause: "paused", resume: "in" } as const;

/** Who presents when, with the rule and the ledger; and joining, leaving and pausing. */
export default defineAction({
  name: "rotation",
  about: "Who presents next and why; join, leave or pause",
  examples: ["reading-group rotation", "reading-group rotation join"],
  audience: "everyone",
  options: {
    action: { kind: "choice", about: "What you want to do", of: ["join", "leave", "pause", "resume"] },
    group: groupOption,
  },
  run: ({ action, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      if (action === undefined) return await ledger(desk);
      const members = await tables.groups.membersOf(tenantId, group.id);
      const { id: person, name: who } = desk.me;
      const known = members.find((member) => member.person === person);
      if (known === undefined && action !== "join") {
        throw new UserError(
          "not-in",
          `You are not in the rotation of ${group.name}. Join with /reading-group rotation join.`,
        );
      }
      const turns = await tables.groups.turnsOf(tenantId, group.id);
      const fresh = known === undefined || known.state === "left";
      const own = turns.filter((turn) => turn.person === person && turn.what === "presented").length;
      const others = members.filter((member) => member.person !== person);
      const after: GroupMember = {
        tenantId,
        groupId: group.id,
        person,
        name: who,
        state: STATE[action],
        // Coming back is joining anew: the turns taken before are taken off the credit.
        credit: fresh ? Math.max(0, creditOnJoining(others, turns) - own) : known.credit,
        since: fresh ? now : known.since,
      };
      if (known?.state === after.state)
        throw new UserError("same", `That is how it is already: you are ${told(after.state)}.`);
      await tables.groups.putMember(after);
      return await answerChange(
        context,
        desk,
        `rotation ${action}`,
        `${who} ${DONE[action]} the rotation of ${group.name}.`,
        {
          before: known === undefined ? {} : { members: [known] },
          after: { members: [after] },
        },
      );
    }),
});

function told(state: GroupMember["state"]): string {
  return state === "in"
    ? "in the rotation"
    : state === "paused"
      ? "pausing in the rotation"
      : "out of the rotation";
}

async function ledger(desk: Desk): Promise<Reply> {
  const { tables, tenantId, group, today } = desk;
  const members = await tables.groups.membersOf(tenantId, group.id);
  const turns = await tables.groups.turnsOf(tenantId, group.id);
  const sessions = await ahead(desk, 20);
  const coming = sessions.flatMap(({ presenter }) => (presenter === null ? [] : [presenter]));
  const join = choices(
    choice("Join", invoke("reading-group rotation", { action: "join", group: group.name })),
    choice("Pause", invoke("reading-group rotation", { action: "pause", group: group.name })),
    choice("Leave", invoke("reading-group rotation", { action: "leave", group: group.name })),
  );
  if (members.every(({ state }) => state === "left")) {
    return whisper([text(`Nobody has joined the rotation of ${group.name} yet.`), join], {
      outcome: "nothing",
    });
  }
  const standings = new Map(ledgerOf(members, turns, coming).map((standing) => [standing.person, standing]));
  const next = order(members, turns, coming);
  const resting = members.filter(({ state }) => state === "paused");
  const say = (person: string) => {
    const standing = standings.get(person);
    const last =
      standing?.last === undefined
        ? "never presented"
        : `last ${sayDate(localParts(standing.last, group.tz).date, today)}`;
    const holds = sessions.find(({ presenter }) => presenter === person);
    const ahead =
      holds === undefined ? "" : `, presents ${sayDate(Temporal.PlainDate.from(holds.localDate), today)}`;
    const reasons = turns.filter(
      (turn) => turn.person === person && turn.what !== "presented" && turn.reason !== null,
    );
    const why =
      reasons.length === 0
        ? ""
        : `; ${reasons
            .slice(-2)
            .map(({ what, reason }) => `${what}: ${reason}`)
            .join("; ")}`;
    return `${standing?.name}: ${count(standing?.presented ?? 0, "turn")}, ${last}${ahead}${why}`;
  };
  return whisper([
    heading(`Presenters of ${group.name}, the next one first`),
    list(
      next.map(({ person }) => say(person)),
      true,
    ),
    ...(resting.length === 0
      ? []
      : [text(`Pausing: ${resting.map(({ person }) => say(person)).join("; ")}`)]),
    note(
      "The rule: fewest turns, then longest ago, then name. A turn to come counts; who joins later starts with as many turns as the one with the fewest.",
    ),
    join,
  ]);
}
