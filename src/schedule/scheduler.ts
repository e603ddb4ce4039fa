/**
 * The loop that posts what is due. It has no plan of its own: each round it asks the store what is due by the
 * time that rules, so a machine that slept, a clock that was set and a process that died need no special case.
 *
 * What it promises: every due post is shown once, or recorded as skipped, failed or uncertain with its reason.
 * A post can be doubled only when a process is frozen between its last check and its request for longer than
 * lease and settle time together, another process meanwhile looked and found nothing, and the platform does
 * not recognise repeats; such a duplicate is found afterwards and logged.
 */

import { type Clock, LONGEST_WAIT } from "../core/clock.ts";
import type { Poster } from "../core/delivery.ts";
import type { Job } from "../core/job.ts";
import type { DrawLive } from "../core/live.ts";
import type { Log, PlatformName } from "../core/ports.ts";
import type { Store } from "../core/store.ts";
import { deliver } from "./deliver.ts";
import type { Engine, Step } from "./engine.ts";
import { noticeJob } from "./notice-job.ts";
import { Pace } from "./pace.ts";
import { plan, render } from "./plan.ts";
import { redraw } from "./redraw.ts";
import { Refusals } from "./refusals.ts";
import { TIMING, type Timing } from "./timing.ts";
import { forget, replan, verify } from "./upkeep.ts";

/** Deliveries of one platform in work at one time: enough that slow channels do not hold up the others. */
const AT_ONCE = 64;
/** How soon the loop looks again at what is due where all places are taken: the end of any work wakes it, too. */
const FULL_MS = 250;
/** How long the loop gathers reasons to look for work before it does. */
const GATHER_MS = 20;
const HEARTBEAT_MS = 15_000;
const VERIFY_MS = 60_000;
const FORGET_MS = 3_600_000;
/** A loop that took longer than this for one round is reported. */
const STALLED_MS = 120_000;
/** How long stopping waits for requests that are under way. */
const STOP_MS = 20_000;

export interface SchedulerOptions {
  readonly store: Store;
  readonly jobs: readonly Job[];
  readonly posters: readonly Poster[];
  /** Draws messages that follow what they show. */
  readonly live?: DrawLive;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** The version of the zone data in use. */
  readonly zones: string;
  /** Unique to this process: host, pid and something random. */
  readonly instance: { readonly id: string; readonly host: string; readonly pid: number };
  readonly timing?: Partial<Timing>;
  readonly at?: (step: Step, delivery?: Parameters<Engine["at"]>[1]) => Promise<void> | void;
}

export class Scheduler {
  /** For whoever asks how it is. */
  readonly name = "Schedule";
  readonly #options: SchedulerOptions;
  readonly #engine: Engine;
  readonly #stopping = new AbortController();
  /** By platform, so that one that is slow or limited holds up no other. */
  readonly #inWork = new Map<PlatformName, Set<Promise<void>>>();
  readonly #redrawing = new Set<Promise<void>>();
  #sleeping = new AbortController();
  #loop: Promise<void> | undefined;
  #last = { beat: Number.NaN, plan: Number.NaN, verify: Number.NaN, forget: Number.NaN };
  /** Whether there is more to plan or render at once. */
  readonly #more = { plan: false, render: false };
  #adopted = false;
  #trouble = "";
  #lastRound: number | undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    const jobs = [...options.jobs, noticeJob];
    this.#engine = {
      store: options.store,
      jobs: new Map(jobs.map((job) => [job.kind, job])),
      live: options.live,
      posters: new Map(options.posters.map((poster) => [poster.platform, poster])),
      clock: options.clock,
      log: options.log,
      random: options.random,
      timing: { ...TIMING, ...options.timing },
      pace: new Pace(options.clock),
      refusals: new Refusals(options.clock),
      unrendered: new Map(),
      instanceId: options.instance.id,
      stopping: this.#stopping.signal,
      at: async (step, delivery) => options.at?.(step, delivery),
    };
  }

  /** Begins to work; returns at once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Why nothing goes out, in words; undefined when all is well or it was not started. */
  problem(): string | undefined {
    if (this.#trouble !== "") return `nothing is posted: ${this.#trouble}`;
    if (this.#lastRound === undefined || this.#stopping.signal.aborted) return undefined;
    const since = this.#options.clock.monotonic() - this.#lastRound;
    return since > STALLED_MS ? `it has not looked for work for ${Math.round(since / 1000)} s` : undefined;
  }

  /** Looks for work now instead of within a second: something was just put down. */
  wake(): void {
    this.#sleeping.abort();
  }

  /** Takes no more, lets requests under way finish for up to 20 s, and gives back what was not begun. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#loop;
    const done = new AbortController();
    await Promise.race([
      this.#ended().finally(() => done.abort()),
      this.#options.clock.wait(STOP_MS, done.signal),
    ]);
    await this.#options.store.tables.instances.gone(this.#options.instance.id).catch(() => {});
  }

  /**
   * Works off everything that is due at this moment, waits for it, and returns how many deliveries were taken:
   * for a clock that is turned by hand.
   */
  async pass(): Promise<number> {
    let taken = 0;
    for (;;) {
      this.#last.plan = Number.NaN;
      const claimed = await this.#round();
      taken += claimed;
      await this.#ended();
      if (claimed === 0 && !this.#more.plan && !this.#more.render) return taken;
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const began = this.#sleeping;
      if (began.signal.aborted) this.#sleeping = new AbortController();
      const wait = await this.#tryRound();
      if (wait === 0) continue;
      if (!this.#sleeping.signal.aborted) await this.#options.clock.wait(wait, this.#sleeping.signal);
      // Posts end one by one, and each end wakes the loop: one round serves those of a moment.
      if (this.#sleeping.signal.aborted) await this.#options.clock.wait(GATHER_MS, this.#stopping.signal);
    }
  }

  /** One round; how long to sleep after it, ms. A store that is away, full or busy only makes it wait. */
  async #tryRound(): Promise<number> {
    const { log, clock } = this.#options;
    this.#lastRound = clock.monotonic();
    try {
      await this.#round();
      if (this.#more.plan || this.#more.render) return 0;
      if (this.#trouble !== "") log.info("schedule.resumed", { after: this.#trouble });
      this.#trouble = "";
      return await this.#untilNext();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== this.#trouble) log.error("schedule.held-up", { error: message });
      this.#trouble = message;
      return 2_000;
    }
  }

  async #untilNext(): Promise<number> {
    const { store } = this.#options;
    const { timing } = this.#engine;
    const due = await store.tables.deliveries.nextDue(timing.settleMs);
    if (due === undefined) return timing.sleepMs;
    // Something due that could not be claimed (its channel is busy or paused) must not make the loop spin.
    const full = [...this.#inWork.values()].some(({ size }) => size >= AT_ONCE);
    const until = Math.max(due - (await store.now()), full ? FULL_MS : 50);
    return Math.min(until, timing.sleepMs, LONGEST_WAIT);
  }

  /** Plans, renders and claims; returns how many deliveries were taken to work on. */
  async #round(): Promise<number> {
    const { store, log } = this.#options;
    const engine = this.#engine;
    const now = await store.now();
    if (this.#isTime("beat", now, HEARTBEAT_MS)) await this.#beat(now);
    const skew = Math.abs(store.skew());
    if (skew > engine.timing.skewRefuseMs) {
      throw new Error(
        `this machine's clock is ${Math.round(skew / 1000)} s off the database's; set it right`,
      );
    }
    if (!this.#adopted && store.engine === "sqlite") {
      // One process owns the file, so whoever held these claims is gone; only its last requests may still land.
      const ended = await store.tables.deliveries.endLeases(now);
      if (ended > 0) log.info("schedule.took-over", { deliveries: ended });
    }
    this.#adopted = true;
    if (this.#isTime("plan", now, engine.timing.planEveryMs) || this.#more.plan) {
      await replan(engine, this.#options.zones);
      this.#more.plan = await plan(engine, now);
    }
    this.#more.render = await render(engine, now);
    if (this.#isTime("verify", now, VERIFY_MS)) await verify(engine, now);
    if (this.#isTime("forget", now, FORGET_MS)) await forget(engine, now);
    if (this.#stopping.signal.aborted) return 0;
    let taken = 0;
    for (const platform of engine.posters.keys()) taken += await this.#claim(platform, now);
    // What is due to be said comes before what is to be said anew.
    const redrawn = await redraw(engine, now);
    for (const work of redrawn) this.#work(this.#redrawing, work);
    return taken + redrawn.length;
  }

  /** Takes what is due on a platform, as much as there are places for. */
  async #claim(platform: PlatformName, now: number): Promise<number> {
    const engine = this.#engine;
    const inWork = this.#inWork.get(platform) ?? new Set();
    this.#inWork.set(platform, inWork);
    const claimedAt = engine.clock.monotonic();
    const claimed = await engine.store.tx((tables) =>
      tables.deliveries.claim({
        owner: engine.instanceId,
        now,
        leaseMs: engine.timing.leaseMs,
        settleMs: engine.timing.settleMs,
        limit: AT_ONCE - inWork.size,
        platforms: [platform],
      }),
    );
    for (const delivery of claimed) this.#work(inWork, deliver(engine, delivery, claimedAt));
    return claimed.length;
  }

  #work(inWork: Set<Promise<void>>, delivering: Promise<void>): void {
    const work: Promise<void> = delivering
      .catch((error: unknown) => {
        // The claim runs out by itself, and the next one looks before it repeats.
        this.#options.log.error("delivery.broke-off", { error: String(error) });
      })
      .finally(() => {
        inWork.delete(work);
        this.wake();
      });
    inWork.add(work);
  }

  /** Resolves when what is in work now has ended. */
  async #ended(): Promise<void> {
    await Promise.all([this.#redrawing, ...this.#inWork.values()].flatMap((inWork) => [...inWork]));
  }

  async #beat(now: number): Promise<void> {
    const { store, instance, zones, log } = this.#options;
    await store.tables.instances.beat({ ...instance, zones, heartbeatAt: now });
    const alive = await store.tables.instances.alive(now - 2 * HEARTBEAT_MS);
    this.#engine.pace.sharers = Math.max(1, alive.length);
    this.#engine.refusals.sharers = Math.max(1, alive.length);
    const skew = store.skew();
    if (Math.abs(skew) > this.#engine.timing.skewWarnMs) log.warn("clock.skewed", { skewMs: skew });
  }

  /** True the first time, then when so much time has passed, or the clock was set back. */
  #isTime(what: "beat" | "plan" | "verify" | "forget", now: number, every: number): boolean {
    const last = this.#last[what];
    if (now >= last && now < last + every) return false;
    this.#last[what] = now;
    return true;
  }
}
