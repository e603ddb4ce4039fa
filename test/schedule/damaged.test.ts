/** What is stored for one channel cannot be read: that one is told and ends, all others go on. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/core/store.ts";
import { dailyJob } from "../../src/reading/daily/job.ts";
import { digestJob } from "../../src/reading/digest/job.ts";
import { writeFollowed } from "../../src/reading/digest/query.ts";
import { dueBetween } from "../../src/reading/due.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { statusLines } from "../../src/status.ts";
import { ana, begin } from "../commands/group-talk.ts";
import { smallCorpus } from "../contract/small-corpus.ts";
import { HOUR, MINUTE, NOON, type Stage, stage } from "./stage.ts";

const DAY = 24 * HOUR;
const corpusOf = () => smallCorpus();
const place = { platform: "slack", tenant: "T1", channel: "C1", kind: "channel" } as const;
/** Every message as `channel: its first words`, in order of channels. */
const said = ({ ledger }: Stage) =>
  ledger.messages.map(({ channel, text }) => `${channel}: ${/"text":"([^"]*)"/u.exec(text)?.[1]}`).sort();
const troubles = async (store: Store) =>
  (await statusLines(store, [], "UTC", place))
    .filter(({ level }) => level === "bad")
    .map(({ name, value }) => `${name}: ${value}`);

let set: Stage;
afterEach(() => set.close());

describe.each([
  ["a query that is no JSON", { queryJson: '{"filters":' }, "what was asked for cannot be read"],
  ["a query of another shape", { queryJson: '{"filters":7}' }, "what was asked for cannot be read"],
  ["a zone that there is not", { tz: "Mars/Olympus" }, "the rule cannot be read"],
  ["a time that there is not", { localTime: "25:61" }, "the rule cannot be read"],
  ["a date that there is not", { nextLocalDate: "2026-02-31" }, "the next date cannot be read"],
] as const)("a daily paper with %s", (_name, damage, why) => {
  beforeEach(async () => {
    set = await stage({ jobs: [dailyJob({ corpusOf, buttonsFor: () => [] })] });
    const due = { nextLocalDate: "2026-11-22", nextAt: NOON + 5 * MINUTE };
    for (const n of [1, 2, 3]) {
      const mine = n === 2 ? { ...due, ...damage, createdBy: "ANA" } : due;
      await set.subscribe({ id: `s${n}`, channelId: `C${n}`, ...mine });
    }
  });

  test("is told once, to whoever set it up and in the status; the other channels get theirs", async () => {
    await set.turn(5 * MINUTE);
    await set.turn(DAY);
    await set.turn(DAY);
    const posts = said(set).filter((line) => !line.startsWith("@"));
    expect(posts.map((line) => line.slice(0, 2))).toEqual(["C1", "C1", "C1", "C3", "C3", "C3"]);
    expect(said(set).filter((line) => line.startsWith("@"))).toEqual([
      expect.stringMatching(
        /^@ANA: The paper of the day of .* was not posted: what I had stored of it is damaged/u,
      ),
    ]);
    expect(await troubles(set.store)).toEqual([expect.stringContaining(`failed: damaged: ${why}`)]);
    expect(await set.store.tables.subscriptions.get(set.tenantId, "s2")).toMatchObject({ state: "deleted" });
  });

  test("keeps no other from being worked out anew, nor from being listed beforehand", async () => {
    await set.store.tables.meta.set("zones", "2025c");
    await set.turn(5 * MINUTE);
    expect(await set.store.tables.meta.get("zones")).toBe("2026f");
    const now = set.clock.now();
    const posts = await dueBetween(set.store.tables, corpusOf, now, now, now + 2 * DAY);
    expect(posts.map(({ channel }) => channel).sort()).toEqual(["C1", "C3"]);
  });
});

test("a search that is followed and cannot be read ends alone", async () => {
  set = await stage({ jobs: [digestJob({ corpusOf })] });
  const due = { kind: "digest", nextLocalDate: "2026-11-22", nextAt: NOON + 5 * MINUTE };
  const queryJson = writeFollowed("sparrow", []);
  await set.subscribe({ id: "s1", channelId: "C1", ...due, queryJson });
  // Its dates can be read, its words cannot.
  await set.subscribe({ id: "s2", channelId: "C2", ...due, createdBy: "ANA" });
  await set.turn(5 * MINUTE);
  await set.turn(DAY);
  expect(said(set)).toEqual([
    expect.stringMatching(/^@ANA: New papers for a search were not posted: .* damaged/u),
    expect.stringMatching(/^C1: 1 new paper for “sparrow”/u),
  ]);
  expect(await troubles(set.store)).toEqual([expect.stringContaining("what is followed cannot be read")]);
});

test("a reading group that cannot be read is told once, and the other group is reminded", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 name:Theory");
  await talk.say(ana, "/reading-group create tuesdays 16:00 name:Systems");
  const tables = talk.store.tables;
  const [theory] = (await tables.groups.page(undefined, 10)).filter(({ name }) => name === "Theory");
  if (theory === undefined) throw new Error("no group");
  await tables.groups.change({ ...theory, chainJson: "[", version: theory.version + 1 });
  const { Scheduler } = await import("../../src/schedule/scheduler.ts");
  const { ledgerPoster } = await import("../fakes/ledger-poster.ts");
  const { silentLog } = await import("../../src/core/ports.ts");
  set = await stage();
  const scheduler = new Scheduler({
    store: talk.store,
    jobs: [sessionJob({ corpusOf, now: () => talk.clock.now() })],
    posters: [ledgerPoster(set.ledger.url, "slack")],
    clock: talk.clock,
    log: silentLog,
    random: () => 0,
    zones: "2026f",
    instance: { id: "i", host: "test", pid: 1 },
  });
  for (let hour = 0; hour < 60; hour++) {
    talk.clock.advance(HOUR);
    await scheduler.pass();
  }
  const lines = said(set);
  expect(lines.filter((line) => line.includes("Systems")).length).toBeGreaterThan(1);
  expect(lines.filter((line) => line.includes("Theory"))).toEqual([
    expect.stringMatching(/^@ana: A message of Theory for 2026-11-24 was not posted: .* damaged/u),
  ]);
});
