/** One group on two platforms: what is tapped on one is seen on the other, and nothing is edited more than it must be. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ANA, BEN } from "../fakes/discord/people.ts";
import { readingOf } from "../fakes/slack/world.ts";
import { sightOf } from "./discord/driver.ts";
import { Linked } from "./linked.ts";

const SECOND = 1_000;
let it: Linked;
beforeEach(async () => {
  it = await Linked.start();
  await it.linkedGroup();
  await settle();
});
afterEach(() => it.end());

/** Works off what waits, edits that were spread included. */
async function settle() {
  for (let i = 0; i < 4; i += 1) await it.turn(5 * SECOND);
}

/** A ballot in each channel, both up to date. */
async function ballots() {
  const onSlack = await it.say(it.ana, "/reading-group vote");
  const onDiscord = await it.command("reading-group vote");
  await it.following(2);
  await it.turn(5 * SECOND);
  return { onSlack, onDiscord };
}

describe("votes", () => {
  test("both ballots show the same totals, whichever was pressed", async () => {
    const { onSlack, onDiscord } = await ballots();
    const edits = onSlack.edits;
    await it.press(onDiscord, "DeepSeek-R1", BEN);
    await it.turn(5 * SECOND);
    expect(readingOf(onSlack).text).toContain("(1 vote: ben");
    expect(onSlack.edits).toBe(edits + 1);

    await it.askSlack(it.ana, (ana) => ana.press("DeepSeek-R1 (1)"));
    await it.turn(5 * SECOND);
    expect(readingOf(onSlack).text).toContain("2 votes");
    expect(sightOf(onDiscord).text).toContain("2 votes: ");
    expect(sightOf(onDiscord).buttons).toContain("DeepSeek-R1 (2)");
    expect(sightOf(onDiscord).pinged).toEqual([]);
    expect(it.slack.world.refusals).toEqual([]);
    expect(it.discord.world.refused).toEqual([]);
  });

  test("many votes are few edits, and the last state wins", async () => {
    const { onSlack, onDiscord } = await ballots();
    const before = onSlack.edits;
    for (const user of [ANA, BEN, ANA, BEN, ANA, BEN, ANA]) {
      await it.press(onDiscord, sightOf(onDiscord).buttons[0] ?? "", user);
    }
    await it.turn(5 * SECOND);
    await it.turn(5 * SECOND);
    expect(onSlack.edits - before).toBe(1);
    const votes = /\((\d) votes?/u.exec(sightOf(onDiscord).text)?.[0];
    expect(readingOf(onSlack).text).toContain(votes);
  });

  test("what the presser sees already is not edited again", async () => {
    const { onSlack, onDiscord } = await ballots();
    const pressed = await it.press(onDiscord, "DeepSeekMath", BEN);
    const { edits } = pressed;
    await it.told(pressed.id);
    await it.turn(5 * SECOND);
    await it.turn(5 * SECOND);
    expect(onDiscord.edits).toBe(edits);
    expect(readingOf(onSlack).text).toContain("1 vote");
  });

  test("a nomination on one side is on the ballot of the other", async () => {
    const { onDiscord } = await ballots();
    await it.say(it.ben, "/reading-group nominate v3");
    await it.turn(5 * SECOND);
    expect(sightOf(onDiscord).text).toContain("DeepSeek-V3 Technical Report");
  });
});

describe("answers and questions", () => {
  test("RSVPs count on every card of the session, on both sides", async () => {
    const onSlack = await it.say(it.ana, "/reading-group next");
    const second = await it.say(it.ben, "/reading-group next");
    const onDiscord = await it.command("reading-group next");
    await it.following(3);
    await it.askSlack(it.ana, (ana) => ana.press("Going"));
    await it.press(onDiscord, "Maybe", BEN);
    await settle();
    for (const message of [onSlack, second]) expect(readingOf(message).text).toContain("1 going, 1 maybe");
    expect(sightOf(onDiscord).text).toContain("1 going, 1 maybe");
  });

  test("a question asked on one side stands in the box of the other, as text", async () => {
    const onDiscord = await it.command("reading-group questions");
    await it.following(1);
    await it.say(it.ana, "/reading-group ask <!channel> @everyone *why* [here](http://evil.example)?");
    await settle();
    const sight = sightOf(onDiscord);
    expect(sight.text).toContain("*why* [here](http://evil.example)?");
    expect(sight).toMatchObject({ pinged: [], styled: expect.not.arrayContaining(["why"]) });
  });

  test("a moved session is moved on the other side's card", async () => {
    const onDiscord = await it.command("reading-group next");
    await it.following(1);
    await it.say(it.admin, '/reading-group cancel reason:"Fair"');
    await settle();
    expect(sightOf(onDiscord).text).toContain("cancelled");
    expect(sightOf(onDiscord).buttons).toEqual([]);
  });
});

describe("when something goes wrong", () => {
  test("a message that was deleted is forgotten", async () => {
    const { onSlack, onDiscord } = await ballots();
    onSlack.deleted = true;
    await it.press(onDiscord, "DeepSeekMath", BEN);
    await it.turn(5 * SECOND);
    await it.following(1);
    await it.press(onDiscord, "DeepSeekMath (1)", BEN);
    await it.turn(5 * SECOND);
    expect(it.slack.world.refusals).toEqual([expect.stringContaining("message_not_found")]);
  });

  test("a limit is obeyed, and the totals come when it ends", async () => {
    const { onSlack, onDiscord } = await ballots();
    const before = onSlack.edits;
    it.slack.faults.plan("chat.update", { kind: "limited", retryAfter: 30 });
    await it.press(onDiscord, "DeepSeekMath", BEN);
    await it.turn(5 * SECOND);
    await it.turn(20 * SECOND);
    expect(onSlack.edits).toBe(before);
    await it.turn(20 * SECOND);
    expect(readingOf(onSlack).text).toContain("1 vote");
  });

  test("an answer that was lost is repeated by another process", async () => {
    const { onSlack, onDiscord } = await ballots();
    it.slack.faults.plan("chat.update", { kind: "cut" });
    await it.press(onDiscord, "DeepSeekMath", BEN);
    await it.turn(5 * SECOND);
    expect(readingOf(onSlack).text).not.toContain("1 vote");
    const other = await it.another();
    await it.turn(60 * SECOND, other);
    expect(readingOf(onSlack).text).toContain("1 vote");
  });

  test("two processes at once edit once", async () => {
    const { onSlack, onDiscord } = await ballots();
    const before = onSlack.edits;
    const other = await it.another();
    await it.press(onDiscord, "DeepSeekMath", BEN);
    it.clock.turn(5 * SECOND);
    await Promise.all([it.bot.scheduler.pass(), other.scheduler.pass()]);
    expect(onSlack.edits).toBe(before + 1);
  });

  test("what is no longer linked follows no more", async () => {
    const { onDiscord, onSlack } = await ballots();
    const { edits } = onDiscord;
    await it.say(it.admin, "/reading-group link unlink:yes");
    await it.askSlack(it.ana, (ana) => ana.press("DeepSeek-R1"));
    await it.turn(5 * SECOND);
    expect(onDiscord.edits).toBe(edits);
    expect(readingOf(onSlack).text).toContain("1 vote");
    await it.following(1);
  });
});
