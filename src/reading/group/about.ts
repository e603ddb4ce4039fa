/** What a message of a session is about, and what most of them need of it. */

import type { Corpus } from "../../core/corpus.ts";
import type { Block } from "../../core/reply.ts";
import type { Group, Session, SessionAnswer, Tables } from "../../core/store.ts";
import { count } from "../../core/text.ts";
import { openQuestions } from "./agenda.ts";

export interface About {
  readonly tables: Tables;
  readonly corpus: Corpus;
  readonly group: Group;
  readonly session: Session;
  readonly now: number;
  /** True when a message that stands is drawn once more: nothing is decided then. */
  readonly again?: true;
  /** The message is for a channel, though it usually goes to one person alone. */
  readonly toAll?: boolean;
}

/** The paper of the session as a block; none while it is not chosen. */
export function paperOf({ corpus }: About, session: Session): readonly Block[] {
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  // One paper alone is not numbered.
  return paper === undefined
    ? []
    : [{ type: "paper", paper, detail: "brief", abstract: 0, secondary: false }];
}

/** What people answered about the session. */
export async function answersOf({ tables, session }: About): Promise<readonly SessionAnswer[]> {
  return await tables.groups.answersOf(session.tenantId, session.id);
}

/** The open questions for the session, most wanted first. */
export async function questionLines({ tables, group, session }: About): Promise<readonly string[]> {
  return (await openQuestions(tables, group, session)).map(
    ({ question: { body, byName }, votes }) =>
      `${body} (${count(votes.length, "vote")}${byName === null ? "" : `, ${byName}`})`,
  );
}
