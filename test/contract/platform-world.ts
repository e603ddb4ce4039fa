/** A place on a platform as the platform suite sees it; every platform has a driver that provides one. */

import type { Audience } from "../../src/core/invocation.ts";
import type { TestBot } from "./bot.ts";

/** One message, or one opened form, as a person sees it: markup resolved, controls named by their labels. */
export interface Sight {
  /** Who can see it. */
  readonly audience: Audience;
  readonly text: string;
  /** Labels of buttons, and of the entries of menus. */
  readonly buttons: readonly string[];
  /** Labels of the fields, when what appeared is a form. */
  readonly form?: readonly string[];
  /** Whom the platform notified because of the text: person ids, `everyone`, `channel`. */
  readonly pinged: readonly string[];
  /** What the pictures show that people really see there; absent where there are none. */
  readonly pictures?: readonly string[];
  /** Addresses that can be clicked in the text. */
  readonly links: readonly string[];
  /** Pieces of the text that came out styled: bold, a heading, a spoiler, quoted, a code span. */
  readonly styled: readonly string[];
  /** Where it stands in a thread: what stands above that thread, its title or the message that it hangs on. */
  readonly thread?: string;
}

/** A file as it lies with somebody. */
export interface GivenFile {
  readonly name: string;
  readonly body: string | Uint8Array;
}

/** A place on one platform where people and the bot are. `by` is a person's id; without it, the usual asker. */
export interface PlatformWorld {
  /** Asks with a line such as `/paper sparrow`, in whatever way the platform offers. Resolves with the answer. */
  say(line: string, by?: string): Promise<Sight>;
  /** The same with a file that comes along, in whatever way the platform has for it. */
  attach(line: string, file: GivenFile, by?: string): Promise<Sight>;
  /** What is offered while `typed` is being written into a needed field of a command, without the typed words themselves. */
  offered(path: string, field: string, typed: string): Promise<readonly string[]>;
  /** Presses the newest control with this label. Resolves with what appears or changes because of it. */
  press(label: string, by?: string): Promise<Sight>;
  /** Fills in the form that is open, by field label. */
  submit(values: Readonly<Record<string, string>>, by?: string): Promise<Sight>;
  /** The texts that were given as files, oldest first. */
  files(): readonly GivenFile[];
  /** Everything to be seen now, oldest first. */
  seen(): readonly Sight[];
  /** All that was shown of how far a command is, oldest first: `Carried 7 loads`. What was written over since counts, too. */
  told(): readonly string[];
  /** Resolves when the platform has accepted the acknowledgement of the last `say` or `press`; rejects when it gave up on it. */
  acknowledged(): Promise<void>;
  /** What the platform refused to take from the bot, in its own words. */
  refused(): readonly string[];
  /** Stops the bot and starts another one in the same world, with the same kept choices. */
  restart(): Promise<void>;
  /** Cuts the bot's connection without a word. Resolves when the bot is reachable again. */
  dropConnection(): Promise<void>;
  /** Sends what no platform should ever send: events with missing, wrong and surplus parts. */
  sendNonsense(): Promise<void>;
  /** Asks the bot to stop. Resolves when it has. */
  stop(): Promise<void>;
  /** Ends bot and stand-in. Called after every test, also when the bot has stopped. */
  end(): Promise<void>;
}

/** What a text tells of how far `/haul` is. */
export const carriedIn = (shown: string): readonly string[] => shown.match(/Carried \d+ loads/gu) ?? [];

export interface PlatformDriver {
  readonly name: string;
  /** The least time between two showings of how far a command is, in ms. */
  readonly apart?: number;
  start(bot: TestBot): Promise<PlatformWorld>;
  readonly skip?: readonly { readonly test: string; readonly reason: string }[];
}
