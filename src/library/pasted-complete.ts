/** Filling in papers that a text names by an id, a link or a title only: from arXiv and Crossref, and from nowhere else. */

import type { Clock } from "../core/clock.ts";
import type { Corpus } from "../core/corpus.ts";
import { isKnownBy, type Paper } from "../core/paper.ts";
import { type Tell, tellFar } from "../core/progress.ts";
import { type Entry, type Reject, reject } from "../corpus/entry.ts";
import { addEntries } from "../corpus/import.ts";
import { mergePapers } from "../corpus/join.ts";
import { linkOf } from "../corpus/links.ts";
import { isPage, PASTED, type Read } from "./pasted-links.ts";
import { askSources, namesOf, type Sources, wantedFor } from "./sources.ts";

/** How long the sources may take before a paper is added without them, ms. */
const PATIENCE = 8_000;
/** Papers asked for at once; more are completed later. */
const ASKED = 40;

export interface Completed {
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
  /** What to ask for later, for entries whose source could not be asked now. */
  readonly away: ReadonlyMap<Entry, string>;
}

/** Asks for what says too little, the surest thing first. One that its own source does not know is rejected. */
export async function complete(
  { clock, sources, tell }: { readonly clock: Clock; readonly sources: Sources; readonly tell: Tell },
  { entries, asks }: Read,
  corpus: Corpus,
  signal: AbortSignal,
): Promise<Completed> {
  const left = new Map<Entry, string[]>();
  for (const entry of entries) {
    if (!isBare(entry)) continue;
    // A paper known by its id alone is asked for again.
    const known = await byIds(entry, corpus);
    if (known !== undefined && known.titleSource !== "derived") continue;
    const wanted = wantedFor(entry);
    const all = asks.get(entry) ?? (wanted === undefined ? [] : [wanted]);
    if (all.length > 0) left.set(entry, [...all]);
  }
  const later = [...left].slice(ASKED);
  const away = new Map(later.map(([entry, [first = ""]]) => [entry, first]));
  for (const [entry] of later) left.delete(entry);
  const found = new Map<Entry, Entry>();
  const unknown = new Map<Entry, string>();
  const impatient = new AbortController();
  const answered = new AbortController();
  if (left.size > 0) void clock.wait(PATIENCE, answered.signal).then(() => impatient.abort());
  while (left.size > 0) {
    const wanted = [...left.values()].flatMap(([first]) => first ?? []);
    const names = namesOf(sources);
    const sofar = names === "" ? undefined : tellFar(tell, `Asked ${names} about`, wanted.length, "paper");
    const answers = await askSources(sources, wanted, AbortSignal.any([signal, impatient.signal]), sofar);
    for (const [entry, all] of left) {
      const asked = all.shift();
      const answer = asked === undefined ? undefined : answers.get(asked);
      if (answer?.kind === "found") found.set(entry, answer.entry);
      else if (answer?.kind === "away" && !away.has(entry)) away.set(entry, asked ?? "");
      // Only an id that was typed can be wrong; what was worked out from a page may not be known.
      else if (answer?.kind === "missing" && isTyped(entry, asked)) unknown.set(entry, asked ?? "");
      if (found.has(entry) || all.length === 0) left.delete(entry);
    }
  }
  answered.abort();
  for (const entry of found.keys()) away.delete(entry);
  return {
    entries: entries.flatMap((entry) => {
      const told = found.get(entry);
      if (unknown.has(entry)) return [];
      // What the source says stands under its own name; where it was pasted is kept beside it.
      if (told === undefined) return isNothing(entry) ? [] : [entry];
      return [{ ...entry, ...told, ...placeOf(entry), ...pageOf(entry) }];
    }),
    rejects: [
      ...[...unknown].map(([entry, asked]) => reject(PASTED, entry.line, reasonFor(asked), shown(asked))),
      ...[...away]
        .filter(([entry]) => isNothing(entry) && !unknown.has(entry))
        .map(([entry, asked]) => reject(PASTED, entry.line, NOT_ASKED, shown(asked))),
    ],
    away,
  };
}

const NOT_ASKED =
  "no link, no id and no record; whether it is a title cannot be asked now, for arXiv and Crossref do not answer: add its link, its arXiv id or its DOI";

/** A title alone makes no paper as long as nobody knows it. */
function isNothing(entry: Entry): boolean {
  const { arxivId, doi, url } = entry;
  return isBare(entry) && arxivId === undefined && doi === undefined && url === undefined;
}

/** The page that was pasted stays the paper's page, so that it is known when it is pasted again. */
function pageOf({ url }: Entry): { readonly url?: string } {
  const link = url === undefined ? undefined : linkOf(url);
  return url === undefined || link === undefined || !isPage(link) ? {} : { url };
}

const placeOf = ({ entry, line, endLine }: Entry) => ({ entry, line, endLine });

function isTyped({ arxivId, doi, url }: Entry, asked: string | undefined): boolean {
  return (
    asked === `arxiv:${arxivId}` ||
    asked === `doi:${doi}` ||
    (asked?.startsWith("title:") === true && url === undefined)
  );
}

function reasonFor(asked: string): string {
  if (asked.startsWith("title:"))
    return "no link, no id and no record, and neither arXiv nor Crossref has just one paper of this title: add its link, its arXiv id or its DOI";
  return `${asked.startsWith("arxiv:") ? "arXiv" : "Crossref"} knows no paper with this id`;
}

function shown(asked: string): string {
  return asked.startsWith("title:") ? asked.slice("title:".length) : asked;
}

/** Whether an entry says no more than which paper is meant. */
export function isBare({ title, abstract }: Entry): boolean {
  return title === undefined && abstract === undefined;
}

/** The paper with the ids of an entry. */
export async function byIds({ arxivId, doi, url }: Entry, corpus: Corpus): Promise<Paper | undefined> {
  const found = async (typed: string, is: (paper: Paper) => boolean) =>
    (await corpus.search(typed, 3)).hits.find(({ paper }) => is(paper))?.paper;
  const byId =
    (arxivId === undefined
      ? undefined
      : await found(`arXiv:${arxivId}`, (paper) => isKnownBy(paper, arxivId))) ??
    (doi === undefined ? undefined : await found(doi, (paper) => isKnownBy(paper, doi)));
  if (byId !== undefined || url === undefined) return byId;
  // A page known before is that paper, unless it is not known which one it is.
  return await found(url, (paper) => paper.url === url && paper.titleSource !== "derived");
}

/** The paper that is known by the link of an entry alone so far. */
export async function untitledOf({ url }: Entry, corpus: Corpus): Promise<Paper | undefined> {
  if (url === undefined) return undefined;
  const { hits } = await corpus.search(url, 3);
  return hits.find(({ paper }) => paper.url === url && paper.titleSource === "derived")?.paper;
}

/** A paper known by its link alone, with what is known of it now. */
export function titled(paper: Paper, entry: Entry): Paper {
  const [told] = addEntries([entry], []).papers;
  return told === undefined ? paper : mergePapers(paper, told);
}
