import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { askNext } from "../../src/reading/group/asking.ts";
import { personIn } from "../../src/reading/group/links.ts";
import {
  answerChange,
  demandHeld,
  groupOption,
  organiser,
  saveSession,
  sessionDate,
  sessionOf,
  sessionOption,
  withGroup,
} from "./desk.ts";
import { askEverywhere } from "./relay.ts";
import { answerSwap, offerSwap } from "./swap.ts";

/**
 * Who presents a session: asked bare it proposes the next in the rotation; a person takes it or is given it;
 * whoever cannot make it gives it back, and the next two are asked, the first to accept has it; two people swap
 * when the other one accepts.
 */
export default defineAction({
  name: "presenter",
  about: "Who presents: take it, swap it, name somebody, or say that you cannot make it",
  examples: [
    "reading-group presenter",
    "reading-group presenter take",
    "reading-group presenter cannot reason:travelling",
    "reading-group presenter swap person:@ben",
  ],
  audience: "everyone",
  options: {
    action: {
      kind: "choice",
      about: "Take it, give it back, swap it, or name somebody",
      of: ["ask", "take", "cannot", "name", "swap", "accept", "decline"],
      fallback: "ask",
    },
    person: { kind: "person", about: "Who: with name, or with whom to swap" },
    reason: { kind: "text", about: "Why not, for the ledger", max: 100 },
    session: sessionOption,
    other: { kind: "text", about: "The session offered in exchange, from its button", max: 40 },
    group: groupOption,
  },
  async run({ action, person, reason, session: typed, other, group: name }, context): Promise<Reply> {
    if (action === "name") {
      const refusal = await organiser(context);
      if (refusal !== undefined) throw new UserError("not-allowed", refusal);
      if (person === undefined) throw new UserError("person", "Who presents? Add person: and a name.");
    }
    return await withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const session = await sessionOf(desk, context, typed);
      demandHeld(desk, session);
      const date = sessionDate(desk, session);
      const asker = desk.me;
      switch (action) {
        case "swap":
          return await offerSwap(desk, person, session);
        case "accept":
        case "decline":
          return await answerSwap(context, desk, action, session, other);
        case "ask": {
          const opening =
            session.presenterName === null
              ? `${group.name} on ${date} has no presenter.`
              : `${session.presenterName} presents ${group.name} on ${date}.`;
          return session.presenter === null
            ? await askNext(tables, group, session, now, opening)
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
          if (session.presenter === null) throw new UserError("nobody", `Nobody presents on ${date} yet.`);
          if (session.presenter !== asker.id && !context.asker.manager) {
            throw new UserError("not-yours", `${session.presenterName} presents on ${date}, not you.`);
          }
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
          return await askEverywhere(desk, after, await askNext(tables, group, after, now, opening));
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
