/** Answers that go into a thread of the pressed message: one for each, whatever Slack answers. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import { keptInMemory, type OpenedThreads, openedThreads } from "../../../src/core/threads.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { testBot } from "../../contract/bot.ts";
import type { Fault } from "../../fakes/slack/faults.ts";
import type { FakePerson } from "../../fakes/slack/people.ts";
import { type FakeMessage, readingOf, TEAM } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

const WORDS = "What do we make of it?";
const PLAIN = SCOPES.map(({ name }) => name);
const READING = [...SCOPES, ...LOOK_UP_SCOPES].map(({ name }) => name);
/** Its claims look older than they are, so that nobody has to wait. */
const AGED = 120_000;

let run: Running;
let threads: OpenedThreads;
const begin = async (scopes: readonly string[], age = 0) => {
  threads = openedThreads(keptInMemory(), { now: () => systemClock.now() - age });
  run = await running(testBot(), "socket", scopes, { threads });
};
beforeEach(() => begin(PLAIN));
afterEach(() => run.end());

const shown = (words: string) =>
  run.slack.world.shown.filter((message) => readingOf(message).text.includes(words));

async function debate(by: FakePerson = run.ana): Promise<FakeMessage> {
  const before = shown("debated here").length;
  await by.slash("/debate");
  return await run.slack.world.until(() => shown("debated here")[before], "a debate");
}

async function discuss(words: string, by: FakePerson = run.ana): Promise<FakeMessage> {
  const before = shown(words).length;
  await by.press("Discuss");
  return await run.slack.world.until(() => shown(words)[before], words);
}

test("it stands under the pressed message; whoever presses again is led to it", async () => {
  const message = await debate();
  const first = await discuss(WORDS);
  expect(first).toMatchObject({ channel: "C1", thread: message.ts });
  const pointer = await discuss("This is being discussed already", run.ben);
  expect(pointer.only).toBe("U2");
  expect(readingOf(pointer).links).toEqual([
    `https://paperboy.slack.test/archives/C1/p${first.ts.replace(".", "")}?thread_ts=${message.ts}&cid=C1`,
  ]);
  expect(shown(WORDS)).toHaveLength(1);
  expect(run.slack.world.refusals).toEqual([]);
});

test("what stands in a thread is discussed in that thread", async () => {
  const { ts } = await run.ana.mention("debate");
  const inside = await run.slack.world.until(() => shown("debated here")[0], "a debate");
  expect(inside.thread).toBe(ts);
  expect((await discuss(WORDS)).thread).toBe(ts);
});

test("two who press at one moment open one", async () => {
  await debate();
  await Promise.all([run.ana.press("Discuss"), run.ben.press("Discuss")]);
  await run.slack.world.until(() => shown("discussed already")[0] ?? shown("being opened")[0], "a pointer");
  expect(shown(WORDS)).toHaveLength(1);
});

test.each([
  ["restricted_action_non_threadable_channel", "this channel has no threads."],
  ["restricted_action_thread_locked", "an administrator has locked the thread of that message."],
  ["cannot_reply_to_message", "that message is gone, or nobody can reply to it."],
])("%s: it stands in the channel, once, and says why", async (error, why) => {
  await debate();
  run.slack.faults.plan("chat.postMessage", { kind: "error", error });
  const answer = await discuss(WORDS);
  expect(answer.thread).toBeUndefined();
  expect(readingOf(answer).text).toContain(`Not in a thread: ${why}`);
  await discuss("This is being discussed already", run.ben);
  expect(shown(WORDS)).toHaveLength(1);
});

test("a refusal is explained, and the next press tries again", async () => {
  await debate();
  run.slack.faults.plan("chat.postMessage", { kind: "error", error: "not_in_channel" });
  expect((await discuss("/invite @Paperboy")).only).toBe("U1");
  expect((await discuss(WORDS)).thread).toBeDefined();
});

test.each<[string, Fault, readonly string[], string]>([
  ["arrived, and may look: found", { kind: "lost" }, READING, "This is being discussed already"],
  ["did not arrive, and may look: posted", { kind: "cut" }, READING, WORDS],
  ["arrived, and may not look: said", { kind: "lost" }, PLAIN, "Please look under the message"],
])("an answer that was lost: it %s", async (_name, fault, scopes, expected) => {
  await run.end();
  await begin(scopes, AGED);
  await debate();
  run.slack.faults.plan("chat.postMessage", fault);
  await discuss("Slack did not confirm");
  const answer = await discuss(expected, run.ben);
  expect(answer.only).toBe(expected === WORDS ? undefined : "U2");
  expect(shown(WORDS)).toHaveLength(1);
});

test("what another process is doing just now is not done twice", async () => {
  const { ts } = await debate();
  await threads.claim({ platform: "slack", tenant: TEAM, channel: "C1", kind: "channel" }, ts, "another");
  await discuss("That thread is being opened just now");
  expect(shown(WORDS)).toEqual([]);
});
