/** What a message of a session is about, and what most of them need of it. */

import type { Corpus } from "../../core/corpus.ts";
import { type Block, paperLine } from "../../core/reply.ts";
import type { Group, Question, Session, SessionAnswer, Tables } from "../../core/store.ts";
import { count } from "../../core/text.ts";

export interface About {
  readonly tables: Tables;
  readonly corpus: Corpus;
  readonly group: Group;
  readonly session: Session;
  readonly now: number;
}

/** The paper of the session as a block; none while it is not chosen. */
export function paperOf({ corpus }: About, session: Session): readonly Block[] {
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  return paper === undefined ? [] : [paperLine(paper, 1)];
}

/** What people answered about the session. */
export async function answersOf({ tables, session }: About): Promise<readonly SessionAnswer[]> {
  return await tables.groups.answersOf(session.tenantId, session.id);
}

/** The open questions for the session, most wanted first. */
export async function questionLines({ tables, group, session }: About): Promise<readonly string[]> {
  const votes = await tables.groups.supportOf(session.tenantId, group.id);
  const votesFor = (id: string) => votes.filter(({ subject }) => subject === `question:${id}`).length;
  return (await tables.groups.questionsOf(session.tenantId, group.id))
    .filter((question) => isFor(question, session))
    .sort((a, b) => votesFor(b.id) - votesFor(a.id) || a.at - b.at)
    .map(
      ({ id, body, byName }) =>
        `${body} (${count(votesFor(id), "vote")}${byName === null ? "" : `, ${byName}`})`,
    );
}

/**
 * Whether a question is on the agenda of a session: it is open, and was asked for it or for an earlier one. It keeps
 * the session it was asked for, so that the archive can tell; ids of one group's sessions end in their dates.
 */
export function isFor(question: Question, session: Pick<Session, "id"> | undefined): boolean {
  if (question.state !== "open") return false;
  return question.sessionId === null || (session !== undefined && question.sessionId <= session.id);
}
