/** Two presenters swap their sessions: one offers, the other accepts. */

import type { PersonReference } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { personIn } from "../../src/reading/group/links.ts";
import { ahead, answerChange, type Desk, saveSession, sessionDate } from "./desk.ts";
import { offerEverywhere } from "./relay.ts";

/** How many sessions to come are looked through for the other's turn. */
const FAR = 52;

/**
 * Asks the other one. `session` is the asker's, their next one when the one meant is not theirs; the other's is the
 * next that they present.
 */
export async function offerSwap(
  desk: Desk,
  person: PersonReference | undefined,
  session: Session,
): Promise<Reply> {
  const { group, me } = desk;
  if (person === undefined) throw new UserError("person", "With whom? Add person: and a name.");
  const other = personIn(group, desk.here, person.id);
  if (other === me.id) throw new UserError("same", "You cannot swap with yourself.");
  const sessions = await ahead(desk, FAR);
  const mine = session.presenter === me.id ? session : sessions.find(({ presenter }) => presenter === me.id);
  if (mine === undefined) {
    throw new UserError("not-yours", "You present no session to come, so there is nothing to swap.");
  }
  const theirs = sessions.find(({ presenter, id }) => presenter === other && id !== mine.id);
  if (theirs === undefined) {
    throw new UserError(
      "nothing-to-swap",
      `${person.name} presents no session to come. To give yours back, say that you cannot make it.`,
      [choice("Can't make it", invoke("reading-group presenter", { action: "cannot", session: mine.id }))],
    );
  }
  const answer = (action: "accept" | "decline") =>
    invoke("reading-group presenter", { action, session: mine.id, other: theirs.id });
  const asked = reply([
    text([
      { type: "person", id: other, name: theirs.presenterName ?? person.name, ping: true },
      `: ${me.name} would like to swap. ${me.name} would present ${group.name} on ${sessionDate(desk, theirs)}, you on ${sessionDate(desk, mine)}.`,
    ]),
    choices(choice("Swap", answer("accept"), "primary"), choice("Rather not", answer("decline"))),
  ]);
  return await offerEverywhere(desk, mine, asked);
}

/** The other one's answer; only theirs counts. A swap is refused when either session has changed hands since. */
export async function answerSwap(
  context: Context,
  desk: Desk,
  action: "accept" | "decline",
  offered: Session,
  otherId: string | undefined,
): Promise<Reply> {
  const { tables, tenantId, group, me, now } = desk;
  const theirs = otherId === undefined ? undefined : await tables.groups.getSession(tenantId, otherId);
  if (theirs === undefined || theirs.groupId !== group.id)
    throw new UserError("no-session", "That offer is not known any more.");
  if (theirs.presenter !== me.id) {
    throw new UserError("not-yours", `That is for ${theirs.presenterName ?? "nobody"} to answer.`);
  }
  const [mine, yours] = [sessionDate(desk, theirs), sessionDate(desk, offered)];
  if (action === "decline") return reply([text(`${me.name} would rather not swap ${mine} for ${yours}.`)]);
  const open = [offered, theirs].every(({ state, startsAt }) => state === "planned" && startsAt > now);
  if (!open || offered.presenter === null || offered.presenter === me.id)
    throw new UserError("changed-since", "The sessions have changed since, so nothing was swapped.");
  const given = { presenter: me.id, presenterName: me.name, version: offered.version + 1 };
  const taken = {
    presenter: offered.presenter,
    presenterName: offered.presenterName,
    version: theirs.version + 1,
  };
  const after = [
    { ...offered, ...given },
    { ...theirs, ...taken },
  ];
  for (const session of after) await saveSession(desk, session);
  const swapped = (session: Session, person: string, withName: string | null) =>
    tables.groups.putTurn({
      tenantId,
      groupId: group.id,
      sessionId: session.id,
      person,
      what: "swapped",
      at: now,
      reason: `${sessionDate(desk, session)} with ${withName}`,
    });
  await swapped(offered, offered.presenter, me.name);
  await swapped(theirs, me.id, offered.presenterName);
  return await answerChange(
    context,
    desk,
    "presenter",
    `Swapped: ${me.name} presents ${group.name} on ${yours}, ${offered.presenterName} on ${mine}.`,
    { before: { sessions: [offered, theirs] }, after: { sessions: after } },
  );
}
