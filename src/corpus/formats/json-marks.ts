/** Marks of structure in a JSON text that comes in parts. */

/** All that matters outside of strings; within them, what ends them. */
const MARK = /["[\]{},]/g;
const IN_STRING = /["\\]/g;

/** Follows strings from part to part, so that what is in them is not taken for marks. */
export class Marks {
  #inString = false;
  #escaped = false;

  /** Where the next bracket or comma outside of strings stands, from `at` on; -1 when there is none in this part. */
  next(text: string, at: number): number {
    let from = at;
    // A character that the last part escaped is the first of this.
    if (this.#escaped && text !== "") [this.#escaped, from] = [false, from + 1];
    for (;;) {
      const mark = this.#inString ? IN_STRING : MARK;
      mark.lastIndex = from;
      const found = mark.exec(text);
      if (found === null) return -1;
      from = found.index + 1;
      if (found[0] === "\\") {
        this.#escaped = from === text.length;
        from += 1;
      } else if (found[0] === '"') this.#inString = !this.#inString;
      else return found.index;
    }
  }

  /** A line has ended, and its end cannot be escaped. */
  endLine(): void {
    this.#escaped = false;
  }
}
