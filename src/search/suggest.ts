/** Completions for what has been typed so far: names first, then titles, authors and the words within them. */

import { aliasesOf } from "./aliases.ts";
import { distance } from "./distance.ts";
import type { SourcePaper } from "./source.ts";
import { squash, words } from "./text.ts";

export interface Completion {
  readonly id: string;
  readonly label: string;
}

/** Discord's limit for the name of a choice, in UTF-16 units. */
export const LONGEST_LABEL = 100;

/** One line for each paper, unique among them: title, first author, year; the id where two would be alike. */
export function labels(papers: readonly SourcePaper[]): Map<string, string> {
  const result = new Map<string, string>();
  const used = new Set<string>();
  for (const paper of papers) {
    const first = paper.authors[0] ?? paper.facts?.authors[0];
    const year = paper.year ?? paper.facts?.date?.slice(0, 4);
    const about = [first, year].filter((part) => part !== undefined && part !== "").join(", ");
    const tail = about === "" ? "" : ` (${cut(about, 40)})`;
    let label = cut(paper.title, LONGEST_LABEL - tail.length) + tail;
    if (used.has(label)) {
      const withId = ` [${cut(paper.id, 30)}]`;
      label = cut(paper.title, LONGEST_LABEL - tail.length - withId.length) + tail + withId;
    }
    used.add(label);
    result.set(paper.id, label);
  }
  return result;
}

/** Cuts by code points at a word's border, never inside a surrogate pair. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...text.slice(0, most - 1)];
  if (kept.join("").length !== most - 1 || /[\ud800-\udbff]$/.test(kept.at(-1) ?? "")) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}

interface Key {
  readonly key: string;
  readonly paper: number;
  /** Names before titles before words inside them. */
  readonly rank: number;
}

/** Sorted keys, searched by bisection: names, squashed titles, and every later start of a word in title and authors. */
export class Suggester {
  readonly #keys: readonly Key[];
  readonly #papers: readonly SourcePaper[];
  readonly #labels: ReadonlyMap<string, string>;

  constructor(papers: readonly SourcePaper[]) {
    this.#papers = papers;
    this.#labels = labels(papers);
    this.#keys = papers
      .flatMap((paper, number) => keysOf(paper).map(([key, rank]) => ({ key, rank, paper: number })))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.rank - b.rank));
  }

  /** Papers whose names go on from the prefix, best first; from the fourth letter on one slip is forgiven. */
  complete(prefix: string, limit: number): Completion[] {
    const typed = squash(prefix);
    if (typed === "") return this.#newest(limit);
    const ranks = new Map<number, number>();
    const note = (key: Key, penalty: number): void => {
      const rank = key.rank + penalty + (key.key.length - typed.length) / 1000;
      if (rank < (ranks.get(key.paper) ?? Number.POSITIVE_INFINITY)) ranks.set(key.paper, rank);
    };
    for (const key of this.#from(typed)) note(key, 0);
    if (ranks.size < limit && typed.length >= 4)
      for (const key of this.#from(typed.slice(0, 1))) if (nearPrefix(typed, key.key)) note(key, 5);
    return [...ranks]
      .sort(([a, rankA], [b, rankB]) => rankA - rankB || a - b)
      .slice(0, limit)
      .map(([paper]) => this.#completion(this.#papers[paper] as SourcePaper));
  }

  *#from(prefix: string): Generator<Key> {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle]?.key ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    for (let at = low; this.#keys[at]?.key.startsWith(prefix); at++) yield this.#keys[at] as Key;
  }

  #newest(limit: number): Completion[] {
    const dated = (paper: SourcePaper): string => paper.date ?? paper.facts?.date ?? String(paper.year ?? "");
    return [...this.#papers]
      .sort((a, b) => dated(b).localeCompare(dated(a)) || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map((paper) => this.#completion(paper));
  }

  #completion(paper: SourcePaper): Completion {
    return { id: paper.id, label: this.#labels.get(paper.id) ?? paper.title };
  }
}

/** One edit (two from eight letters) between what was typed and the same length of the key, give or take one. */
function nearPrefix(typed: string, key: string): boolean {
  const most = typed.length >= 8 ? 2 : 1;
  for (let length = typed.length - 1; length <= typed.length + 1; length++)
    if (distance(typed, key.slice(0, length), most) <= most) return true;
  return false;
}

function keysOf(paper: SourcePaper): [string, number][] {
  const keys: [string, number][] = [];
  for (const [alias, strength] of aliasesOf(paper)) keys.push([alias, 1 - strength / 256]);
  const parts = words(paper.title).flatMap((word) => word.parts);
  parts.forEach((_, at) => {
    keys.push([parts.slice(at, at + 6).join(""), at === 0 ? 0.5 : 1]);
  });
  for (const author of paper.authors) {
    const names = words(author).flatMap((word) => word.parts);
    names.forEach((_, at) => {
      keys.push([[...names.slice(at), ...names.slice(0, at)].join(""), 1.5]);
    });
  }
  return keys;
}
