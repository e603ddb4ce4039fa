import { expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import type { Reply } from "../../src/core/reply.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { dueBetween } from "../../src/reading/due.ts";
import { ana, begin, ben, postDue } from "./daily-talk.ts";

test("After days away only the newest is posted, the others are told as missed", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.turn("2026-11-26T10:00:00Z");
  expect(await postDue(talk)).toEqual([
    "2026-11-23 skipped: missed while Paperboy was not running",
    "2026-11-24 skipped: missed while Paperboy was not running",
    "2026-11-25 skipped: missed while Paperboy was not running",
    "2026-11-26 paper-4",
  ]);
  expect(await talk.say(ben, "/daily history")).toContain(
    "- Wed 25 Nov: not posted (missed while Paperboy was not running)",
  );
});

test("What would be posted between two instants: through a clock change, with the papers left by then", async () => {
  const talk = await begin("2027-03-25T10:00:00Z");
  await talk.say(ana, "/daily set 02:30 Europe/Berlin daily");
  await talk.say(ana, "/daily skip 2027-03-29");
  const due = await dueBetween(
    talk.store.tables,
    () => talk.corpus,
    talk.clock.now(),
    Date.parse("2027-03-27T00:00:00Z"),
    Date.parse("2027-03-30T00:30:00Z"),
  );
  expect(due.map(({ at, local, paper: id }) => `${at} ${local} ${id}`)).toEqual([
    "2027-03-27T01:30:00Z 2027-03-27T02:30 paper-3",
    "2027-03-28T01:30:00Z 2027-03-28T03:30 paper-7",
  ]);
});

test("When the zone data changes, instants are worked out anew from local date and time", async () => {
  const talk = await begin("2026-11-20T12:00:00Z");
  await talk.say(ana, "/daily set 09:00 America/Vancouver daily");
  const job = dailyJob({ corpusOf: () => talk.corpus, buttonsFor: () => [] });
  const [tenant] = await talk.store.tables.tenants.all();
  const id = "daily:C1";
  const read = async () => {
    const subscription = await talk.store.tables.subscriptions.get(tenant?.id ?? "", id);
    if (subscription === undefined) throw new Error("gone");
    return subscription;
  };
  const right = (await read()).nextAt;
  // As data before the law of 2026 would have had it: an hour later.
  await talk.store.tables.subscriptions.moveOn(await read(), {
    localDate: "2026-11-20",
    at: (right ?? 0) + 3_600_000,
  });
  expect(await talk.store.tx((tables) => job.replan(tables, undefined, 100))).toBeUndefined();
  expect(await read()).toMatchObject({
    nextLocalDate: "2026-11-20",
    nextAt: Date.parse("2026-11-20T16:00:00Z"),
    version: 1,
  });
});

test("A channel that is gone pauses it and tells whoever set it up; resuming works when it is back", async () => {
  const talk = await begin("2026-11-23T07:00:00Z");
  await talk.say(ana, "/daily set 09:00 Europe/Berlin");
  talk.turn("2026-11-23T08:00:00Z");
  await postDue(talk);
  const job = dailyJob({ corpusOf: () => talk.corpus, buttonsFor: () => [] });
  const notice = await talk.store.tx(async (tables) => {
    const [tenant] = await tables.tenants.all();
    const delivery = await tables.deliveries.findByKey(tenant?.id ?? "", "sub:daily:C1:2026-11-23");
    return delivery === undefined ? undefined : await job.failed?.(tables, delivery, "gone");
  });
  expect(notice?.person).toBe("ana");
  expect(outline(notice?.reply as Reply)).toContain(
    "The paper of the day of 2026-11-23 was not posted: its channel is gone",
  );
  expect(await talk.say(ana, "/daily show")).toContain("State: paused until /daily resume");
  expect(await talk.say(ana, "/daily resume")).toContain("Next: Tue 24 Nov, Wed 25 Nov.");
});
