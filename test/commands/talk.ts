/** Talking to the real commands over a real store, by typed lines and pressed buttons, on a clock that is turned. */

import { onTestFinished } from "vitest";
import { commands } from "../../commands/index.ts";
import { TurnedClock } from "../../src/core/clock.ts";
import type { Corpus } from "../../src/core/corpus.ts";
import { createHandle } from "../../src/core/dispatch.ts";
import type { Invocation } from "../../src/core/invocation.ts";
import { outline } from "../../src/core/outline.ts";
import { type Handle, type Person, type Place, silentLog, type ThreadText } from "../../src/core/ports.ts";
import type { Choice, Reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { calendar } from "../../src/reading/time/calendar.ts";
import { openStore, type StoreSource } from "../../src/store/open.ts";

export interface Speaker {
  readonly id: string;
  readonly manager?: boolean;
  readonly zone?: string;
}

export class Talk {
  readonly clock: TurnedClock;
  readonly store: Store;
  readonly handle: Handle;
  corpus: Corpus;
  /** What the platform says of somebody's rights in another channel. */
  manages: (person: Person, channel: string) => Promise<boolean | undefined> = async ({ manager }) => manager;
  /** What was said in the thread that people talk in; undefined where they are in none. */
  thread: ThreadText | undefined;
  /** The last reply, whose buttons `press` presses. */
  last: Reply | undefined;
  place: Place = { platform: "slack", tenant: "T1", channel: "C1", channelName: "papers", kind: "channel" };

  /** `seed` is where the sequence of ids begins: two talks on one store need two. */
  constructor(corpus: Corpus, clock: TurnedClock, store: Store, seed = 0) {
    this.clock = clock;
    this.store = store;
    this.corpus = corpus;
    let drawn = seed;
    this.handle = createHandle({
      commands,
      messageActions: [],
      corpus: () => this.corpus,
      state: store,
      clock,
      calendar,
      // A fixed sequence: ids differ from each other and are the same in every run.
      random: () => {
        drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
        return drawn / 2_147_483_648;
      },
      log: silentLog,
      nearest: () => [],
      manages: (_place, person, channel) => this.manages(person, channel),
      status: async () => [],
      zone: "UTC",
    });
  }

  /** Where talks are remembered: the same transcripts are run on another engine by setting this. */
  static source: () => Promise<StoreSource> = async () => ({ memory: true });

  /** Its store is closed when the test is over. */
  static async begin(at: string, corpus: Corpus): Promise<Talk> {
    const clock = new TurnedClock(Date.parse(at));
    const store = await openStore(await Talk.source(), { clock, log: silentLog, databaseClock: false });
    onTestFinished(() => store.close());
    return new Talk(corpus, clock, store);
  }

  turn(to: string): void {
    this.clock.set(Date.parse(to));
  }

  async say(by: Speaker, line: string): Promise<string> {
    const lifted = this.handle.lift(line, this.#asked(by));
    return await this.#answer("blocks" in lifted ? lifted : this.#run(by, lifted, false));
  }

  /** Presses the button of the last reply whose label begins so. */
  async press(by: Speaker, label: string, on = this.last): Promise<string> {
    const offered = (on?.blocks ?? []).flatMap((block): readonly Choice[] =>
      block.type === "choices" || block.type === "menu" ? block.choices : [],
    );
    const found = offered.find((candidate) => candidate.label.startsWith(label));
    if (found === undefined)
      throw new Error(`no button ${label} among ${offered.map((one) => one.label).join(", ")}`);
    return await this.#answer(this.#run(by, found.invocation, true));
  }

  #run(by: Speaker, invocation: Invocation, pressed: boolean): Promise<Reply> {
    return this.handle.run({ invocation, ...this.#asked(by), pressed });
  }

  #asked(by: Speaker) {
    const asker: Person = {
      id: by.id,
      name: by.id,
      manager: by.manager ?? false,
      ...(by.zone === undefined ? {} : { zone: by.zone }),
    };
    const { thread } = this;
    return {
      asker,
      place: this.place,
      locale: "en",
      ...(thread === undefined ? {} : { readThread: async () => thread }),
    };
  }

  async #answer(reply: Reply | Promise<Reply>): Promise<string> {
    this.last = await reply;
    const to = this.last.audience === "asker" ? "(only to you) " : "";
    return to + outline(this.last);
  }
}
