/**
 * The whole of Paperboy on the pretended Discord: every example of every command is asked, every control that
 * appears is pressed once, every form is opened. Nothing that is sent may be refused, and nothing may fail.
 */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { listed } from "../../../src/core/command.ts";
import type { Handle } from "../../../src/core/ports.ts";
import type { Store } from "../../../src/core/store.ts";
import type { DiscordPlatform } from "../../../src/platforms/discord/connect.ts";
import { makeServices } from "../../../src/services.ts";
import { openConfigured } from "../../../src/state.ts";
import { testBot } from "../../contract/bot.ts";
import { type PretendedDiscord, pretendDiscord } from "../../fakes/discord/discord.ts";
import { everyComponent, type Interaction, type Message, PERMISSION } from "../../fakes/discord/world.ts";
import { connectTo, sightOf } from "./driver.ts";

const bot = testBot();
const manager = { permissions: PERMISSION.manageGuild };
let folder: string;
let store: Store;
let handle: Handle;
let discord: PretendedDiscord;
let platform: DiscordPlatform;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-discord-"));
  store = await openConfigured({ config: { data: folder }, clock: systemClock, log: bot.log });
  const seeds = join(import.meta.dirname, "../../../seeds");
  ({ handle } = await makeServices({
    config: { seeds, zone: "UTC" },
    clock: systemClock,
    log: bot.log,
    state: store,
  }));
  discord = await pretendDiscord();
  platform = connectTo(discord, { ...bot, handle, choices: store.choices }, { directWithin: 1500 });
  await platform.start(handle);
});
afterAll(async () => {
  await platform.stop();
  await discord[Symbol.asyncDispose]();
  await store.close();
  await rm(folder, { recursive: true });
});

const outcome = (interaction: Interaction, edits: number): Promise<Message | "form"> =>
  discord.world.until(`an answer to ${interaction.id}`, () => {
    if (interaction.form !== undefined) return "form";
    const own = [...discord.world.messages.values()]
      .filter((one) => one.interaction === interaction.id && !one.deleted && !one.loading)
      .at(-1);
    const source = discord.world.messages.get(interaction.source ?? "");
    return own ?? (source !== undefined && source.edits > edits ? source : undefined);
  });

function controls(
  message: Message,
): readonly { readonly type: number; readonly id: string; readonly values: readonly string[] }[] {
  return everyComponent(message.components).flatMap((part) => {
    if (part.type === 2 && part.custom_id !== undefined) return [{ type: 2, id: part.custom_id, values: [] }];
    return (part.options ?? [])
      .slice(0, 2)
      .map((option) => ({ type: 3, id: part.custom_id ?? "", values: [option.value] }));
  });
}

const examples = commands.flatMap((command) =>
  (command.action === undefined ? listed(command) : [command.action]).flatMap((action) => action.examples),
);

test.each(examples)("/%s and all that can be pressed on it", async (line) => {
  const asked = {
    asker: { id: "1", name: "x", manager: true },
    place: { platform: "discord", tenant: "t", channel: "c", kind: "channel" },
    locale: "en-US",
  } as const;
  const invocation = handle.lift(`/${line}`, asked);
  if ("blocks" in invocation)
    throw new Error(`the example cannot be read: ${JSON.stringify(invocation.blocks)}`);
  const { command, subcommand, options } = invocation;
  const path = subcommand === undefined ? command : `${command} ${subcommand}`;
  const answer = await outcome(discord.people.command(path, options, manager), 0);
  if (answer !== "form") {
    expect(sightOf(answer).text).not.toBe("");
    for (const control of controls(answer)) {
      const before = discord.world.messages.get(answer.id)?.edits ?? 0;
      await outcome(
        discord.people.pressId(answer, control.id, control.type, control.values, manager),
        before,
      );
    }
  }
  expect(discord.world.refused).toEqual([]);
  expect(bot.logged.filter((entry) => entry.startsWith("fault"))).toEqual([]);
});
