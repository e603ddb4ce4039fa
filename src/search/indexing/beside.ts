/** Making an index in a thread of its own, so that the event loop turns meanwhile. */

import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { StoreError } from "../../core/store.ts";
import type { SourcePaper } from "../source.ts";
import type { Where } from "../stored/place.ts";
import type { IndexArrays } from "./layout.ts";

/** Papers sent to the thread at once: copying them takes a few milliseconds. */
const BATCH = 400;

/** An index in memory. */
export interface InMemory {
  /** See buildIndex. */
  readonly means?: readonly number[] | undefined;
  /** Where to keep it for the next start; a file that cannot be written is no fault. */
  readonly save?: { readonly file: string; readonly fingerprint: string };
}

/** An index in a database, made where the one of these papers is not there yet. */
export interface InDatabase {
  readonly where: Where;
  readonly fingerprint: string;
}

/** What the thread says at last: the index, or how it came to be where it belongs. */
export type Made = IndexArrays | "kept" | "built";

/** Asks for the papers; none of a batch says that these were all. */
export const SEND_PAPERS = "send papers";

/** Rejects when the thread fails, and with StoreError where a database does not answer or does not allow it. */
export async function madeBeside(papers: readonly SourcePaper[], order: InMemory): Promise<IndexArrays>;
export async function madeBeside(
  papers: readonly SourcePaper[],
  order: InDatabase,
): Promise<"kept" | "built">;
export async function madeBeside(
  papers: readonly SourcePaper[],
  order: InMemory | InDatabase,
): Promise<Made> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: order });
  try {
    return await new Promise<Made>((resolve, reject) => {
      worker.on("message", async (said: Made | typeof SEND_PAPERS) => {
        if (said !== SEND_PAPERS) return resolve(said);
        for (let from = 0; from < papers.length; from += BATCH) {
          worker.postMessage(papers.slice(from, from + BATCH));
          await turn();
        }
        worker.postMessage([]);
      });
      // Errors lose their class between threads, and keep what they say.
      worker.once("error", (error: Error | StoreError) => {
        reject("fault" in error ? new StoreError(error.fault, error.message) : error);
      });
      worker.once("exit", (code) => {
        reject(new Error(`The index was not made: its thread ended with status ${code}.`));
      });
    });
  } finally {
    await worker.terminate();
  }
}
