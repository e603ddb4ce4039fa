/** Opening a stored index: checked, and filled where it is missing or stale, in a thread of its own. */

import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { OneIndex } from "../index.ts";
import { indexOf } from "../index.ts";
import { fingerprintOf } from "../persist.ts";
import type { SourcePaper } from "../source.ts";
import { StoredSegment } from "./segment.ts";
import { SqliteRows, sqlite } from "./sqlite.ts";

/** Changes whenever the tables or what they mean change. */
const VERSION = 2;
/** Papers sent to the thread at once. */
const BATCH = 400;

/** What the thread is told: first which file, then papers if it asks for them, then that these were all. */
export type Told =
  | { readonly file: string; readonly fingerprint: string }
  | { readonly papers: readonly SourcePaper[] }
  | { readonly end: true };
/** What the thread says. */
export type Said = "fits" | "send papers" | "filled";

export interface OpenedStored {
  readonly index: OneIndex;
  readonly from: "file" | "built";
  close(): void;
}

/**
 * The index of these papers in a file of SQLite, from which it is asked; filled anew where it does not fit them. Memory
 * holds the papers and a few words. Rejects when the file cannot be written.
 */
export async function openStored(papers: readonly SourcePaper[], file: string): Promise<OpenedStored> {
  const fingerprint = `${VERSION}-${await fingerprintOf(papers)}`;
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  const tell = (told: Told): void => worker.postMessage(told);
  let from: OpenedStored["from"] = "file";
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("message", async (said: Said) => {
        if (said !== "send papers") return resolve();
        from = "built";
        for (let at = 0; at < papers.length; at += BATCH) {
          tell({ papers: papers.slice(at, at + BATCH) });
          await turn();
        }
        tell({ end: true });
      });
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The index was not filled: status ${code}.`)));
      tell({ file, fingerprint });
    });
  } finally {
    await worker.terminate();
  }
  const rows = new SqliteRows(file, true);
  const segment = new StoredSegment(rows, sqlite, papers);
  return { index: { ...indexOf(segment), segment }, from, close: () => rows.close() };
}
