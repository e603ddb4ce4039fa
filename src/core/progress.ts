/** How far a long command is: told by whoever works, as often as they like, and shown by an adapter at its own pace. */

import { type Clock, LONGEST_WAIT } from "./clock.ts";
import type { Log } from "./ports.ts";
import { count } from "./text.ts";

/**
 * Tells in a sentence of plain words what is being done, and how far it is. Only the last one counts; nothing waits for it
 * to be shown, and it never throws.
 */
export type Tell = (words: string) => void;

/** For work that nobody watches. */
export const untold: Tell = () => {};

/** `Compared 3,000 of 12,000 records with the collection…`, where `behind` is what stands behind the records. */
export function tellFar(
  tell: Tell,
  done: string,
  all: number,
  one: string,
  behind?: string,
): (sofar: number) => void {
  const whole = [count(all, one), ...(behind === undefined ? [] : [behind])].join(" ");
  return (sofar) => tell(`${done} ${sofar.toLocaleString("en-GB")} of ${whole}…`);
}

/** Work that is done within this many ms is told of by its answer alone. */
const QUIET = 1_000;
/** ms that lie between two showings at least, unless the adapter says otherwise. */
const APART = 2_000;
/** How long the answer waits for a showing that is under way, in ms, unless the adapter says otherwise. */
const PATIENCE = 5_000;

export interface Showing {
  /**
   * Shows the words in the place of those before. `signal` is aborted when the answer waits no longer. Once it has failed,
   * nothing more is shown.
   */
  readonly show: (words: string, signal: AbortSignal) => unknown;
  /** What is shown when nothing was told by then; without it nothing is. */
  readonly first?: string;
  /** The least time after the `shown`th showing, in ms; Infinity when it is to be the last one. */
  readonly apart?: (shown: number) => number;
  /** How long the answer waits for a showing that is under way, in ms: longer where that cannot be called back. */
  readonly patience?: number;
}

/** The progress of one command, from the moment it is asked until its answer. */
export class Progress {
  readonly #with: { readonly clock: Clock; readonly log: Log };
  /** Nothing more is shown. */
  readonly #over = new AbortController();
  /** What is being shown is not waited for any more. */
  readonly #givenUp = new AbortController();
  /** When it may be shown, by the monotonic clock. */
  #next: number;
  /** What was told last and is not shown yet. */
  #told: string | undefined;
  #shown = { times: 0, words: "" };
  #showing: Showing | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: { readonly clock: Clock; readonly log: Log }) {
    this.#with = parts;
    this.#next = parts.clock.monotonic() + QUIET;
  }

  /** Whether anybody has seen anything of it. */
  get shown(): boolean {
    return this.#shown.times > 0;
  }

  readonly tell: Tell = (words) => {
    this.#told = words;
    this.#go();
  };

  /**
   * Shows what is told while `work` is done: nothing in the first second, one showing at a time, always the last words.
   * Settles as the work does, when no showing is under way any more, so that none comes after the answer.
   */
  async during<T>(work: Promise<T>, showing: Showing): Promise<T> {
    this.#showing = showing;
    this.#told ??= showing.first;
    this.#go();
    return await work.finally(() => this.#end(showing.patience));
  }

  async #end(patience = PATIENCE): Promise<void> {
    this.#over.abort();
    if (this.#running === undefined) return;
    const done = new AbortController();
    await Promise.race([this.#running, this.#with.clock.wait(patience, done.signal)]);
    done.abort();
    this.#givenUp.abort();
  }

  #go(): void {
    const showing = this.#showing;
    if (this.#running !== undefined || showing === undefined || this.#told === undefined) return;
    if (this.#over.signal.aborted) return;
    this.#running = this.#showAll(showing).finally(() => {
      this.#running = undefined;
      // Something may have been told since the last look.
      this.#go();
    });
  }

  async #showAll({ show, apart = () => APART }: Showing): Promise<void> {
    const { clock, log } = this.#with;
    const { signal } = this.#over;
    while (this.#told !== undefined) {
      for (let left = this.#left(); left > 0 && !signal.aborted; left = this.#left())
        await clock.wait(Math.min(LONGEST_WAIT, left), signal);
      if (signal.aborted) return;
      const words = this.#told;
      this.#told = undefined;
      if (words === this.#shown.words) continue;
      try {
        await show(words, this.#givenUp.signal);
      } catch (error) {
        log.info("progress was not shown", { error });
        return this.#over.abort();
      }
      this.#shown = { times: this.#shown.times + 1, words };
      this.#next = clock.monotonic() + apart(this.#shown.times);
    }
  }

  #left(): number {
    return this.#next - this.#with.clock.monotonic();
  }
}
