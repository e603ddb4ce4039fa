/**
 * Papers from links and ids somebody pasted: what the metadata services know of them, or the id alone when they are away, to
 * be completed later.
 */

import type { Entry } from "./entry.ts";
import { addressOf, type PaperLink } from "./links.ts";
import type { ArxivSource, SourceAnswer } from "./sources/arxiv.ts";
import type { CrossrefSource } from "./sources/crossref.ts";

/** The services that are switched on. */
export interface Sources {
  readonly arxiv?: ArxivSource;
  readonly crossref?: CrossrefSource;
}

export interface Completed {
  readonly link: PaperLink;
  /** What is known: at least the id. */
  readonly entry: Entry;
  /** Why there is no more: the service is off or away (worth another try), or knows no such paper. */
  readonly missing?: { readonly why: string; readonly later: boolean };
}

/** One entry for each link, in order. Never rejects. Links to sites that are not asked come back with their address alone. */
export async function completeLinks(
  links: readonly PaperLink[],
  { arxiv, crossref }: Sources,
  signal?: AbortSignal,
): Promise<readonly Completed[]> {
  const ids = links.filter(({ kind }) => kind === "arxiv").map(({ id }) => id);
  const known =
    arxiv === undefined || ids.length === 0
      ? new Map<string, SourceAnswer>()
      : await arxiv.lookup(ids, signal);
  const completed: Completed[] = [];
  for (const [index, link] of links.entries()) {
    const bare = bareEntry(link, index + 1);
    const answer = await answerFor(link, known, crossref, signal);
    if (answer?.kind === "found")
      completed.push({
        link,
        entry: { ...answer.entry, ...placeOf(bare), url: bare.url ?? addressOf(link) },
      });
    else if (answer?.kind === "missing")
      completed.push({ link, entry: bare, missing: { why: "no such paper is known there", later: false } });
    else
      completed.push({
        link,
        entry: bare,
        missing: { why: answer?.why ?? "nobody is asked about such links", later: answer !== undefined },
      });
  }
  return completed;
}

async function answerFor(
  link: PaperLink,
  known: ReadonlyMap<string, SourceAnswer>,
  crossref: CrossrefSource | undefined,
  signal: AbortSignal | undefined,
): Promise<SourceAnswer | undefined> {
  if (link.kind === "arxiv")
    return (
      known.get(link.id) ?? { kind: "away", why: "arXiv is not asked (its address is empty in the settings)" }
    );
  if (link.kind !== "doi") return undefined;
  return (
    (await crossref?.lookup(link.id, signal)) ?? {
      kind: "away",
      why: "Crossref is not asked (its address is empty in the settings)",
    }
  );
}

function bareEntry(link: PaperLink, entry: number): Entry {
  const id = link.kind === "arxiv" ? { arxivId: link.id } : link.kind === "doi" ? { doi: link.id } : {};
  return { file: "link", entry, line: entry, endLine: entry, url: addressOf(link), ...id };
}

function placeOf({ file, entry, line, endLine }: Entry): Pick<Entry, "file" | "entry" | "line" | "endLine"> {
  return { file, entry, line, endLine };
}
