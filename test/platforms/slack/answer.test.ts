/** One response_url, for as long and as often as Slack allows it. */

import { webApi } from "@slack/bolt";
import { afterEach, beforeEach, expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { type Reply, reply, text, whisper } from "../../../src/core/reply.ts";
import { keptInMemory, openedThreads } from "../../../src/core/threads.ts";
import { Answers } from "../../../src/platforms/slack/answer.ts";
import { SCOPES } from "../../../src/platforms/slack/manifest.ts";
import type { Reach } from "../../../src/platforms/slack/reach.ts";
import { BOT_TOKEN, FakeSlack } from "../../fakes/slack/server.ts";
import { readingOf } from "../../fakes/slack/world.ts";

const clock = new TurnedClock(Date.UTC(2026, 10, 22, 9));
let slack: FakeSlack;
let answers: Answers;
let reach: Reach;

beforeEach(async () => {
  slack = new FakeSlack({ clock, scopes: SCOPES.map((scope) => scope.name) });
  await slack.start();
  const choices = { keep: async () => {}, find: async () => undefined };
  const threads = openedThreads(keptInMemory(), clock);
  answers = new Answers({
    clock,
    log: silentLog,
    choices,
    threads,
    hooks: [new URL(slack.apiBase).origin],
  });
  reach = {
    client: new webApi.WebClient(BOT_TOKEN, {
      slackApiUrl: slack.apiBase,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    }),
    user: "U1",
    channel: "C1",
    responseUrl: slack.responseUrl(slack.interactions.address("U1", "C1")),
  };
});
afterEach(() => slack.stop());

/** How each of the answers went, in order. */
const ways = () => slack.calls.map((call) => call.method);

test.each<[string, (words: string) => Reply, string, string | undefined]>([
  ["a whisper", (words) => whisper([text(words)]), "chat.postEphemeral", "U1"],
  ["an answer to everybody", (words) => reply([text(words)]), "chat.postMessage", undefined],
])("%s goes there five times, and then by the Web API", async (_name, say, method, only) => {
  for (let count = 1; count <= 7; count += 1) await answers.send(reach, say(`answer ${count}`));
  expect(ways()).toEqual([...Array<string>(5).fill("response_url"), method, method]);
  expect(slack.world.shown.map((message) => [readingOf(message).text, message.only])).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((count) => [`answer ${count}`, only]),
  );
  expect(slack.world.refusals).toEqual([]);
});

test("half an hour after its first use it is not tried again", async () => {
  await answers.send(reach, whisper([text("first")]));
  clock.advance(30 * 60_000);
  await answers.send(reach, whisper([text("second")]));
  expect(ways()).toEqual(["response_url", "chat.postEphemeral"]);
});

test("an address that is not Slack's is never called", async () => {
  const elsewhere = { ...reach, responseUrl: "http://127.0.0.1:9/steal" };
  await answers.send(elsewhere, whisper([text("hello")]));
  expect(ways()).toEqual(["chat.postEphemeral"]);
});

test("a rate limit of half a minute is waited out, on the clock that rules", async () => {
  slack.faults.plan("chat.postMessage", { kind: "limited", retryAfter: 45 });
  const { responseUrl: _, ...withoutUrl } = reach;
  const sent = answers.send(withoutUrl, reply([text("patient")]));
  await slack.world.until(() => slack.calls[0], "the first try");
  for (let second = 0; second < 50 && slack.world.shown.length === 0; second += 1) {
    clock.advance(1_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await sent;
  expect(slack.world.shown).toHaveLength(1);
});
