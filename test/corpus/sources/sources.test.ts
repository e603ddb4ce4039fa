import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Clock } from "../../../src/core/clock.ts";
import { isPrivateAddress, isPrivateHost, publicLookup } from "../../../src/corpus/sources/addresses.ts";
import { ArxivSource } from "../../../src/corpus/sources/arxiv.ts";
import { CrossrefSource } from "../../../src/corpus/sources/crossref.ts";
import { PoliteClient } from "../../../src/corpus/sources/polite-client.ts";

const TIMEOUT = 29_999;

/** Waits take no time but are counted; the time-out of a request alone stays a real wait, until it is called off. */
class QuickClock implements Clock {
  waits: number[] = [];
  #now = 0;
  now = () => this.#now;
  monotonic = () => this.#now;
  async wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (ms === TIMEOUT)
      return await new Promise((resolve) => signal?.addEventListener("abort", () => resolve()));
    this.waits.push(ms);
    this.#now += ms;
  }
  /** Lets time pass between two questions. */
  pass(ms: number): void {
    this.#now += ms;
  }
}

let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

interface Seen {
  readonly url: string;
  readonly agent: string;
}

/** A server on this machine that answers what `answer` says and remembers what it was asked. */
async function standIn(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? "", agent: request.headers["user-agent"] ?? "" });
    answer(request, response, seen.length);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return { seen, base: `http://127.0.0.1:${port}/api` };
}

const feed = (...ids: string[]) =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${ids.map((id) => `<entry><id>http://arxiv.org/abs/${id}v2</id><title>Paper ${id}</title><summary>We.</summary><published>2024-02-05T18:55:32Z</published><author><name>Ada Lee</name></author></entry>`).join("")}</feed>`;

describe("arXiv", () => {
  it("asks for all ids in one request, says who asks, and keeps the answer", async () => {
    const { base, seen } = await standIn((_, response) => response.end(feed("2402.03300")));
    const clock = new QuickClock();
    const source = new ArxivSource({ base, clock, contact: "team@example.org", timeout: TIMEOUT });
    const answers = await source.lookup(["2402.03300", "2402.99999", "../etc"]);
    expect([...answers].map(([id, { kind }]) => `${id} ${kind}`).sort()).toEqual([
      "../etc missing",
      "2402.03300 found",
      "2402.99999 missing",
    ]);
    expect(answers.get("2402.03300")).toMatchObject({
      entry: { title: "Paper 2402.03300", published: { date: "2024-02-05" } },
    });
    await source.lookup(["2402.03300", "2402.99999"]);
    expect(seen).toEqual([
      {
        url: "/api/query?id_list=2402.03300,2402.99999&max_results=2",
        agent: "Paperboy/0.1 (mailto:team@example.org)",
      },
    ]);
  });

  it("leaves three seconds between requests, also when asked at once", async () => {
    const { base, seen } = await standIn((_, response) => response.end(feed("2402.03300")));
    const clock = new QuickClock();
    const source = new ArxivSource({ base, clock, timeout: TIMEOUT });
    await Promise.all([
      source.lookup(["2402.03300"]),
      source.lookup(["2402.03301"]),
      source.lookup(["2402.03300"]),
    ]);
    expect([seen.length, clock.waits]).toEqual([2, [0, 3_000]]);
  });

  it("when it is away the answer says so, and it is asked again later", async () => {
    const { base, seen } = await standIn((_, response, count) => {
      response.statusCode = count <= 3 ? 503 : 200;
      response.end(feed("2402.03300"));
    });
    const clock = new QuickClock();
    const source = new ArxivSource({ base, clock, timeout: TIMEOUT, apart: 0 });
    expect((await source.lookup(["2402.03300"])).get("2402.03300")).toEqual({
      kind: "away",
      why: "status 503",
    });
    expect((await source.lookup(["2402.03300"])).get("2402.03300")?.kind).toBe("found");
    expect(seen).toHaveLength(4);
  });

  it("an answer that is not a feed is no answer", async () => {
    const { base } = await standIn((_, response) => response.end("<feed><entry>"));
    const source = new ArxivSource({ base, clock: new QuickClock(), timeout: TIMEOUT });
    expect((await source.lookup(["2402.03300"])).get("2402.03300")?.kind).toBe("away");
  });
});

describe("Crossref", () => {
  it("reads a work: title with subtitle, people, markup out of the abstract", async () => {
    const { base, seen } = await standIn((_, response) =>
      response.end(
        JSON.stringify({
          message: {
            DOI: "10.1000/ABC",
            title: ["A Title"],
            subtitle: ["And more"],
            author: [{ given: "Ada", family: "Lee" }],
            issued: { "date-parts": [[2024, 5]] },
            "container-title": ["Nature"],
            abstract:
              "<jats:title>Abstract</jats:title><jats:p>We <jats:italic>do</jats:italic> it.</jats:p>",
          },
        }),
      ),
    );
    const source = new CrossrefSource({
      base,
      clock: new QuickClock(),
      contact: "team@example.org",
      timeout: TIMEOUT,
    });
    expect(await source.lookup("10.1000/abc")).toMatchObject({
      kind: "found",
      entry: {
        title: "A Title: And more",
        authors: ["Ada Lee"],
        doi: "10.1000/abc",
        venue: "Nature",
        published: { date: "2024-05" },
        abstract: expect.stringMatching(/^We\s+do\s+it\.$/),
      },
    });
    expect(seen[0]?.url).toBe("/api/works/10.1000%2Fabc?mailto=team%40example.org");
  });

  it("knows when there is none", async () => {
    const { base } = await standIn((_, response) => {
      response.statusCode = 404;
      response.end("Resource not found.");
    });
    const source = new CrossrefSource({ base, clock: new QuickClock(), timeout: TIMEOUT });
    expect([await source.lookup("10.1000/none"), await source.lookup("not a doi")]).toEqual([
      { kind: "missing" },
      { kind: "missing" },
    ]);
  });
});

describe("what is dialled", () => {
  it("heeds Retry-After", async () => {
    const { base } = await standIn((_, response, count) => {
      response.statusCode = count === 1 ? 429 : 200;
      response.setHeader("retry-after", "7");
      response.end("x");
    });
    const clock = new QuickClock();
    expect((await new PoliteClient({ base, clock, apart: 0, timeout: TIMEOUT }).get("a")).kind).toBe("found");
    expect(clock.waits).toContain(7_000);
  });

  it("follows a redirect within the host, never to another, never around in circles", async () => {
    const other = await standIn((_, response) => response.end("stolen"));
    const { base } = await standIn((request, response) => {
      if (request.url === "/api/end") return void response.end("fine");
      response.statusCode = 302;
      response.setHeader(
        "location",
        request.url === "/api/same"
          ? "/api/end"
          : request.url === "/api/loop"
            ? "/api/loop"
            : `${other.base}/x`,
      );
      response.end();
    });
    const client = new PoliteClient({ base, clock: new QuickClock(), apart: 0, timeout: TIMEOUT });
    expect(await client.get("same")).toEqual({ kind: "found", body: "fine" });
    expect(await client.get("elsewhere")).toMatchObject({ kind: "refused" });
    expect(await client.get("loop")).toMatchObject({ kind: "refused", why: "too many redirects" });
    expect(await client.get("//evil.example/x")).toMatchObject({ kind: "refused" });
    expect(await client.get("http://evil.example/x")).toMatchObject({ kind: "refused" });
    expect(other.seen).toEqual([]);
  });

  it("gives up on an endless answer and on a dead connection", async () => {
    const { base } = await standIn((request, response) => {
      if (request.url === "/api/dead") return void request.socket.destroy();
      response.write("x".repeat(5 * 1024 * 1024));
    });
    const client = new PoliteClient({ base, clock: new QuickClock(), apart: 0, timeout: TIMEOUT });
    expect(await client.get("endless")).toEqual({ kind: "away", why: "the answer is too large" });
    expect((await client.get("dead")).kind).toBe("away");
  });

  it("can be cancelled", async () => {
    const { base } = await standIn(() => undefined);
    const client = new PoliteClient({ base, clock: new QuickClock(), apart: 0, timeout: TIMEOUT });
    const cancel = new AbortController();
    const answer = client.get("hang", cancel.signal);
    setTimeout(() => cancel.abort(), 20);
    expect((await answer).kind).toBe("away");
  });

  it("import bomb / SSRF: no private address, whatever a name resolves to", async () => {
    const addresses = [
      "127.0.0.1",
      "10.1.2.3",
      "169.254.169.254",
      "::1",
      "fd00::1",
      "::ffff:192.168.1.1",
      "0.0.0.0",
      "100.64.0.1",
    ];
    expect(addresses.filter((address) => !isPrivateAddress(address))).toEqual([]);
    expect(["8.8.8.8", "2606:4700::1111", "example.org"].filter(isPrivateAddress)).toEqual([]);
    expect([isPrivateHost("localhost"), isPrivateHost("[::1]"), isPrivateHost("export.arxiv.org")]).toEqual([
      true,
      true,
      false,
    ]);
    const told = await new Promise((resolve) =>
      publicLookup("localhost", {}, (error) => resolve(error?.message)),
    );
    expect(told).toBe("localhost resolves to a private address");
  });

  it("a base that is no http address is refused at once", () => {
    expect(() => new PoliteClient({ base: "file:///etc/", clock: new QuickClock(), apart: 0 })).toThrow(
      /not an http/,
    );
  });
});
