/**
 * Which papers define a term. Of very many papers the definitions themselves would take more memory than the index, so what
 * is kept is a number for each, and the few papers asked about are read again. They are gathered when first asked for, a few
 * milliseconds at a time.
 */

import type { Definition } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import { eachInTurns } from "../core/steps.ts";
import { type FoundDefinition, findDefinitions } from "../corpus/define.ts";
import { grouped, type Lists, listOf } from "./indexing/layout.ts";
import { Numbers } from "./text/numbers.ts";
import { hashOf } from "./text/terms.ts";
import { squash } from "./text/text.ts";

/** Papers read before the event loop turns. */
const TOGETHER = 50;

export class Definitions {
  readonly #papers: readonly Paper[];
  /** By the low bits of a key's hash: papers that define it, or something else. */
  #lists: Promise<Lists> | undefined;

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
    this.#lists ??= this.#gather();
    const lists = await this.#lists;
    const wanted = squash(term);
    const found = this.#under(wanted, lists, limit, is);
    return found.length > 0 || !wanted.endsWith("s")
      ? found
      : this.#under(wanted.slice(0, -1), lists, limit, is);
  }

  #under(key: string, lists: Lists, limit: number, is: (paper: Paper) => boolean): Definition[] {
    const found: Definition[] = [];
    for (const number of new Set(listOf(lists, hashOf(key) & (lists.starts.length - 2)))) {
      const paper = this.#papers[number];
      if (paper === undefined || !is(paper)) continue;
      for (const definition of definitionsIn(paper))
        if (keysOf(definition).has(key)) found.push({ ...definition, paper });
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  async #gather(): Promise<Lists> {
    // As many lists as papers, or up to twice as many: in one there are few.
    const lists = 2 ** Math.ceil(Math.log2(this.#papers.length + 1));
    const pairs = new Numbers();
    await eachInTurns(this.#papers.entries(), TOGETHER, ([number, paper]) => {
      for (const definition of definitionsIn(paper))
        for (const key of keysOf(definition)) pairs.pushPair(hashOf(key) & (lists - 1), number);
    });
    return grouped(pairs, lists);
  }
}

function definitionsIn({ title, abstract }: Paper): readonly FoundDefinition[] {
  return findDefinitions(`${title}\n${abstract ?? ""}`);
}

/** Asked for by what it stands for, too: "mixture of experts" is MoE. */
function keysOf({ term, expansion }: FoundDefinition): ReadonlySet<string> {
  return new Set([squash(term), squash(expansion)]);
}
