/** Completions for what has been typed so far: names that begin so, then papers with the words, the last one unfinished. */

import type { Engine } from "./engine.ts";
import type { Shelf } from "./indexing/shelf.ts";
import type { SourcePaper } from "./source.ts";
import { squash } from "./text/text.ts";

export interface Completion {
  readonly id: string;
  readonly label: string;
}

/** Discord's limit for the name of a choice, in UTF-16 units. */
const LONGEST_LABEL = 100;

export class Suggester {
  readonly #engine: Engine;
  readonly #shelf: Shelf;

  constructor(engine: Engine, shelf: Shelf) {
    this.#engine = engine;
    this.#shelf = shelf;
  }

  /** At most `limit` papers, likeliest first; the newest when nothing is typed. Labels are unique in one answer. */
  complete(prefix: string, limit: number): Completion[] {
    const typed = squash(prefix.slice(0, LONGEST_LABEL));
    const some = (numbers: readonly number[]) =>
      labelled(numbers.flatMap((number) => this.#shelf.paper(number) ?? []));
    if (typed === "") return some(this.#shelf.newest(limit));
    const named = this.#shelf
      .begins(typed)
      .toSorted((a, b) => b.score - a.score || this.#shelf.order(a.paper, b.paper));
    const found = new Set(named.map(({ paper }) => paper));
    if (found.size < limit) for (const paper of this.#engine.complete(prefix, limit)) found.add(paper);
    return some([...found].slice(0, limit));
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
    const title = paper.title.trim() === "" ? paper.id : paper.title;
    let label = cut(title, LONGEST_LABEL - tail.length) + tail;
    for (let n = 1; used.has(label); n++) {
      const withId = ` [${cut(paper.id, 30)}${n === 1 ? "" : ` ${n}`}]`;
      label = cut(title, LONGEST_LABEL - tail.length - withId.length) + tail + withId;
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
