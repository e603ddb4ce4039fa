/** Opening a stored index: checked, and filled where it is missing or stale, in a thread of its own. */

import { indexOf, type OneIndex } from "../index.ts";
import { madeBeside } from "../indexing/beside.ts";
import { fingerprintOf } from "../indexing/persist.ts";
import type { SourcePaper } from "../source.ts";
import { gathered } from "./gather.ts";
import { rowsAt, type Where } from "./place.ts";
import { StoredSegment } from "./segment.ts";

/** Changes whenever the tables or what they mean change. */
const VERSION = 10;

export interface OpenedStored {
  /** In PostgreSQL it is to be asked by `gathered`. */
  readonly index: OneIndex;
  readonly from: "kept" | "built";
  close(): Promise<void> | void;
}

/**
 * The index of these papers in a database, from which it is asked; filled anew where it does not fit them. Memory holds
 * the papers and a few words. Rejects when the file cannot be written, and with StoreError when PostgreSQL does not
 * answer or does not allow it.
 */
export async function openStored(papers: readonly SourcePaper[], where: Where): Promise<OpenedStored> {
  const fingerprint = `${VERSION}-${await fingerprintOf(papers)}`;
  const from = await madeBeside(papers, { where, fingerprint });
  const rows = await rowsAt(where, fingerprint);
  try {
    const segment = await gathered(() => new StoredSegment(rows, papers));
    return { index: indexOf(segment), from, close: () => rows.close() };
  } catch (error) {
    await rows.close();
    throw error;
  }
}
