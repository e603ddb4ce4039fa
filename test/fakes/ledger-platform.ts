/**
 * A chat platform that keeps a ledger of every request and every message, and misbehaves on demand: it limits,
 * drops, fails before and after posting, and lets messages land after the caller gave up. Like Discord it can
 * recognise a repeated nonce for a while; like Slack it does not.
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

export type Manner = "discord" | "slack";

/** What happens to a request; `post then …` means that the message stands. */
export type Fault =
  | "none"
  | "429"
  | "429 bare"
  | "drop before"
  | "500 before"
  | "post then drop"
  | "post then 502"
  | "post late"
  | "hang"
  | "403"
  | "404"
  | "400"
  | "401"
  | "10008";

export interface LedgerRequest {
  readonly what: "post" | "history";
  readonly channel: string;
  readonly key: string;
  readonly at: number;
  readonly fault: Fault;
}

export interface LedgerMessage {
  readonly id: string;
  readonly channel: string;
  /** The marker: the delivery's id. */
  readonly key: string;
  readonly at: number;
  readonly text: string;
}

export interface LedgerOptions {
  readonly manner: Manner;
  /** The time by its own clock, ms since 1970; the machine's unless given. */
  readonly now?: () => number;
  /** Chosen for each request; `none` by default. */
  readonly fault?: (request: Pick<LedgerRequest, "what" | "channel" | "key">, count: number) => Fault;
  /** For how long Discord's manner recognises a nonce, ms. */
  readonly nonceWindowMs?: number;
  /** When a late message lands, ms after its request. */
  readonly lateMs?: number;
  readonly retryAfterMs?: number;
  readonly limitScope?: "channel" | "tenant" | "platform";
  /** False answers every history with an empty list, as Discord does without the permission. */
  readonly readable?: boolean;
  /** The longest list one history request gives, and the least time between two, ms. */
  readonly historyLimit?: { readonly messages: number; readonly everyMs: number };
}

const postSchema = z.object({ channel: z.string(), key: z.string(), text: z.string() });

export class LedgerPlatform {
  readonly requests: LedgerRequest[] = [];
  readonly messages: LedgerMessage[] = [];
  options: LedgerOptions;
  /** While true nothing is answered. */
  down = false;
  #server = createServer((request, response) => void this.#serve(request, response));
  #counts = new Map<string, number>();
  #lastHistory = Number.NEGATIVE_INFINITY;
  #next = 1;

  constructor(options: LedgerOptions) {
    this.options = options;
  }

  #now(): number {
    return this.options.now?.() ?? Date.now();
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many messages carry each key. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { key } of this.messages) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    if (this.down) return void request.socket.destroy();
    const url = new URL(request.url ?? "/", this.url);
    if (url.pathname === "/history") return await this.#history(url, request, response);
    const body = postSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    await this.#post(body, request, response);
  }

  #note(what: "post" | "history", channel: string, key: string): Fault {
    const count = (this.#counts.get(`${what}:${key}`) ?? 0) + 1;
    this.#counts.set(`${what}:${key}`, count);
    const fault = this.options.fault?.({ what, channel, key }, count) ?? "none";
    this.requests.push({ what, channel, key, at: this.#now(), fault });
    return fault;
  }

  /** The message, unless its nonce is still known: then the one that stands. */
  #put(body: z.infer<typeof postSchema>): LedgerMessage {
    const { manner, nonceWindowMs = 3_000 } = this.options;
    const now = this.#now();
    const same = this.messages.findLast((message) => message.key === body.key);
    if (manner === "discord" && same !== undefined && now - same.at < nonceWindowMs) return same;
    const message = { id: `m${this.#next++}`, at: now, ...body };
    this.messages.push(message);
    return message;
  }

  async #post(body: z.infer<typeof postSchema>, request: IncomingMessage, response: ServerResponse) {
    const fault = this.#note("post", body.channel, body.key);
    switch (fault) {
      case "none":
        return answer(response, 200, { id: this.#put(body).id });
      case "429":
        return answer(response, 429, {
          retryAfterMs: this.options.retryAfterMs ?? 200,
          scope: this.options.limitScope ?? "channel",
        });
      case "429 bare":
        return answer(response, 429, { scope: "platform" });
      case "drop before":
        return void request.socket.destroy();
      case "500 before":
        return answer(response, 500, {});
      case "post then drop":
        this.#put(body);
        return void request.socket.destroy();
      case "post then 502":
        this.#put(body);
        return answer(response, 502, {});
      case "post late":
        await sleep(this.options.lateMs ?? 1_000);
        this.#put(body);
        return void request.socket.destroy();
      case "hang":
        return;
      case "10008":
        return answer(response, 404, { code: 10008 });
      default:
        return answer(response, Number(fault), {});
    }
  }

  async #history(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const channel = url.searchParams.get("channel") ?? "";
    const since = Number(url.searchParams.get("since"));
    const key = url.searchParams.get("key") ?? "";
    const fault = this.#note("history", channel, key);
    if (fault === "429") return answer(response, 429, { retryAfterMs: this.options.retryAfterMs ?? 200 });
    if (fault === "drop before") return void request.socket.destroy();
    if (fault !== "none") return answer(response, 500, {});
    const limit = this.options.historyLimit;
    if (limit !== undefined) {
      const now = this.#now();
      if (now - this.#lastHistory < limit.everyMs) {
        return answer(response, 429, { retryAfterMs: limit.everyMs - (now - this.#lastHistory) });
      }
      this.#lastHistory = now;
    }
    if (this.options.readable === false) return answer(response, 200, { readable: false, messages: [] });
    const all = this.messages.filter((message) => message.channel === channel && message.at >= since);
    const messages = limit === undefined ? all : all.slice(-limit.messages);
    return answer(response, 200, { readable: true, messages });
  }
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Faults by chance as measured platforms show them on a bad day; the same for the same seed and order. */
export function badDay(random: () => number): (request: Pick<LedgerRequest, "what">) => Fault {
  const posting: readonly (readonly [Fault, number])[] = [
    ["429", 0.08],
    ["drop before", 0.05],
    ["500 before", 0.05],
    ["post then drop", 0.08],
    ["post then 502", 0.04],
    ["post late", 0.03],
  ];
  return ({ what }) => {
    let draw = random();
    if (what === "history") return draw < 0.1 ? "429" : "none";
    for (const [fault, chance] of posting) {
      if (draw < chance) return fault;
      draw -= chance;
    }
    return "none";
  };
}

/** A small generator of numbers in [0, 1) from a seed (mulberry32, by T. Ettinger, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
