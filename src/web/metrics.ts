/** What can be measured, in Prometheus's format ("Metric and label naming", prometheus.io). */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "../core/clock.ts";
import { findAction } from "../core/command.ts";
import { type Invocation, pathOf } from "../core/invocation.ts";
import type { Handle, PlatformName } from "../core/ports.ts";

/** Every label has few values: commands there are, platforms, outcomes. Nothing that people type is a label. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #answers: Counter;
  readonly #seconds: Histogram;
  readonly #posts: Counter;

  /** `withProcess` adds Node's own: memory, event loop, garbage collection. */
  constructor(withProcess = true) {
    const registers = [this.#registry];
    if (withProcess) collectDefaultMetrics({ register: this.#registry });
    this.#answers = new Counter({
      name: "paperboy_answers_total",
      help: "Questions answered, by command and by what became of them",
      labelNames: ["command", "platform", "outcome"],
      registers,
    });
    this.#seconds = new Histogram({
      name: "paperboy_answer_seconds",
      help: "Time from a question to its answer, without the platform's part",
      labelNames: ["command"],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.#posts = new Counter({
      name: "paperboy_posts_total",
      help: "Scheduled posts, by platform and by what became of them",
      labelNames: ["platform", "outcome"],
      registers,
    });
  }

  /** The same handle, with every question counted and timed. */
  watch(handle: Handle, clock: Clock): Handle {
    return {
      ...handle,
      run: async (request) => {
        const began = clock.monotonic();
        const reply = await handle.run(request);
        const command = this.#nameOf(handle, request.invocation);
        this.#seconds.observe({ command }, (clock.monotonic() - began) / 1000);
        this.#answers.inc({ command, platform: request.place.platform, outcome: reply.outcome });
        return reply;
      },
    };
  }

  /** Counts one settled post: `sent`, `failed`, `skipped`. */
  posted(platform: PlatformName, outcome: string): void {
    this.#posts.inc({ platform, outcome });
  }

  /** A number that is read whenever somebody asks, such as the size of the corpus. A read that fails leaves it out. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      async collect() {
        try {
          this.set(await read());
        } catch {
          this.remove();
        }
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Commands that do not exist share one name: people can type any. */
  #nameOf(handle: Handle, invocation: Invocation): string {
    const { command, subcommand } = invocation;
    return findAction(handle.commands, command, subcommand) === undefined ? "unknown" : pathOf(invocation);
  }
}
