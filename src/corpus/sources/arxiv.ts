/**
 * Metadata from arXiv's API. Its terms: one connection, at most one request in three seconds (arXiv API Terms of Use, "Rate
 * limits").
 */

import type { Entry } from "../entry.ts";
import { parseArxivAtom } from "../formats/arxiv-atom.ts";
import { saysTitle } from "../link-hints.ts";
import { titleKey, wordsOf } from "../text.ts";
import { PoliteClient, type PoliteOptions } from "./polite-client.ts";

/** What a source says of one id: the entry, that there is none, or why it cannot be asked now. */
export type SourceAnswer =
  | { readonly kind: "found"; readonly entry: Entry }
  | { readonly kind: "missing" }
  | { readonly kind: "away"; readonly why: string };

/** Ids asked in one request. */
const TOGETHER = 50;
const APART = 3_000;
/** Words of a title that are asked for; short ones say little. */
const MOST_WORDS = 16;
const SHORTEST_WORD = 4;

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

  /** The paper whose title was typed, perhaps among other words; missing unless exactly one title fits. Never rejects. */
  async byTitle(typed: string, signal?: AbortSignal): Promise<SourceAnswer> {
    // Any field: a title from an address has its authors' names behind it.
    const words = wordsOf(typed).filter((word) => word.length >= SHORTEST_WORD);
    if (words.length === 0) return { kind: "missing" };
    const query = encodeURIComponent(
      words
        .slice(0, MOST_WORDS)
        .map((word) => `all:${word}`)
        .join(" AND "),
    );
    const answer = await this.#client.get(`query?search_query=${query}&max_results=5`, signal);
    if (answer.kind === "missing") return { kind: "away", why: "arXiv's API is not at that address" };
    if (answer.kind !== "found") return { kind: "away", why: answer.why };
    const entries = parseArxivAtom(answer.body, "arxiv.org").filter(
      (one): one is Entry => !("reason" in one),
    );
    return onlyOne(typed, entries);
  }
}

/** Of several entries the one whose title was typed; the longest when one title holds another. */
export function onlyOne(typed: string, entries: readonly Entry[]): SourceAnswer {
  const fitting = entries
    .filter(({ title }) => title !== undefined && saysTitle(typed, title))
    .sort((a, b) => (b.title?.length ?? 0) - (a.title?.length ?? 0));
  const [entry, other] = fitting;
  // Two papers of one title: whose is meant nobody can tell.
  if (
    entry === undefined ||
    (other !== undefined && titleKey(other.title ?? "") === titleKey(entry.title ?? ""))
  )
    return { kind: "missing" };
  return { kind: "found", entry };
}
