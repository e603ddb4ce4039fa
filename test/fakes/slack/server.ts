/**
 * A stand-in for Slack: the Web API and response_urls over HTTP, Socket Mode over WebSocket, signed requests
 * to an app. It keeps the workspace's state, refuses what Slack refuses, and misbehaves when told to.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Clock, systemClock } from "../../../src/core/clock.ts";
import type { Answer, Args } from "./answers.ts";
import { Faults } from "./faults.ts";
import { Interactions } from "./interactions.ts";
import { type Api, METHODS } from "./methods.ts";
import { argumentProblems, methodSpec } from "./specs.ts";
import { SignedWire, SocketWire, type Wire } from "./wire.ts";
import { TEAM, World } from "./world.ts";

export const BOT_TOKEN = "xoxb-stand-in-bot";
export const APP_TOKEN = "xapp-stand-in-app";
export const SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

export interface FakeSlackOptions {
  readonly clock?: Clock;
  /** The scopes of the bot token; those of the manifest, normally. */
  readonly scopes: readonly string[];
  /** Where the app listens, for signed HTTP; Socket Mode without it. */
  readonly appUrl?: () => string;
}

/** One call as it arrived, for tests that count. */
export interface Call {
  readonly method: string;
  readonly args: Args;
  /** The answer's error; undefined when it was taken. */
  readonly error?: string;
}

export class FakeSlack {
  readonly world: World;
  readonly faults = new Faults();
  readonly interactions: Interactions;
  readonly socket: SocketWire;
  readonly signed: SignedWire;
  readonly wire: Wire;
  readonly calls: Call[] = [];
  /** Tokens that are accepted, with what each may do. */
  readonly tokens = new Map<string, ReadonlySet<string>>();
  /** The workspaces of tokens that are not of the usual one. */
  readonly teams = new Map<string, string>();
  /** Codes that can be exchanged at oauth.v2.access, once each. */
  readonly codes = new Map<string, { readonly token: string; readonly team: string }>();
  readonly #server: Server;
  readonly #api: Omit<Api, "scopes" | "team">;

  constructor(options: FakeSlackOptions) {
    const { clock = systemClock, scopes, appUrl } = options;
    this.world = new World(clock);
    this.interactions = new Interactions(this.world);
    this.tokens.set(BOT_TOKEN, new Set(scopes));
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.world.refuse(`stand-in: ${String(error)}`);
        response.writeHead(500).end();
      });
    });
    this.socket = new SocketWire(this.#server, this.world);
    this.signed = new SignedWire(appUrl ?? (() => ""), SIGNING_SECRET, clock);
    this.wire = appUrl === undefined ? this.socket : this.signed;
    this.#api = {
      world: this.world,
      interactions: this.interactions,
      socketUrl: () => this.socket.newUrl(),
      oauth: (args) => this.#exchange(args),
      uploadUrl: (file) => `http://127.0.0.1:${this.port}/upload/${file}`,
    };
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    this.socket.address = `127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** For the adapter: the base address of the Web API. */
  get apiBase(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }

  responseUrl(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async stop(): Promise<void> {
    await this.socket.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname.startsWith("/upload/")) return await this.#upload(pathname, request, response);
    let body = "";
    for await (const part of request) body += String(part);
    if (pathname.startsWith("/response/")) return this.#respond(pathname, body, response);
    if (!pathname.startsWith("/api/")) return void response.writeHead(404).end();
    const method = pathname.slice("/api/".length);
    const args = readArgs(request, body);
    const token = args["token"] ?? request.headers.authorization?.replace(/^Bearer /u, "");
    await this.#misbehave(method, response, () => {
      const answer = this.#call(method, args, token);
      const error = answer["ok"] === true ? undefined : String(answer["error"]);
      this.calls.push({ method, args, ...(error === undefined ? {} : { error }) });
      const details = (answer["response_metadata"] as { messages?: string[] } | undefined)?.messages ?? [];
      if (error !== undefined)
        this.world.refuse(`${method}: ${error}${details.length > 0 ? ` (${details.join("; ")})` : ""}`);
      const scopes = [...(this.tokens.get(token ?? "") ?? [])].join(",");
      return { status: 200, type: "application/json", text: JSON.stringify(answer), scopes };
    });
  }

  /** The second of the three steps of an upload: the bytes, as a form or bare. */
  async #upload(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const type = request.headers["content-type"] ?? "";
    const whole = Buffer.concat(chunks);
    const bytes = type.startsWith("multipart/") ? await firstFile(whole, type) : whole;
    const id = path.slice("/upload/".length);
    const file = this.world.files.get(id);
    if (file === undefined || bytes === undefined) return void response.writeHead(400).end("unknown file");
    this.world.files.set(id, { ...file, bytes: bytes.toString("base64") });
    response.writeHead(200).end(`OK - ${bytes.length}`);
  }

  #call(method: string, args: Args, token: string | undefined): Answer {
    const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (run === undefined) return { ok: false, error: "unknown_method" };
    const forApp = method === "apps.connections.open";
    const scopes = forApp ? new Set<string>() : this.tokens.get(token ?? "");
    if (method !== "oauth.v2.access") {
      if (token === undefined) return { ok: false, error: "not_authed" };
      if (forApp ? token !== APP_TOKEN : scopes === undefined) return { ok: false, error: "invalid_auth" };
    }
    const needed = methodSpec(method)?.scope?.bot ?? [];
    if (!forApp && needed.length > 0 && !needed.some((scope) => scopes?.has(scope) === true)) {
      return {
        ok: false,
        error: "missing_scope",
        needed: needed.join(","),
        provided: [...(scopes ?? [])].join(","),
      };
    }
    const problems = argumentProblems(method, args);
    if (problems.length > 0)
      return { ok: false, error: "invalid_arguments", response_metadata: { messages: problems } };
    return run(args, {
      ...this.#api,
      scopes: scopes ?? new Set(),
      team: this.teams.get(token ?? "") ?? TEAM,
    });
  }

  async #respond(path: string, body: string, response: ServerResponse): Promise<void> {
    await this.#misbehave("response_url", response, () => {
      const { status, text } = this.interactions.respond(path, JSON.parse(body));
      this.calls.push({
        method: "response_url",
        args: { path, body },
        ...(status === 200 ? {} : { error: text }),
      });
      return { status, type: "text/plain", text };
    });
  }

  /** Runs the effect and answers, unless a planned fault says otherwise. */
  async #misbehave(
    method: string,
    response: ServerResponse,
    effect: () => {
      readonly status: number;
      readonly type: string;
      readonly text: string;
      readonly scopes?: string;
    },
  ): Promise<void> {
    const fault = this.faults.take(method);
    // Whoever waits for a call to arrive looks again.
    response.on("close", () => this.world.changed());
    switch (fault?.kind) {
      case "limited":
        this.calls.push({ method, args: {}, error: "429" });
        return void response.writeHead(429, { "retry-after": String(fault.retryAfter) }).end("rate_limited");
      case "status":
        this.calls.push({ method, args: {}, error: String(fault.status) });
        return void response.writeHead(fault.status).end("fault");
      case "error":
        this.calls.push({ method, args: {}, error: fault.error });
        return void response
          .writeHead(200, { "content-type": "application/json" })
          .end(JSON.stringify({ ok: false, error: fault.error }));
      case "cut":
        return void response.socket?.destroy();
      case "slow":
        await new Promise((resolve) => setTimeout(resolve, fault.ms));
        break;
    }
    const { status, type, text, scopes } = effect();
    if (fault?.kind === "lost") return void response.socket?.destroy();
    if (fault?.kind === "late502") return void response.writeHead(502).end("bad gateway");
    response
      .writeHead(status, {
        "content-type": type,
        ...(scopes === undefined ? {} : { "x-oauth-scopes": scopes }),
      })
      .end(text);
  }

  #exchange(args: Args): Answer {
    const code = this.codes.get(args["code"] ?? "");
    if (code === undefined) return { ok: false, error: "invalid_code" };
    this.codes.delete(args["code"] ?? "");
    return {
      ok: true,
      app_id: "A0PAPERBOY",
      access_token: code.token,
      token_type: "bot",
      scope: [...(this.tokens.get(code.token) ?? [])].join(","),
      bot_user_id: "U0BOT",
      team: { id: code.team, name: `Team ${code.team}` },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: "U1" },
    };
  }
}

async function firstFile(body: Buffer, type: string): Promise<Buffer | undefined> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  for (const [, value] of form) if (typeof value !== "string") return Buffer.from(await value.arrayBuffer());
  return undefined;
}

/** The Web API takes forms, where objects are JSON texts, and JSON bodies. */
function readArgs(request: IncomingMessage, body: string): Args {
  if (request.headers["content-type"]?.includes("json")) {
    const read = JSON.parse(body === "" ? "{}" : body) as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(read).map(([name, value]) => [
        name,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    );
  }
  return Object.fromEntries(new URLSearchParams(body));
}
