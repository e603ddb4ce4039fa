/** The page's HTTP server: files, questions, deeds, and a stream of what happens. */

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cannotListen } from "../../core/listening.ts";
import type { Log } from "../../core/ports.ts";
import * as api from "./api.ts";
import { Guard } from "./guard.ts";
import { bodies, type Verb } from "./requests.ts";
import { stream } from "./stream.ts";

/** Nothing from elsewhere, nothing inline; pictures may come with their data. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const headers = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-cache",
};

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

const largestBody = 4 * 1024 * 1024;

export interface Listening {
  readonly address: string;
  /** Takes no more requests, lets running ones finish, then ends the streams. */
  close(): Promise<void>;
}

/** Listens on `host` and `port` (0 for any free one). Rejects with the remedy when the port is taken. */
export async function listen(
  parts: api.Parts,
  {
    host,
    port,
    log,
    gallery,
  }: { host: string; port: number; log: Log; gallery: (zone: string) => Promise<string> },
): Promise<Listening> {
  let actual = port;
  const guard = new Guard(host, () => actual);
  const running = new Set<Promise<unknown>>();
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const answered = handle(parts, guard, gallery, request, response).catch((error: unknown) => {
      log.error("preview request failed", { path: request.url?.split("?")[0], error });
      if (!response.headersSent) answer(response, 500, { error: "Something broke; the log says what." });
      else response.end();
    });
    const sent = over(response);
    const isStream = request.url?.startsWith("/api/events") === true;
    if (isStream) {
      streams.add(response);
      response.once("close", () => streams.delete(response));
    }
    const whole = isStream ? answered : Promise.all([answered, sent]);
    running.add(whole);
    whole.finally(() => running.delete(whole));
  });
  await open(server, host, port);
  actual = (server.address() as AddressInfo).port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all(running);
      await Promise.all([...streams].map(ended));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Resolves when the last of an answer is on its way, or nobody is there any more to get it. */
function over(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.closed || response.writableFinished) return resolve();
    response.once("finish", resolve);
    response.once("close", resolve);
  });
}

function ended(stream: ServerResponse): Promise<void> {
  const done = over(stream);
  stream.end();
  return done;
}

function open(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const settings = { port: "PAPERBOY_PREVIEW_PORT", host: "PAPERBOY_PREVIEW_HOST" };
    server.once("error", (error) => reject(cannotListen(error, { host, port }, settings)));
    server.listen(port, host, () => resolve());
  });
}

async function handle(
  parts: api.Parts,
  guard: Guard,
  gallery: (zone: string) => Promise<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://preview.invalid");
  const isApi = url.pathname.startsWith("/api/");
  const refusal = guard.refuse(request, isApi);
  if (refusal !== undefined) return answer(response, 403, { error: refusal });
  if (request.method === "POST" && isApi) return post(parts, url.pathname.slice(5), request, response);
  if (request.method !== "GET" && request.method !== "HEAD")
    return answer(response, 405, { error: "Not that way." });
  if (isApi) return ask(parts, gallery, url, request, response);
  if (url.pathname === "/" || url.pathname === "/gallery") {
    response.setHeader("Set-Cookie", guard.cookie);
    return file(response, url.pathname === "/" ? "index.html" : "gallery.html");
  }
  const name = /^\/page\/([a-z-]+\.(?:css|js|svg))$/.exec(url.pathname)?.[1];
  return name === undefined
    ? answer(response, 404, { error: "There is nothing here." })
    : file(response, name);
}

async function file(response: ServerResponse, name: string): Promise<void> {
  const content = await readFile(new URL(`page/${name}`, import.meta.url)).catch(() => undefined);
  if (content === undefined) return answer(response, 404, { error: "There is nothing here." });
  response.writeHead(200, {
    ...headers,
    "Content-Type": types[name.split(".").at(-1) ?? ""] ?? "text/plain",
  });
  response.end(content);
}

async function ask(
  parts: api.Parts,
  gallery: (zone: string) => Promise<string>,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const query = (name: string) => url.searchParams.get(name) ?? "";
  switch (url.pathname.slice(5)) {
    case "setup":
      return answer(response, 200, api.setup(parts));
    case "events":
      return told(response, () =>
        stream(parts, api.viewerOf(query("person"), query("zone")), request, response, headers),
      );
    case "timeline":
      return answer(response, 200, await api.timeline(parts, 8));
    case "complete":
      return told(response, async () =>
        answer(response, 200, await api.completions(parts, query("channel"), query("line").slice(0, 500))),
      );
    case "find":
      return answer(
        response,
        200,
        await api.found(parts, query("form"), query("field"), query("typed").slice(0, 200)),
      );
    case "gallery":
      return answer(response, 200, { html: await gallery(query("zone")) });
    default:
      return answer(response, 404, { error: "There is nothing here." });
  }
}

async function post(
  parts: api.Parts,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!Object.hasOwn(bodies, name)) return answer(response, 404, { error: "There is nothing here." });
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    return answer(response, 415, { error: "Send JSON." });
  }
  const text = await bodyOf(request);
  if (text === undefined) return answer(response, 413, { error: "That is too long." });
  await told(response, async () => answer(response, 200, await perform(parts, name as Verb, text)));
}

async function perform<V extends Verb>(parts: api.Parts, verb: V, text: string): Promise<object> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new RangeError("That is not JSON.");
  }
  const checked = bodies[verb].safeParse(given);
  if (!checked.success)
    throw new RangeError(`That does not fit: ${checked.error.issues[0]?.message ?? "unknown"}.`);
  // The schema of this very verb has checked it; the union of all schemas hides that from the types.
  const deed = api.deeds[verb] as (parts: api.Parts, body: unknown) => Promise<object>;
  return deed(parts, checked.data);
}

async function told(response: ServerResponse, act: () => Promise<void> | void): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    answer(response, 400, { error: error.message });
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { ...headers, "Content-Type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
