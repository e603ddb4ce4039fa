/** What people and teams attach to papers, and the papers that teams added themselves. */

import type { PaperId } from "./paper.ts";

/**
 * saved: `name` is the list. tag: `name` is the tag. status: `value` is want, reading or read. note: `name` is the
 * note's id, `value` its text. doubt: `name` is the other paper, `value` why they may be one. verdict: `name` is the
 * other paper, `value` same or different. Of two papers `paperId` is the one that sorts first.
 */
export type MarkKind = "saved" | "tag" | "status" | "note" | "doubt" | "verdict";

export interface MarkKey {
  readonly tenantId: string;
  readonly kind: MarkKind;
  /** The platform's id of the person it belongs to; empty for the team. */
  readonly owner: string;
  readonly name: string;
  readonly paperId: PaperId;
}

/** One thing attached to one paper. */
export interface Mark extends MarkKey {
  readonly value: string;
  /** Who made it, by the platform's id, and what they are called. */
  readonly by: string;
  readonly byName: string;
  readonly at: number;
}

export interface Marks {
  /** Replaces what has the same key. */
  put(mark: Mark): Promise<void>;
  get(key: MarkKey): Promise<Mark | undefined>;
  remove(key: MarkKey): Promise<void>;
  /** Everything attached to a paper, oldest first. */
  ofPaper(tenantId: string, paperId: PaperId): Promise<readonly Mark[]>;
  /** Those of a kind, newest first; of one owner, or of one name, when given. */
  ofKind(
    tenantId: string,
    kind: MarkKind,
    given?: { readonly owner?: string; readonly name?: string },
  ): Promise<readonly Mark[]>;
}

/** A paper that a team has over the shared corpus: its own, or its fuller version of a shared one. */
export interface TeamPaper {
  readonly tenantId: string;
  readonly id: PaperId;
  /** A `Paper`. */
  readonly paperJson: string;
  /** The paper that stands for this one since somebody said that the two are the same. */
  readonly mergedInto: PaperId | null;
  /** What its data is to be asked for, `arxiv:2501.12948` or `doi:10.…`; null when it is complete. */
  readonly lacks: string | null;
  /** How often a source was asked in vain, and when it is asked next (ms). */
  readonly tries: number;
  readonly nextAt: number | null;
  readonly addedBy: string;
  readonly at: number;
}

export interface TeamPapers {
  /** Replaces the one with this id. */
  put(paper: TeamPaper): Promise<void>;
  get(tenantId: string, id: PaperId): Promise<TeamPaper | undefined>;
  remove(tenantId: string, id: PaperId): Promise<void>;
  /** All of a tenant, by id. */
  of(tenantId: string): Promise<readonly TeamPaper[]>;
  /** The next of a tenant, by id, after the one named; from the beginning after the empty text. */
  page(tenantId: string, after: PaperId, limit: number): Promise<readonly TeamPaper[]>;
  /**
   * What changed after a revision, each paper as it is now; null for one that is not there any more. Undefined when more
   * than `limit` changed, or when not every change was noted: then all must be read.
   */
  changedSince(
    tenantId: string,
    revision: number,
    limit: number,
  ): Promise<readonly { readonly id: PaperId; readonly paper: TeamPaper | null }[] | undefined>;
  /** Counts the changes of a tenant's papers, 0 at the beginning: a snapshot holds as long as it stays. */
  revision(tenantId: string): Promise<number>;
  /** Those whose source may be asked again, longest waiting first. */
  lacking(until: number, limit: number): Promise<readonly TeamPaper[]>;
  /** Takes one of them for asking, unless somebody else did (false); it comes up again at `nextAt`. */
  take(paper: TeamPaper, nextAt: number): Promise<boolean>;
}
