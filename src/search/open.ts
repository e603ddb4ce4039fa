/** Opening the index of a large corpus: loaded when the file fits the papers, else built beside the event loop and saved. */

import { readFile, rename, writeFile } from "node:fs/promises";
import { setImmediate as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { indexOver, type OneIndex } from "./index.ts";
import type { IndexArrays } from "./layout.ts";
import { fingerprintOf, packIndex, unpackIndex } from "./persist.ts";
import type { SourcePaper } from "./source.ts";

/** Papers sent to the thread at once: copying them takes a few milliseconds. */
const BATCH = 400;

export interface Opened {
  readonly index: OneIndex;
  /** Where it came from; the reason when a file was there and could not be used. */
  readonly from: "file" | "built";
  readonly reason?: string;
}

/**
 * The index of these papers, from `file` or built anew and written there (whole or not at all). The event loop is never
 * held longer than a batch takes to copy. Rejects only when the thread fails; a file that cannot be written is no fault.
 */
export async function openIndex(papers: readonly SourcePaper[], file: string): Promise<Opened> {
  const fingerprint = fingerprintOf(papers);
  const bytes = await readFile(file).catch(() => undefined);
  const loaded = bytes === undefined ? { reason: "no file" } : unpackIndex(bytes, fingerprint);
  if (!("reason" in loaded)) return { index: indexOver(loaded, papers), from: "file" };
  const arrays = await buildBeside(papers);
  const temporary = `${file}.new`;
  await writeFile(temporary, packIndex(arrays, fingerprint))
    .then(() => rename(temporary, file))
    .catch(() => undefined);
  return { index: indexOver(arrays, papers), from: "built", reason: loaded.reason };
}

/** Builds in a thread of its own. `means`: see buildIndex. */
export async function buildBeside(
  papers: readonly SourcePaper[],
  means?: readonly number[],
): Promise<IndexArrays> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url));
  try {
    const done = new Promise<IndexArrays>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => {
        reject(new Error(`The index was not built: its thread ended with status ${code}.`));
      });
    });
    for (let from = 0; from < papers.length; from += BATCH) {
      worker.postMessage(papers.slice(from, from + BATCH));
      await pause();
    }
    worker.postMessage({ means });
    return await done;
  } finally {
    await worker.terminate();
  }
}
