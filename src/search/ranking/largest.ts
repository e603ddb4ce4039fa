/** The k best of many, without sorting them. */

/** Keeps the k highest scores that it is shown, above 0, each with its key; of equal scores the lower keys. */
export class Best {
  // A heap, the worst on top: a new one takes its place and sinks.
  readonly #scores: Float64Array;
  readonly #keys: Uint32Array;

  constructor(k: number) {
    this.#scores = new Float64Array(k);
    this.#keys = new Uint32Array(k).fill(2 ** 32 - 1);
  }

  /** The k-th best score so far; 0 where there are fewer. */
  get least(): number {
    return this.#scores[0] as number;
  }

  /** O(1) for a score that is too low, else O(log k). */
  add(score: number, key: number): void {
    const size = this.#scores.length;
    if (!this.#isWorse(0, score, key)) return;
    let place = 0;
    for (let child = 1; child < size; child = 2 * place + 1) {
      if (
        child + 1 < size &&
        this.#isWorse(child + 1, this.#scores[child] as number, this.#keys[child] as number)
      )
        child++;
      if (!this.#isWorse(child, score, key)) break;
      this.#scores[place] = this.#scores[child] as number;
      this.#keys[place] = this.#keys[child] as number;
      place = child;
    }
    this.#scores[place] = score;
    this.#keys[place] = key;
  }

  /** Best first. O(k log k). */
  sorted(): { readonly key: number; readonly score: number }[] {
    return [...this.#keys]
      .map((key, place) => ({ key, score: this.#scores[place] as number }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.key - b.key);
  }

  #isWorse(place: number, score: number, key: number): boolean {
    const own = this.#scores[place] as number;
    return own < score || (own === score && (this.#keys[place] as number) > key);
  }
}
