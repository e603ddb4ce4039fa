/** What is registered with Discord, and that only what changed is sent. */

import { REST } from "discord.js";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { commands, messageActions } from "../../../commands/index.ts";
import { type Command, defineAction, defineCommand, defineGroup } from "../../../src/core/command.ts";
import { text, whisper } from "../../../src/core/reply.ts";
import { compareRegistration, type Existing, register } from "../../../src/platforms/discord/register.ts";
import { registrationJson } from "../../../src/platforms/discord/registration.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { openApiCheck } from "../../fakes/discord/openapi.ts";
import { commandFaults } from "../../fakes/discord/rules.ts";

const wanted = registrationJson(commands, messageActions);

describe("every command of Paperboy", () => {
  it.each(wanted.map((command) => [command.name, command] as const))(
    "%s is one that Discord takes",
    (_name, command) => {
      const sent = JSON.parse(JSON.stringify(command));
      expect(commandFaults(sent)).toEqual([]);
      expect(openApiCheck()?.("POST", "/applications/1/commands", sent) ?? []).toEqual([]);
    },
  );

  test("keeps out what only buttons say", () => {
    const unlisted = commands.flatMap((command) =>
      command.subcommands
        .filter((action) => action.unlisted === true)
        .map((action) => [command.name, action.name]),
    );
    for (const [command, action] of unlisted) {
      const options = wanted.find((one) => one.name === command)?.options ?? [];
      expect(options.map((option) => option.name)).not.toContain(action);
    }
  });
});

const run = () => whisper([text("ok")]);
const usual = { about: "About it", examples: ["x"], audience: "asker", run } as const;

test("options become what Discord offers for them", () => {
  const command = defineCommand({
    ...usual,
    name: "x",
    options: {
      words: { kind: "text", about: "Words", completes: "paper", max: 9000 },
      many: { kind: "integer", about: "How many", min: 1, max: 9, fallback: 3 },
      sure: { kind: "flag", about: "Sure" },
      kind: { kind: "choice", about: "Which", of: ["a", "b"] },
      who: { kind: "person", about: "Who", required: true },
      where: { kind: "channel", about: "Where" },
      when: { kind: "date", about: "When" },
      zone: { kind: "zone", about: "Zone" },
      papers: { kind: "papers", about: "Papers" },
    },
  });
  const [registered] = registrationJson([command], []);
  const options = (registered?.options ?? []).map(
    ({ description, description_localizations, ...option }) => option,
  );
  expect(options).toEqual([
    { name: "who", type: 6, required: true },
    { name: "words", type: 3, autocomplete: true, max_length: 6000 },
    { name: "many", type: 4, min_value: 1, max_value: 9 },
    { name: "sure", type: 5 },
    {
      name: "kind",
      type: 3,
      choices: [
        { name: "a", value: "a" },
        { name: "b", value: "b" },
      ],
    },
    { name: "where", type: 7 },
    { name: "when", type: 3 },
    { name: "zone", type: 3, autocomplete: true },
    { name: "papers", type: 3, autocomplete: true },
  ]);
});

test("a command is hidden from others only where every part of it is for managers", () => {
  const action = (name: string, permission: "manager" | "everyone") =>
    defineAction({ ...usual, name, options: {}, permission });
  const group = (name: string, ...subcommands: Command["subcommands"]) =>
    defineGroup({ name, about: "x", subcommands });
  const registered = registrationJson(
    [
      group("a", action("b", "manager"), action("c", "manager")),
      group("d", action("e", "manager"), action("f", "everyone")),
    ],
    [],
  );
  expect(registered.map((command) => command.default_member_permissions)).toEqual(["16", undefined]);
});

describe("the difference", () => {
  let discord: PretendedDiscord;
  let rest: REST;
  beforeEach(async () => {
    discord = await pretendDiscord();
    rest = new REST({ api: discord.url, version: "10", retries: 0 }).setToken(TOKEN);
  });
  afterEach(async () => {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
    await discord[Symbol.asyncDispose]();
  });
  const changes = () => discord.world.requests.filter((request) => !request.startsWith("GET"));

  test("is everything at first, and nothing the second time", async () => {
    const first = await register(rest, discord.world.application, wanted);
    expect(first.create.length).toBe(wanted.length);
    expect(discord.world.refused).toEqual([]);
    discord.world.requests.length = 0;
    expect(await register(rest, discord.world.application, wanted)).toEqual({
      create: [],
      change: [],
      remove: [],
    });
    expect(changes()).toEqual([]);
  });

  test("is one change when one description changes", async () => {
    await register(rest, discord.world.application, wanted);
    discord.world.requests.length = 0;
    const [first, ...others] = wanted;
    if (first === undefined) throw new Error("no commands");
    const changed = { ...first, description: "Something else" };
    const difference = await register(rest, discord.world.application, [changed, ...others]);
    expect(difference.change.map(({ to }) => to.name)).toEqual([first.name]);
    expect(changes().map((request) => request.split(" ")[0])).toEqual(["PATCH"]);
    expect(
      [...discord.world.commands.values()].find((command) => command.name === first.name)?.["description"],
    ).toBe("Something else");
    expect(await register(rest, discord.world.application, [changed, ...others])).toEqual({
      create: [],
      change: [],
      remove: [],
    });
  });

  test("removes what is no longer there, and nothing else", async () => {
    await register(rest, discord.world.application, wanted);
    discord.world.requests.length = 0;
    const [first, ...others] = wanted;
    const difference = await register(rest, discord.world.application, others);
    expect(difference.remove.map(({ name }) => name)).toEqual([first?.name]);
    expect(changes().map((request) => request.split(" ")[0])).toEqual(["DELETE"]);
  });

  it.each([
    [
      "what Discord fills in",
      { nsfw: false, default_member_permissions: null, options: [], name_localizations: null },
      0,
    ],
    ["another order of contexts", { contexts: [2, 0, 1] }, 0],
    ["a permission that is no longer asked for", { default_member_permissions: "16" }, 1],
    ["another text", { description: "Old" }, 1],
    ["an option too many", { options: [{ type: 3, name: "old", description: "Old" }] }, 1],
  ])("%s", (_name, there, changed) => {
    const command = {
      type: 1,
      name: "x",
      description: "New",
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    };
    const existing: Existing = { id: "1", ...command, ...there };
    expect(compareRegistration([existing], [command]).change.length).toBe(changed);
  });
});
