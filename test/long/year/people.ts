/** The people of both sides, and what they can do: say a command, press a button they see. */

import type { Message } from "../../fakes/discord/world.ts";
import { EVERYTHING, everyComponent } from "../../fakes/discord/world.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { BOT_USER, type FakeMessage, readingOf } from "../../fakes/slack/world.ts";
import type { TwoPlatforms } from "./world.ts";

export type Side = "slack" | "discord";

/** Ana, Ben and Cy are on Slack, Zoe and Noah on Discord. Ana set the group up, Zoe may manage the server. */
export const PEOPLE = {
  ana: { side: "slack", id: "U1" },
  ben: { side: "slack", id: "U2" },
  cy: { side: "slack", id: "U4" },
  zoe: { side: "discord", id: "900000000000000001" },
  noah: { side: "discord", id: "900000000000000002" },
} as const;

export type Name = keyof typeof PEOPLE;

export const SLACK_CHANNEL = "C9";
export const DISCORD_CHANNEL = "600000000000000001";

/** Names and channels as the stand-ins know them. */
export function settle({ slack, discord }: TwoPlatforms): void {
  const members = [BOT_USER];
  for (const [name, { side, id }] of Object.entries(PEOPLE)) {
    if (side === "discord") discord.world.users.set(id, { id, name });
    else {
      slack.world.addUser({ id, name, tz: "Europe/Berlin", locale: "en-GB" });
      members.push(id);
    }
  }
  slack.world.addChannel({
    id: SLACK_CHANNEL,
    name: "papers",
    kind: "public",
    creator: PEOPLE.ana.id,
    members,
  });
}

export type Options = Readonly<Record<string, string>>;

/** What is new on a side after an act: a message's reading. */
export async function say(
  world: TwoPlatforms,
  by: Name,
  path: string,
  options: Options,
): Promise<FakeMessage | Message> {
  const { side, id } = PEOPLE[by];
  if (side === "slack") {
    const person = new FakePerson(world.slack, id, SLACK_CHANNEL);
    const words = Object.entries(options).map(([name, value]) => `${name}:"${value}"`);
    return await slackAnswer(world, () => person.slash([`/${path}`, ...words].join(" ")));
  }
  const who = { user: id, channel: DISCORD_CHANNEL, ...(by === "zoe" ? { permissions: EVERYTHING } : {}) };
  return await discordAnswer(world, () => world.discord.people.command(path, options, who));
}

/** Presses a button on the newest message of their channel that has it; false when none has. */
export async function press(world: TwoPlatforms, by: Name, label: string): Promise<boolean> {
  const { side, id } = PEOPLE[by];
  if (side === "slack") {
    const person = new FakePerson(world.slack, id, SLACK_CHANNEL);
    for (const message of world.slack.world.shown.toReversed()) {
      if (message.channel !== SLACK_CHANNEL) continue;
      const control = readingOf(message).buttons.find((one) => one.label.startsWith(label));
      if (control !== undefined) {
        await slackAnswer(world, () => person.pressControl(control, message));
        return true;
      }
    }
    return false;
  }
  for (const message of world.discord.world.visible(DISCORD_CHANNEL).toReversed()) {
    const found = everyComponent(message.components)
      .flatMap((part) => [part.label, ...(part.options ?? []).map((option) => option.label)])
      .find((one) => one?.startsWith(label));
    if (found === undefined) continue;
    const who = { user: id, channel: DISCORD_CHANNEL };
    await discordAnswer(world, () => world.discord.people.press(message, found, who));
    return true;
  }
  return false;
}

async function slackAnswer(world: TwoPlatforms, act: () => Promise<unknown>): Promise<FakeMessage> {
  const { world: seen } = world.slack;
  const before = new Map(seen.shown.map((message) => [message, message.edits]));
  const done = act();
  const answer = seen.until(
    () => seen.shown.toReversed().find((message) => before.get(message) !== message.edits),
    "an answer",
  );
  await Promise.race([answer, done.then(() => answer)]);
  return await answer;
}

async function discordAnswer(world: TwoPlatforms, act: () => { readonly id: string }): Promise<Message> {
  const { world: seen } = world.discord;
  const before = new Map([...seen.messages.values()].map((message) => [message, message.edits]));
  act();
  return await seen.until("an answer", () =>
    [...seen.messages.values()]
      .toReversed()
      .find((message) => !message.deleted && !message.loading && before.get(message) !== message.edits),
  );
}
