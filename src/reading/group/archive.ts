/** What a group has been through: past sessions with all that was decided, answered, asked and written. */

import type { Corpus } from "../../core/corpus.ts";
import type { Paper } from "../../core/paper.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { MINUTE } from "../time/resolve.ts";
import { averageRating, type MinutesEntry, readMinutes } from "./minutes.ts";
import { threadAt } from "./session-thread.ts";

/** A question as it stands now; `session` is the one it was asked for. */
export interface PastQuestion {
  readonly body: string;
  /** Null when it was asked without a name. */
  readonly byName: string | null;
  readonly votes: number;
  readonly state: "open" | "answered";
}

export interface PastSession {
  readonly session: Session;
  /** Undefined when none was chosen, or when it has left the collection. */
  readonly paper: Paper | undefined;
  readonly going: readonly string[];
  readonly maybe: readonly string[];
  readonly minutes: readonly MinutesEntry[];
  /** `4.5`; undefined without ratings. */
  readonly rating: string | undefined;
  readonly questions: readonly PastQuestion[];
  /** The address of its thread where it is asked, if there is one. */
  readonly thread?: string;
}

/** Sessions that are over, cancelled ones included and skipped ones not, oldest first; with the threads of tenant `here`. */
export async function pastSessions(
  tables: Tables,
  group: Group,
  corpus: Corpus,
  now: number,
  here: string,
): Promise<readonly PastSession[]> {
  const { tenantId, id: groupId } = group;
  const sessions = (await tables.groups.sessionsOf(tenantId, groupId)).filter(
    ({ startsAt, lengthMin, state }) => state !== "skipped" && startsAt + lengthMin * MINUTE <= now,
  );
  const asked = await tables.groups.questionsOf(tenantId, groupId);
  const votes = new Map<string, number>();
  for (const { subject } of await tables.groups.supportOf(tenantId, groupId))
    votes.set(subject, (votes.get(subject) ?? 0) + 1);
  const past: PastSession[] = [];
  for (const session of sessions) {
    const answers = await tables.groups.answersOf(tenantId, session.id);
    const said = (answer: string) =>
      answers.filter((one) => one.about === "coming" && one.answer === answer).map(({ name }) => name);
    const thread = await threadAt(tables, session, here);
    const minutes = readMinutes(session.minutesJson);
    past.push({
      session,
      paper: session.paperId === null ? undefined : corpus.byId(session.paperId),
      going: said("going"),
      maybe: said("maybe"),
      minutes,
      rating: averageRating(minutes),
      ...(thread === undefined ? {} : { thread }),
      questions: asked.flatMap(({ id, sessionId, body, byName, state }) =>
        sessionId !== session.id || state === "withdrawn"
          ? []
          : [{ body, byName, state, votes: votes.get(`question:${id}`) ?? 0 }],
      ),
    });
  }
  return past;
}
