/**
 * One thread a message: which process opens it, and what is said when it stands already or cannot be. Platforms
 * open threads in ways of their own; that one message gets one is decided here for all of them.
 */

import type { Clock } from "./clock.ts";
import type { Place } from "./ports.ts";
import { note, type Reply, text, whisper } from "./reply.ts";

/** Values of which the first one kept under a key stays, whoever else tries. Implemented by the store's settings. */
export interface FirstKept {
  /** Keeps a value unless there is one; returns what is there then. */
  keepFirst(place: Place, key: string, value: string): Promise<string>;
  /** Puts a value in the place of what is there. */
  replace(place: Place, key: string, value: string): Promise<void>;
}

/**
 * mine: the caller opens the thread now, and says what became of it. standing: `first` is our first message in
 * it. unclear: somebody began at `since` (ms) and has not said what became of it; `release` lets others try.
 */
export type ThreadClaim =
  | {
      readonly state: "mine";
      opened(first: string): Promise<void>;
      release(): Promise<void>;
    }
  | { readonly state: "standing"; readonly first: string }
  | { readonly state: "unclear"; readonly since: number; release(): Promise<void> };

/** Who opens the thread of a message. */
export interface OpenedThreads {
  /** `by` names the press. Asked again with the same name, before it was said what became of it, it is `mine` again. */
  claim(place: Place, message: string, by: string): Promise<ThreadClaim>;
}

/** A claim older than this, ms, was made by a process that is gone, or that never learnt what became of it. */
export const CLAIM_HOLDS = 60_000;

/** Kept for as long as the process lives. */
export function keptInMemory(): FirstKept {
  const values = new Map<string, string>();
  const nameOf = ({ platform, tenant }: Place, key: string) => `${platform} ${tenant} ${key}`;
  return {
    async keepFirst(place, key, value) {
      const name = nameOf(place, key);
      values.set(name, values.get(name) ?? value);
      return values.get(name) ?? value;
    },
    async replace(place, key, value) {
      values.set(nameOf(place, key), value);
    },
  };
}

interface Kept {
  readonly by: string;
  readonly at: number;
  readonly first?: string;
  readonly released?: true;
}

/** Claims over kept values. Each release begins another generation of them, so that of those who try again one wins. */
export function openedThreads(kept: FirstKept, clock: Pick<Clock, "now">): OpenedThreads {
  return {
    async claim(place, message, by) {
      for (let generation = 0; ; generation += 1) {
        const key = `${place.channel} ${message} ${generation}`;
        const wanted: Kept = { by, at: clock.now() };
        // Only this function writes these values.
        const there = JSON.parse(await kept.keepFirst(place, key, JSON.stringify(wanted))) as Kept;
        const put = (more: Partial<Kept>) => kept.replace(place, key, JSON.stringify({ ...there, ...more }));
        const release = () => put({ released: true });
        if (there.first !== undefined) return { state: "standing", first: there.first };
        if (there.released === true) continue;
        if (there.by !== by) return { state: "unclear", since: there.at, release };
        return { state: "mine", opened: (first) => put({ first }), release };
      }
    },
  };
}

/** For whoever asks for a thread that stands already; `url` leads to it. */
export function alreadyOpen(url: string | undefined): Reply {
  return whisper(
    [
      url === undefined
        ? text("This is being discussed already, in the thread under the message.")
        : text(["This is being discussed already: ", { type: "link", text: "go to the thread", url }]),
    ],
    { outcome: "done" },
  );
}

/** For whoever asks while somebody else's press is on its way. */
export function beingOpened(): Reply {
  return whisper([text("That thread is being opened just now; it appears under the message.")]);
}

/** For whoever asks when nobody can tell what became of an earlier press. */
export function perhapsOpen(): Reply {
  return whisper([
    text(
      "Somebody asked for this before, and I was not told whether it arrived. Please look under the message; if there is nothing, write there.",
    ),
  ]);
}

/** The answer as it stands in the channel, with the reason why it is in no thread. */
export function withoutThread(reply: Reply, why: string): Reply {
  const { thread: _, ...rest } = reply;
  return { ...rest, blocks: [...rest.blocks, note(`Not in a thread: ${why}`)] };
}

/** Why what was asked from a private message is in no thread. */
export const PRIVATE_MESSAGE = "it was asked from a message that only one person sees.";
