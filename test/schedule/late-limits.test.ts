/** How late each message around a session is still said: a second before its limit it is, a second after it is not. */

import { expect, test } from "vitest";
import { silentLog } from "../../src/core/ports.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { chainOf } from "../../src/reading/group/keep.ts";
import { sessionKey } from "../../src/reading/group/keys.ts";
import { KINDS, type Kind } from "../../src/reading/group/reminders.ts";
import { Scheduler } from "../../src/schedule/scheduler.ts";
import { ana, begin, ben, papers } from "../commands/group-talk.ts";
import { LedgerPlatform } from "../fakes/ledger-platform.ts";
import { ledgerPoster } from "../fakes/ledger-poster.ts";

const SECOND = 1_000;

/** What became of one message when Paperboy came back so long (ms) after its limit. */
async function lateBy(kind: Kind, ms: number): Promise<string> {
  const talk = await begin("2026-11-16T12:00:00Z");
  await using ledger = await started(() => talk.clock.now());
  await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-12-01");
  await talk.say(ana, "/reading-group remind few 1h quorum:1");
  await talk.say(ben, "/reading-group nominate alpha");
  const { groups, deliveries } = talk.store.tables;
  const [group] = await groups.page(undefined, 1);
  const [session] = group === undefined ? [] : await groups.sessionsOf(group.tenantId, group.id);
  if (group === undefined || session === undefined) throw new Error("no session");
  const reminder = chainOf(group, session).find((one) => one.kind === kind);
  if (reminder === undefined) return "off";
  const scheduler = new Scheduler({
    store: talk.store,
    jobs: [sessionJob({ corpusOf: () => papers, now: () => talk.clock.now() })],
    posters: [ledgerPoster(ledger.url, "slack")],
    clock: talk.clock,
    log: silentLog,
    random: () => 0,
    zones: "2026f",
    instance: { id: "i", host: "test", pid: 1 },
  });
  // Everything before it came in time; then nothing ran until now.
  const before = chainOf(group, session)
    .filter(({ at }) => at < reminder.at)
    .at(-1);
  if (before !== undefined) {
    talk.clock.set(Math.max(before.at, talk.clock.now()));
    await scheduler.pass();
  }
  talk.clock.set(reminder.expiresAt + ms);
  await scheduler.pass();
  const row = await deliveries.findByKey(group.tenantId, sessionKey(session, kind));
  return row === undefined ? "never planned" : [row.state, row.lastError].filter(Boolean).join(": ");
}

async function started(now: () => number) {
  const ledger = new LedgerPlatform({ manner: "slack", now });
  await ledger.start();
  return { url: ledger.url, [Symbol.asyncDispose]: () => ledger.stop() };
}

test.each(KINDS)("31 · %s: at its limit - 1 s it is still said, at + 1 s no more", async (kind) => {
  const [just, late] = [await lateBy(kind, -SECOND), await lateBy(kind, SECOND)];
  expect([just, late]).toEqual([
    // What there is nothing to say about is not said, however early.
    expect.stringMatching(/^(sent|skipped: not needed: .*)$/u),
    expect.stringMatching(/^skipped: (its moment had passed|too late|withdrawn: .*)$/u),
  ]);
});
