/** The feed as a reader meets it: real HTTP, read by another parser. */

import { XMLParser } from "fast-xml-parser";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../src/core/ports.ts";
import { PUBLIC_ADDRESS } from "../../src/core/store.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { dailyFeedRoute } from "../../src/web/daily-feed.ts";
import { Metrics } from "../../src/web/metrics.ts";
import { serveWeb } from "../../src/web/server.ts";
import { postDue } from "../commands/post-due.ts";
import { type Speaker, Talk } from "../commands/talk.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";

const ana: Speaker = { id: "ana", manager: true, zone: "Europe/Berlin" };
const HOSTILE = "A < B & \u0001 <script>alert(1)</script> ]]> ℓ₀";

async function begin() {
  const papers = [
    paper("alpha", { title: HOSTILE, abstract: `${HOSTILE} is shown. So it is.` }),
    paper("beta"),
  ];
  const talk = await Talk.begin("2026-11-23T07:00:00Z", corpusOf(papers));
  const { store, clock } = talk;
  const routes = { feed: dailyFeedRoute({ store, corpusOf: () => talk.corpus }) };
  const metrics = new Metrics(false);
  const web = await serveWeb({
    host: "127.0.0.1",
    port: 0,
    clock,
    log: silentLog,
    metrics,
    checks: [],
    routes,
  });
  onTestFinished(async () => {
    await web.close();
    await store.close();
  });
  await store.tables.meta.set(PUBLIC_ADDRESS, web.address);
  await talk.say(ana, "/daily set 09:00 Europe/Berlin daily");
  return talk;
}

const addressIn = (said: string) => /http:\S+?\.xml/u.exec(said)?.[0] ?? "";
async function entries(address: string): Promise<{ title: string; description: string; guid: unknown }[]> {
  const answer = await fetch(address);
  expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  const read = new XMLParser({ isArray: (name) => name === "item" }).parse(await answer.text());
  return read.rss.channel.item ?? [];
}

test("A reader learns of each paper when it was posted, and of nothing before", async () => {
  const talk = await begin();
  const address = addressIn(await talk.say(ana, "/daily feed"));
  expect(await entries(address)).toEqual([]);
  const job = dailyJob({ corpusOf: () => talk.corpus, buttonsFor: () => [] });
  for (const day of ["2026-11-23", "2026-11-24"]) {
    talk.turn(`${day}T08:00:00Z`);
    await postDue(talk.store, job, talk.clock.now());
  }
  const read = await entries(address);
  expect(read.map(({ title }) => title).sort()).toEqual([
    "A < B &  <script>alert(1)</script> ]]> ℓ₀",
    "On beta",
  ]);
  expect(new Set(read.map(({ guid }) => JSON.stringify(guid))).size).toBe(2);
  // What a reader shows as HTML holds no tag of ours or of the paper's.
  for (const { description } of read) expect(description).not.toContain("<script");
  expect(await talk.say({ id: "ben" }, "/daily feed renew:yes")).toContain("Only people who may manage");
});

test("Another address, or an old one, finds nothing", async () => {
  const talk = await begin();
  const address = addressIn(await talk.say(ana, "/daily feed"));
  expect((await fetch(address)).status).toBe(200);
  for (const wrong of [
    address.replace(/.\.xml$/u, "0.xml"),
    address.replace("C1", "C2"),
    address.replace(/feed\/\w/u, "feed/0"),
  ])
    expect((await fetch(wrong)).status, wrong).toBe(404);
  const renewed = addressIn(await talk.say(ana, "/daily feed renew:yes"));
  expect(renewed).not.toBe(address);
  expect((await fetch(address)).status).toBe(404);
  expect((await fetch(renewed)).status).toBe(200);
});
