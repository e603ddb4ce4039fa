/** The bot that the platform suite talks to: small commands, one for each thing a platform must get right. */

import { setTimeout } from "node:timers/promises";
import { systemClock } from "../../src/core/clock.ts";
import { createHandle } from "../../src/core/dispatch.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Handle, KeptChoices, Log } from "../../src/core/ports.ts";
import { OffsetClock } from "../../src/platforms/preview/clock.ts";
import { calendar } from "../../src/reading/time/calendar.ts";
import { testCommands } from "./commands.ts";
import { smallCorpus } from "./small-corpus.ts";

/** Holds answers back until it is opened, so that a suite decides what slow means. */
export class Gate {
  #open: () => void = () => {};
  #passed: Promise<void> = Promise.resolve();
  #closed = false;

  get closed(): boolean {
    return this.#closed;
  }

  close(): void {
    this.#closed = true;
    this.#passed = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#closed = false;
    this.#open();
  }

  pass(): Promise<void> {
    return this.#passed;
  }
}

export interface TestBot {
  readonly handle: Handle;
  readonly choices: KeptChoices;
  readonly gate: Gate;
  /** Runs with the machine's, and can be turned ahead. */
  readonly clock: OffsetClock;
  /** Turns the clock bit by bit, with time for what that sets off to happen, until something is so. */
  turnUntil(isSo: () => boolean): Promise<void>;
  /** What was logged, one line an event. */
  readonly logged: readonly string[];
  readonly log: Log;
}

export function testBot(): TestBot {
  const gate = new Gate();
  const clock = new OffsetClock(systemClock);
  const kept = new Map<string, string>();
  const keptChoices: KeptChoices = {
    keep: async (key, line) => void kept.set(key, line),
    find: async (key) => kept.get(key),
  };
  const logged: string[] = [];
  const write = (event: string, fields?: Readonly<Record<string, unknown>>) =>
    void logged.push(
      `${event} ${JSON.stringify(fields ?? {}, (_, value) => (value instanceof Error ? String(value) : value))}`,
    );
  const log: Log = { debug: write, info: write, warn: write, error: write };
  const handle = createHandle({
    commands: testCommands(gate),
    messageActions: [
      {
        id: "look-up",
        label: "Look up papers here",
        about: "Finds the papers named in a message",
        invocation: invoke("paper"),
      },
      {
        id: "gather",
        label: "Gather here",
        about: "Repeats what was said in the thread of a message",
        invocation: invoke("gather"),
      },
    ],
    corpus: () => smallCorpus(),
    state: stateOf(keptChoices),
    clock,
    calendar,
    random: () => 0.5,
    log,
    nearest: (word, words) => words.filter((known) => known[0] === word[0]),
    status: async () => [],
    zone: "UTC",
  });
  const turnUntil = async (isSo: () => boolean) => {
    for (let turns = 0; !isSo(); turns += 1) {
      if (turns >= 3_000) throw new Error(`turned the clock in vain until ${isSo}`);
      clock.turn(250);
      await setTimeout(10);
    }
  };
  return { handle, choices: keptChoices, gate, clock, turnUntil, logged, log };
}

/** These commands remember nothing but long buttons; any other use of the state is a mistake that shows at once. */
function stateOf(keptChoices: KeptChoices): Parameters<typeof createHandle>[0]["state"] {
  return new Proxy({ choices: keptChoices } as Parameters<typeof createHandle>[0]["state"], {
    get(target, name, receiver) {
      if (!(name in target)) throw new Error(`the suite's commands keep no ${String(name)}`);
      return Reflect.get(target, name, receiver);
    },
  });
}
