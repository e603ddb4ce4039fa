/** The platform suite's way into the pretended Slack, by Socket Mode or signed HTTP. */

import { systemClock } from "../../../src/core/clock.ts";
import { createSlack } from "../../../src/platforms/slack/connect.ts";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import type { SlackPlatform, SlackSettings } from "../../../src/platforms/slack/settings.ts";
import type { TestBot } from "../../contract/bot.ts";
import {
  carriedIn,
  type GivenFile,
  type PlatformDriver,
  type PlatformWorld,
  type Sight,
} from "../../contract/platform-world.ts";
import { type FileHost, fileHost } from "../../fakes/files.ts";
import { eventPayload } from "../../fakes/slack/payloads.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { APP_TOKEN, BOT_TOKEN, FakeSlack, SIGNING_SECRET } from "../../fakes/slack/server.ts";
import { type FakeMessage, readingOf } from "../../fakes/slack/world.ts";

export type Mode = "socket" | "http";

/** A bot and the Slack it lives in. */
export interface Running {
  readonly slack: FakeSlack;
  readonly files: FileHost;
  platform: SlackPlatform;
  readonly ana: FakePerson;
  readonly ben: FakePerson;
  restart(): Promise<void>;
  end(): Promise<void>;
}

/** Starts a stand-in and the real adapter against it. */
export async function running(
  bot: Pick<TestBot, "handle" | "choices" | "log"> & Partial<Pick<TestBot, "clock">>,
  mode: Mode = "socket",
  scopes: readonly string[] = SCOPES.map((scope) => scope.name),
  more: Partial<SlackSettings> = {},
): Promise<Running> {
  let platform: SlackPlatform | undefined;
  const slack = new FakeSlack({
    scopes,
    ...(mode === "http" ? { appUrl: () => `http://127.0.0.1:${platform?.port}/slack/events` } : {}),
  });
  await slack.start();
  const files = await fileHost();
  const begin = async (): Promise<SlackPlatform> => {
    platform = createSlack({
      botToken: BOT_TOKEN,
      connection:
        mode === "socket"
          ? { mode, appToken: APP_TOKEN }
          : { mode, signingSecret: SIGNING_SECRET, listen: { host: "127.0.0.1", port: 0 } },
      apiBase: slack.apiBase,
      filesBase: files.origin,
      clock: bot.clock ?? systemClock,
      random: Math.random,
      log: bot.log,
      choices: bot.choices,
      ...more,
    });
    await platform.start(bot.handle);
    return platform;
  };
  const world: Running = {
    slack,
    files,
    platform: await begin(),
    ana: new FakePerson(slack, "U1"),
    ben: new FakePerson(slack, "U2"),
    async restart() {
      await world.platform.stop();
      world.platform = await begin();
    },
    async end() {
      await world.platform.stop();
      await slack.stop();
      await files[Symbol.asyncDispose]();
    },
  };
  return world;
}

const EVERY_SCOPE = [...SCOPES, ...LOOK_UP_SCOPES].map((scope) => scope.name);

/** A file on Slack's own host, as messages name it. */
export function hostedFile(files: FileHost, { name, body }: GivenFile): Record<string, unknown> {
  const address = files.put(name, { body, token: BOT_TOKEN });
  return { id: `F${files.asked.length}X${name.length}`, name, mode: "hosted", url_private_download: address };
}

export function slackDriver(mode: Mode): PlatformDriver {
  return {
    name: mode === "socket" ? "Slack in Socket Mode" : "Slack over signed HTTP",
    start: async (bot) => new SlackWorld(bot, await running(bot, mode, EVERY_SCOPE), mode),
    skip: [
      {
        test: "puts the answer in the place of what it told",
        reason:
          "what only one person sees in a channel stays as it is; see progress.test.ts for where it does not",
      },
      ...(mode === "socket"
        ? []
        : [
            {
              test: "comes back when the connection drops",
              reason: "every request of Slack's is a connection of its own",
            },
          ]),
    ],
  };
}

class SlackWorld implements PlatformWorld {
  readonly #bot: TestBot;
  readonly #running: Running;
  readonly #mode: Mode;
  #acknowledged: Promise<unknown> = Promise.resolve();

  constructor(bot: TestBot, run: Running, mode: Mode) {
    this.#bot = bot;
    this.#running = run;
    this.#mode = mode;
  }

  #person(by: string | undefined): FakePerson {
    return by === undefined ? this.#running.ana : this.#running.ben;
  }

  say(line: string, by?: string): Promise<Sight> {
    const person = this.#person(by);
    const [name = ""] = line.slice(1).split(" ");
    const registered = this.#bot.handle.commands.some((command) => command.name === name);
    // Slack itself answers slash commands it does not know; to us such a line comes as a mention.
    return this.#appears(person, async () => (registered ? person.slash(line) : person.mention(line)));
  }

  /** Slash commands carry no file; a message that mentions the bot does. */
  attach(line: string, file: GivenFile, by?: string): Promise<Sight> {
    const person = this.#person(by);
    const hosted = hostedFile(this.#running.files, file);
    return this.#appears(person, async () => person.mention(line, undefined, [hosted]));
  }

  /** Slash commands complete nothing; the fields of their forms do, and offer the typed words last. */
  async offered(path: string, field: string, typed: string): Promise<readonly string[]> {
    await this.say(path);
    const offers = await this.#person(undefined).suggestions(field, typed);
    return offers.map(({ label }) => label).filter((label) => label !== `“${typed}”`);
  }

  press(label: string, by?: string): Promise<Sight> {
    const person = this.#person(by);
    return this.#appears(person, () => person.press(label));
  }

  submit(values: Readonly<Record<string, string>>, by?: string): Promise<Sight> {
    const person = this.#person(by);
    return this.#appears(person, async () => {
      const errors = await person.submit(values);
      if (Object.keys(errors).length > 0) throw new Error(`the form was refused: ${JSON.stringify(errors)}`);
    });
  }

  /** What is new, or looks different, after the act: a message, or a form. */
  async #appears(person: FakePerson, act: () => Promise<unknown>): Promise<Sight> {
    const { world } = this.#running.slack;
    const before = new Map(world.shown.map((message) => [message, message.edits]));
    const modal = world.topModal(person.id);
    const done = act();
    this.#acknowledged = done;
    done.catch(() => {});
    const appeared = world.until(() => {
      const opened = world.topModal(person.id);
      if (opened !== undefined && opened !== modal) return formSight(person);
      const message = world.shown
        .toReversed()
        .find((candidate) => before.get(candidate) !== candidate.edits && !isNotice(candidate));
      return message === undefined ? undefined : this.#sightOf(message);
    }, "an answer");
    await Promise.race([appeared, done.then(() => appeared)]);
    return appeared;
  }

  files(): readonly GivenFile[] {
    const { world } = this.#running.slack;
    return world.shared.map(({ name, bytes }) => ({
      name: String(name),
      body: Buffer.from(String(bytes), "base64").toString(),
    }));
  }

  told(): readonly string[] {
    const texts = this.#running.slack.calls.map(({ args }) => args["text"] ?? textIn(args["body"]));
    return texts.flatMap(carriedIn);
  }

  seen(): readonly Sight[] {
    return this.#running.slack.world.shown.map((message) => this.#sightOf(message));
  }

  #sightOf(message: FakeMessage): Sight {
    const { channel, thread } = message;
    const above = thread === undefined ? undefined : this.#running.slack.world.find(channel, thread);
    return { ...sightOf(message), ...(above === undefined ? {} : { thread: readingOf(above).text }) };
  }

  async acknowledged(): Promise<void> {
    await this.#acknowledged;
  }

  refused(): readonly string[] {
    return this.#running.slack.world.refusals;
  }

  restart(): Promise<void> {
    return this.#running.restart();
  }

  async dropConnection(): Promise<void> {
    const { socket } = this.#running.slack;
    socket.drop();
    await this.#running.slack.world.until(() => (socket.connections === 0 ? true : undefined), "the end");
    await socket.connected();
  }

  async sendNonsense(): Promise<void> {
    const payloads = [
      eventPayload({ type: "app_mention" }),
      eventPayload({ type: "app_mention", user: 7, channel: null, text: ["x"], ts: {} }),
      eventPayload({ type: "no_such_event", surplus: "x".repeat(10_000) }),
      { type: "event_callback", event: {} },
      {},
    ];
    const { wire, signed, socket } = this.#running.slack;
    const tries = payloads.flatMap((payload) => [
      wire.deliver("events_api", payload),
      wire.deliver("interactive", payload),
      wire.deliver("interactive", { ...payload, type: "block_actions", actions: [{}], user: {} }),
      wire.deliver("interactive", { type: "view_submission", view: { callback_id: "form" }, user: {} }),
      wire.deliver("slash_commands", { command: "/paper" }),
    ]);
    if (this.#mode === "socket") {
      for (const frame of [
        "null",
        "[]",
        "{",
        '{"type":7}',
        '{"type":"events_api","envelope_id":"x"}',
        '{"type":"events_api","envelope_id":"x","payload":{"event":null}}',
      ])
        socket.raw(frame);
    } else {
      for (const body of ["null", "[]", "{", '"x"', "payload=null"]) {
        tries.push(
          signed
            .send(body, {
              "content-type": body.startsWith("payload")
                ? "application/x-www-form-urlencoded"
                : "application/json",
            })
            .then(() => ({ payload: undefined })),
        );
      }
    }
    await Promise.allSettled(tries);
  }

  stop(): Promise<void> {
    return this.#running.platform.stop();
  }

  end(): Promise<void> {
    return this.#running.end();
  }
}

/** The plain text of what was sent to a response_url. */
const textIn = (body = "{}"): string => String((JSON.parse(body) as { readonly text?: unknown }).text ?? "");

/** The remark that an answer takes longer is not the answer. */
const isNotice = (message: FakeMessage) => readingOf(message).text.startsWith("Working on it");

function formSight(person: FakePerson): Sight {
  const form = person.form;
  return {
    audience: "asker",
    text: "",
    buttons: [],
    ...(form === undefined ? {} : { form }),
    pinged: [],
    links: [],
    styled: [],
  };
}

/** Pictures by what they show; one that was never uploaded was refused. */
function picturesIn(given: unknown): Pick<Sight, "pictures"> {
  const blocks: unknown = typeof given === "string" ? JSON.parse(given) : (given ?? []);
  const shown = (Array.isArray(blocks) ? blocks : []).filter((block) => block.type === "image");
  return shown.length === 0 ? {} : { pictures: shown.map((block) => String(block.alt_text)) };
}

function sightOf(message: FakeMessage): Sight {
  const { text, buttons, pinged, links, styled } = readingOf(message);
  return {
    ...picturesIn(message.body["blocks"]),
    audience: message.only === undefined ? "everyone" : "asker",
    text,
    buttons: buttons.map((button) => button.label),
    pinged,
    links,
    styled,
  };
}
