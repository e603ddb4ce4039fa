/** What each message of a session's chain says. Some decide something first: the presenter, the paper. */

import type { Corpus } from "../../core/corpus.ts";
import { invoke } from "../../core/invocation.ts";
import type { Rendered } from "../../core/job.ts";
import {
  type Block,
  choice,
  choices,
  heading,
  list,
  note,
  paperCard,
  paperLine,
  type Reply,
  reply,
  text,
} from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import { type Group, NOT_NEEDED, type Session, type SessionAnswer, type Tables } from "../../core/store.ts";
import { count } from "../../core/text.ts";
import { ballotBlocks, ballotOf, shortName } from "./ballot.ts";
import { ANSWERS, mentionLine, readingChoices, rsvpChoices, tallyOf, when } from "./card.ts";
import { quietOf } from "./quiet.ts";
import { chainSchema, type Kind } from "./reminders.ts";
import { order } from "./rotation.ts";
import { sayOutcome } from "./votes.ts";

export interface About {
  readonly tables: Tables;
  readonly corpus: Corpus;
  readonly group: Group;
  readonly session: Session;
  readonly now: number;
}

/** The message of a kind, or the reason why there is none. */
export async function messageFor(kind: Kind | "snooze", about: About): Promise<Rendered> {
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
    case "snooze":
      return snoozed(about);
    case "soon":
    case "join":
      return await soon(kind, about);
    case "start":
      return await start(about);
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
    blocks.push(...ballotBlocks(group, await ballotOf(tables, group, corpus), corpus));
  } else {
    blocks.push(text("The paper is chosen:"), ...paperOf(about, session));
  }
  return { reply: reply(blocks) };
}

/** Gives the session to the first of the rotation, if nobody has it. */
async function withPresenter({ tables, group, session, now }: About): Promise<Session> {
  if (session.presenter !== null) return session;
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
  return (await tables.groups.changeSession(given)) ? given : session;
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
  const { winner } = ballot.result;
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
  const chosen = { ...session, paperId: winner.paperId, version: session.version + 1 };
  await tables.groups.changeSession(chosen);
  const nomination = ballot.nominations.find(({ paperId }) => paperId === winner.paperId);
  if (nomination !== undefined) await tables.groups.putNomination({ ...nomination, state: "chosen" });
  const left = ballot.result.counts.length - 1;
  const carried =
    left === 0 ? [] : [note(`${count(left, "other nomination")} and their votes stay for next time.`)];
  const outcome = reply([
    heading(`${group.name}: the vote is closed`),
    text(sayOutcome(ballot.result, (id) => shortName(corpus, id))),
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

/** To the presenter alone: the card, the questions so far, and an outline to start from. */
async function toPresenter(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  if (session.presenter === null) return { skip: `${NOT_NEEDED}nobody presents yet` };
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  const questions = await questionLines(about);
  return {
    reply: reply([
      heading(`You present ${group.name}`),
      text(["It is on ", ...when(session), ` for ${count(session.lengthMin, "minute")}.`]),
      ...(paper === undefined ? [text("The paper is not chosen yet.")] : [paperCard(paper)]),
      ...(questions.length === 0 ? [] : [text("Asked so far:"), list(questions, true)]),
      text("An outline that works for most papers:"),
      list(
        [
          "The problem, and why it mattered then",
          "What was done before, in a minute",
          "The idea, with one figure",
          "The evidence: which table or plot convinces, and which does not",
          "What we would do with it, and the questions above",
        ],
        true,
      ),
      choices(
        choice("Can't make it", invoke("reading-group presenter", { action: "cannot", session: session.id })),
      ),
    ]),
  };
}

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

/** To the organiser alone, when fewer than the quorum have read the paper: what can be done about it. */
async function few(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  const { few: lead } = chainSchema.parse(JSON.parse(group.chainJson));
  const quorum = lead !== "off" && "minutes" in lead ? lead.quorum : undefined;
  if (quorum === undefined || session.paperId === null) return { skip: `${NOT_NEEDED}no paper is chosen` };
  const readers = (await answersOf(about)).filter(
    (one) => one.about === "reading" && one.answer !== "not-yet",
  );
  if (readers.length >= quorum) return { skip: `${NOT_NEEDED}enough people have read it` };
  const name = shortName(corpus, session.paperId);
  const nextWeek = Temporal.PlainDate.from(session.localDate).add({ days: 7 }).toString();
  return {
    reply: reply([
      text([
        `Only ${count(readers.length, "person has", "people have")} read ${name} for ${group.name} on `,
        ...when(session),
        `; you asked for ${quorum}. To keep it, do nothing. Otherwise:`,
      ]),
      choices(
        choice(
          "A week later",
          invoke("reading-group move", { to: `${nextWeek} ${session.localTime}`, session: session.id }),
        ),
        choice(
          "Skip to the next session",
          invoke("reading-group skip", { session: session.id, reason: "Too few had read it" }),
        ),
        choice("Another paper", invoke("reading-group pick", { session: session.id })),
      ),
    ]),
  };
}

/** To one person alone, at the time they asked for. */
function snoozed({ group, session, corpus }: About): Rendered {
  const paper = session.paperId === null ? "" : `: ${shortName(corpus, session.paperId)}`;
  return {
    reply: reply([
      text(["You asked to be reminded: ", `${group.name} meets on `, ...when(session), `${paper}.`]),
      ...(group.place === null ? [] : [text(`Where: ${group.place}`)]),
      choices(choice("Remind me again", invoke("reading-group snooze", { session: session.id }))),
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

/** It begins: title, paper, agenda. */
async function start(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  const title = session.paperId === null ? group.name : shortName(corpus, session.paperId);
  const questions = await questionLines(about);
  return {
    reply: reply([
      heading(`${session.localDate}: ${title}`),
      text(
        `${group.name} begins. ${session.presenterName === null ? "Nobody has prepared it" : `${session.presenterName} presents`}; coming: ${tallyOf(await answersOf(about), "coming", ANSWERS)}.`,
      ),
      ...(group.place === null ? [] : [text(`Where: ${group.place}`)]),
      ...paperOf(about, session),
      ...(questions.length === 0
        ? [text("The question box is empty.")]
        : [text("Agenda:"), list(questions, true)]),
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

function paperOf({ corpus }: About, session: Session): readonly Block[] {
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  return paper === undefined ? [] : [paperLine(paper, 1)];
}

async function answersOf({ tables, session }: About): Promise<readonly SessionAnswer[]> {
  return await tables.groups.answersOf(session.tenantId, session.id);
}

/** The open questions for the session, most wanted first. */
async function questionLines({ tables, group, session }: About): Promise<readonly string[]> {
  const votes = await tables.groups.supportOf(session.tenantId, group.id);
  const votesFor = (id: string) => votes.filter(({ subject }) => subject === `question:${id}`).length;
  return (await tables.groups.questionsOf(session.tenantId, group.id))
    .filter(({ state, sessionId }) => state === "open" && (sessionId === null || sessionId === session.id))
    .sort((a, b) => votesFor(b.id) - votesFor(a.id) || a.at - b.at)
    .map(
      ({ id, body, byName }) =>
        `${body} (${count(votesFor(id), "vote")}${byName === null ? "" : `, ${byName}`})`,
    );
}
