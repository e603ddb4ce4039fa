/** The gallery's replies, drawn for both platforms, against the limits both publish. */

import { expect, test } from "vitest";
import { makeDrawers } from "../../../src/drawers.ts";
import { exhibits } from "../../../src/platforms/preview/gallery.ts";
import { discordMeasures, slackMeasures } from "../../../src/platforms/preview/limits.ts";
import { channels } from "../../../src/platforms/preview/people.ts";
import { placeOf } from "../../../src/platforms/preview/world.ts";

const kept = new Map<string, string>();
const drawers = makeDrawers({
  keep: async (key, line) => void kept.set(key, line),
  find: async (key) => kept.get(key),
});
const [channel] = channels;
if (channel === undefined) throw new Error("the world has no channel");
const place = placeOf(channel);

test.each(exhibits)("$id is within every limit", async ({ reply }) => {
  const slack = await drawers.slack.reply(reply, place);
  const discord = await drawers.discord.reply(reply, place);
  const over = [...slackMeasures(slack), ...discordMeasures(discord)].filter(
    ({ value, limit }) => value > limit,
  );
  expect(over).toEqual([]);
});

test("the measures see what is too much", () => {
  const button = {
    type: "button",
    text: { type: "plain_text", text: "x".repeat(76) },
    value: "y".repeat(2001),
  };
  const slack = slackMeasures({
    blocks: Array.from({ length: 51 }, () => ({ type: "actions", elements: [button] })),
  });
  const over = (measures: ReturnType<typeof slackMeasures>) =>
    measures.filter(({ value, limit }) => value > limit).map(({ name }) => name);
  expect(over(slack)).toEqual(["blocks", "button label", "button value", "all blocks, JSON"]);
  const row = {
    type: 1,
    components: Array.from({ length: 6 }, () => ({
      type: 2,
      label: "z".repeat(81),
      custom_id: "c".repeat(101),
    })),
  };
  const discord = discordMeasures({
    content: "x".repeat(2001),
    components: [{ type: 10, content: "t".repeat(4001) }, ...Array.from({ length: 6 }, () => row)],
  });
  expect(over(discord)).toEqual([
    "content",
    "components",
    "all texts",
    "button label",
    "custom_id",
    "buttons in a row",
  ]);
});
