/** Reading a thread for whoever asks in it: what Slack must have granted, and what is said when it has not. */

import { afterEach, expect, test } from "vitest";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { testBot } from "../../contract/bot.ts";
import { readingOf } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

const PLAIN = SCOPES.map(({ name }) => name);
const EVERY = [...SCOPES, ...LOOK_UP_SCOPES].map(({ name }) => name);

let run: Running;
afterEach(() => run.end());

/** Asks in a thread of C1 that two people have written in; resolves with the answer. */
async function gather(scopes: readonly string[], prepare: () => void = () => {}): Promise<string> {
  run = await running(testBot(), "socket", scopes);
  const { world } = run.slack;
  const { ts } = world.add({
    channel: "C1",
    by: "U1",
    body: { text: "shall we read <https://arxiv.org/abs/2501.12948|this>?" },
  });
  world.add({ channel: "C1", by: "U2", thread: ts, body: { text: "yes &amp; soon" } });
  prepare();
  await run.ana.mention("gather", ts);
  const answer = await world.until(() => world.shown[0], "an answer");
  return readingOf(answer).text;
}

test("with the history scopes it is read from its first message, links whole and signs as typed", async () => {
  expect(await gather(EVERY)).toContain(
    "Gathered: shall we read https://arxiv.org/abs/2501.12948? / yes & soon / <@U0BOT> gather",
  );
  expect(run.slack.world.refusals).toEqual([]);
});

test("the menu of its first message reads it as well", async () => {
  await gather(EVERY);
  const { world } = run.slack;
  const [root] = world.messages;
  if (root === undefined) throw new Error("nothing was said");
  await run.ana.shortcut("gather", root);
  const answer = await world.until(() => world.shown[1], "an answer");
  expect(readingOf(answer).text).toContain("? / yes & soon /");
});

test("page by page", async () => {
  const said = await gather(EVERY, () => {
    run.slack.world.historyPage = 1;
  });
  expect(said).toContain("? / yes & soon / <@U0BOT> gather");
});

test.each<[string, readonly string[], () => void, string]>([
  [
    "without the scopes",
    PLAIN,
    () => {},
    "can add channels:history and groups:history to it (SLACK_LOOK_UP=yes",
  ],
  [
    "in a channel it was not invited to",
    EVERY,
    () => run.slack.world.channels.get("C1")?.members.delete("U0BOT"),
    "Say /invite @Paperboy here, then ask again.",
  ],
  [
    "while Slack limits it",
    EVERY,
    () => run.slack.faults.plan("conversations.replies", { kind: "limited", retryAfter: 60 }),
    "Ask again in 60 seconds.",
  ],
  [
    "while Slack is away",
    EVERY,
    () => run.slack.faults.plan("conversations.replies", { kind: "status", status: 503 }),
    "Please try again in a minute.",
  ],
])("%s it says so in a sentence, with the remedy", async (_name, scopes, prepare, expected) => {
  expect(await gather(scopes, prepare)).toContain(expected);
});
