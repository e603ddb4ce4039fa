/** Signed HTTP: what Slack's library leaves unchecked about a request is checked before it sees it. */

import { Buffer } from "node:buffer";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { parse } from "node:querystring";
import { type BufferedIncomingMessage, HTTPReceiver, type Logger, verifySlackRequest } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";

export interface SignedSettings {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  /** Answers what is not for the events address, such as the two addresses of OAuth. */
  readonly others?: RequestListener;
}

/** The one address for commands, interactivity, options and events. */
export const EVENTS_PATH = "/slack/events";

const AHEAD_S = 60;
const BEHIND_S = 300;
const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 50_000;

/**
 * A receiver for Bolt and the listener to put before it. Refused with 401 and no effect: a time stamp that
 * is no whole number, older than five minutes or more than one ahead ("Verifying requests from Slack"; the
 * library takes any future stamp), a wrong signature, and a request seen before (the library takes those too).
 */
export class SignedFront {
  readonly receiver: HTTPReceiver;
  readonly #settings: SignedSettings;
  /** Signatures taken in the last minutes, with the second until which they must be remembered. */
  readonly #taken = new Map<string, number>();

  constructor(settings: SignedSettings) {
    this.#settings = settings;
    this.receiver = new HTTPReceiver({
      signingSecret: settings.signingSecret,
      // The front has verified the signature, with the clock that was passed in.
      signatureVerification: false,
      endpoints: [EVENTS_PATH],
      logger: settings.logger,
    });
  }

  /** For a Node HTTP server; answers 404 to every other address. */
  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    this.#take(request, response).catch((error: unknown) => {
      this.#settings.log.warn("slack.request-failed", {
        error: error instanceof Error ? error.name : "unknown",
      });
      refuse(response, 400);
    });
  };

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = URL.parse(request.url ?? "", "http://localhost")?.pathname;
    if (path !== EVENTS_PATH || request.method !== "POST") {
      const { others } = this.#settings;
      return others === undefined ? refuse(response, 404) : others(request, response);
    }
    const body = await readBody(request);
    if (body === undefined) return refuse(response, 413);
    const reason = this.#objection(request, body.toString());
    if (reason !== undefined) {
      this.#settings.log.warn("slack.request-refused", { reason });
      return refuse(response, 401);
    }
    if (!isReadable(request, body.toString())) return refuse(response, 400);
    // The receiver uses a body that was read before it, by Bolt's own convention.
    const buffered: BufferedIncomingMessage = Object.assign(request, { rawBody: body });
    this.receiver.requestListener(buffered, response);
  }

  #objection(request: IncomingMessage, body: string): string | undefined {
    const { clock, signingSecret } = this.#settings;
    const stamp = request.headers["x-slack-request-timestamp"];
    const signature = request.headers["x-slack-signature"];
    if (typeof stamp !== "string" || !/^\d{1,12}$/u.test(stamp)) return "timestamp";
    if (typeof signature !== "string") return "signature";
    const at = Number(stamp);
    const now = Math.floor(clock.now() / 1000);
    if (at < now - BEHIND_S) return "stale";
    if (at > now + AHEAD_S) return "future";
    try {
      verifySlackRequest({
        signingSecret,
        body,
        headers: { "x-slack-signature": signature, "x-slack-request-timestamp": at },
        nowMilliseconds: clock.now(),
      });
    } catch {
      return "signature";
    }
    for (const [old, until] of this.#taken) {
      if (until >= now && this.#taken.size < MOST_SIGNATURES) break;
      this.#taken.delete(old);
    }
    if (this.#taken.has(signature)) return "replay";
    this.#taken.set(signature, at + BEHIND_S + AHEAD_S);
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    // What is too long is read on and forgotten, so that the refusal can still be heard.
    if (length <= MOST_BYTES) parts.push(bytes);
    else if (length > 10 * MOST_BYTES) break;
  }
  return length > MOST_BYTES ? undefined : Buffer.concat(parts);
}

/** The library reads members of a body before it knows that it is an object, in a promise nobody awaits. */
function isReadable(request: IncomingMessage, body: string): boolean {
  try {
    let read: unknown;
    if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
      const { payload } = parse(body);
      read = typeof payload === "string" ? JSON.parse(payload) : {};
    } else {
      read = JSON.parse(body);
    }
    return typeof read === "object" && read !== null;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { connection: "close" });
  response.end();
}
