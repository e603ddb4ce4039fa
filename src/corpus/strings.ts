/** Strings as numbers: each different one is held once. */

/** From this length on V8 makes a part of a string a view that keeps the whole one alive. */
const VIEWED_FROM = 13;

export class Strings {
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [""];

  /** The number of a text, above 0; 0 stands for none. About O(its length). */
  of(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#strings.length;
    // A copy, so that one word does not keep the record it was cut from.
    const own = text.length < VIEWED_FROM ? text : Buffer.from(text, "utf16le").toString("utf16le");
    this.#strings.push(own);
    this.#numbers.set(own, number);
    return number;
  }

  /** The text of a number that `of` gave; undefined for 0. */
  at(number: number): string | undefined {
    return number === 0 ? undefined : this.#strings[number];
  }

  /** The same where there must be a text. */
  text(number: number): string {
    return this.#strings[number] ?? "";
  }
}
