/** A session with what belongs on its card. */

import type { Corpus } from "../../src/core/corpus.ts";
import type { Question, Session, Support } from "../../src/core/store.ts";
import { isFor } from "../../src/reading/group/about.ts";
import type { SessionView } from "../../src/reading/group/card.ts";
import type { Desk } from "./desk.ts";

export async function viewOf(desk: Desk, corpus: Corpus, session: Session): Promise<SessionView> {
  const { tables, tenantId, group } = desk;
  const questions = await openQuestions(desk, session);
  return {
    group,
    session,
    paper: session.paperId === null ? undefined : corpus.byId(session.paperId),
    answers: await tables.groups.answersOf(tenantId, session.id),
    questions: questions.length,
  };
}

/** A question and who would like to hear the answer. */
export interface AskedQuestion {
  readonly question: Question;
  readonly votes: readonly Support[];
}

/** Open questions for a session, those of earlier ones included; most votes first, then the earlier. */
export async function openQuestions(
  desk: Desk,
  session: Session | undefined,
): Promise<readonly AskedQuestion[]> {
  const { tables, tenantId, group } = desk;
  const votes = await tables.groups.supportOf(tenantId, group.id);
  return (await tables.groups.questionsOf(tenantId, group.id))
    .filter((question) => (session === undefined ? question.state === "open" : isFor(question, session)))
    .map((question) => ({
      question,
      votes: votes.filter(({ subject }) => subject === `question:${question.id}`),
    }))
    .sort((a, b) => b.votes.length - a.votes.length || a.question.at - b.question.at);
}
