/** What is ahead of a group: its sessions to come, and the questions that wait for them. */

import type { Group, Question, Session, Support, Tables } from "../../core/store.ts";

/** Planned sessions that have not ended, soonest first. */
export async function sessionsAhead(
  tables: Tables,
  group: Pick<Group, "tenantId" | "id">,
  now: number,
  count: number,
): Promise<readonly Session[]> {
  const from = now - 24 * 3_600_000;
  const sessions = await tables.groups.sessionsOf(group.tenantId, group.id, from);
  return sessions
    .filter(({ state, startsAt, lengthMin }) => state === "planned" && startsAt + lengthMin * 60_000 > now)
    .slice(0, count);
}

/** A question and who would like to hear the answer. */
export interface AskedQuestion {
  readonly question: Question;
  readonly votes: readonly Support[];
}

/**
 * Whether a question is on the agenda of a session: it is open, and was asked for it or for an earlier one. It keeps
 * the session it was asked for, so that the archive can tell; ids of one group's sessions end in their dates.
 */
export function isFor(question: Question, session: Pick<Session, "id"> | undefined): boolean {
  if (question.state !== "open") return false;
  return question.sessionId === null || (session !== undefined && question.sessionId <= session.id);
}

/** Open questions for a session, those of earlier ones included; most votes first, then the earlier. */
export async function openQuestions(
  tables: Tables,
  { tenantId, id }: Pick<Group, "tenantId" | "id">,
  session: Pick<Session, "id"> | undefined,
): Promise<readonly AskedQuestion[]> {
  const votes = await tables.groups.supportOf(tenantId, id);
  return (await tables.groups.questionsOf(tenantId, id))
    .filter((question) => (session === undefined ? question.state === "open" : isFor(question, session)))
    .map((question) => ({
      question,
      votes: votes.filter(({ subject }) => subject === `question:${question.id}`),
    }))
    .sort((a, b) => b.votes.length - a.votes.length || a.question.at - b.question.at);
}
