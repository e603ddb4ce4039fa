/** Messages as people of a side read them: times in their own zone, names instead of ids. */

import { localParts } from "../../../src/reading/time/resolve.ts";
import { sayTime } from "../../../src/reading/time/say.ts";
import { tellDay } from "../../../src/reading/time/tell.ts";
import { readMarkdown } from "../../fakes/discord/reading.ts";
import { textOf } from "../../fakes/discord/routes-messages.ts";
import { everyComponent, type Message } from "../../fakes/discord/world.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import type { FakeMessage } from "../../fakes/slack/world.ts";
import { PEOPLE, type Side } from "./people.ts";

export const ZONES: Readonly<Record<Side, string>> = { slack: "Europe/Berlin", discord: "America/New_York" };

/** `Tue 5 Jan 2027 16:00`, as a client shows it to people of the side. */
function shown(at: number, side: Side): string {
  const { date, time } = localParts(at, ZONES[side]);
  return `${tellDay(date)} ${sayTime(time)}`;
}

function nameOf(id: string): string {
  const found = Object.entries(PEOPLE).find(([, person]) => person.id === id);
  return `@${found?.[0] ?? id}`;
}

/** The lines of a message and, last, what can be pressed. */
export function slackLines(message: FakeMessage): readonly string[] {
  const told = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(told);
    if (typeof value !== "object" || value === null) return value;
    const element = value as Record<string, unknown>;
    if (element["type"] === "date")
      return { type: "text", text: shown(Number(element["timestamp"]) * 1000, "slack") };
    if (element["type"] === "user") return { type: "text", text: nameOf(String(element["user_id"])) };
    return Object.fromEntries(Object.entries(element).map(([name, inner]) => [name, told(inner)]));
  };
  const reading = readMessage({ text: message.body["text"], blocks: told(message.body["blocks"]) });
  return lines(
    reading.text,
    reading.buttons.map(({ label }) => label),
  );
}

export function discordLines(message: Message): readonly string[] {
  const source = textOf(message.content, message.components)
    .replace(/<t:(\d+)(?::\w)?>/gu, (_, seconds: string) => shown(Number(seconds) * 1000, "discord"))
    .replace(/<@!?(\d+)>/gu, (_, id: string) => nameOf(id));
  const labels = everyComponent(message.components).flatMap((part) =>
    part.type === 2 && part.label !== undefined
      ? [part.label]
      : (part.options ?? []).map((option) => option.label),
  );
  return lines(readMarkdown(source.trim()).text, labels);
}

function lines(text: string, labels: readonly string[]): readonly string[] {
  const body = text.split("\n").filter((line) => line.trim() !== "");
  return labels.length === 0 ? body : [...body, `[${labels.join("] [")}]`];
}

/** Messages that say the same in both places are written down once. */
export function writeDown(
  posts: readonly { readonly where: string; readonly lines: readonly string[] }[],
): readonly string[] {
  const byText = new Map<string, string[]>();
  for (const { where, lines: said } of posts) {
    const key = said.map((line) => `    ${line}`).join("\n");
    byText.set(key, [...(byText.get(key) ?? []), where]);
  }
  return [...byText].flatMap(([text, places]) => [`  ${places.join(" and ")}:`, text]);
}
