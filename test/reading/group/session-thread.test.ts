/** The thread of a session: opened under the message that begins it, once, whatever dies in between. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { outline } from "../../../src/core/outline.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { sessionJob } from "../../../src/reading/group/job.ts";
import { threadJob } from "../../../src/reading/group/thread-job.ts";
import type { Step } from "../../../src/schedule/engine.ts";
import { Talk } from "../../commands/talk.ts";
import { HOUR, MINUTE, type Stage, stage } from "../../schedule/stage.ts";
import { corpusOf, paper } from "../daily/papers.ts";

const papers = corpusOf([
  paper("alpha", { title: "Alpha: First of All", nickname: "Alpha", abstract: "It begins. It goes on." }),
]);
const BEGIN = "2026-11-23T12:00:00Z";
const STARTS = Date.parse("2026-11-24T15:00:00Z");
const ana = { id: "ana", manager: true };

let set: Stage;
let talk: Talk;
/** Where the process dies, and at which occasion of it. */
let dies: { readonly step: Step; left: number } | undefined;

beforeEach(async () => {
  dies = undefined;
  const parts = { corpusOf: () => papers, now: () => set.clock.now() };
  set = await stage({
    start: Date.parse(BEGIN),
    jobs: [sessionJob(parts), threadJob(parts)],
    at: (step, delivery) => {
      if (dies?.step !== step || delivery?.kind !== "session-thread") return;
      dies.left -= 1;
      if (dies.left === 0) throw new Error("the process is gone");
    },
  });
  talk = new Talk(papers, set.clock, set.store);
  await talk.say(
    ana,
    "/reading-group create tuesday 16:00 Europe/Berlin name:Readers place:https://meet.example/readers",
  );
  await talk.say(ana, "/reading-group pick alpha");
  await talk.say(ana, "/reading-group ask Why does it work?");
});
afterEach(() => set.close());

const said = () =>
  set.ledger.messages.map(({ channel, text }) => ({ channel, text: outline(JSON.parse(text) as Reply) }));
const threads = () => said().filter(({ channel }) => channel.includes("/"));

async function untilStart(): Promise<void> {
  set.clock.set(STARTS);
  await set.scheduler.pass();
}

test("it holds the agenda, where to meet, and the card, under date and short title", async () => {
  await untilStart();
  const start = set.ledger.messages.find(({ text }) => text.includes("Readers begins"));
  expect(outline(JSON.parse(start?.text ?? "") as Reply)).toContain("On the agenda: 1 question.");
  expect(threads()).toEqual([
    {
      channel: `C1/${start?.id}`,
      text: expect.stringMatching(
        /^2026-11-24: Alpha\nAgenda:\n1\. Why does it work\? .*\nWhere: https:\/\/meet\.example\/readers.*\nAlpha: First of All\n/u,
      ),
    },
  ]);
  const [thread] = set.ledger.messages.filter(({ channel }) => channel.includes("/"));
  expect((JSON.parse(thread?.text ?? "") as Reply).thread).toEqual({ title: "2026-11-24: Alpha" });
});

test("history, minutes and the export lead to it", async () => {
  await untilStart();
  const [thread] = set.ledger.messages.filter(({ channel }) => channel.includes("/"));
  const url = `https://ledger.example/${thread?.id}`;
  await set.turn(2 * HOUR);
  const links = () => JSON.stringify(talk.last?.blocks);
  await talk.say(ana, "/reading-group history");
  expect(links()).toContain(url);
  await talk.say(ana, "/reading-group minutes");
  expect(links()).toContain(url);
  expect(await talk.say(ana, "/reading-group history export:yes")).toContain(`- Thread: <${url}>`);
});

describe("a process that dies", () => {
  test.each<Step>(["rendered", "claimed", "checked", "sending", "answered"])(
    "at the step %s leaves one thread",
    async (step) => {
      dies = { step, left: 1 };
      await untilStart().catch(() => {});
      dies = undefined;
      const after = set.another();
      for (let minute = 0; minute < 10; minute += 1) {
        set.clock.advance(MINUTE);
        await after.pass();
      }
      expect(threads()).toHaveLength(1);
      expect(said().filter(({ text }) => text.includes("Readers begins"))).toHaveLength(1);
    },
  );

  test("between the post and its thread leaves both: they are settled in one", async () => {
    const parts = { corpusOf: () => papers, now: () => set.clock.now() };
    const withoutThreads = set.another("2026f", [sessionJob(parts)]);
    set.clock.set(STARTS);
    await withoutThreads.pass();
    expect(threads()).toEqual([]);
    set.clock.advance(MINUTE);
    await set.scheduler.pass();
    expect(threads()).toHaveLength(1);
  });
});

test.each(["drop before", "500 before", "429", "post then drop", "post then 502"] as const)(
  "%s: the thread comes, once",
  async (fault) => {
    let first = true;
    set.ledger.options = {
      ...set.ledger.options,
      fault: ({ what, channel }) => {
        if (what !== "post" || !channel.includes("/") || !first) return "none";
        first = false;
        return fault;
      },
    };
    await untilStart();
    for (let minute = 0; minute < 10; minute += 1) await set.turn(MINUTE);
    expect(threads()).toHaveLength(1);
  },
);

test("a session that is cancelled meanwhile, or is long over, opens none", async () => {
  set.ledger.options = {
    ...set.ledger.options,
    fault: ({ what, channel }) => (what === "post" && channel.includes("/") ? "500 before" : "none"),
  };
  await untilStart();
  set.ledger.options = { ...set.ledger.options, fault: () => "none" };
  await set.turn(3 * HOUR);
  expect(threads()).toEqual([]);
});

test("what is asked after it began stands on the agenda in the thread", async () => {
  await untilStart();
  const live = JSON.parse(set.ledger.messages.at(-1)?.text ?? "{}") as Reply;
  expect(live.live?.view).toMatch(/^thread:/u);
});
