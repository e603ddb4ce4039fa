/** Opening the index of a large corpus: loaded when the file fits the papers, else built beside the event loop and saved. */

import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { indexOf, type OneIndex } from "./index.ts";
import type { IndexArrays } from "./layout.ts";
import { fingerprintOf, loadIndex, type Packed, unpacked } from "./persist.ts";
import { MemorySegment } from "./segment.ts";
import type { SourcePaper } from "./source.ts";

/** Papers sent to the thread at once: copying them takes a few milliseconds. */
const BATCH = 400;

export interface Opened {
  readonly index: OneIndex;
  /** Where it came from; the reason when a file was there and could not be used. */
  readonly from: "file" | "built";
  readonly reason?: string;
}

/** What ends the thread's work: how to finish, and where to keep the result, if anywhere. */
export interface Finish {
  /** See buildIndex. */
  readonly means?: readonly number[] | undefined;
  readonly save?: { readonly file: string; readonly fingerprint: string };
}

/**
 * The index of these papers, from `file` or built anew and written there (whole or not at all). The event loop is never
 * held longer than a few milliseconds. Rejects only when the thread fails; a file that cannot be written is no fault.
 */
export async function openIndex(papers: readonly SourcePaper[], file: string): Promise<Opened> {
  const fingerprint = await fingerprintOf(papers);
  const loaded = await loadIndex(file, fingerprint);
  const arrays = "reason" in loaded ? await buildBeside(papers, { save: { file, fingerprint } }) : loaded;
  const index = indexOf(new MemorySegment(arrays, papers));
  await index.segment.prepare();
  return "reason" in loaded ? { index, from: "built", reason: loaded.reason } : { index, from: "file" };
}

/** Builds in a thread of its own. */
export async function buildBeside(papers: readonly SourcePaper[], finish: Finish = {}): Promise<IndexArrays> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  try {
    const done = new Promise<Packed>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => {
        reject(new Error(`The index was not built: its thread ended with status ${code}.`));
      });
    });
    for (let from = 0; from < papers.length; from += BATCH) {
      worker.postMessage(papers.slice(from, from + BATCH));
      await turn();
    }
    worker.postMessage({ finish });
    return unpacked(await done);
  } finally {
    await worker.terminate();
  }
}
