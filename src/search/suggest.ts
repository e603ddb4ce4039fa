/** Completions for what has been typed so far: names that begin so, then papers with the words, the last one unfinished. */

import type { Engine } from "./engine.ts";
import { listOf } from "./layout.ts";
import type { SourcePaper } from "./source.ts";
import { squash } from "./text.ts";

export interface Completion {
  readonly id: string;
  readonly label: string;
}

/** Discord's limit for the name of a choice, in UTF-16 units. */
export const LONGEST_LABEL = 100;
/** Names looked at for one prefix; a single letter begins thousands. */
const NAMES_READ = 400;

export class Suggester {
  readonly #engine: Engine;
  readonly #papers: readonly SourcePaper[];
  #byDate: SourcePaper[] | undefined;

  constructor(engine: Engine, papers: readonly SourcePaper[]) {
    this.#engine = engine;
    this.#papers = papers;
  }

  /** At most `limit` papers, likeliest first; the newest when nothing is typed. Labels are unique in one answer. */
  complete(prefix: string, limit: number): Completion[] {
    const typed = squash(prefix.slice(0, LONGEST_LABEL));
    if (typed === "") return labelled(this.#newest(limit));
    const named = this.#named(typed, limit);
    const found = new Set(named);
    if (found.size < limit) for (const paper of this.#engine.complete(prefix, limit)) found.add(paper);
    return labelled([...found].slice(0, limit).map((paper) => this.#papers[paper] as SourcePaper));
  }

  /** Papers with a name or title that begins so: strong names first, of those the nearly finished ones. */
  #named(typed: string, limit: number): number[] {
    const { sortedAliases, aliasPapers } = this.#engine.lexicon.arrays;
    const { aliases } = this.#engine.lexicon;
    let low = 0;
    let high = sortedAliases.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (aliases.text(sortedAliases[middle] as number) < typed) low = middle + 1;
      else high = middle;
    }
    const scores = new Map<number, number>();
    for (let at = low; at < Math.min(sortedAliases.length, low + NAMES_READ); at++) {
      const alias = sortedAliases[at] as number;
      const name = aliases.text(alias);
      if (!name.startsWith(typed)) break;
      for (const packed of listOf(aliasPapers, alias)) {
        const score = (packed & 255) / 255 + typed.length / name.length;
        scores.set(packed >>> 8, Math.max(score, scores.get(packed >>> 8) ?? 0));
      }
    }
    return [...scores]
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
      .slice(0, limit)
      .map(([paper]) => paper);
  }

  #newest(limit: number): SourcePaper[] {
    const dated = ({ date, facts, year }: SourcePaper): string => date ?? facts?.date ?? String(year ?? "");
    this.#byDate ??= [...this.#papers].sort((a, b) => {
      const [dateA, dateB] = [dated(a), dated(b)];
      return dateA === dateB ? (a.id < b.id ? -1 : 1) : dateA < dateB ? 1 : -1;
    });
    return this.#byDate.slice(0, limit);
  }
}

/** Title, first author, year; the id as well where two would be alike. */
function labelled(papers: readonly SourcePaper[]): Completion[] {
  const used = new Set<string>();
  return papers.map((paper) => {
    const first = paper.authors[0] ?? paper.facts?.authors[0];
    const year = paper.year ?? paper.facts?.date?.slice(0, 4);
    const about = [first, year].filter((part) => part !== undefined && part !== "").join(", ");
    const tail = about === "" ? "" : ` (${cut(about, 40)})`;
    let label = cut(paper.title, LONGEST_LABEL - tail.length) + tail;
    for (let n = 1; used.has(label); n++) {
      const withId = ` [${cut(paper.id, 30)}${n === 1 ? "" : ` ${n}`}]`;
      label = cut(paper.title, LONGEST_LABEL - tail.length - withId.length) + tail + withId;
    }
    used.add(label);
    return { id: paper.id, label };
  });
}

/** Cuts by whole characters, never inside a surrogate pair. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
