/** How far a long command is, in each place of Slack: what can be put another way there, and what stays. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { readingOf } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let bot: TestBot;
let run: Running;
beforeEach(async () => {
  bot = testBot();
  run = await running(bot);
  bot.gate.close();
});
afterEach(async () => {
  bot.gate.open();
  await run.end();
});

const shown = () => run.slack.world.shown.map((message) => readingOf(message).text);
const isAnswered = () => shown().some((text) => text.includes("Everything is here"));
const calls = (method: string) => run.slack.calls.filter((call) => call.method === method);

test("a slash command is told of in three remarks at most, which leave the response_url to the answer", async () => {
  await run.ana.slash("/haul");
  await bot.turnUntil(() => shown().length === 3);
  const from = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > from + 90_000);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(shown()).toEqual([
    ...[1, 2, 3].map(() => expect.stringMatching(/^Carried \d+ loads; the answer comes to you here\.$/u)),
    "Everything is here.",
  ]);
  expect(run.slack.world.shown.map(({ only }) => only)).toEqual(["U1", "U1", "U1", "U1"]);
  expect(calls("response_url")).toHaveLength(4);
  expect(run.slack.world.refusals).toEqual([]);
});

test("in direct messages one message tells of it, and becomes the answer", async () => {
  await run.ana.direct("/haul");
  await bot.turnUntil(() => calls("chat.update").length >= 3);
  expect(shown()).toEqual([expect.stringMatching(/^Carried \d+ loads…$/u)]);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(shown()).toEqual(["Everything is here."]);
  expect(calls("chat.postMessage")).toHaveLength(1);
  expect(run.slack.world.refusals).toEqual([]);
});

test("when that message was deleted meanwhile, the answer is a message of its own", async () => {
  await run.ana.direct("/haul");
  await bot.turnUntil(() => shown().length === 1);
  for (const message of run.slack.world.shown) message.deleted = true;
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(shown()).toEqual(["Everything is here."]);
});

test("a remark that Slack refuses is not tried again, and the answer comes all the same", async () => {
  run.slack.faults.plan("chat.postMessage", { kind: "error", error: "fatal_error" });
  await run.ana.direct("/haul");
  await bot.turnUntil(() => calls("chat.postMessage").length === 1);
  const from = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > from + 60_000);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  expect(calls("chat.postMessage")).toHaveLength(2);
  expect(shown()).toEqual(["Everything is here."]);
});

test("an answer is not overtaken by what was told before it and is long on its way", async () => {
  await run.ana.direct("/haul");
  await bot.turnUntil(() => shown().length === 1);
  run.slack.faults.plan("chat.update", { kind: "slow", ms: 250 });
  const from = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > from + 3_000);
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  const answered = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > answered + 20_000);
  expect(shown()).toEqual(["Everything is here."]);
});

test("what Slack has no room for just now is not told when the answer is there", async () => {
  run.slack.faults.plan("response_url", { kind: "status", status: 404 });
  run.slack.faults.plan("chat.postEphemeral", { kind: "limited", retryAfter: 30 });
  await run.ana.slash("/haul");
  await bot.turnUntil(() => bot.logged.some((line) => line.includes("progress was not shown")));
  bot.gate.open();
  await bot.turnUntil(isAnswered);
  const from = bot.clock.now();
  await bot.turnUntil(() => bot.clock.now() > from + 60_000);
  expect(shown()).toEqual(["Everything is here."]);
});

test("from the Home tab a modal opens in time, tells of it, and holds the answer at last", async () => {
  await run.end();
  run = await running({
    ...bot,
    handle: {
      ...bot.handle,
      run: (request) =>
        bot.handle.run({ ...request, invocation: { ...request.invocation, command: "haul", options: {} } }),
    },
  });
  bot.gate.open();
  await run.ana.openHome();
  await run.slack.world.until(() => run.slack.world.homes.get("U1"), "a Home tab");
  bot.gate.close();
  await run.ana.searchHome("sparrow");
  const inModal = () => {
    const modal = run.slack.world.topModal("U1");
    return modal === undefined ? "" : readMessage(modal.view).text;
  };
  await bot.turnUntil(() => /Carried \d+ loads…/u.test(inModal()));
  await bot.turnUntil(() => calls("views.update").length >= 2);
  bot.gate.open();
  await bot.turnUntil(() => inModal().includes("Everything is here."));
  expect(inModal()).not.toContain("Carried");
  expect(shown()).toEqual([]);
  expect(run.slack.world.refusals).toEqual([]);
});
