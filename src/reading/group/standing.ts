/**
 * What stands in a channel and goes on changing: the card of a session, the ballot, the reading check, the
 * question box. Commands answer with these, and the same functions draw them anew after every change.
 */

import type { Corpus } from "../../core/corpus.ts";
import { invoke } from "../../core/invocation.ts";
import { choice, choices, heading, list, menu, note, type Reply, reply, text } from "../../core/reply.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { clip, count } from "../../core/text.ts";
import { localParts } from "../time/resolve.ts";
import { sayDate } from "../time/say.ts";
import { openQuestions, sessionsAhead } from "./agenda.ts";
import { ballotOf, shortName } from "./ballot.ts";
import { ballotBlocks } from "./ballot-view.ts";
import { READINGS, readingChoices, type SessionView, sessionCard, tallyOf } from "./card.ts";
import { liveOf } from "./follow.ts";
import { closingOf } from "./keep.ts";

/** What drawing needs. `now` is ms since 1970. */
export interface Showing {
  readonly tables: Tables;
  readonly corpus: Corpus;
  readonly group: Group;
  readonly now: number;
}

/** A session with what belongs on its card. */
export async function viewOf(
  { tables, corpus, group, now }: Showing,
  session: Session,
): Promise<SessionView> {
  const [next] = await sessionsAhead(tables, group, now, 1);
  return {
    group,
    session,
    paper: session.paperId === null ? undefined : corpus.byId(session.paperId),
    answers: await tables.groups.answersOf(session.tenantId, session.id),
    questions: (await openQuestions(tables, group, session)).length,
    next: next === undefined || session.startsAt <= next.startsAt,
  };
}

/** The card of a session. */
export async function cardReply(showing: Showing, session: Session): Promise<Reply> {
  return reply(sessionCard(await viewOf(showing, session)), {
    inPlace: true,
    live: liveOf(showing.group, `card:${session.id}`),
  });
}

/** What is nominated, with the votes. */
export async function ballotReply({ tables, corpus, group, now }: Showing): Promise<Reply> {
  const ballot = await ballotOf(tables, group, corpus);
  const closesAt = await closingOf(tables, group, now);
  const blocks = ballotBlocks({ group, ballot, corpus, closesAt });
  return reply([heading(`${group.name}: what to read next?`), ...blocks], {
    inPlace: true,
    papers: ballot.counts.map(({ paperId }) => paperId),
    live: liveOf(group, "ballot"),
  });
}

/** How far people are with the paper of a session. */
export async function readingReply(
  { tables, corpus, group, now }: Showing,
  session: Session,
): Promise<Reply> {
  const answers = await tables.groups.answersOf(session.tenantId, session.id);
  const paper = session.paperId === null ? "the paper" : shortName(corpus, session.paperId);
  const date = sayDate(Temporal.PlainDate.from(session.localDate), localParts(now, group.tz).date);
  return reply(
    [
      text(
        `${group.name} on ${date}: how far are you with ${paper}? So far ${tallyOf(answers, "reading", READINGS)}.`,
      ),
      choices(...readingChoices(session, answers)),
    ],
    { inPlace: true, live: liveOf(group, `reading:${session.id}`) },
  );
}

/** The question box of the next session. */
export async function boxReply({ tables, group, now }: Showing): Promise<Reply> {
  const [next] = await sessionsAhead(tables, group, now, 1);
  const asked = await openQuestions(tables, group, next);
  const ask = choice("Ask something", invoke("reading-group ask", { group: group.name }));
  const live = liveOf(group, "box");
  if (asked.length === 0) {
    return reply([text(`The question box of ${group.name} is empty.`), choices(ask)], {
      inPlace: true,
      outcome: "nothing",
      live,
    });
  }
  return reply(
    [
      heading(`Questions for ${group.name}`),
      list(
        asked.map(({ question, votes }) => {
          const who = question.byName === null ? "" : `, ${question.byName}`;
          return `${question.body} (${count(votes.length, "vote")}${who})`;
        }),
        true,
      ),
      choices(
        ...asked
          .slice(0, 8)
          .map(({ question }, i) =>
            choice(
              `Me too: ${i + 1}. ${clip(question.body, 40)}`,
              invoke("reading-group questions", { up: question.id, group: group.name }),
            ),
          ),
        ask,
      ),
      menu(
        "Mark as answered",
        asked
          .slice(0, 25)
          .map(({ question }) =>
            choice(
              clip(question.body, 70),
              invoke("reading-group questions", { answered: question.id, group: group.name }),
            ),
          ),
      ),
      note("A second tap takes yours back. What is not answered is carried to the next session."),
    ],
    { inPlace: true, live },
  );
}
