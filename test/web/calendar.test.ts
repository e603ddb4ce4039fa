import ICAL from "ical.js";
import { expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../src/core/ports.ts";
import { PUBLIC_ADDRESS } from "../../src/core/store.ts";
import { calendarRoute } from "../../src/web/calendar.ts";
import { Metrics } from "../../src/web/metrics.ts";
import { serveWeb } from "../../src/web/server.ts";
import { type Speaker, Talk } from "../commands/talk.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";

const ana: Speaker = { id: "ana", manager: true, zone: "Europe/Berlin" };

async function begin() {
  const talk = await Talk.begin("2026-11-22T11:00:00Z", corpusOf([paper("alpha", { nickname: "alpha" })]));
  const { store, clock } = talk;
  const web = await serveWeb({
    host: "127.0.0.1",
    port: 0,
    clock,
    log: silentLog,
    metrics: new Metrics(false),
    checks: [],
    routes: { calendar: calendarRoute({ store, clock, corpusOf: () => talk.corpus }) },
  });
  onTestFinished(async () => {
    await web.close();
    await store.close();
  });
  await store.tables.meta.set(PUBLIC_ADDRESS, web.address);
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  return talk;
}

const addressIn = (said: string) => /http:\S+\.ics/.exec(said)?.[0] ?? "";
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));

test("A calendar that subscribes learns of papers, moves and cancellations", async () => {
  const talk = await begin();
  const address = addressIn(await talk.say(ana, "/reading-group calendar"));
  const first = await fetch(address);
  expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const before = events(await first.text());
  expect(before).toHaveLength(8);
  await talk.say(ana, "/reading-group pick alpha");
  await talk.say(ana, "/reading-group move thursday 15:00");
  await talk.say(ana, "/reading-group cancel session:2026-12-01");
  const after = events(await (await fetch(address)).text());
  expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort());
  expect(
    after
      .slice(0, 2)
      .map(
        (one) =>
          `${one.startDate} ${one.summary} ${one.sequence} ${one.component.getFirstPropertyValue("status")}`,
      ),
  ).toEqual([
    "2026-11-26T15:00:00 Reading group: alpha 3 CONFIRMED",
    "2026-12-01T16:00:00 Reading group 2 CANCELLED",
  ]);
});

test("Only the address that was told works; a new one makes the old one useless; an ended group empties itself", async () => {
  const talk = await begin();
  const address = addressIn(await talk.say(ana, "/reading-group calendar"));
  expect(addressIn(await talk.say({ id: "ben" }, "/reading-group calendar"))).toBe(address);
  const forged = [
    address.replace(/\w{4}\.ics$/, "aaaa.ics"),
    address.replace(/\w{16}\.ics$/, ".ics"),
    address.replace(".ics", ""),
    address.replace("/calendar/", "/calendar/%E0%A4%A/"),
  ];
  for (const wrong of forged) expect((await fetch(wrong)).status).toBe(404);
  const fresh = addressIn(await talk.press(ana, "New address"));
  expect(fresh).not.toBe(address);
  expect((await fetch(address)).status).toBe(404);
  await talk.say(ana, "/reading-group end");
  const left = events(await (await fetch(fresh)).text());
  expect(new Set(left.map((one) => one.component.getFirstPropertyValue("status")))).toEqual(
    new Set(["CANCELLED"]),
  );
});
