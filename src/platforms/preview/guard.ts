/**
 * Keeps other sites' pages from driving the preview through the visitor's browser. A rebound name shows in
 * `Host`, a foreign page in `Origin` or `Sec-Fetch-Site`, and neither can have read the token of this start,
 * which a cookie carries ("Cross-Site Request Forgery Prevention" and "DNS rebinding", OWASP).
 */

import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

export class Guard {
  readonly #token = randomBytes(24).toString("base64url");
  readonly #hosts: ReadonlySet<string>;
  readonly #everywhere: boolean;
  readonly #port: () => number;

  /** `host` is the address listened on. Whoever listens on all of them is asked for by any address, not any name. */
  constructor(host: string, port: () => number) {
    this.#everywhere = host === "0.0.0.0" || host === "::";
    this.#hosts = new Set(["127.0.0.1", "localhost", "[::1]", host]);
    this.#port = port;
  }

  /** The Set-Cookie header that lets a page of ours talk to this start of the server. */
  get cookie(): string {
    return `${this.#cookieName}=${this.#token}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Why a request is refused, in words; undefined when it may pass. `needsToken` is for all but the page itself. */
  refuse(request: IncomingMessage, needsToken: boolean): string | undefined {
    const host = request.headers.host ?? "";
    if (!this.#isOurs(host)) return `This page is not served under the name ${host.slice(0, 80)}.`;
    const { origin } = request.headers;
    if (origin !== undefined && !this.#isOurs(origin.replace(/^http:\/\//, ""))) {
      return "Another site's page may not use this one.";
    }
    const site = request.headers["sec-fetch-site"];
    const isVisit = request.headers["sec-fetch-mode"] === "navigate" && request.method === "GET";
    if (site !== undefined && site !== "same-origin" && site !== "none" && !isVisit) {
      return "Another site's page may not use this one.";
    }
    if (needsToken && !this.#hasToken(request)) return "Load the page again: Paperboy was restarted.";
    return undefined;
  }

  get #cookieName(): string {
    // Cookies do not know ports: two previews on one machine must not overwrite each other's.
    return `paperboy-${this.#port()}`;
  }

  #isOurs(host: string): boolean {
    const [, name = "", port = "80"] = /^(\[[0-9a-f:]+\]|[^:]*)(?::(\d+))?$/i.exec(host) ?? [];
    // A rebound name is a name: an address as such cannot be one. Behind a container the port is another.
    if (this.#everywhere)
      return this.#hosts.has(name.toLowerCase()) || isIP(name.replace(/^\[|\]$/g, "")) !== 0;
    return this.#hosts.has(name.toLowerCase()) && Number(port) === this.#port();
  }

  #hasToken(request: IncomingMessage): boolean {
    const given = (request.headers.cookie ?? "")
      .split(/;\s*/)
      .find((part) => part.startsWith(`${this.#cookieName}=`))
      ?.slice(this.#cookieName.length + 1);
    const expected = Buffer.from(this.#token);
    const actual = Buffer.from(given ?? "");
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  }
}
