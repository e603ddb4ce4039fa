/** What a running command may touch. Narrow on purpose: nothing here sends anything. */

import type { Clock } from "./clock.ts";
import type { Corpus } from "./corpus.ts";
import type { Intake } from "./intake.ts";
import type { Invocation } from "./invocation.ts";
import type { Calendar, Log, Person, Place, State, ThreadText } from "./ports.ts";
import type { Tell } from "./progress.ts";

export interface Context {
  readonly corpus: Corpus;
  readonly state: State;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly asker: Person;
  readonly place: Place;
  readonly locale: string;
  readonly log: Log;
  /** How papers are taken in; absent where none can be. */
  readonly intake?: Intake;
  /** Citation styles from files, by name, beside those that come along. */
  readonly styles?: ReadonlyMap<string, string>;
  /** Generated text, where the owner of this bot configured a service for it; absent otherwise. */
  readonly summarise?: Summarise;
  readonly signal: AbortSignal;
  /** Says how far it is, wherever that may take longer than a second: `Read 3,000 of 12,000 records…`. */
  readonly progress: Tell;
  /** What is being run, for buttons that repeat it with a difference. */
  readonly invocation: Invocation;
  /** True when a control said it: the same one may be pressed again. */
  readonly pressed?: true;
  /** Every command there is, for help. */
  readonly commands: readonly import("./command.ts").Command[];
  /**
   * What keeps Paperboy from posting in a channel of this tenant (this place's when none is named), as a
   * sentence with its remedy; undefined when nothing is known to.
   */
  readonly obstacle: (channel?: string) => Promise<string | undefined>;
  /** Whether the asker may manage another channel of this tenant; undefined when the platform cannot say now. */
  readonly manages: (channel: string) => Promise<boolean | undefined>;
  /** Reads the thread that was asked in; absent where there is none. */
  readonly readThread?: () => Promise<ThreadText>;
  /** What the running bot says of itself, for `/paperboy status`. */
  readonly status: () => Promise<readonly StatusLine[]>;
}

/**
 * A summary of quoted sentences with the name of what wrote it; undefined when there is none to be had. Never rejects.
 */
export type Summarise = (
  question: string,
  quotes: readonly string[],
  signal?: AbortSignal,
) => Promise<{ readonly text: string; readonly by: string } | undefined>;

export interface StatusLine {
  readonly name: string;
  readonly value: string;
  /** `warn` and `bad` lines are told to whoever asks; `bad` means that something people asked for is not happening. */
  readonly level: "ok" | "warn" | "bad";
}
