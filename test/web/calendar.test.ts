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

const ben: Speaker = { id: "ben" };

test("One address holds all groups of one person: what they say no to is left out, what they join comes by itself", async () => {
  const talk = await begin();
  await talk.say(ana, '/reading-group create when:"every thursday" time:10:00 name:Theory');
  expect(await talk.say(ben, "/reading-group calendar all:yes")).toContain("It is empty so far");
  const address = addressIn(await talk.say(ben, "/reading-group calendar all:yes"));
  const read = async () => {
    const text = await (await fetch(address)).text();
    return events(text).map(({ summary, startDate }) => `${startDate} ${summary}`);
  };
  expect(await read()).toEqual([]);
  await talk.say(ben, '/reading-group rsvp going group:"Reading group"');
  expect(await read()).toHaveLength(8);
  await talk.say(ben, "/reading-group rotation join group:Theory");
  const both = await read();
  expect(both).toHaveLength(16);
  expect(both.slice(0, 3)).toEqual([
    "2026-11-24T16:00:00 Reading group",
    "2026-11-26T10:00:00 Theory",
    "2026-12-01T16:00:00 Reading group",
  ]);
  await talk.say(ben, '/reading-group rsvp no session:2026-12-01 group:"Reading group"');
  expect((await read()).slice(0, 3)).toEqual([
    "2026-11-24T16:00:00 Reading group",
    "2026-11-26T10:00:00 Theory",
    "2026-12-03T10:00:00 Theory",
  ]);
  expect(await talk.say(ben, "/reading-group calendar all:yes")).toContain(
    "It holds the sessions of 2 groups: Reading group, Theory.",
  );
});

test("A person's address is theirs alone; it is renewed, ended, and forgotten with them", async () => {
  const talk = await begin();
  await talk.say(ben, "/reading-group rotation join");
  const address = addressIn(await talk.say(ben, "/reading-group calendar all:yes"));
  const others = addressIn(await talk.say(ana, "/reading-group calendar all:yes"));
  expect(others).not.toBe(address);
  const secret = /(\w+)\.ics$/.exec(others)?.[1] ?? "";
  const forged = [
    address.replace(/\w+\.ics$/, `${secret}.ics`),
    address.replace("~ben", "~ana"),
    address.replace("~ben", "~"),
    address.replace("~ben", "ben"),
    address.replace("~ben", "~be%6E/.."),
    address.replace("~ben", "~%E0%A4%A"),
    address.replace(/\w{4}\.ics$/, ".ics"),
  ];
  for (const wrong of forged) expect((await fetch(wrong)).status).toBe(404);
  expect((await fetch(address)).status).toBe(200);
  const fresh = addressIn(await talk.press(ben, "New address", await lastOf(talk, ben)));
  expect((await fetch(address)).status).toBe(404);
  expect((await fetch(fresh)).status).toBe(200);
  expect(await talk.press(ben, "End it")).toContain("no longer works");
  expect((await fetch(fresh)).status).toBe(404);
  expect(await talk.say(ben, "/reading-group calendar off:yes")).toContain("You have no calendar address");

  const again = addressIn(await talk.say(ben, "/reading-group calendar all:yes"));
  expect(await talk.say(ben, "/paperboy privacy")).toContain("1 address of your calendar");
  await talk.say(ben, "/paperboy privacy forget:yes sure:yes");
  expect((await fetch(again)).status).toBe(404);
  expect((await fetch(others)).status).toBe(200);
});

/** The answer with the buttons, asked anew: the last one in the talk was somebody else's. */
async function lastOf(talk: Talk, by: Speaker) {
  await talk.say(by, "/reading-group calendar all:yes");
  return talk.last;
}

test("A linked group is in the calendars of both sides, under one name for each meeting, until the link ends", async () => {
  const talk = await begin();
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  const here = talk.place;
  talk.place = { platform: "discord", tenant: "G1", channel: "D1", channelName: "papers", kind: "channel" };
  const dora: Speaker = { id: "dora", manager: true };
  await talk.say(dora, `/reading-group link code:${code}`);
  await talk.say(dora, "/reading-group rsvp maybe");
  const there = addressIn(await talk.say(dora, "/reading-group calendar all:yes"));
  // The same id on the other platform is another person.
  const namesake = addressIn(await talk.say({ id: "ana" }, "/reading-group calendar all:yes"));
  talk.place = here;
  const home = addressIn(await talk.say(ana, "/reading-group calendar all:yes"));
  const uids = async (address: string) =>
    events(await (await fetch(address)).text())
      .map(({ uid }) => uid)
      .sort();
  expect(await uids(there)).toHaveLength(8);
  expect(await uids(there)).toEqual(await uids(home));
  expect(await uids(namesake)).toEqual([]);
  await talk.say(ana, "/reading-group link unlink:yes");
  expect(await uids(there)).toEqual([]);
  expect(await uids(home)).toHaveLength(8);
});

test("Without a public address it says what is needed", async () => {
  const talk = await begin();
  await talk.store.tables.meta.set(PUBLIC_ADDRESS, "");
  expect(await talk.say(ben, "/reading-group calendar all:yes")).toContain("needs PAPERBOY_HTTP_PORT");
});
