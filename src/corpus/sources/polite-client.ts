/**
 * GET requests to one metadata service, with manners: one at a time, at least so far apart, a User-Agent that says whom to
 * write to, answers kept, retries that heed Retry-After, redirects within the host only, bounded size and time.
 */

import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Clock } from "../../core/clock.ts";
import { isPrivateHost, publicLookup } from "./addresses.ts";

export interface PoliteOptions {
  /** Where the service stands, `https://export.arxiv.org/api`. The only host that is ever dialled. */
  readonly base: string;
  /** An e-mail address or a page where the owner of this bot can be reached. */
  readonly contact?: string;
  readonly clock: Clock;
  /** Least time between two requests, in ms. */
  readonly apart: number;
  /** For one request, in ms; at most 30,000. */
  readonly timeout?: number;
  /** How long an answer is kept, in ms. */
  readonly keep?: number;
}

/** `away`: try again later. `missing`: the service knows of no such thing. `refused`: it will not answer this. */
export type Answer =
  | { readonly kind: "found"; readonly body: string }
  | { readonly kind: "missing" }
  | { readonly kind: "away"; readonly why: string }
  | { readonly kind: "refused"; readonly why: string };

const LARGEST_ANSWER = 4 * 1024 * 1024;
const TRIES = 3;
const KEPT = 1_000;
const LONGEST_WAIT = 30_000;
const REDIRECTS = 3;

export class PoliteClient {
  readonly #options: PoliteOptions;
  readonly #base: URL;
  readonly #kept = new Map<string, { readonly at: number; readonly answer: Answer }>();
  readonly #running = new Map<string, Promise<Answer>>();
  #queue: Promise<unknown> = Promise.resolve();
  #last = Number.NEGATIVE_INFINITY;

  /** Throws when the base is not an http or https address. */
  constructor(options: PoliteOptions) {
    this.#options = options;
    this.#base = new URL(options.base.endsWith("/") ? options.base : `${options.base}/`);
    if (!/^https?:$/.test(this.#base.protocol)) throw new Error(`${options.base} is not an http address`);
  }

  /**
   * The answer for a path below the base. Never rejects. The same path asked twice at once, or again soon, is one request.
   */
  get(path: string, signal?: AbortSignal): Promise<Answer> {
    const { clock, keep = 24 * 3_600_000 } = this.#options;
    const kept = this.#kept.get(path);
    if (kept !== undefined && clock.monotonic() - kept.at < keep) return Promise.resolve(kept.answer);
    const running = this.#running.get(path);
    if (running !== undefined) return running;
    const answer = this.#queue.then(() => this.#ask(path, signal)).finally(() => this.#running.delete(path));
    this.#queue = answer;
    this.#running.set(path, answer);
    return answer;
  }

  async #ask(path: string, signal: AbortSignal | undefined): Promise<Answer> {
    const { clock } = this.#options;
    let answer: Answer = { kind: "away", why: "not asked" };
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      await clock.wait(
        Math.min(LONGEST_WAIT, Math.max(0, this.#last + this.#options.apart - clock.monotonic())),
        signal,
      );
      if (signal?.aborted === true) return { kind: "away", why: "cancelled" };
      const { answer: got, after } = await this.#once(
        new URL(path.replace(/^\/+/, ""), this.#base),
        REDIRECTS,
        signal,
      );
      this.#last = clock.monotonic();
      answer = got;
      if (got.kind !== "away") break;
      if (attempt + 1 < TRIES)
        await clock.wait(Math.min(LONGEST_WAIT, after ?? 1_000 * 2 ** attempt), signal);
    }
    if (answer.kind === "found" || answer.kind === "missing") {
      this.#kept.set(path, { at: clock.monotonic(), answer });
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    }
    return answer;
  }

  async #once(
    url: URL,
    redirects: number,
    signal: AbortSignal | undefined,
  ): Promise<{ answer: Answer; after?: number }> {
    // A path may hold anything that a paper's id holds; it must not lead to another host.
    if (url.host !== this.#base.host || url.protocol !== this.#base.protocol)
      return { answer: { kind: "refused", why: `an address outside ${this.#base.host}` } };
    let response: { status: number; headers: IncomingMessage["headers"]; body: string };
    try {
      response = await this.#dial(url, signal);
    } catch (error) {
      return { answer: { kind: "away", why: error instanceof Error ? error.message : "no connection" } };
    }
    const { status, headers, body } = response;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      if (redirects === 0) return { answer: { kind: "refused", why: "too many redirects" } };
      if (!URL.canParse(headers.location, url))
        return { answer: { kind: "refused", why: "a redirect that is no address" } };
      return await this.#once(new URL(headers.location, url), redirects - 1, signal);
    }
    if (status === 200) return { answer: { kind: "found", body } };
    if (status === 404 || status === 410) return { answer: { kind: "missing" } };
    const after = /^\d{1,6}$/.exec(headers["retry-after"] ?? "")?.[0];
    if (status === 429 || status >= 500)
      return {
        answer: { kind: "away", why: `status ${status}` },
        ...(after === undefined ? {} : { after: Number(after) * 1_000 }),
      };
    return { answer: { kind: "refused", why: `status ${status}` } };
  }

  async #dial(
    url: URL,
    signal: AbortSignal | undefined,
  ): Promise<{ status: number; headers: IncomingMessage["headers"]; body: string }> {
    const { clock, contact, timeout = 15_000 } = this.#options;
    const over = new AbortController();
    const cancel = () => over.abort(new Error("cancelled"));
    signal?.addEventListener("abort", cancel, { once: true });
    const done = new AbortController();
    void clock
      .wait(Math.min(timeout, LONGEST_WAIT), done.signal)
      .then(() => over.abort(new Error("no answer in time")));
    try {
      return await new Promise((resolve, fail) => {
        const dial = url.protocol === "https:" ? httpsRequest : httpRequest;
        const request = dial(
          url,
          {
            signal: over.signal,
            headers: {
              "user-agent": `Paperboy/0.1${contact === undefined ? "" : ` (${/@/.test(contact) ? "mailto:" : ""}${contact})`}`,
              accept: "*/*",
            },
            // The owner may have pointed the base at a machine of their own.
            ...(isPrivateHost(url.hostname) ? {} : { lookup: publicLookup }),
          },
          (response) => {
            const parts: Buffer[] = [];
            let size = 0;
            response.on("data", (part: Buffer) => {
              size += part.length;
              if (size > LARGEST_ANSWER) request.destroy(new Error("the answer is too large"));
              else parts.push(part);
            });
            response.on("end", () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(parts).toString("utf8"),
              }),
            );
            response.on("error", fail);
          },
        );
        request.on("error", (error) =>
          fail(over.signal.aborted && over.signal.reason instanceof Error ? over.signal.reason : error),
        );
        request.end();
      });
    } finally {
      done.abort();
      signal?.removeEventListener("abort", cancel);
    }
  }
}
