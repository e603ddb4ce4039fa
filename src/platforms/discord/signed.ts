/**
 * Interactions over HTTP instead of the gateway. Discord signs each request with the application's Ed25519 key
 * and tries bad signatures on purpose; one that is wrong, old or was seen before is refused with 401 and has no
 * effect. Source: developer documentation, "Interactions Overview", "Setting up an endpoint". The window of
 * five minutes is ours: the documentation names none.
 */

import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";

export interface SignedSettings {
  /** 64 hex digits, from the page General Information of the application. */
  readonly publicKey: string;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Takes a verified event and answers by `respond`, once. False when it was taken before. Throws when it
   * makes no sense.
   */
  readonly onInteraction: (event: unknown, respond: Respond) => boolean;
}

/** Sends the first answer; rejects when it cannot be sent any more. */
export type Respond = (answer: object) => Promise<void>;

/** Where Discord sends interactions: the "Interactions Endpoint URL" ends with it. */
export const INTERACTIONS_PATH = "/discord/interactions";

const BEHIND_S = 300;
const AHEAD_S = 60;
const MOST_BYTES = 1_000_000;

/** The fixed beginning of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** Reads the application's public key; throws with the remedy when it is not one. */
export function readPublicKey(hex: string): KeyObject {
  if (!/^[0-9a-f]{64}$/iu.test(hex)) {
    throw new Error(
      "DISCORD_PUBLIC_KEY must be the 64 hex digits from General Information of your application.",
    );
  }
  return createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(hex, "hex")]),
    format: "der",
    type: "spki",
  });
}

/** Why a request is not to be believed; undefined when it is. `now` in ms. */
export function objection(
  key: KeyObject,
  signature: unknown,
  timestamp: unknown,
  body: Buffer,
  now: number,
): string | undefined {
  if (typeof timestamp !== "string" || !/^\d{1,12}$/u.test(timestamp)) return "timestamp";
  if (typeof signature !== "string" || !/^[0-9a-f]{128}$/iu.test(signature)) return "signature";
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > BEHIND_S) return "stale";
  if (age < -AHEAD_S) return "future";
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  return verify(null, signed, key, Buffer.from(signature, "hex")) ? undefined : "signature";
}

/** The listener for a Node HTTP server; other addresses get 404. */
export function interactionListener(settings: SignedSettings): RequestListener {
  const key = readPublicKey(settings.publicKey);
  return (request, response) => {
    take(request, response, key, settings).catch((error: unknown) => {
      settings.log.warn("a request failed", { platform: "discord", error });
      refuse(response, 400);
    });
  };
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  key: KeyObject,
  settings: SignedSettings,
): Promise<void> {
  const path = URL.parse(request.url ?? "", "http://localhost")?.pathname;
  if (path !== INTERACTIONS_PATH || request.method !== "POST") return refuse(response, 404);
  const body = await readBody(request);
  if (body === undefined) return refuse(response, 413);
  const { "x-signature-ed25519": signature, "x-signature-timestamp": timestamp } = request.headers;
  const reason = objection(key, signature, timestamp, body, settings.clock.now());
  if (reason !== undefined) {
    settings.log.warn("a request was refused", { platform: "discord", reason });
    return refuse(response, 401);
  }
  const event: unknown = JSON.parse(body.toString("utf8"));
  const respond = responder(response);
  if (typeof event === "object" && event !== null && "type" in event && event.type === 1)
    return await respond({ type: 1 });
  if (!settings.onInteraction(event, respond)) {
    settings.log.warn("a request was refused", { platform: "discord", reason: "replay" });
    refuse(response, 401);
  }
}

function responder(response: ServerResponse): Respond {
  return (answer) =>
    new Promise((resolve, reject) => {
      if (response.headersSent || response.destroyed)
        return reject(new Error("the request was answered, or is gone"));
      response.once("close", () =>
        response.writableFinished ? resolve() : reject(new Error("the request is gone")),
      );
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length <= MOST_BYTES) parts.push(bytes);
    else if (length > 10 * MOST_BYTES) break;
  }
  return length > MOST_BYTES ? undefined : Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { connection: "close" });
  response.end();
}
