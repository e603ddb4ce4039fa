/** What is said before posting is promised, and who may move a post to another channel. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testBot } from "../../contract/bot.ts";
import { TEAM } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let run: Running;
beforeEach(async () => {
  run = await running(testBot());
});
afterEach(() => run.end());

describe("before posting is promised", () => {
  const obstacle = (channel: string) => run.platform.poster.obstacle({ team: TEAM, channel });

  test.each([
    ["C1", undefined, "a channel the app is in"],
    ["C2", undefined, "a public channel it is not in, with chat:write.public"],
    ["G1", "/invite @Paperboy", "a private channel it is not in"],
    ["C999", "/invite @Paperboy", "no channel at all"],
  ])("%s: %s, %s", async (channel, remedy, _what) => {
    const found = await obstacle(channel);
    if (remedy === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(remedy);
  });

  test("an archived channel is named as such", async () => {
    const channel = run.slack.world.channels.get("C1");
    if (channel !== undefined) channel.archived = true;
    expect(await obstacle("C1")).toContain("archived");
  });
});

describe("who may manage another channel", () => {
  const manages = (person: string, channel: string) =>
    run.platform.poster.manages({ team: TEAM, channel }, person);

  test.each([
    ["U2", "C2", true, "who created it"],
    ["U3", "C2", true, "an administrator"],
    ["U1", "C2", false, "any other member"],
    ["U2", "C999", false, "a channel that is not there"],
  ])("%s in %s: %s, %s", async (person, channel, expected, _who) => {
    expect(await manages(person, channel)).toBe(expected);
  });

  test("nobody knows while Slack is away", async () => {
    run.slack.faults.plan("conversations.info", { kind: "status", status: 503 });
    expect(await manages("U2", "C2")).toBeUndefined();
  });
});
