/** Zone data that is replaced under a running bot: every instant to come is worked out anew, none lost, none doubled. */

import { afterEach, expect, test } from "vitest";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { ana, begin } from "../commands/group-talk.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { HOUR, MINUTE, SECOND, type Stage, stage } from "./stage.ts";

const at = (instant: string) => Date.parse(instant);
const corpusOf = () => smallCorpus();
const daily = dailyJob({ corpusOf, buttonsFor: () => [] });
let set: Stage;
afterEach(() => set.close());

/** A channel whose paper comes at 09:00 in Vancouver: on 1 December by old data 17:00Z, by new data 16:00Z. */
async function vancouver(start: string): Promise<void> {
  set = await stage({ jobs: [daily], start: at(start) });
  await set.subscribe({
    tz: "America/Vancouver",
    localTime: "09:00",
    nextLocalDate: "2026-12-01",
    nextAt: at("2026-12-01T17:00Z"),
  });
}
const posted = () => set.ledger.messages.map((message) => new Date(message.at).toISOString().slice(0, 16));

test("44 · tz rule change, data update: before anything was put down it comes at the new instant, once", async () => {
  await vancouver("2026-12-01T12:00Z");
  await set.store.tables.meta.set("zones", "2025c");
  set.clock.set(at("2026-12-01T15:59:59Z"));
  await set.scheduler.pass();
  expect(posted()).toEqual([]);
  await set.turn(SECOND);
  await set.turn(2 * HOUR);
  expect(posted()).toEqual(["2026-12-01T16:00"]);
  expect(await set.store.tables.meta.get("zones")).toBe("2026f");
});

/** A post that was put down and rendered by other data for 16:00Z, and falls at `local` by the new. */
async function putDown(local: string): Promise<void> {
  set = await stage({ jobs: [daily], start: at("2026-12-01T15:52Z") });
  await set.subscribe({
    tz: "America/Vancouver",
    localTime: "09:00",
    nextLocalDate: "2026-12-01",
    nextAt: at("2026-12-01T16:00Z"),
  });
  await set.another("2025c").pass();
  expect(await set.row("sub:s1:2026-12-01")).toMatchObject({
    state: "pending",
    dueAt: at("2026-12-01T16:00Z"),
  });
  await set.store.tx(async ({ subscriptions }) => {
    const subscription = await subscriptions.get(set.tenantId, "s1");
    if (subscription === undefined) throw new Error("no subscription");
    // The law changed, as if the wall time were another: its version is that of what was put down.
    await subscriptions.change(set.tenantId, "s1", subscription.version, {
      localTime: local,
      nextLocalDate: subscription.nextLocalDate,
      nextAt: subscription.nextAt,
    });
  });
}

test.each([
  ["an hour later", "10:00", "2026-12-01T17:00"],
  ["some minutes earlier, which have passed", "08:50", "2026-12-01T15:53"],
])(
  "44 · put down minutes before the data changed, and now due %s: then, once, with the same paper",
  async (_name, local, instant) => {
    await putDown(local);
    // Put down by the old data once more, at the old instant.
    const key = "sub:s1:2026-12-01";
    const { version } = (await set.store.tables.subscriptions.get(set.tenantId, "s1")) ?? { version: 0 };
    const old = { tenantId: set.tenantId, dedupeKey: key, kind: "daily", channelId: "C1", subjectId: "s1" };
    const span = { localDate: "2026-12-01", targetVersion: version, dueAt: at("2026-12-01T16:00Z") };
    await set.store.tables.deliveries.add(
      { ...old, ...span, expiresAt: at("2026-12-02T04:00Z") },
      set.clock.now(),
    );
    await set.another("2025c", [{ ...daily, plan: async () => [] }]).pass();
    const papers = () => set.store.tables.posted.recent(set.tenantId, "s1", 10);
    const [before] = await papers();
    expect(await set.row(key)).toMatchObject({ state: "pending", payloadJson: expect.any(String) });
    await set.turn(MINUTE);
    for (let minute = 0; minute < 120; minute++) await set.turn(MINUTE);
    expect(posted()).toEqual([instant]);
    expect((await papers()).map(({ paperId }) => paperId)).toEqual([before?.paperId]);
    // And the day after, as if nothing had been.
    set.clock.set(at("2026-12-02T18:00Z"));
    await set.scheduler.pass();
    expect(posted()).toHaveLength(2);
  },
);

test("44 · one that is on its way when the data changes is not sent again at the new instant", async () => {
  await vancouver("2026-12-01T15:55Z");
  await set.turn(5 * MINUTE);
  await set.store.tables.meta.set("zones", "2025c");
  await set.turn(HOUR);
  await set.turn(2 * HOUR);
  expect(posted()).toEqual(["2026-12-01T17:00"]);
});

test("44 · a session that was moved by hand, and its reminders, keep their wall times", async () => {
  const talk = await begin("2026-11-24T12:00:00Z");
  set = await stage();
  await talk.say(ana, "/reading-group create tuesdays 09:00 zone:America/Vancouver");
  expect(await talk.say(ana, '/reading-group move to:"2026-12-03 10:00"')).toContain("10:00");
  const { groups } = talk.store.tables;
  const [group] = await groups.page(undefined, 1);
  if (group === undefined) throw new Error("no group");
  const session = async () =>
    (await groups.sessionsOf(group.tenantId, group.id)).find(({ moved }) => moved === 1);
  const moved = await session();
  if (moved === undefined || moved.remindAt === null) throw new Error("no session");
  expect(moved.startsAt).toBe(at("2026-12-03T17:00Z"));
  // As it stood by older data, an hour later, its reminders too.
  const old = { ...moved, startsAt: moved.startsAt + HOUR, remindAt: moved.remindAt + HOUR };
  await groups.changeSession({ ...old, version: old.version + 1 });
  const job = sessionJob({ corpusOf, now: () => talk.clock.now() });
  await talk.store.tx((tables) => job.replan(tables, undefined, 10));
  expect(await session()).toMatchObject({ startsAt: moved.startsAt, remindAt: moved.remindAt });
});
