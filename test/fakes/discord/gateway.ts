/** The WebSocket side: hello, identify, heartbeat, resume and replay, as the page "Gateway" describes them. */

import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { guildJson } from "./routes-guilds.ts";
import type { World } from "./world.ts";

/** The intent MESSAGE_CONTENT. */
const CONTENT = 1 << 15;

interface Session {
  readonly id: string;
  /** Which part of the servers it hears of: number and amount. */
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  /** Everything sent, for replay. */
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
}

export class Gateway {
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  /** Takes everything and answers nothing, as a half-open connection does. */
  deaf = false;
  /** Answers the next resume with "invalid session". */
  refuseResume = false;
  /** Sends the next event twice. */
  repeatNext = false;
  heartbeatInterval = 41_250;
  /** Whether the application was granted the content of messages. */
  grantsContent = false;
  readonly #sessions = new Map<string, Session>();
  readonly #server: WebSocketServer;
  readonly #world: World;
  readonly #token: string;
  readonly #url: string;

  constructor(server: Server, world: World, token: string, url: string) {
    this.#world = world;
    this.#token = token;
    this.#url = url;
    this.#server = new WebSocketServer({ server });
    this.#server.on("connection", (socket) => {
      socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatInterval, _trace: [] } }));
      socket.on("message", (data) => this.#receive(socket, String(data)));
      socket.on("close", () => {
        for (const session of this.#sessions.values())
          if (session.socket === socket) session.socket = undefined;
        world.emit("changed");
      });
    });
  }

  /** Whether a bot listens now. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== undefined);
  }

  /** Sends an event to every session; kept for those that are away. */
  dispatch(t: string, d: unknown): void {
    // Messages come only to those who asked for them: GUILD_MESSAGES, DIRECT_MESSAGES.
    const guild = typeof d === "object" && d !== null && "guild_id" in d ? String(d.guild_id) : undefined;
    const needed = t === "MESSAGE_CREATE" ? (guild === undefined ? 1 << 12 : 1 << 9) : 0;
    for (const session of this.#sessions.values()) {
      if ((session.intents & needed) !== needed || !hears(session, guild)) continue;
      this.#event(session, t, d);
      if (this.repeatNext) this.#event(session, t, d);
    }
    this.repeatNext = false;
  }

  /** Whether some session is told the content of all messages. */
  get readsContent(): boolean {
    return [...this.#sessions.values()].some(({ intents }) => (intents & CONTENT) !== 0);
  }

  /** Sends any text to every open connection, sense or nonsense. */
  raw(text: string): void {
    for (const session of this.#sessions.values()) session.socket?.send(text);
  }

  /** Closes with a code (4000: reconnect and resume), or cuts the connection without a word. */
  drop(code?: number): void {
    for (const session of this.#sessions.values()) {
      if (code === undefined) session.socket?.terminate();
      else session.socket?.close(code);
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #receive(socket: WebSocket, text: string): void {
    if (this.deaf) return;
    const { op, d } = JSON.parse(text) as {
      readonly op: number;
      readonly d: Record<string, unknown> | number | null;
    };
    const told = typeof d === "object" && d !== null ? d : {};
    if (op === 1) {
      this.heartbeats += 1;
      socket.send(JSON.stringify({ op: 11 }));
    } else if (op === 2) this.#identify(socket, told);
    else if (op === 6) this.#resume(socket, told);
    this.#world.emit("changed");
  }

  #identify(socket: WebSocket, told: Record<string, unknown>): void {
    this.identifies += 1;
    if (told["token"] !== this.#token) {
      socket.close(4004, "Authentication failed.");
      return;
    }
    const intents = Number(told["intents"]);
    // Members, presences and message content are privileged; only the last may be granted here.
    if ((intents & ((1 << 1) | (1 << 8) | (this.grantsContent ? 0 : CONTENT))) !== 0) {
      socket.close(4014, "Disallowed intent(s).");
      return;
    }
    const [number = 0, amount = 1] = Array.isArray(told["shard"]) ? told["shard"].map(Number) : [];
    const shard = [number, amount] as const;
    const session: Session = {
      id: `session-${this.#sessions.size + 1}`,
      sequence: 0,
      sent: [],
      socket,
      intents,
      shard,
    };
    this.#sessions.set(session.id, session);
    this.#event(session, "READY", {
      v: 10,
      user: {
        id: this.#world.application,
        username: "Paperboy",
        discriminator: "0",
        avatar: null,
        bot: true,
        flags: 0,
      },
      guilds: hears(session, this.#world.guild) ? [{ id: this.#world.guild, unavailable: true }] : [],
      session_id: session.id,
      resume_gateway_url: this.#url,
      shard: told["shard"],
      application: { id: this.#world.application, flags: 0 },
    });
    if (hears(session, this.#world.guild)) this.#event(session, "GUILD_CREATE", guildJson(this.#world));
  }

  #resume(socket: WebSocket, told: Record<string, unknown>): void {
    this.resumes += 1;
    const session = this.#sessions.get(String(told["session_id"]));
    if (session === undefined || this.refuseResume) {
      this.refuseResume = false;
      socket.send(JSON.stringify({ op: 9, d: false }));
      return;
    }
    session.socket = socket;
    for (const event of session.sent.filter((one) => one.s > Number(told["seq"]))) {
      socket.send(JSON.stringify({ op: 0, ...event }));
    }
    this.#event(session, "RESUMED", {});
  }

  #event(session: Session, t: string, d: unknown): void {
    session.sequence += 1;
    const event = { s: session.sequence, t, d };
    session.sent.push(event);
    session.socket?.send(JSON.stringify({ op: 0, ...event }));
  }
}

/** Direct messages reach the first shard only; a server's events the shard that its id falls to. */
function hears({ shard: [number, amount] }: Session, guild: string | undefined): boolean {
  if (guild === undefined || !/^\d+$/u.test(guild)) return number === 0;
  return (BigInt(guild) >> 22n) % BigInt(amount) === BigInt(number);
}
