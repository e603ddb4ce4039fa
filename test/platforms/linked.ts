/** One Paperboy in a pretended Slack and a pretended Discord at once, with one store and a clock that can be turned. */

import { type Bot, makeBot } from "../../src/bot.ts";
import { systemClock } from "../../src/core/clock.ts";
import type { LiveMessage } from "../../src/core/live.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Store } from "../../src/core/store.ts";
import { createDiscord, type DiscordPlatform } from "../../src/platforms/discord/connect.ts";
import { OffsetClock } from "../../src/platforms/preview/clock.ts";
import { createSlack } from "../../src/platforms/slack/connect.ts";
import { SCOPES } from "../../src/platforms/slack/manifest.ts";
import type { SlackPlatform } from "../../src/platforms/slack/settings.ts";
import { openStore, type StoreSource } from "../../src/store/open.ts";
import { type PretendedDiscord, pretendDiscord, TOKEN } from "../fakes/discord/discord.ts";
import { READING } from "../fakes/discord/people.ts";
import { type Interaction, type Message, PERMISSION } from "../fakes/discord/world.ts";
import { type FileHost, fileHost } from "../fakes/files.ts";
import { FakePerson } from "../fakes/slack/people.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack } from "../fakes/slack/server.ts";
import { type FakeMessage, readingOf, TEAM } from "../fakes/slack/world.ts";
import { sightOf } from "./discord/driver.ts";

/** A Wednesday morning: reminders of a session on Tuesdays are days away, whenever the tests are run. */
const BEGINS = Date.parse("2030-01-02T08:00:00Z");

const SEEDS = `${import.meta.dirname}/../../seeds`;

/** Somebody who may manage the Discord server. */
export const MANAGER = { permissions: PERMISSION.manageGuild };

export class Linked {
  readonly clock = new OffsetClock(systemClock);
  store!: Store;
  bot!: Bot;
  slack!: FakeSlack;
  discord!: PretendedDiscord;
  /** Where both keep attached files. */
  files!: FileHost;
  /** An administrator of the Slack workspace, and two more people there. */
  admin!: FakePerson;
  ana!: FakePerson;
  ben!: FakePerson;
  #slackSide!: SlackPlatform;
  #discordSide!: DiscordPlatform;

  static async start(source: StoreSource = { memory: true }): Promise<Linked> {
    const self = new Linked();
    const { clock } = self;
    clock.turn(BEGINS - clock.now());
    const log = silentLog;
    self.store = await openStore(source, { clock, log, databaseClock: false });
    self.slack = new FakeSlack({ scopes: SCOPES.map(({ name }) => name) });
    await self.slack.start();
    self.discord = await pretendDiscord();
    self.files = await fileHost();
    const choices = self.store.choices;
    const filesBase = self.files.origin;
    const usual = { clock: systemClock, log, random: Math.random, choices, filesBase };
    self.#slackSide = createSlack({
      ...usual,
      botToken: BOT_TOKEN,
      connection: { mode: "socket", appToken: APP_TOKEN },
      apiBase: self.slack.apiBase,
    });
    self.#discordSide = createDiscord({ ...usual, token: TOKEN, apiBase: self.discord.url });
    self.bot = await self.another();
    await self.#slackSide.start(self.bot.handle);
    await self.#discordSide.start(self.bot.handle);
    self.admin = new FakePerson(self.slack, "U3");
    self.ana = new FakePerson(self.slack, "U1");
    self.ben = new FakePerson(self.slack, "U2");
    return self;
  }

  /** Another process on the same store, posting to the same platforms. */
  another(): Promise<Bot> {
    return makeBot({
      config: { seeds: SEEDS, zone: "UTC" },
      clock: this.clock,
      log: silentLog,
      store: this.store,
      posters: [this.#slackSide.poster, this.#discordSide.poster],
      running: [],
    });
  }

  async end(): Promise<void> {
    await this.#slackSide.stop();
    await this.#discordSide.stop();
    await this.slack.stop();
    await this.discord[Symbol.asyncDispose]();
    await this.files[Symbol.asyncDispose]();
    await this.store.close();
  }

  /** Turns the clock and works off what is due then. */
  async turn(ms: number, bot: Bot = this.bot): Promise<void> {
    this.clock.turn(ms);
    await bot.scheduler.pass();
  }

  /** Asks on Slack; the message that answers. */
  async askSlack(person: FakePerson, act: (person: FakePerson) => Promise<unknown>): Promise<FakeMessage> {
    const { world } = this.slack;
    const before = new Map(world.shown.map((message) => [message, message.edits]));
    await act(person);
    return await world.until(
      () =>
        world.shown
          .toReversed()
          .find((one) => before.get(one) !== one.edits && !readingOf(one).text.startsWith("Working on it")),
      "an answer on Slack",
    );
  }

  say(person: FakePerson, line: string): Promise<FakeMessage> {
    return this.askSlack(person, (one) => one.slash(line));
  }

  /** The newest message that came of an interaction, or the one it redrew. */
  async answer(interaction: Interaction, edits = 0): Promise<Message> {
    return await this.discord.world.until("an answer on Discord", () => {
      const own = [...this.discord.world.messages.values()]
        .filter((one) => one.interaction === interaction.id && !one.deleted && !one.loading)
        .at(-1);
      const source = this.discord.world.messages.get(interaction.source ?? "");
      return own ?? (source !== undefined && source.edits > edits ? source : undefined);
    });
  }

  command(path: string, options: Readonly<Record<string, string>> = {}, user?: string): Promise<Message> {
    const who = { ...MANAGER, ...(user === undefined ? {} : { user }) };
    return this.answer(this.discord.people.command(path, options, who));
  }

  press(message: Message, label: string, user?: string): Promise<Message> {
    const who = user === undefined ? {} : { user };
    return this.answer(this.discord.people.press(message, label, who), message.edits);
  }

  /** Resolves when so many messages of the group are followed; the answers to commands may come before that. */
  async following(count: number): Promise<void> {
    await this.#untilLive(`${count} messages`, (all) => all.length === count);
  }

  /** Resolves when it is known what the message shows since it was pressed. */
  async told(message: string): Promise<void> {
    await this.#untilLive(message, (all) => all.some((one) => one.message === message && one.told === 1));
  }

  async #untilLive(what: string, is: (all: readonly LiveMessage[]) => boolean): Promise<void> {
    const tenant = await this.store.tables.tenants.find("slack", TEAM);
    const [group] = await this.store.tables.groups.ofChannel(tenant?.id ?? "", "C1");
    for (let tries = 0; tries < 250; tries += 1) {
      const all = await this.store.tables.live.of(tenant?.id ?? "", group?.id ?? "");
      if (is(all.filter(({ view }) => view !== "event"))) return;
      await systemClock.wait(20);
    }
    throw new Error(`not so: ${what}`);
  }

  /** A group in Slack's C1 with two nominated papers, linked to Discord's channel. */
  async linkedGroup(): Promise<void> {
    await this.say(this.admin, "/reading-group create tuesdays 16:00 Europe/Berlin");
    const offer = await this.say(this.admin, "/reading-group link");
    const [, code = ""] = /code:(\w+)/.exec(readingOf(offer).text) ?? [];
    const joined = await this.command("reading-group link", { code });
    if (!sightOf(joined).text.includes("takes part")) throw new Error(sightOf(joined).text);
    await this.say(this.ana, "/reading-group nominate r1");
    await this.command("reading-group nominate", { paper: "deepseekmath" });
  }

  /** The text of the Discord channel's messages and of Slack's, newest last. */
  get discordMessages(): readonly Message[] {
    return this.discord.world.visible(READING).filter(({ onlyFor }) => onlyFor === undefined);
  }
}
