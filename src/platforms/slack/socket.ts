/**
 * Socket Mode that stays connected. Slack renews every connection after some hours; Bolt's own reconnection
 * first waits for its ping time-out (5 s measured), during which commands and clicks are lost. Here the next
 * connection is asked for at once, and a frame that makes no sense cannot end the process.
 */

import { type Logger, SocketModeReceiver } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";
import { codeOf } from "./errors.ts";

export interface SocketSettings {
  readonly appToken: string;
  /** `https://slack.com/api/`, or a stand-in. */
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly logger: Logger;
  /** After this long without an answer to a ping the connection counts as dead, in ms (default 10,000). */
  readonly pongMs?: number;
}

const HELLO_MS = 10_000;
/** Twice the library's: a process that was busy for some seconds need not take its connection for dead. */
const PONG_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

export class SteadySocket {
  readonly receiver: SocketModeReceiver;
  readonly #settings: SocketSettings;
  readonly #stopped = new AbortController();
  #connected = false;
  #connecting = false;
  /** Before the first connection it is for the caller to try again. */
  #began = false;

  constructor(settings: SocketSettings) {
    this.#settings = settings;
    this.receiver = new SocketModeReceiver({
      appToken: settings.appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: settings.pongMs ?? PONG_MS,
      logger: settings.logger,
      installerOptions: {
        clientOptions: {
          slackApiUrl: settings.apiUrl,
          retryConfig: { retries: 0 },
          rejectRateLimitedCalls: true,
        },
      },
    });
    this.#guardFrames();
    this.receiver.client.on("disconnected", () => {
      this.#connected = false;
      if (this.#began && !this.#connecting && !this.#stopped.signal.aborted) void this.#reconnect();
    });
  }

  /** True between hello and the next disconnection. */
  get connected(): boolean {
    return this.#connected;
  }

  /** Connects for the first time; rejects with Slack's error, and may then be called again. */
  async start(): Promise<void> {
    await this.#connect();
    this.#began = true;
    if (this.#stopped.signal.aborted) void this.receiver.client.disconnect().catch(() => {});
  }

  /** Closes the connection and forgets about it; waits at most two seconds for Slack's farewell. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    if (!this.#connected) return void this.receiver.client.disconnect().catch(() => {});
    const waited = new AbortController();
    await Promise.race([this.receiver.client.disconnect(), this.#settings.clock.wait(2_000, waited.signal)]);
    waited.abort();
  }

  async #connect(): Promise<void> {
    this.#connecting = true;
    const { client } = this.receiver;
    const late = new AbortController();
    try {
      const started = client.start();
      // Losing the race must not leave a rejection that nobody hears.
      started.catch(() => {});
      const hello = await Promise.race([
        started.then(() => true),
        this.#settings.clock.wait(HELLO_MS, late.signal).then(() => false),
      ]);
      if (!hello) {
        void client.disconnect().catch(() => {});
        throw new Error("no hello from Slack");
      }
      this.#connected = true;
    } finally {
      late.abort();
      this.#connecting = false;
    }
  }

  async #reconnect(): Promise<void> {
    const { clock, random, log } = this.#settings;
    for (let pause = 0; !this.#stopped.signal.aborted; ) {
      try {
        await this.#connect();
        log.info("slack.socket-reconnected");
        if (this.#stopped.signal.aborted) void this.receiver.client.disconnect().catch(() => {});
        return;
      } catch (error) {
        log.warn("slack.socket-failed", { code: codeOf(error) });
        pause = Math.min(pause === 0 ? FIRST_PAUSE_MS : pause * 2, LONGEST_PAUSE_MS);
        await clock.wait(pause * (0.75 + random() / 2), this.#stopped.signal);
      }
    }
  }

  /** The client reads members of a frame before it knows that they are there, in a promise nobody awaits. */
  #guardFrames(): void {
    const { client } = this.receiver;
    const { log } = this.#settings;
    const listeners = client.listeners("ws_message");
    client.removeAllListeners("ws_message");
    client.on("ws_message", async (data: unknown, binary: unknown) => {
      if (!makesSense(data)) return log.warn("slack.frame-ignored", {});
      for (const listener of listeners) {
        try {
          await listener.call(client, data, binary);
        } catch (error) {
          log.warn("slack.frame-failed", { code: codeOf(error) });
        }
      }
    });
  }
}

function makesSense(data: unknown): boolean {
  if (typeof data !== "string") return false;
  let frame: unknown;
  try {
    frame = JSON.parse(data);
  } catch {
    return false;
  }
  if (!isObject(frame) || typeof frame["type"] !== "string") return false;
  if (frame["type"] === "hello" || frame["type"] === "disconnect") return true;
  if (typeof frame["envelope_id"] !== "string" || !isObject(frame["payload"])) return false;
  const event = frame["payload"]["event"];
  return frame["type"] !== "events_api" || (isObject(event) && typeof event["type"] === "string");
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
