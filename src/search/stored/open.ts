/** Opening a stored index: checked, and filled where it is missing or stale, in a thread of its own. */

import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { StoreError, type StoreFault } from "../../core/store.ts";
import { indexOf, type OneIndex } from "../index.ts";
import { fingerprintOf } from "../persist.ts";
import type { SourcePaper } from "../source.ts";
import { gathered } from "./gather.ts";
import { PostgresRows, postgres, schemaOf } from "./postgres.ts";
import type { Dialect, Rows } from "./rows.ts";
import { StoredSegment } from "./segment.ts";
import { SqliteRows, sqlite } from "./sqlite.ts";

/** Changes whenever the tables or what they mean change. */
const VERSION = 7;
/** Papers sent to the thread at once. */
const BATCH = 400;

/** A file of SQLite, or a database of PostgreSQL, where the index has a schema of its own. */
export type Where = { readonly file: string } | { readonly databaseUrl: string };

/** What the thread is told: first where to, then papers if it asks for them, then that these were all. */
export type Told =
  | { readonly where: Where; readonly fingerprint: string }
  | { readonly papers: readonly SourcePaper[] }
  | { readonly end: true };
/** What the thread says. */
export type Said =
  | "fits"
  | "send papers"
  | "filled"
  | { readonly fault: StoreFault; readonly message: string };

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
  const from = await filled(papers, where, fingerprint);
  const { rows, dialect, close } = await rowsIn(where, fingerprint);
  try {
    const segment = await gathered(() => new StoredSegment(rows, dialect, papers));
    return { index: indexOf(segment), from, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function rowsIn(
  where: Where,
  fingerprint: string,
): Promise<{ rows: Rows; dialect: Dialect; close: OpenedStored["close"] }> {
  if ("file" in where) {
    const rows = new SqliteRows(where.file, true);
    return { rows, dialect: sqlite, close: () => rows.close() };
  }
  const rows = await PostgresRows.open(where.databaseUrl, schemaOf(fingerprint));
  return { rows, dialect: postgres, close: () => rows.close() };
}

/** Leaves the index of these papers where it belongs. */
async function filled(
  papers: readonly SourcePaper[],
  where: Where,
  fingerprint: string,
): Promise<OpenedStored["from"]> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  const tell = (told: Told): void => worker.postMessage(told);
  let from: OpenedStored["from"] = "kept";
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on("message", async (said: Said) => {
        if (typeof said === "object") return reject(new StoreError(said.fault, said.message));
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
      tell({ where, fingerprint });
    });
  } finally {
    await worker.terminate();
  }
  return from;
}
