/** Opening the index of a large corpus: loaded when the file fits the papers, else built beside the event loop and saved. */

import { indexOf, type OneIndex } from "../index.ts";
import type { SourcePaper } from "../source.ts";
import { madeBeside } from "./beside.ts";
import { fingerprintOf, loadIndex } from "./persist.ts";
import { MemorySegment } from "./segment.ts";

export interface Opened {
  readonly index: OneIndex;
  /** Where it came from; the reason when a file was there and could not be used. */
  readonly from: "file" | "built";
  readonly reason?: string;
}

/**
 * The index of these papers, from `file` or built anew and written there (whole or not at all). The event loop is never
 * held longer than a few milliseconds. Rejects only when the thread fails; a file that cannot be written is no fault.
 */
export async function openIndex(papers: readonly SourcePaper[], file: string): Promise<Opened> {
  const fingerprint = await fingerprintOf(papers);
  const loaded = await loadIndex(file, fingerprint);
  const arrays = "reason" in loaded ? await madeBeside(papers, { save: { file, fingerprint } }) : loaded;
  const index = indexOf(new MemorySegment(arrays, papers));
  await index.segment.prepare();
  return "reason" in loaded ? { index, from: "built", reason: loaded.reason } : { index, from: "file" };
}
