/** The HTTP side: routing, refusals and faults. What each route does stands in routes-*.ts. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Faults } from "./faults.ts";
import { type BodyCheck, openApiCheck } from "./openapi.ts";
import type { World } from "./world.ts";

/** Thrown by a route to refuse a request as Discord does. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Refuses a body with the reasons; does nothing without reasons. */
export function refuseBody(faults: readonly string[]): void {
  if (faults.length > 0) throw new Refusal(400, 50_035, `Invalid Form Body: ${faults.join("; ")}`);
}

export interface Call {
  readonly world: World;
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What came beside the body, by place. */
  readonly files: readonly GivenFile[];
}

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** undefined answers 204. */
export type Route = readonly [method: string, path: RegExp, run: (call: Call) => unknown];

export interface Rest {
  /** What goes into `rest.api`. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  readonly server: Server;
  /** Whether bodies are checked against Discord's OpenAPI description. */
  readonly checked: boolean;
  close(): Promise<void>;
}

const USUAL = [
  ["POST", "/interactions/1/x/callback"],
  ["POST", "/webhooks/1/x"],
  ["PATCH", "/webhooks/1/x/messages/@original"],
  ["POST", "/channels/1/messages"],
] as const;

const WITHOUT_TOKEN = [/^\/interactions\//u, /^\/webhooks\/\d+\/[^/]+/u];

/** Serves the routes on a free port of the loopback. */
export async function serveRest(world: World, token: string, routes: readonly Route[]): Promise<Rest> {
  const faults = new Faults();
  const check = openApiCheck();
  // Compiled now, so that no interaction waits for it: it takes longer than Discord's deadline on a busy machine.
  for (const [method, path] of USUAL) check?.(method, path, {});
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      world.refused.push(`the stand-in itself failed: ${String(error)}`);
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/u, "");
    const method = request.method ?? "GET";
    world.requests.push(`${method} ${path}`);
    const { body, files } = await readBody(request);
    const fault = faults.take(method, path);
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.ms));
    if (fault?.kind === "broken before") return void response.destroy();
    if (fault?.kind === "rate limit") return limit(response, fault);
    if (fault?.kind === "status")
      return send(response, fault.status, { code: fault.code ?? 0, message: fault.message ?? "injected" });
    let status = 200;
    let result: unknown;
    try {
      if (
        request.headers.authorization !== `Bot ${token}` &&
        !WITHOUT_TOKEN.some((open) => open.test(path))
      ) {
        throw new Refusal(401, 0, "401: Unauthorized");
      }
      result = run(check, world, routes, { method, path, query: url.searchParams, body, files });
      status = result === undefined ? 204 : 200;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      status = error.status;
      result = { code: error.code, message: error.message };
      world.refused.push(`${method} ${path}: ${error.code} ${error.message}`);
    }
    world.emit("changed");
    if (fault?.kind === "answer lost") return void response.destroy();
    if (fault?.kind === "done but status")
      return send(response, fault.status, { code: 0, message: "injected" });
    send(response, status, result);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api`,
    port,
    faults,
    server,
    checked: check !== undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function run(
  check: BodyCheck | undefined,
  world: World,
  routes: readonly Route[],
  asked: {
    method: string;
    path: string;
    query: URLSearchParams;
    body: unknown;
    files: readonly GivenFile[];
  },
): unknown {
  const { method, path, query, body, files } = asked;
  for (const [routeMethod, pattern, route] of routes) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match === null) continue;
    if (check !== undefined && body !== undefined) refuseBody(check(method, path, body));
    refuseBody(fileFaults(body, files));
    world.uploaded.push(...files);
    return route({ world, parts: match.slice(1), query, body, files });
  }
  throw new Refusal(404, 0, `404: Not Found (${method} ${path})`);
}

/** Every file that a message shows has to come with it, under the place that its attachment names. */
function fileFaults(body: unknown, files: readonly GivenFile[]): string[] {
  const text = JSON.stringify(body ?? null);
  const shown = [...text.matchAll(/"attachment:\/\/([^"]+)"/gu)].map(([, name]) => name ?? "");
  const { attachments: direct, data } = Object(body) as Json;
  const told = (direct ?? data?.attachments ?? []) as readonly { id: string; filename?: string }[];
  return [
    ...shown
      .filter((name) => !files.some((file) => file.name === name))
      .map((name) => `attachment://${name} comes with no file`),
    ...told
      .filter(({ id, filename }) => files[Number(id)]?.name !== filename)
      .map(({ id }) => `attachment ${id} is not among the files`),
  ];
}

interface Json {
  readonly attachments?: unknown;
  readonly data?: { readonly attachments?: unknown };
}

async function readBody(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly files: readonly GivenFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return { body: undefined, files: [] };
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/"))
    return { body: JSON.parse(Buffer.concat(chunks).toString("utf8")), files: [] };
  const form = await new Response(Buffer.concat(chunks), { headers: { "content-type": type } }).formData();
  const files: GivenFile[] = [];
  for (const [key, value] of form) {
    const place = /^files\[(\d+)\]$/u.exec(key)?.[1];
    if (place !== undefined && typeof value !== "string")
      files[Number(place)] = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  const payload = form.get("payload_json");
  return { body: typeof payload === "string" ? JSON.parse(payload) : undefined, files };
}

/** A 204 must have no content type, or discord.js tries to parse nothing. */
function send(response: ServerResponse, status: number, body: unknown): void {
  if (status === 204) return void response.writeHead(204).end();
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body ?? null));
}

function limit(
  response: ServerResponse,
  fault: { readonly retryAfter?: number; readonly global?: boolean },
): void {
  if (fault.retryAfter === undefined)
    return void response.writeHead(429, { "content-type": "text/plain" }).end("error code: 1015");
  response
    .writeHead(429, {
      "content-type": "application/json",
      "retry-after": String(fault.retryAfter),
      "x-ratelimit-scope": fault.global === true ? "global" : "user",
      ...(fault.global === true ? { "x-ratelimit-global": "true" } : {}),
    })
    .end(
      JSON.stringify({
        message: "You are being rate limited.",
        retry_after: fault.retryAfter,
        global: fault.global === true,
      }),
    );
}
