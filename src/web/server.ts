/** Health, metrics and feeds over HTTP, for machines. Reads only: every route answers GET and HEAD. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../core/clock.ts";
import { cannotListen } from "../core/listening.ts";
import type { Log } from "../core/ports.ts";
import { type Check, readiness } from "./health.ts";
import type { Metrics } from "./metrics.ts";

export interface Page {
  readonly type: string;
  readonly body: string;
}

/** Answers the paths below its own; undefined is a 404. */
export type Route = (path: string, url: URL) => Promise<Page | undefined>;

export interface WebSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly checks: readonly Check[];
  /** By first path segment: `feeds` answers `/feeds/…`. */
  readonly routes?: Readonly<Record<string, Route>>;
}

export interface Web {
  /** `http://127.0.0.1:9464` */
  readonly address: string;
  close(): Promise<void>;
}

/** Listens. Rejects when the port is taken, naming it. */
export async function serveWeb(settings: WebSettings): Promise<Web> {
  const { host, port, log } = settings;
  const server = createServer((request, response) => {
    answer(settings, request, response).catch((error: unknown) => {
      log.error("web request failed", { path: request.url?.split("?")[0], error });
      if (!response.headersSent) send(response, 500, { type: "text/plain", body: "fault\n" });
      else response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(cannotListen(error, { host, port }, { port: "PAPERBOY_HTTP_PORT", host: "PAPERBOY_HTTP_HOST" })),
    );
    server.listen(port, host, resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    address: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

async function answer(
  settings: WebSettings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return send(response, 405, { type: "text/plain", body: "GET only\n" });
  }
  const url = new URL(request.url ?? "/", "http://paperboy.invalid");
  const [, first = "", rest = ""] = /^\/([^/]*)\/?(.*)$/.exec(url.pathname) ?? [];
  switch (first) {
    case "healthz":
      return send(response, 200, { type: "text/plain", body: "ok\n" });
    case "readyz": {
      const state = await readiness(settings.checks, settings.clock);
      return send(response, state.ready ? 200 : 503, {
        type: "application/json",
        body: `${JSON.stringify(state)}\n`,
      });
    }
    case "metrics":
      return send(response, 200, { type: settings.metrics.contentType, body: await settings.metrics.text() });
    default: {
      const routes = settings.routes ?? {};
      const route = Object.hasOwn(routes, first) ? routes[first] : undefined;
      const page = await route?.(rest, url);
      return page === undefined
        ? send(response, 404, { type: "text/plain", body: "nothing here\n" })
        : send(response, 200, page);
    }
  }
}

function send(response: ServerResponse, status: number, { type, body }: Page): void {
  response.writeHead(status, {
    "Content-Type": type.includes("charset") ? type : `${type}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(body),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
