/** How full a payload is, by the published limits of each platform. Slack counts code points, Discord UTF-16 units. */

import { field, listOf, numberOf, textOf } from "./looks/json.ts";

export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
}

/** "Block Kit" reference, docs.slack.dev; the sum of all texts is undocumented (about 13,200, bolt-js#2509). */
export function slackMeasures(payload: unknown): readonly Measure[] {
  const blocks = listOf(payload, "blocks");
  const parts = everything(blocks);
  const longest = (found: readonly string[]) => Math.max(0, ...found.map((one) => [...one].length));
  const textsOf = (type: string, name: string) =>
    parts.filter((part) => textOf(part, "type") === type).map((part) => textOf(field(part, name), "text"));
  return [
    { name: "blocks", value: blocks.length, limit: 50 },
    {
      name: "longest text",
      value: longest([...parts].filter(isTextObject).map((part) => textOf(part, "text"))),
      limit: 3000,
    },
    { name: "header", value: longest(textsOf("header", "text")), limit: 150 },
    { name: "button label", value: longest(textsOf("button", "text")), limit: 75 },
    {
      name: "button value",
      value: longest(parts.filter(isButton).map((part) => textOf(part, "value"))),
      limit: 2000,
    },
    {
      name: "buttons in a row",
      value: most(parts, (part) => listOf(part, "elements").filter(isButton).length),
      limit: 25,
    },
    { name: "menu entries", value: most(parts, (part) => listOf(part, "options").length), limit: 100 },
    { name: "all blocks, JSON", value: [...JSON.stringify(blocks)].length, limit: 13_200 },
  ];
}

/** "Message object" and "Component Reference", docs.discord.com. */
export function discordMeasures(payload: unknown): readonly Measure[] {
  const parts = everything([payload]).filter((part) => numberOf(part, "type") !== undefined);
  const lengths = (name: string) => parts.map((part) => textOf(part, name).length);
  const shown = parts.filter((part) => numberOf(part, "type") === 10);
  return [
    { name: "content", value: textOf(payload, "content").length, limit: 2000 },
    { name: "components", value: parts.length, limit: 40 },
    {
      name: "all texts",
      value: shown.reduce<number>((sum, part) => sum + textOf(part, "content").length, 0),
      limit: 4000,
    },
    { name: "button label", value: Math.max(0, ...lengths("label")), limit: 80 },
    { name: "custom_id", value: Math.max(0, ...lengths("custom_id")), limit: 100 },
    {
      name: "buttons in a row",
      value: most(parts, (part) => (numberOf(part, "type") === 1 ? listOf(part, "components").length : 0)),
      limit: 5,
    },
    { name: "menu entries", value: most(parts, (part) => listOf(part, "options").length), limit: 25 },
  ];
}

const isTextObject = (part: unknown) => /^(?:mrkdwn|plain_text)$/.test(textOf(part, "type"));
const isButton = (part: unknown) => textOf(part, "type") === "button";
const most = (parts: readonly unknown[], count: (part: unknown) => number) =>
  Math.max(0, ...parts.map(count));

/** Every object in a payload, outermost first. */
function everything(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(everything);
  return Array.isArray(value) ? inner : [value, ...inner];
}
