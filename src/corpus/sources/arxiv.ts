/**
 * Metadata from arXiv's API. Its terms: one connection, at most one request in three seconds (arXiv API Terms of Use, "Rate
 * limits").
 */

import type { Entry } from "../entry.ts";
import { parseArxivAtom } from "../formats/arxiv-atom.ts";
import { PoliteClient, type PoliteOptions } from "./polite-client.ts";

export const ARXIV_API = "https://export.arxiv.org/api";

/** What a source says of one id: the entry, that there is none, or why it cannot be asked now. */
export type SourceAnswer =
  | { readonly kind: "found"; readonly entry: Entry }
  | { readonly kind: "missing" }
  | { readonly kind: "away"; readonly why: string };

/** Ids asked in one request. */
const TOGETHER = 50;
const APART = 3_000;

export class ArxivSource {
  readonly #client: PoliteClient;

  constructor(options: Omit<PoliteOptions, "apart"> & { readonly apart?: number }) {
    this.#client = new PoliteClient({ ...options, apart: options.apart ?? APART });
  }

  /** The metadata of papers by arXiv id (without version). Never rejects; one answer for each id asked. */
  async lookup(ids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, SourceAnswer>> {
    const answers = new Map<string, SourceAnswer>();
    const known = [...new Set(ids)].filter((id) => /^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/.test(id));
    for (const id of ids) if (!known.includes(id)) answers.set(id, { kind: "missing" });
    for (let start = 0; start < known.length; start += TOGETHER) {
      const some = known.slice(start, start + TOGETHER);
      const answer = await this.#client.get(
        `query?id_list=${some.join(",")}&max_results=${some.length}`,
        signal,
      );
      if (answer.kind !== "found") {
        const why = answer.kind === "missing" ? "arXiv's API is not at that address" : answer.why;
        for (const id of some) answers.set(id, { kind: "away", why });
        continue;
      }
      const read = parseArxivAtom(answer.body, "arxiv.org");
      const broken = read.length > 0 && read.every((one) => "reason" in one && /^not XML/.test(one.reason));
      for (const id of some) {
        const entry = read.find((one): one is Entry => !("reason" in one) && one.arxivId === id);
        answers.set(
          id,
          entry !== undefined
            ? { kind: "found", entry }
            : broken
              ? { kind: "away", why: "the answer cannot be read" }
              : { kind: "missing" },
        );
      }
    }
    return answers;
  }
}
