/** The two ways in which Slack brings things to an app: envelopes over a WebSocket, and signed requests. */

import { createHmac, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../../src/core/clock.ts";
import { APP, type World } from "./world.ts";

export type EnvelopeType = "slash_commands" | "interactive" | "events_api";

/** What the app answered within its time; `undefined` payload for an empty acknowledgement. */
export interface Acknowledgement {
  readonly payload: unknown;
}

export interface Wire {
  /** Rejects as the person would notice it: `operation_timeout`, `dispatch_failed`. */
  deliver(
    type: EnvelopeType,
    payload: Readonly<Record<string, unknown>>,
    retry?: Retry,
  ): Promise<Acknowledgement>;
}

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

const ACK_MS = 3_000;

/** Socket Mode: hello, envelopes, pings, and refreshes. */
export class SocketWire implements Wire {
  readonly #server: WebSocketServer;
  readonly #world: World;
  readonly #tickets = new Set<string>();
  readonly #sockets: WebSocket[] = [];
  readonly #waiting = new Map<string, (answer: Acknowledgement) => void>();
  /** Told to reconnect: nothing is sent there any more. */
  readonly #retired = new WeakSet<WebSocket>();
  readonly #pings: NodeJS.Timeout;
  #address = "";
  /** Acknowledgements for envelopes that nobody waits for any more, or never were. */
  readonly strayAcks: string[] = [];

  constructor(server: Server, world: World) {
    this.#world = world;
    this.#server = new WebSocketServer({ noServer: true });
    server.on("upgrade", (request, socket, head) => {
      const url = new URL(request.url ?? "", "http://localhost");
      if (url.pathname !== "/link" || !this.#tickets.delete(url.searchParams.get("ticket") ?? "")) {
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened));
    });
    this.#pings = setInterval(() => {
      for (const socket of this.#open()) socket.ping();
    }, 5_000);
  }

  /** Where the server listens, once it does. */
  set address(hostAndPort: string) {
    this.#address = hostAndPort;
  }

  newUrl(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `ws://${this.#address}/link?ticket=${ticket}&app_id=${APP}`;
  }

  get connections(): number {
    return this.#open().length;
  }

  /** Resolves when a connection is there; rejects after `ms`. */
  async connected(ms?: number): Promise<void> {
    await this.#world.until(() => (this.connections > 0 ? true : undefined), "a Socket Mode connection", ms);
  }

  async deliver(
    type: EnvelopeType,
    payload: Readonly<Record<string, unknown>>,
    retry?: Retry,
  ): Promise<Acknowledgement> {
    const socket = this.#open().findLast((one) => !this.#retired.has(one));
    if (socket === undefined) throw new Error("dispatch_failed: no connection");
    const id = randomUUID();
    const answer = new Promise<Acknowledgement>((resolve) => this.#waiting.set(id, resolve));
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== "events_api",
        ...(type === "events_api"
          ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? "" }
          : {}),
      }),
    );
    return soon(answer).finally(() => this.#waiting.delete(id));
  }

  /** Says that the connection will be renewed, as Slack does every few hours, and closes it. */
  refresh(): void {
    for (const socket of this.#open()) {
      this.#retired.add(socket);
      socket.send(
        JSON.stringify({ type: "disconnect", reason: "refresh_requested", debug_info: { host: "stand-in" } }),
      );
    }
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const socket of this.#open()) socket.terminate();
  }

  /** Leaves every connection open and deaf: nothing is read from it any more, pings included. */
  deafen(): void {
    for (const socket of this.#open()) socket.pause();
  }

  /** Sends a frame as it is. */
  raw(frame: string): void {
    for (const socket of this.#open()) socket.send(frame);
  }

  async close(): Promise<void> {
    clearInterval(this.#pings);
    for (const socket of this.#sockets) socket.close(1000);
    const ended = Date.now() + 500;
    while (this.#open().length > 0 && Date.now() < ended)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const socket of this.#sockets) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #open(): WebSocket[] {
    return this.#sockets.filter((socket) => socket.readyState === socket.OPEN);
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.push(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#world.changed());
    socket.on("message", (data) => this.#hear(String(data)));
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.#open().length,
        debug_info: { host: "stand-in", approximate_connection_time: 3600 },
        connection_info: { app_id: APP },
      }),
    );
    this.#world.changed();
  }

  #hear(data: string): void {
    const frame = JSON.parse(data) as { readonly envelope_id?: string; readonly payload?: unknown };
    const waiting = this.#waiting.get(frame.envelope_id ?? "");
    if (waiting === undefined) this.strayAcks.push(frame.envelope_id ?? "");
    else waiting({ payload: frame.payload });
  }
}

/** Signed HTTP, as described in "Verifying requests from Slack". */
export class SignedWire implements Wire {
  readonly #url: () => string;
  readonly #secret: string;
  readonly #clock: Clock;

  constructor(url: () => string, secret: string, clock: Clock) {
    this.#url = url;
    this.#secret = secret;
    this.#clock = clock;
  }

  async deliver(
    type: EnvelopeType,
    payload: Readonly<Record<string, unknown>>,
    retry?: Retry,
  ): Promise<Acknowledgement> {
    const [contentType, body] =
      type === "events_api"
        ? ["application/json", JSON.stringify(payload)]
        : type === "interactive"
          ? [
              "application/x-www-form-urlencoded",
              new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
            ]
          : [
              "application/x-www-form-urlencoded",
              new URLSearchParams(
                Object.entries(payload).map(([name, value]) => [name, String(value)]),
              ).toString(),
            ];
    const response = await soon(
      this.send(body, {
        "content-type": contentType,
        ...(retry === undefined
          ? {}
          : { "x-slack-retry-num": String(retry.attempt), "x-slack-retry-reason": retry.reason }),
      }),
    );
    if (response.status !== 200) throw new Error(`dispatch_failed: ${response.status}`);
    const text = await response.text();
    return {
      payload:
        text === ""
          ? undefined
          : response.headers.get("content-type")?.includes("json")
            ? JSON.parse(text)
            : { text },
    };
  }

  /** Sends a body signed now, or with what `headers` say instead. */
  async send(body: string, headers: Readonly<Record<string, string>>): Promise<Response> {
    const stamp = headers["x-slack-request-timestamp"] ?? String(Math.floor(this.#clock.now() / 1000));
    return fetch(this.#url(), {
      method: "POST",
      body,
      headers: {
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature(this.#secret, stamp, body),
        ...headers,
      },
    });
  }
}

/** `v0=` and the HMAC of version, time stamp and body. */
export function signature(secret: string, stamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${stamp}:${body}`).digest("hex")}`;
}

async function soon<Of>(answer: Promise<Of>): Promise<Of> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("operation_timeout")), ACK_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
