/** The papers that a pasted text names by links: what of the words beside a link tells more of it, and what to ask for. */

import type { Corpus } from "../core/corpus.ts";
import { arxivIdOf, doiOf } from "../core/paper.ts";
import type { Entry, Reject } from "../corpus/entry.ts";
import { askFor, saysTitle, slugTitle } from "../corpus/link-hints.ts";
import { addressOf, findLinks, type PaperLink } from "../corpus/links.ts";
import { wordsOf } from "../corpus/text.ts";
import { wantedByTitle } from "./sources.ts";

/** The name that stands for a pasted text in reports. */
export const PASTED = "pasted";

/** What a pasted text comes to before anybody is asked. */
export interface Read {
  readonly format?: string;
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
  /** For entries that say too little: what to ask for, the surest first. An id that was typed comes first and alone. */
  readonly asks: ReadonlyMap<Entry, readonly string[]>;
}

/** One paper that is named by a link, with what the words beside it may be. */
export interface LinkedEntry {
  readonly entry: Entry;
  readonly asks: readonly string[];
}

/** Between a page and the id of the same paper: a bracket, a stroke, or a word that says so. */
const SAME_PAPER =
  /^[\s>)\]]*(?:[(/|=[]|\b(?:arxiv|doi|preprint|also|aka|i\.e\.))[\s:([<|]*(?:(?:arxiv|doi|preprint|on|at|as)\b[\s:]*)*$/i;
/** Longer texts beside a link are more than its title. */
const LONGEST_HINT = 300;
/** Words that say a link is coming. */
const TALK = /\b(?:https?|look|see|check|paper|please|add|read|this|here|have|great|nice|link)\b/giu;

/** Every paper that a text names by link or id, in its order. */
export function linksIn(text: string): LinkedEntry[] {
  const links = findLinks(text);
  const found: LinkedEntry[] = [];
  for (let at = 0; at < links.length; at += 1) {
    const [link, next] = [links[at], links[at + 1]];
    if (link === undefined) continue;
    const both = next !== undefined && isSamePaper(text, link, next);
    if (both) at += 1;
    const [page, id] = both && isPage(next) ? [next, link] : [link, both ? next : link];
    const line = text.slice(0, link.at).split("\n").length;
    const ids = id.kind === "arxiv" ? { arxivId: id.id } : id.kind === "doi" ? { doi: id.id } : {};
    const entry: Entry = {
      file: PASTED,
      entry: found.length + 1,
      line,
      endLine: line,
      url: addressOf(page),
      ...ids,
    };
    const asked = askFor(id);
    const hints = isPage(id)
      ? [quotedBeside(text, link, links), slugTitle(link), wordsBeside(text, link, links)]
      : [];
    const asks = [asked, ...hints.map((hint) => (hint === undefined ? undefined : wantedByTitle(hint)))];
    found.push({ entry, asks: [...new Set(asks.filter((ask) => ask !== undefined))] });
  }
  return found;
}

export function asksOf(linked: readonly LinkedEntry[]): ReadonlyMap<Entry, readonly string[]> {
  return new Map(linked.map(({ entry, asks }) => [entry, asks]));
}

/** A text without a link that may be a title: a paper only if the collection or a source knows one of that title. */
export async function titleAlone(text: string, corpus: Corpus): Promise<Read> {
  const [quoted = text.trim()] = quotes(text);
  const { hits } = await corpus.search(quoted, 3);
  const here = hits.find(({ paper }) => saysTitle(quoted, paper.title))?.paper;
  const [arxivId, doi] = here === undefined ? [] : [arxivIdOf(here), doiOf(here)];
  const entry: Entry = {
    ...{ file: PASTED, entry: 1, line: 1, endLine: 1 },
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(here?.url === undefined ? {} : { url: here.url }),
  };
  return { entries: [entry], rejects: [], asks: new Map([[entry, [wantedByTitle(quoted)]]]) };
}

/** A page that no source can be asked about by its own id. */
export function isPage({ kind }: PaperLink): boolean {
  return kind !== "arxiv" && kind !== "doi";
}

function isSamePaper(text: string, link: PaperLink, next: PaperLink): boolean {
  const between = text.slice(link.at + link.text.length, next.at);
  return isPage(link) !== isPage(next) && !between.includes("\n") && SAME_PAPER.test(between + leading(next));
}

/** The word with which an id itself begins: `arXiv:` is part of the link's text. */
function leading({ text }: PaperLink): string {
  return /^(?:arxiv|doi)\b/i.exec(text)?.[0] ?? "";
}

function quotes(text: string): string[] {
  return [
    ...text.matchAll(/"([^"\n]{8,300})"|“([^”\n]{8,300})”|«([^»\n]{8,300})»|\[([^\]\n]{8,300})\]\(/gu),
  ].flatMap((match) => match.slice(1).find((part) => part !== undefined) ?? []);
}

/** The text that can only be about this link: its line, or all of it when it is the only one. */
function around(text: string, link: PaperLink, links: readonly PaperLink[]): string | undefined {
  if (links.length === 1) return text;
  const from = text.lastIndexOf("\n", link.at) + 1;
  const end = text.indexOf("\n", link.at);
  const to = end < 0 ? text.length : end;
  return links.some((other) => other !== link && other.at >= from && other.at < to)
    ? undefined
    : text.slice(from, to);
}

function quotedBeside(text: string, link: PaperLink, links: readonly PaperLink[]): string | undefined {
  const beside = around(text, link, links);
  return beside === undefined ? undefined : quotes(beside)[0];
}

function wordsBeside(text: string, link: PaperLink, links: readonly PaperLink[]): string | undefined {
  const beside = around(text, link, links)
    ?.replace(/https?:\/\/\S+/gi, " ")
    .replace(link.text, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s\-*•:]+|[\s\-:<>()[\]|]+$/g, "")
    .trim();
  if (beside === undefined || beside.length > LONGEST_HINT) return undefined;
  return wordsOf(beside.replace(TALK, " ")).length >= 2 ? beside : undefined;
}
