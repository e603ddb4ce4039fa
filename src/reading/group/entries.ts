/** Sessions as calendar entries. */

import type { Corpus } from "../../core/corpus.ts";
import { pageOf } from "../../core/paper.ts";
import type { Group, Session } from "../../core/store.ts";

/** What src/export/ics.ts takes; the same shape, for reading does not know export. */
export interface SessionEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: number;
  readonly lengthMin: number;
  readonly zone: string;
  readonly title: string;
  readonly description?: string;
  readonly place?: string;
  readonly url?: string;
  readonly cancelled: boolean;
}

/** One entry a session; skipped and cancelled ones say so. */
export function sessionEntry(group: Group, session: Session, corpus: Corpus): SessionEntry {
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  const page = paper === undefined ? undefined : pageOf(paper);
  const lines = [
    paper === undefined ? "Paper: not chosen yet" : `Paper: ${paper.title}`,
    page,
    `Presenter: ${session.presenterName ?? "nobody yet"}`,
    session.note ?? undefined,
  ].filter((line) => line !== undefined);
  return {
    uid: `${session.id}@paperboy`,
    sequence: session.version,
    startsAt: session.startsAt,
    lengthMin: session.lengthMin,
    zone: session.tz,
    title: paper === undefined ? group.name : `${group.name}: ${paper.nickname ?? paper.title}`,
    description: lines.join("\n"),
    ...(group.place === null ? {} : { place: group.place }),
    ...(page === undefined ? {} : { url: page }),
    cancelled: session.state === "skipped" || session.state === "cancelled" || group.state === "ended",
  };
}
