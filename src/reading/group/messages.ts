/** What each message of a session's chain says. Some decide something first: the presenter, the paper. */

import { invoke } from "../../core/invocation.ts";
import type { Rendered } from "../../core/job.ts";
import {
  type Block,
  choice,
  choices,
  heading,
  list,
  note,
  type Reply,
  reply,
  text,
} from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import { NOT_NEEDED, type Session } from "../../core/store.ts";
import { count } from "../../core/text.ts";
import { type About, answersOf, paperOf, questionLines } from "./about.ts";
import { ballotOf, shortName, tellOutcome } from "./ballot.ts";
import { ballotBlocks } from "./ballot-view.ts";
import { ANSWERS, mentionLine, readingChoices, rsvpChoices, tallyOf, when } from "./card.ts";
import { groupChanged } from "./follow.ts";
import { chainOf } from "./keep.ts";
import { few, missed, snoozed, toPresenter } from "./private-messages.ts";
import { quietOf } from "./quiet.ts";
import type { Kind } from "./reminders.ts";
import { order } from "./rotation.ts";
import { threadOf } from "./session-thread.ts";

/** Everything that a session says: the messages of its chain, and those that something else leads to. */
export type Said = Kind | "snooze" | "missed" | "thread";

/** The message of a kind, or the reason why there is none. */
export async function messageFor(kind: Said, about: About): Promise<Rendered> {
  switch (kind) {
    case "choose":
      return await choose(about);
    case "decide":
      return await decide(about);
    case "presenter":
      return await toPresenter(about);
    case "read":
      return await timeToRead(about);
    case "check":
      return await check(about);
    case "few":
      return await few(about);
    case "missed":
      return await missed(about);
    case "snooze":
      return snoozed(about);
    case "soon":
    case "join":
      return await soon(kind, about);
    case "start":
      return await start(about);
    case "thread":
      return await threadOf(about);
    case "after":
      return await after(about);
  }
}

/** A week ahead: who presents, and what to read. */
async function choose(about: About): Promise<Rendered> {
  const { tables, corpus, group } = about;
  const session = await withPresenter(about);
  const blocks: Block[] = [
    heading(`${group.name}: the next session`),
    text(["It is on ", ...when(session), "."]),
  ];
  if (session.presenter === null) {
    blocks.push(
      text("Nobody is in the rotation to present."),
      choices(
        choice("I'll do it", invoke("reading-group presenter", { action: "take", session: session.id })),
      ),
    );
  } else {
    const person: Span = {
      type: "person",
      id: session.presenter,
      name: session.presenterName ?? "",
      ping: true,
    };
    blocks.push(
      text([person, " presents. Can't you? Say so, and the next two are asked."]),
      choices(
        choice("Can't make it", invoke("reading-group presenter", { action: "cannot", session: session.id })),
      ),
    );
  }
  if (session.paperId === null) {
    const closesAt = chainOf(group, session).find(({ kind }) => kind === "decide")?.at;
    const ballot = await ballotOf(tables, group, corpus);
    blocks.push(...ballotBlocks({ group, ballot, corpus, closesAt }));
  } else {
    blocks.push(text("The paper is chosen:"), ...paperOf(about, session));
  }
  return { reply: reply(blocks) };
}

/** Gives the session to the first of the rotation, if nobody has it. */
async function withPresenter({ tables, group, session, now, again }: About): Promise<Session> {
  if (session.presenter !== null || again === true) return session;
  const { tenantId, groupId } = session;
  const members = await tables.groups.membersOf(tenantId, groupId);
  const turns = await tables.groups.turnsOf(tenantId, groupId);
  const coming = (await tables.groups.sessionsOf(tenantId, group.id, now)).flatMap(({ presenter, state }) =>
    presenter === null || state !== "planned" ? [] : [presenter],
  );
  const excused = turns.filter((turn) => turn.sessionId === session.id && turn.what === "excused");
  const [first] = order(members, turns, coming, new Set(excused.map(({ person }) => person)));
  if (first === undefined) return session;
  const given = {
    ...session,
    presenter: first.person,
    presenterName: first.name,
    version: session.version + 1,
  };
  if (!(await tables.groups.changeSession(given))) return session;
  await groupChanged(tables, group, now);
  return given;
}

/** The vote closes: the winner is the paper of the session, and how it won is said. */
async function decide(about: About): Promise<Rendered> {
  const { tables, corpus, group, session } = about;
  const told = await tables.settings.get(
    session.tenantId,
    `session:${session.id}`,
    DECIDED + session.startsAt,
  );
  // Another place of the group was told first: this one hears the same. Only this function writes it.
  if (told !== undefined) return { reply: JSON.parse(told) as Reply };
  if (session.paperId !== null) return { skip: `${NOT_NEEDED}the paper was chosen already` };
  const ballot = await ballotOf(tables, group, corpus);
  const { winner } = ballot;
  if (winner === undefined) {
    return {
      reply: reply([
        heading(`${group.name}: no paper yet`),
        text([
          "For ",
          ...when(session),
          " nothing is nominated. Nominate and the organiser can pick: /reading-group pick.",
        ]),
      ]),
    };
  }
  const chosen = { ...session, paperId: winner, version: session.version + 1 };
  await tables.groups.changeSession(chosen);
  const nomination = ballot.nominations.find(({ paperId }) => paperId === winner);
  if (nomination !== undefined) await tables.groups.putNomination({ ...nomination, state: "chosen" });
  await groupChanged(tables, group, about.now);
  const left = ballot.counts.length - 1;
  const carried =
    left === 0 ? [] : [note(`${count(left, "other nomination")} and their votes stay for next time.`)];
  const { sentence, rounds } = tellOutcome(ballot, (id) => shortName(corpus, id));
  const outcome = reply([
    heading(`${group.name}: the vote is closed`),
    text(sentence),
    ...(rounds.length === 0 ? [] : [list(rounds)]),
    ...paperOf(about, chosen),
    text(["It is read on ", ...when(session), "."]),
    ...carried,
  ]);
  await tables.settings.set(
    session.tenantId,
    `session:${session.id}`,
    DECIDED + session.startsAt,
    JSON.stringify(outcome),
  );
  return { reply: outcome };
}

/** Where the outcome of a vote is kept for the other places of the group. */
const DECIDED = "decided:";

async function timeToRead(about: About): Promise<Rendered> {
  const { group, session } = about;
  const blocks = paperOf(about, session);
  if (blocks.length === 0) return { skip: `${NOT_NEEDED}no paper is chosen` };
  const answers = await answersOf(about);
  return {
    reply: reply([
      heading(`${group.name}: time to read`),
      text(["For ", ...when(session), "."]),
      ...blocks,
      choices(
        ...rsvpChoices(session, answers),
        choice("Ask something", invoke("reading-group ask", { group: group.name })),
      ),
    ]),
  };
}

async function check(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  if (session.paperId === null) return { skip: `${NOT_NEEDED}no paper is chosen` };
  const answers = await answersOf(about);
  return {
    reply: reply([
      text([
        `${group.name} meets on `,
        ...when(session),
        `. How far are you with ${shortName(corpus, session.paperId)}?`,
      ]),
      choices(...readingChoices(session, answers)),
    ]),
  };
}

async function soon(kind: "soon" | "join", about: About): Promise<Rendered> {
  const { tables, group, session, corpus } = about;
  const answers = await answersOf(about);
  const quiet = await quietOf(tables, session.tenantId, group.id);
  const paper = session.paperId === null ? "" : `: ${shortName(corpus, session.paperId)}`;
  const where = group.place === null ? [] : [text(`Where: ${group.place}`)];
  return {
    reply: reply([
      text([
        kind === "soon" ? `${group.name} meets soon, ` : `${group.name} begins in a moment, `,
        ...when(session),
        `${paper}.`,
      ]),
      ...where,
      ...mentionLine(answers, quiet),
      ...(kind === "soon"
        ? [
            choices(
              ...rsvpChoices(session, answers),
              choice("Remind me later", invoke("reading-group snooze", { session: session.id })),
            ),
          ]
        : []),
    ]),
  };
}

/** It begins: title and paper; the agenda follows in the thread. */
async function start(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  const title = session.paperId === null ? group.name : shortName(corpus, session.paperId);
  const questions = (await questionLines(about)).length;
  const agenda =
    questions === 0 ? "The question box is empty." : `On the agenda: ${count(questions, "question")}.`;
  return {
    reply: reply([
      heading(`${session.localDate}: ${title}`),
      text(
        `${group.name} begins. ${session.presenterName === null ? "Nobody has prepared it" : `${session.presenterName} presents`}; coming: ${tallyOf(await answersOf(about), "coming", ANSWERS)}. ${agenda}`,
      ),
      ...(group.place === null ? [] : [text(`Where: ${group.place}`)]),
      ...paperOf(about, session),
      choices(choice("Ask something", invoke("reading-group ask", { group: group.name }))),
    ]),
  };
}

async function after(about: About): Promise<Rendered> {
  const { group, session } = about;
  return {
    reply: reply([
      text(`How was ${group.name}? One line each is enough: what you take away, what is to do, a rating.`),
      choices(
        choice("Write minutes", invoke("reading-group minutes", { session: session.id }), "primary"),
        choice("Nominate for next time", invoke("reading-group nominate", { group: group.name })),
      ),
    ]),
  };
}
