/** Asking arXiv and Crossref for papers that are known by their id only. */

import { enumerate } from "../core/text.ts";
import type { Entry } from "../corpus/entry.ts";
import { askFor } from "../corpus/link-hints.ts";
import { linkOf } from "../corpus/links.ts";
import type { SourceAnswer } from "../corpus/sources/arxiv.ts";

/** The sources that are switched on. */
export interface Sources {
  readonly arxiv?: {
    lookup(ids: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, SourceAnswer>>;
    byTitle(typed: string, signal?: AbortSignal): Promise<SourceAnswer>;
  };
  readonly crossref?: {
    lookup(doi: string, signal?: AbortSignal): Promise<SourceAnswer>;
    byTitle(typed: string, signal?: AbortSignal): Promise<SourceAnswer>;
  };
}

/**
 * What a paper known by its id or link only is to be asked for: `arxiv:2501.12948`, `doi:10.1038/…`. A link of the ACL
 * Anthology is asked for by the DOI that it most likely has.
 */
export function wantedFor({ arxivId, doi, url }: Pick<Entry, "arxivId" | "doi" | "url">): string | undefined {
  if (arxivId !== undefined) return `arxiv:${arxivId}`;
  if (doi !== undefined) return `doi:${doi}`;
  const link = url === undefined ? undefined : linkOf(url);
  return link === undefined ? undefined : askFor(link);
}

/** How what is asked for by a title begins. */
export const BY_TITLE = "title:";

/** What is asked for by a title that was typed, perhaps among other words: `title:…`. */
export function wantedByTitle(typed: string): string {
  return `${BY_TITLE}${typed.replace(/\s+/gu, " ")}`;
}

/** Those that are switched on, in words; empty when none is. */
export function namesOf({ arxiv, crossref }: Sources): string {
  return enumerate([
    ...(arxiv === undefined ? [] : ["arXiv"]),
    ...(crossref === undefined ? [] : ["Crossref"]),
  ]);
}

/**
 * What the sources say of each; `away` for one whose source is switched off. `sofar` is told of how many they were asked.
 * Never rejects.
 */
export async function askSources(
  sources: Sources,
  wanted: readonly string[],
  signal?: AbortSignal,
  sofar: (asked: number) => void = () => {},
): Promise<ReadonlyMap<string, SourceAnswer>> {
  const answers = new Map<string, SourceAnswer>();
  const of = (kind: string) =>
    wanted.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length));
  const arxivIds = of("arxiv:");
  sofar(0);
  const fromArxiv = arxivIds.length === 0 ? undefined : await sources.arxiv?.lookup(arxivIds, signal);
  for (const id of arxivIds) answers.set(`arxiv:${id}`, fromArxiv?.get(id) ?? OFF);
  sofar(answers.size);
  for (const doi of of("doi:")) {
    answers.set(`doi:${doi}`, (await sources.crossref?.lookup(doi, signal)) ?? OFF);
    sofar(answers.size);
  }
  for (const typed of of("title:")) {
    answers.set(`title:${typed}`, await byTitle(sources, typed, signal));
    sofar(answers.size);
  }
  return answers;
}

const OFF: SourceAnswer = { kind: "away", why: "that source is switched off" };

/** arXiv first: it has the abstract. Missing only when each source that is switched on says so. */
async function byTitle(
  { arxiv, crossref }: Sources,
  typed: string,
  signal?: AbortSignal,
): Promise<SourceAnswer> {
  let answer: SourceAnswer | undefined;
  for (const source of [arxiv, crossref]) {
    const found = await source?.byTitle(typed, signal);
    if (found?.kind === "found") return found;
    if (found !== undefined && answer?.kind !== "away") answer = found;
  }
  return answer ?? OFF;
}
