/**
 * Which papers define a term. Of very many papers the definitions themselves would take more memory than the index, so what
 * is kept is a number for each, and the few papers asked about are read again. They are gathered when first asked for, a few
 * milliseconds at a time.
 */

import type { Definition } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import { eachInTurns } from "../core/steps.ts";
import { type FoundDefinition, findDefinitions } from "../corpus/define.ts";
import { hashOf } from "./terms.ts";
import { squash } from "./text.ts";

/** Papers read before the event loop turns. */
const TOGETHER = 50;
/** Lists by hash, of which one is looked through for a term: a few hundred entries among 100,000 papers. */
const LISTS = 2 ** 10;
/** Hashes have 32 bits; an entry is a paper's number and a hash. */
const HASHES = 2 ** 32;

export class Definitions {
  readonly #papers: readonly Paper[];
  #lists: Promise<readonly (readonly number[])[]> | undefined;

  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
  }

  /**
   * What papers say a term means, in the order of the papers; `is` tells which of them count. A term is found by what it
   * stands for, too. The first time O(words of all papers), then O(papers that define it), of which at most `limit` are read.
   */
  async of(
    term: string,
    limit: number,
    is: (paper: Paper) => boolean = () => true,
  ): Promise<readonly Definition[]> {
    const wanted = squash(term);
    const found = await this.#under(wanted, limit, is);
    return found.length > 0 || !wanted.endsWith("s")
      ? found
      : await this.#under(wanted.slice(0, -1), limit, is);
  }

  async #under(key: string, limit: number, is: (paper: Paper) => boolean): Promise<readonly Definition[]> {
    this.#lists ??= this.#gather();
    const lists = await this.#lists;
    const hash = hashOf(key) >>> 0;
    const found: Definition[] = [];
    let last = -1;
    for (const one of lists[hash % LISTS] ?? []) {
      const number = Math.floor(one / HASHES);
      if (one % HASHES !== hash || number === last) continue;
      last = number;
      const paper = this.#papers[number];
      if (paper === undefined || !is(paper)) continue;
      for (const definition of definitionsIn(paper))
        if (keysOf(definition).has(key)) found.push({ ...definition, paper });
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  async #gather(): Promise<readonly (readonly number[])[]> {
    const lists: number[][] = Array.from({ length: LISTS }, () => []);
    await eachInTurns(this.#papers.entries(), TOGETHER, ([number, paper]) => {
      for (const definition of definitionsIn(paper))
        for (const key of keysOf(definition)) {
          const hash = hashOf(key) >>> 0;
          lists[hash % LISTS]?.push(number * HASHES + hash);
        }
    });
    return lists;
  }
}

function definitionsIn({ title, abstract }: Paper): readonly FoundDefinition[] {
  return findDefinitions(`${title}\n${abstract ?? ""}`);
}

/** Asked for by what it stands for, too: "mixture of experts" is MoE. */
function keysOf({ term, expansion }: FoundDefinition): ReadonlySet<string> {
  return new Set([squash(term), squash(expansion)]);
}
