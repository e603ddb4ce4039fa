/** The next session among the events of the Discord server: made once, kept in step, taken away, never insisted on. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bodyOf } from "../../src/platforms/discord/events.ts";
import { readingOf } from "../fakes/slack/world.ts";
import { Linked } from "./linked.ts";

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
let it: Linked;
beforeEach(async () => {
  it = await Linked.start();
});
afterEach(() => it.end());

const events = () => [...it.discord.world.events.values()];
const only = () => {
  const [event, another] = events();
  if (event === undefined || another !== undefined) throw new Error(`${events().length} events`);
  return event;
};
/** What the bot asked of the events of the server, without looking. */
const asked = () =>
  it.discord.world.requests.filter((line) => /scheduled-events/u.test(line) && !line.startsWith("GET"));

/** Works off what waits, edits that were spread included. */
async function settle() {
  for (let i = 0; i < 4; i += 1) await it.turn(5 * SECOND);
}

/** The first word of what Slack's side answers, to know that it was done. */
const say = async (line: string) => readingOf(await it.say(it.admin, line)).text;

describe("a linked group", () => {
  beforeEach(async () => {
    await it.linkedGroup();
    await settle();
  });

  test("stands there once, with time, place and paper", async () => {
    await settle();
    const event = only();
    expect(event).toMatchObject({
      name: "Reading group",
      entity_type: 3,
      privacy_level: 2,
      entity_metadata: { location: "Here on Discord" },
    });
    expect(event["description"]).toMatch(
      /^Paper: not chosen yet\nPresenter: nobody yet\n\nKept by Paperboy: /u,
    );
    const minutes =
      (Date.parse(String(event["scheduled_end_time"])) - Date.parse(String(event["scheduled_start_time"]))) /
      60_000;
    expect(minutes).toBe(60);
    expect(asked()).toHaveLength(1);
    expect(it.discord.world.refused).toEqual([]);
  });

  test("follows a picked paper, a new place and a moved session, as the same event", async () => {
    const { id, ...before } = only();
    await say("/reading-group pick r1");
    await say("/reading-group schedule place:https://meet.example.org/x");
    await say("/reading-group schedule time:17:30");
    await settle();
    const event = only();
    expect(event.id).toBe(id);
    expect(event["name"]).toBe("Reading group: DeepSeek-R1");
    expect(event["entity_metadata"]).toEqual({ location: "https://meet.example.org/x" });
    const later =
      Date.parse(String(event["scheduled_start_time"])) - Date.parse(String(before["scheduled_start_time"]));
    expect(later).toBe(1.5 * HOUR);
  });

  test("a cancelled session is taken away, and the next one takes its place; so is the undoing", async () => {
    const first = only();
    const answer = await it.say(it.admin, "/reading-group cancel reason:Fair");
    await settle();
    const second = only();
    expect(second.id).not.toBe(first.id);
    const days =
      (Date.parse(String(second["scheduled_start_time"])) -
        Date.parse(String(first["scheduled_start_time"]))) /
      (24 * HOUR);
    expect(Math.round(days)).toBe(7);
    await it.askSlack(it.admin, async (admin) => {
      const undo = readingOf(answer).buttons.find(({ label }) => label === "Undo");
      if (undo !== undefined) await admin.pressControl(undo, answer);
    });
    await settle();
    expect(only()["scheduled_start_time"]).toBe(first["scheduled_start_time"]);
  });

  test("votes and questions do not touch it", async () => {
    await it.say(it.ana, "/reading-group vote r1");
    await it.say(it.ana, "/reading-group ask why?");
    await settle();
    expect(asked()).toHaveLength(1);
  });

  test.each([
    ["switched off", "/reading-group schedule events:off"],
    ["ended", "/reading-group end"],
    ["unlinked", "/reading-group link unlink:yes"],
  ])("is taken away when it is %s", async (_, line) => {
    await say(line);
    await settle();
    expect(events()).toEqual([]);
  });

  test("comes back when it is switched on again", async () => {
    await say("/reading-group schedule events:off");
    await settle();
    await say("/reading-group schedule events:on");
    await settle();
    only();
  });

  test("who takes it away is believed, until the session after", async () => {
    it.discord.world.events.clear();
    await say("/reading-group pick r1");
    await settle();
    await say("/reading-group schedule time:17:30");
    await settle();
    expect(events()).toEqual([]);
    await say("/reading-group skip");
    await settle();
    only();
  });
});

describe("when something goes wrong", () => {
  test.each([
    ["the answer is lost", { kind: "answer lost" } as const],
    ["the answer is a 500", { kind: "done but status", status: 500 } as const],
    ["the connection breaks", { kind: "broken before" } as const],
  ])("%s: one event, found and kept by another process", async (_, fault) => {
    it.discord.faults.next("POST", /scheduled-events$/u, fault);
    await it.linkedGroup();
    await settle();
    const other = await it.another();
    await it.turn(60 * SECOND, other);
    await it.turn(5 * SECOND, other);
    const { id } = only();
    await say("/reading-group pick r1");
    await settle();
    expect(only()).toMatchObject({ id, name: "Reading group: DeepSeek-R1" });
  });

  test("without the right nothing is insisted on; with it, it comes within the hour", async () => {
    it.discord.world.mayMakeEvents = false;
    await it.linkedGroup();
    await settle();
    await say("/reading-group pick r1");
    await settle();
    expect(asked()).toHaveLength(1);
    it.discord.world.mayMakeEvents = true;
    await it.turn(HOUR);
    only();
  });

  test("a limit is obeyed", async () => {
    it.discord.faults.next("POST", /scheduled-events$/u, { kind: "rate limit", retryAfter: 40 });
    await it.linkedGroup();
    await settle();
    expect(events()).toEqual([]);
    await it.turn(40 * SECOND);
    only();
  });

  test("two processes make one", async () => {
    await it.linkedGroup();
    const other = await it.another();
    it.clock.turn(5 * SECOND);
    await Promise.all([it.bot.scheduler.pass(), other.scheduler.pass()]);
    await settle();
    only();
  });
});

test("what is said in it is text, and within every limit", () => {
  const hostile = "**bold** [here](http://evil.example) @everyone <@1> `code`\n# big ".repeat(40);
  const body = bodyOf({
    key: "abcdefghij-2026-11-24",
    title: hostile,
    description: hostile,
    location: hostile,
    startsAt: 0,
    endsAt: 60_000,
  });
  expect(body.name.length).toBeLessThanOrEqual(100);
  expect(body.description.length).toBeLessThanOrEqual(1000);
  expect(body.entity_metadata.location.length).toBeLessThanOrEqual(100);
  expect(body.description).toMatch(/^\\\*\\\*bold\\\*\\\* \\\[here\\\]\(http\\:\/\/evil/u);
  expect(body.description.endsWith("Kept by Paperboy: abcdefghij-2026-11-24")).toBe(true);
  expect(body.name).not.toContain("\n");
});
