import { afterEach, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { type Check, readiness } from "../../src/web/health.ts";
import { Metrics } from "../../src/web/metrics.ts";
import { serveWeb, type Web, type WebSettings } from "../../src/web/server.ts";
import { testBot } from "../contract/bot.ts";

let web: Web | undefined;
afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function serve(
  parts: Partial<WebSettings> = {},
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  web = await serveWeb({
    host: "127.0.0.1",
    port: 0,
    clock: new TurnedClock(0),
    log: silentLog,
    metrics: new Metrics(false),
    checks: [],
    ...parts,
  });
  const { address } = web;
  return (path, init) => fetch(address + path, init);
}

const well: Check = { name: "store", problem: () => undefined };
const ill: Check = { name: "slack", problem: async () => "no connection since 10:00" };

test("healthz answers while anything answers", async () => {
  const get = await serve({ checks: [ill] });
  expect(await (await get("/healthz")).text()).toBe("ok\n");
});

test("readyz is 200 when all is well, and 503 with the reason when it is not", async () => {
  const get = await serve({ checks: [well] });
  expect((await get("/readyz")).status).toBe(200);
  await web?.close();
  const again = await serve({ checks: [well, ill] });
  const answer = await again("/readyz");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    ready: false,
    checks: [{ name: "store" }, { name: "slack", problem: "no connection since 10:00" }],
  });
});

test("a check that hangs or throws is a problem, not a hanging answer, and shows no detail", async () => {
  const clock = new TurnedClock(0);
  const asked = readiness(
    [
      { name: "hangs", problem: () => new Promise(() => {}) },
      {
        name: "throws",
        problem: () => {
          throw new Error("password=hunter2");
        },
      },
    ],
    clock,
    1_000,
  );
  await Promise.resolve();
  clock.advance(1_000);
  expect(await asked).toEqual({
    ready: false,
    checks: [
      { name: "hangs", problem: "no answer within 1000 ms" },
      { name: "throws", problem: "the check itself failed" },
    ],
  });
});

test("questions are counted and timed by command, unknown ones under one name", async () => {
  const metrics = new Metrics(false);
  const get = await serve({ metrics });
  const bot = testBot();
  const handle = metrics.watch(bot.handle, new TurnedClock(0));
  const ask = (command: string, options: Record<string, string>) =>
    handle.run({
      invocation: { command, options },
      asker: { id: "1", name: "Ana", manager: false },
      place: { platform: "terminal", tenant: "t", channel: "c", kind: "channel" },
      locale: "en",
    });
  await ask("paper", { text: "sparrow" });
  await ask("paper", { text: "lantern" });
  await ask("broken", {});
  await ask("whatever-people-type", {});
  metrics.posted("slack", "sent");
  const text = await (await get("/metrics")).text();
  expect(text).toContain('paperboy_answers_total{command="/paper",platform="terminal",outcome="found"} 2');
  expect(text).toContain('paperboy_answers_total{command="/broken",platform="terminal",outcome="error"} 1');
  expect(text).toContain('paperboy_answers_total{command="unknown",platform="terminal",outcome="error"} 1');
  expect(text).toContain('paperboy_answer_seconds_count{command="/paper"} 2');
  expect(text).toContain('paperboy_posts_total{platform="slack",outcome="sent"} 1');
  expect(text).not.toContain("whatever");
});

test("a gauge is read when asked for, and left out when it cannot be read", async () => {
  const metrics = new Metrics(false);
  let papers = 17;
  metrics.gauge("paperboy_papers", "Papers in the corpus", () => papers);
  metrics.gauge("paperboy_pending", "Posts waiting", () => Promise.reject(new Error("store closed")));
  expect(await metrics.text()).toContain("paperboy_papers 17");
  papers = 18;
  const text = await metrics.text();
  expect(text).toContain("paperboy_papers 18");
  expect(text).not.toMatch(/paperboy_pending \d/);
});

test("Node's own numbers are there when wanted", async () => {
  expect(await new Metrics().text()).toContain("process_resident_memory_bytes");
});

test("feeds hang below their own name; everything else is 404, and nothing can be written", async () => {
  const get = await serve({
    routes: {
      feeds: async (path) => (path === "a.xml" ? { type: "application/rss+xml", body: "<rss/>" } : undefined),
    },
  });
  const feed = await get("/feeds/a.xml");
  expect([feed.headers.get("content-type"), await feed.text()]).toEqual([
    "application/rss+xml; charset=utf-8",
    "<rss/>",
  ]);
  expect((await get("/feeds/b.xml")).status).toBe(404);
  expect((await get("/constructor")).status).toBe(404);
  expect((await get("/healthz", { method: "POST" })).status).toBe(405);
  expect(await (await get("/healthz", { method: "HEAD" })).text()).toBe("");
});

test("a taken port is told by its number", async () => {
  await serve();
  const port = Number(new URL(web?.address ?? "").port);
  await expect(serve({ port })).rejects.toThrow(`Port ${port} is taken`);
});
