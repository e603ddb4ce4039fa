/** Links to papers in conversations. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../../src/core/clock.ts";
import { note, paperCard, whisper } from "../../../src/core/reply.ts";
import { createSlack } from "../../../src/platforms/slack/connect.ts";
import { scopesFor } from "../../../src/platforms/slack/manifest.ts";
import type { SlackPlatform } from "../../../src/platforms/slack/settings.ts";
import { testBot } from "../../contract/bot.ts";
import { sparrow } from "../../contract/small-corpus.ts";
import { eventPayload } from "../../fakes/slack/payloads.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import type { Json } from "../../fakes/slack/rules.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "../../fakes/slack/server.ts";

let slack: FakeSlack;
let platform: SlackPlatform;
beforeEach(async () => {
  const bot = testBot();
  slack = new FakeSlack({ scopes: scopesFor({ unfurl: true }).map((scope) => scope.name) });
  await slack.start();
  platform = createSlack({
    botToken: BOT_TOKEN,
    connection: { mode: "socket", appToken: APP_TOKEN },
    apiBase: slack.apiBase,
    clock: systemClock,
    random: Math.random,
    log: bot.log,
    choices: bot.choices,
    unfurl: true,
  });
  // Whatever is asked, the search says that it found the sparrow: unfurling must not believe that alone.
  await platform.start({
    ...bot.handle,
    run: async ({ invocation }) =>
      whisper([paperCard(sparrow), note(`Your team: tagged #birds, asked ${invocation.audience}`)], {
        outcome: "found",
      }),
  });
});
afterEach(async () => {
  await platform.stop();
  await slack.stop();
});

async function share(urls: readonly string[], more: Json = {}): Promise<Json | undefined> {
  const event = {
    type: "link_shared",
    user: "U1",
    channel: "C1",
    message_ts: "1.1",
    event_ts: "1.1",
    links: urls.map((url) => ({ domain: "arxiv.org", url })),
    ...more,
  };
  await slack.wire.deliver("events_api", eventPayload(event));
  // A second event, which is always answered, tells that the first one has been dealt with.
  await slack.wire.deliver(
    "events_api",
    eventPayload({
      ...event,
      links: [{ domain: "arxiv.org", url: "https://arxiv.org/abs/2401.00001?last" }],
    }),
  );
  await slack.world.until(
    () => slack.world.unfurls.find((one) => "https://arxiv.org/abs/2401.00001?last" in one),
    "the last one",
  );
  return slack.world.unfurls.find((one) => !("https://arxiv.org/abs/2401.00001?last" in one));
}

test.each([
  "https://arxiv.org/abs/2401.00001",
  "https://arxiv.org/abs/2401.00001v3",
  "https://arxiv.org/pdf/2401.00001.pdf",
  "https://arxiv.org/abs/2401.00001#S2",
])("shows the paper under %s", async (url) => {
  const shown = await share([url]);
  const { text, buttons } = readMessage((shown?.[url] ?? {}) as Json);
  expect(text).toContain("Sparrow: Small Birds Learn Long Songs");
  // With what the team remembers, asked for everybody's eyes.
  expect(text).toContain("Your team: tagged #birds, asked everyone");
  expect(buttons).toEqual([]);
  expect(slack.world.refusals).toEqual([]);
});

test.each([
  "https://arxiv.org/abs/2401.000012",
  "https://arxiv.org/abs/2402.00001",
  "https://arxiv.org/list/cs.CL/new",
])("says nothing under %s", async (url) => {
  expect(await share([url])).toBeUndefined();
});

test("shows it under a draft as well", async () => {
  expect(
    await share(["https://arxiv.org/abs/2401.00001"], {
      unfurl_id: "X1",
      source: "composer",
      channel: "COMPOSER",
    }),
  ).toBeDefined();
  expect(slack.calls.find((call) => call.method === "chat.unfurl")?.args).toMatchObject({
    unfurl_id: "X1",
    source: "composer",
  });
  expect(slack.world.refusals).toEqual([]);
});
