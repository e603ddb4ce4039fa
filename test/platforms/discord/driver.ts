/** Discord for the platform suite: people of the pretended Discord talk to the real adapter. */

import {
  createDiscord,
  type DiscordPlatform,
  type DiscordSettings,
} from "../../../src/platforms/discord/connect.ts";
import { INTERACTIONS_PATH } from "../../../src/platforms/discord/signed.ts";
import type { TestBot } from "../../contract/bot.ts";
import {
  carriedIn,
  type PlatformDriver,
  type PlatformWorld,
  type Sight,
} from "../../contract/platform-world.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../../fakes/discord/discord.ts";
import { PUBLIC_KEY, signed } from "../../fakes/discord/endpoint.ts";
import { ANA, BEN, READING } from "../../fakes/discord/people.ts";
import { readMarkdown } from "../../fakes/discord/reading.ts";
import { textOf } from "../../fakes/discord/routes-messages.ts";
import {
  type Attachment,
  everyComponent,
  type Interaction,
  type Message,
} from "../../fakes/discord/world.ts";
import { type FileHost, fileHost } from "../../fakes/files.ts";

/** Pictures by what they show; those that came without their file were refused. */
function picturesOn(message: Message): Pick<Sight, "pictures"> {
  const shown = everyComponent(message.components).flatMap((part) => part.items ?? []);
  return shown.length === 0 ? {} : { pictures: shown.map(({ description }) => description ?? "") };
}

/** A message as somebody sees it. */
export function sightOf(message: Message): Sight {
  const parts = everyComponent(message.components);
  const reading = readMarkdown(textOf(message.content, message.components).trim());
  return {
    audience: message.onlyFor === undefined ? "everyone" : "asker",
    text: reading.text,
    buttons: parts.flatMap((part) =>
      part.type === 2 && part.label !== undefined
        ? [part.label]
        : (part.options ?? []).map((option) => option.label),
    ),
    ...picturesOn(message),
    pinged: message.pinged,
    links: reading.links.map((link) => link.url),
    styled: reading.styled.map((piece) => piece.text),
  };
}

/** A file on Discord's own host, as messages and commands name it. */
export function attachmentOn(files: FileHost, filename: string, body: string | Uint8Array): Attachment {
  const url = files.put(filename, { body });
  return { id: String(700_000 + filename.length), filename, size: Buffer.byteLength(body), url };
}

function sightOfForm(interaction: Interaction): Sight | undefined {
  const { form } = interaction;
  if (form === undefined) return undefined;
  const labels = (form.components ?? []).flatMap((part) => (part.label === undefined ? [] : [part.label]));
  return {
    audience: "asker",
    text: form.title ?? "",
    buttons: [],
    form: labels,
    pinged: [],
    links: [],
    styled: [],
  };
}

/** Starts the adapter against the pretended Discord; quick enough for tests, with the same rules. */
export function connectTo(
  discord: PretendedDiscord,
  bot: TestBot,
  given: Partial<DiscordSettings> = {},
): DiscordPlatform {
  return createDiscord({
    token: TOKEN,
    apiBase: discord.url,
    choices: bot.choices,
    clock: bot.clock,
    log: bot.log,
    random: () => 0.5,
    directWithin: 60,
    ...given,
  });
}

/** Over the gateway, unless told to listen for signed requests. */
export const discordDriver: PlatformDriver = driverFor("gateway");

/** Discord without a gateway. */
export const discordHttpDriver: PlatformDriver = {
  ...driverFor("http"),
  skip: [
    {
      test: "suggests a near command",
      reason: "only mentions can hold an unknown command, and over HTTP there are none",
    },
    { test: "comes back when the connection drops", reason: "there is no connection to drop" },
  ],
};

function driverFor(mode: "gateway" | "http"): PlatformDriver {
  return {
    name: mode === "gateway" ? "discord" : "discord over HTTP",
    start: (bot) => startWorld(bot, mode),
  };
}

async function startWorld(bot: TestBot, mode: "gateway" | "http"): Promise<PlatformWorld> {
  const discord = await pretendDiscord();
  const files = await fileHost();
  const { world, people, gateway } = discord;
  const begin = async () => {
    const listen = { host: "127.0.0.1", port: 0 };
    const begun = connectTo(discord, bot, {
      filesBase: files.origin,
      ...(mode === "http" ? { connection: { mode, publicKey: PUBLIC_KEY, listen } } : {}),
    });
    await begun.start(bot.handle);
    if (mode === "http") discord.useEndpoint(`http://127.0.0.1:${begun.port()}${INTERACTIONS_PATH}`);
    return begun;
  };
  let platform = await begin();
  let stopped = false;
  let last: Interaction | undefined;
  let opened: Interaction | undefined;
  const who = (by?: string) => ({ user: by === undefined ? ANA : BEN });

  /** The threads of the channel, by id. */
  const threads = () => [...world.channels.values()].filter(({ parent }) => parent === READING);
  const everywhere = () =>
    [READING, ...threads().map(({ id }) => id)].flatMap((channel) => world.visible(channel));
  const seenAs = (message: Message): Sight => {
    const thread = world.channels.get(message.channel);
    return { ...sightOf(message), ...(thread?.parent === undefined ? {} : { thread: thread.name }) };
  };

  const messagesOf = (interaction: Interaction) =>
    [...world.messages.values()].filter(
      (message) => message.interaction === interaction.id && !message.deleted && !message.loading,
    );

  /** What came of an interaction: a form, a message of its own, or a change of the message it was pressed on. */
  async function outcome(interaction: Interaction, editsBefore = 0): Promise<Sight> {
    last = interaction;
    const before = new Set(everywhere());
    return world.until("an answer", () => {
      const form = sightOfForm(interaction);
      if (form !== undefined) {
        opened = interaction;
        return form;
      }
      const own = messagesOf(interaction).at(-1);
      if (own !== undefined) return sightOf(own);
      const source = world.messages.get(interaction.source ?? "");
      const inThread = everywhere().find((message) => message.channel !== READING && !before.has(message));
      if (inThread !== undefined) return seenAs(inThread);
      return source !== undefined && source.edits > editsBefore ? sightOf(source) : undefined;
    });
  }

  const told: string[] = [];
  world.on("changed", () => {
    const shown = everywhere().flatMap((message) => carriedIn(sightOf(message).text));
    told.push(...shown.filter((words) => !told.includes(words)));
  });

  const self: PlatformWorld = {
    async say(line, by) {
      const [, name = "", rest = ""] = /^\/(\S+)\s*(.*)$/u.exec(line) ?? [];
      const registered = [...world.commands.values()].find((command) => command.name === name) as
        | { readonly options?: readonly { readonly name: string; readonly type: number }[] }
        | undefined;
      if (registered === undefined) {
        // A client sends no command that is not registered; people then write it to the bot.
        const written = people.write(`<@${world.application}> ${line}`, who(by));
        return world.until("a reply", () => {
          const reply = world.visible(READING).find((message) => message.replyTo === written.id);
          return reply === undefined ? undefined : sightOf(reply);
        });
      }
      const [option] = registered.options ?? [];
      if (option?.type === 1) return outcome(people.command(`${name} ${rest}`, {}, who(by)));
      return outcome(
        people.command(name, rest === "" || option === undefined ? {} : { [option.name]: rest }, who(by)),
      );
    },
    attach(line, { name, body }, by) {
      const file = attachmentOn(files, name, body);
      const given = { ...who(by), files: [file] };
      return outcome(people.command(line.slice(1), { file: name }, given));
    },
    async offered(path, field, typed) {
      const asked = people.type(path.slice(1), field.toLowerCase(), typed);
      const choices = await world.until("choices", () => asked.choices);
      return choices.map(({ name }) => name);
    },
    async press(label, by) {
      const message = everywhere()
        .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
        .findLast(
          (one) => sightOf(one).buttons.includes(label) && (one.onlyFor ?? who(by).user) === who(by).user,
        );
      if (message === undefined) throw new Error(`nobody sees a “${label}”`);
      const { edits } = message;
      return outcome(people.press(message, label, who(by)), edits);
    },
    async submit(values, by) {
      if (opened?.form === undefined) throw new Error("no form is open");
      const { form, source } = opened;
      opened = undefined;
      return outcome(people.submit(form, values, who(by), source), world.messages.get(source ?? "")?.edits);
    },
    files: () =>
      world.uploaded
        .filter(({ name }) => name.endsWith(".md"))
        .map(({ name, bytes }) => ({ name, body: new TextDecoder().decode(bytes) })),
    told: () => told,
    seen: () =>
      everywhere()
        .filter((message) => message.author === world.application && !message.loading)
        .map(seenAs),
    acknowledged: () =>
      world
        .until("an acknowledgement", () => (last?.answered === undefined ? undefined : Promise.resolve()))
        .then(),
    refused: () => world.refused,
    async restart() {
      await platform.stop();
      platform = await begin();
    },
    async dropConnection() {
      const before = gateway.resumes + gateway.identifies;
      gateway.drop();
      await world.until("a new connection", () =>
        gateway.resumes + gateway.identifies > before && gateway.connected ? true : undefined,
      );
    },
    async sendNonsense() {
      if (mode === "http")
        return sendSignedNonsense(`http://127.0.0.1:${platform.port()}${INTERACTIONS_PATH}`);
      for (const text of NONSENSE) gateway.raw(text);
      gateway.dispatch("INTERACTION_CREATE", null);
      gateway.dispatch("INTERACTION_CREATE", { id: "1", type: 2 });
      gateway.dispatch("INTERACTION_CREATE", {
        id: "2",
        token: "t",
        application_id: "3",
        type: 3,
        data: { custom_id: 7 },
        user: {},
      });
      gateway.dispatch("MESSAGE_CREATE", { guild_id: "5", content: ["?"] });
      gateway.dispatch("GUILD_CREATE", "no server");
      gateway.dispatch("CHANNEL_UPDATE", null);
      gateway.dispatch("__proto__", {});
      // One round trip later they have been read, unless they ended the connection; then it comes back.
      const before = gateway.heartbeats;
      gateway.raw(JSON.stringify({ op: 1, d: null }));
      await world.until("a heartbeat after the nonsense", () =>
        gateway.heartbeats > before ? true : undefined,
      );
    },
    async stop() {
      stopped = true;
      await platform.stop();
    },
    async end() {
      bot.gate.open();
      if (!stopped) await platform.stop();
      await discord[Symbol.asyncDispose]();
      await files[Symbol.asyncDispose]();
    },
  };
  return self;
}

/** What is signed and makes no sense, and what makes sense and is not signed. */
async function sendSignedNonsense(url: string): Promise<void> {
  for (const body of [
    ...NONSENSE,
    JSON.stringify({ id: "1", type: 2 }),
    JSON.stringify({ type: 3, data: null }),
  ]) {
    const response = await fetch(url, { method: "POST", body, headers: signed(body, Date.now()) });
    if (response.status < 400) throw new Error(`nonsense was taken: ${body}`);
    await fetch(url, { method: "POST", body });
  }
}

const NONSENSE = [
  "",
  "{",
  "null",
  "[]",
  "7",
  '{"op":99}',
  '{"op":0}',
  '{"op":0,"t":null,"s":null,"d":null}',
  '{"op":11}',
];
