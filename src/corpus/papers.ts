/** Very many papers in a row, put aside on the disk. */

import type { Paper } from "../core/paper.ts";
import { named } from "./join.ts";
import type { Unnamed } from "./paper-names.ts";
import { Spool } from "./spool.ts";

/** Papers that are looked at one after the other; an array of them is one. */
export interface Papers extends Iterable<Paper> {
  readonly length: number;
}

/** Papers of which none is held in memory. First they are put aside, then named. */
export class SpooledPapers implements Papers {
  readonly #texts = new Spool();
  #order: Uint32Array = new Uint32Array();
  #ids: readonly string[] = [];

  /** How many are named. */
  get length(): number {
    return this.#order.length;
  }

  push(paper: Unnamed): void {
    this.#texts.push(JSON.stringify(paper));
  }

  /** One of those put aside. */
  at(number: number): Unnamed {
    // As `push` wrote it.
    return JSON.parse(this.#texts.at(number)) as Unnamed;
  }

  /** Gives the papers their ids, by number, and tells which are to be looked at, in which order. */
  name(order: Uint32Array, ids: readonly string[]): void {
    this.#order = order;
    this.#ids = ids;
  }

  *[Symbol.iterator](): Generator<Paper> {
    for (const number of this.#order) yield named(this.#ids[number], this.at(number));
  }

  [Symbol.dispose](): void {
    this.#texts[Symbol.dispose]();
  }
}
