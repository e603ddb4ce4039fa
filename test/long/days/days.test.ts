/**
 * A year of one channel: its paper of the day and its reading group, through both clock changes, an outage, two
 * crashes and lost answers. The real scheduler and store on a turned clock; every message of the year is in
 * days.txt, to be read.
 */

import { expect, test } from "vitest";
import { outline } from "../../../src/core/outline.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { dailyJob } from "../../../src/reading/daily/job.ts";
import { sessionJob } from "../../../src/reading/group/job.ts";
import { threadJob } from "../../../src/reading/group/thread-job.ts";
import { DAY, localParts } from "../../../src/reading/time/resolve.ts";
import { sayTime } from "../../../src/reading/time/say.ts";
import { type Speaker, Talk } from "../../commands/talk.ts";
import { corpusOf, paper } from "../../reading/daily/papers.ts";
import { stage } from "../../schedule/stage.ts";
import { type Act, script } from "./script.ts";

const ZONE = "Europe/Berlin";
const START = Date.parse("2027-01-03T12:00:00Z");
const END = Date.parse("2028-01-03T12:00:00Z");
const papers = corpusOf(
  Array.from({ length: 40 }, (_, i) => paper(`p${i}`, { title: `On subject ${i}`, nickname: `P${i}` })),
);

test("A year: every message in its place, none twice, none lost", { timeout: 240_000 }, async () => {
  const jobs = [
    dailyJob({ corpusOf: () => papers, buttonsFor: () => [] }),
    threadJob({ corpusOf: () => papers }),
    sessionJob({ corpusOf: () => papers, now: () => set.clock.now() }),
  ];
  let crashAt = 0;
  let posts = 0;
  const set = await stage({
    start: START,
    jobs,
    // Every 97th answer is lost though the message stands: it has to be found, not repeated.
    ledger: { fault: ({ what }) => (what === "post" && ++posts % 97 === 0 ? "post then drop" : "none") },
    at: (step) => {
      if (crashAt > 0 && step === "answered" && set.clock.now() >= crashAt) {
        crashAt = 0;
        throw new Error("the process is gone");
      }
    },
  });
  const talk = new Talk(papers, set.clock, set.store);
  const lines: string[] = [];
  let scheduler = set.scheduler;
  let seen = 0;

  const local = (at: number) => {
    const { date, time } = localParts(at, ZONE);
    return `${date} ${sayTime(time)}`;
  };
  const writeDown = () => {
    for (const { at, channel, text } of set.ledger.messages.slice(seen)) {
      lines.push(`${local(at)} ${channel}: ${summary(JSON.parse(text) as Reply)}`);
    }
    seen = set.ledger.messages.length;
  };
  const act = async ({ by, does, says }: Act) => {
    if (does === "crash") {
      crashAt = set.clock.now();
      lines.push(`${local(set.clock.now())} --- the process will be killed after its next post`);
    } else if (does === "restart") {
      scheduler = set.another();
      lines.push(`${local(set.clock.now())} --- another process takes over`);
    } else if (does === "outage" || does === "recovery") {
      set.ledger.down = does === "outage";
      lines.push(`${local(set.clock.now())} --- the platform is ${does === "outage" ? "away" : "back"}`);
    }
    if (says === undefined) return;
    const speaker: Speaker = { id: by, manager: by === "ana", zone: ZONE };
    const answer = await talk.say(speaker, says);
    lines.push(`${local(set.clock.now())} ${by}: ${says}`, `    ${answer.split("\n")[0]}`);
  };

  const acts = script(START, END, ZONE);
  for (let next = 0; set.clock.now() < END; ) {
    while ((acts[next]?.at ?? END) <= set.clock.now()) {
      const due = acts[next];
      next += 1;
      if (due !== undefined) await act(due);
    }
    await scheduler.pass();
    writeDown();
    const [subscription] = await set.store.tables.subscriptions.due("daily", END, 1);
    const [session] = await set.store.tables.groups.toRemind(END, 1);
    const waiting = await set.store.tables.deliveries.nextDue(30_000);
    const soonest = Math.min(
      acts[next]?.at ?? END,
      subscription?.nextAt ?? END,
      session?.remindAt ?? END,
      waiting ?? END,
      set.clock.now() + DAY,
    );
    set.clock.set(Math.max(soonest, set.clock.now() + 1_000));
  }
  await set.close();

  expect([...set.ledger.counts().values()].filter((count) => count !== 1)).toEqual([]);
  const daily = set.ledger.messages.filter(({ text }) => text.includes("Paper of the day"));
  expect(new Set(daily.map(({ at }) => localParts(at, ZONE).date.toString())).size).toBe(daily.length);
  // 261 weekdays, less 15 days off, less one skipped by hand.
  expect(daily.length).toBe(245);
  const late = daily.filter(({ at }) => sayTime(localParts(at, ZONE).time) !== "09:00");
  expect(late.every(({ text }) => text.includes("Delayed") || text.includes("Paper of the day"))).toBe(true);
  expect(late.length).toBeLessThanOrEqual(3);
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./days.txt");
});

/** Heading and first sentence, and who is mentioned. */
function summary(reply: Reply): string {
  const [first = "", second = ""] = outline(reply).split("\n");
  const delayed = outline(reply).includes("Delayed:") ? " (delayed)" : "";
  const mentions = [...new Set(outline(reply).match(/@\w+/g) ?? [])].join(" ");
  return `${first} / ${second}`.slice(0, 160) + (mentions === "" ? "" : ` [${mentions}]`) + delayed;
}
