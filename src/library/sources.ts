/** Asking arXiv and Crossref for papers that are known by their id only. */

import type { Entry } from "../corpus/entry.ts";
import type { SourceAnswer } from "../corpus/sources/arxiv.ts";

/** The sources that are switched on. */
export interface Sources {
  readonly arxiv?: {
    lookup(ids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, SourceAnswer>>;
  };
  readonly crossref?: { lookup(doi: string, signal?: AbortSignal): Promise<SourceAnswer> };
}

/** What a paper known by its id only is to be asked for: `arxiv:2501.12948`, `doi:10.1038/…`. */
export function wantedFor({ arxivId, doi }: Pick<Entry, "arxivId" | "doi">): string | undefined {
  if (arxivId !== undefined) return `arxiv:${arxivId}`;
  return doi === undefined ? undefined : `doi:${doi}`;
}

/** What the sources say of each; `away` for one whose source is switched off. Never rejects. */
export async function askSources(
  sources: Sources,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, SourceAnswer>> {
  const answers = new Map<string, SourceAnswer>();
  const arxivIds = wanted.filter((one) => one.startsWith("arxiv:")).map((one) => one.slice(6));
  const dois = wanted.filter((one) => one.startsWith("doi:")).map((one) => one.slice(4));
  const fromArxiv = arxivIds.length === 0 ? undefined : await sources.arxiv?.lookup(arxivIds, signal);
  const off = { kind: "away", why: "that source is switched off" } as const;
  for (const id of arxivIds) answers.set(`arxiv:${id}`, fromArxiv?.get(id) ?? off);
  for (const doi of dois) answers.set(`doi:${doi}`, (await sources.crossref?.lookup(doi, signal)) ?? off);
  return answers;
}
