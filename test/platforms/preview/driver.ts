/** The platform suite's way into the preview: its HTTP interface, read as one of the two looks draws it. */

import { outline } from "../../../src/core/outline.ts";
import type { Handle } from "../../../src/core/ports.ts";
import { makeDrawers } from "../../../src/drawers.ts";
import { discordMeasures, slackMeasures } from "../../../src/platforms/preview/limits.ts";
import type { Look } from "../../../src/platforms/preview/people.ts";
import { PreviewPlatform } from "../../../src/platforms/preview/preview.ts";
import { World } from "../../../src/platforms/preview/world.ts";
import type { TestBot } from "../../contract/bot.ts";
import {
  carriedIn,
  type GivenFile,
  type PlatformDriver,
  type PlatformWorld,
  type Sight,
} from "../../contract/platform-world.ts";
import { type Control, read } from "./reading.ts";
import { type FormShown, Visitor } from "./visitor.ts";

export function previewDriver(look: Look): PlatformDriver {
  return {
    name: look === "slack" ? "The preview, drawn as Slack" : "The preview, drawn as Discord",
    async start(bot) {
      const world = new PreviewWorld(bot, look);
      await world.begin();
      return world;
    },
  };
}

const channels: Readonly<Record<Look, string>> = { slack: "C0PAPERS", discord: "900000000000000201" };

class PreviewWorld implements PlatformWorld {
  readonly #bot: TestBot;
  readonly #look: Look;
  readonly #world = new World();
  #platform: PreviewPlatform | undefined;
  #visitors: readonly [Visitor, Visitor] | undefined;
  #form: FormShown | undefined;
  #reached = Promise.withResolvers<void>();

  readonly #told: string[] = [];

  constructor(bot: TestBot, look: Look) {
    this.#bot = bot;
    this.#look = look;
    this.#world.listen((change) => {
      const reply = change.type === "message" ? change.message.drawn?.reply : undefined;
      if (reply !== undefined) this.#told.push(...carriedIn(outline(reply)));
    });
  }

  async begin(): Promise<void> {
    const { handle, choices, log } = this.#bot;
    // Nothing has to be acknowledged here: it is enough that the question has reached the bot.
    const watched: Handle = {
      ...handle,
      run: (request) => {
        this.#reached.resolve();
        return handle.run(request);
      },
    };
    const platform = new PreviewPlatform({
      host: "127.0.0.1",
      port: 0,
      drawers: makeDrawers(choices),
      clock: this.#bot.clock,
      log,
      world: this.#world,
    });
    await platform.start(watched);
    this.#platform = platform;
    this.#visitors = [
      await Visitor.enter(platform.address, "ana", this.#look),
      await Visitor.enter(platform.address, "ben", this.#look),
    ];
  }

  say(line: string, by?: string): Promise<Sight> {
    const body = { channel: channels[this.#look], text: line };
    return this.#appears(by, (visitor) => visitor.act("say", { ...body, zone: "UTC" }));
  }

  attach(line: string, file: GivenFile, by?: string): Promise<Sight> {
    const given = { name: file.name, text: new TextDecoder().decode(Buffer.from(file.body)) };
    const body = { channel: channels[this.#look], text: line, file: given };
    return this.#appears(by, (visitor) => visitor.act("say", { ...body, zone: "UTC" }));
  }

  offered(path: string, _field: string, typed: string): Promise<readonly string[]> {
    return this.#visitor(undefined).offered(channels[this.#look], `${path} ${typed}`);
  }

  async press(label: string, by?: string): Promise<Sight> {
    const { message, control } = await this.#visitor(by).until(
      (entries) => newestControl(entries, label),
      `somebody offers ${label}`,
    );
    return this.#appears(by, (visitor) =>
      visitor.act("press", { zone: "UTC", message, look: this.#look, value: control.value }),
    );
  }

  submit(values: Readonly<Record<string, string>>, by?: string): Promise<Sight> {
    const form = this.#form;
    if (form === undefined) throw new Error("no form is open");
    const filled = read(form[this.#look].body).fields.map(
      ({ label, initial }, index) => [form.fields[index], values[label] ?? initial] as const,
    );
    return this.#appears(by, (visitor) =>
      visitor.act("submit", { form: form.id, values: Object.fromEntries(filled) }),
    );
  }

  async #appears(
    by: string | undefined,
    act: (visitor: Visitor) => Promise<FormShown | undefined>,
  ): Promise<Sight> {
    const visitor = this.#visitor(by);
    this.#reached = Promise.withResolvers();
    const person = by === undefined ? "ana" : "ben";
    const said = this.#world.messages.filter(({ onlyFor = person }) => onlyFor === person);
    const before = await visitor.until((entries) => {
      const known = new Map(entries.map(([id, markup]) => [id, readingOf(markup)]));
      return said.every(({ id }) => known.has(id)) ? known : undefined;
    }, "everything said so far");
    const form = act(visitor);
    // A form is answered without asking the bot.
    const { resolve, reject } = this.#reached;
    form.then(() => resolve(), reject);
    const opened = await form;
    if (opened === undefined) {
      const changed = await visitor.until(
        // That a thread hangs on a message now is no change of the message.
        (entries) => entries.findLast(([id, markup]) => before.get(id) !== readingOf(markup)),
        "an answer",
      );
      return this.#sight(changed[1]);
    }
    this.#form = opened;
    const drawn = read(opened[this.#look].body);
    return {
      audience: "asker",
      text: drawn.text,
      buttons: [],
      form: drawn.fields.map(({ label }) => label),
      pinged: [],
      links: drawn.links,
      styled: drawn.styled,
    };
  }

  #visitor(by: string | undefined): Visitor {
    const visitor = this.#visitors?.[by === undefined ? 0 : 1];
    if (visitor === undefined) throw new Error("the world has not begun");
    return visitor;
  }

  #sight(markup: string): Sight {
    const { isPrivate, text, controls, pictures, pinged, links, styled } = read(markup);
    const buttons = controls.map(({ label }) => label);
    const [, id = ""] = /data-message="([^"]+)"/u.exec(markup) ?? [];
    const above = this.#world.find(this.#world.find(id)?.thread ?? "");
    const thread = above === undefined ? {} : { thread: above.threadTitle ?? "" };
    const shown = pictures.length === 0 ? {} : { pictures };
    return {
      ...thread,
      ...shown,
      audience: isPrivate ? "asker" : "everyone",
      text,
      buttons,
      pinged,
      links,
      styled,
    };
  }

  told(): readonly string[] {
    return this.#told;
  }

  seen(): readonly Sight[] {
    const all = new Map((this.#visitors ?? []).flatMap((visitor) => visitor.entries));
    return [...all].map(([, markup]) => this.#sight(markup));
  }

  async acknowledged(): Promise<void> {
    await this.#reached.promise;
  }

  /** What the platforms would not take: the preview itself takes everything. */
  refused(): readonly string[] {
    return this.#world.messages.flatMap(({ drawn }) =>
      drawn === undefined
        ? []
        : [...slackMeasures(drawn.payloads.slack), ...discordMeasures(drawn.payloads.discord)]
            .filter(({ value, limit }) => value > limit)
            .map(({ name, value, limit }) => `${name}: ${value} of ${limit}`),
    );
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.begin();
  }

  files(): readonly GivenFile[] {
    return this.#visitor(undefined).entries.flatMap(([, markup]) =>
      [...markup.matchAll(/href="data:[^"]*;base64,([^"]*)" download="([^"]*)"/gu)].map(
        ([, body = "", name = ""]) => ({ name, body: Buffer.from(body, "base64").toString() }),
      ),
    );
  }

  async dropConnection(): Promise<void> {
    await this.#visitor(undefined).reconnect();
  }

  async sendNonsense(): Promise<void> {
    const visitor = this.#visitor(undefined);
    for (const [path, body] of [
      ["say", "{"],
      ["say", "null"],
      ["say", '{"person":{},"zone":1}'],
      ["press", '{"person":"ana","zone":"UTC","message":"m1","look":"irc","value":"x"}'],
      [
        "press",
        '{"person":"ana","zone":"UTC","message":"m0","look":"slack","value":"[\\"paper\\",\\"\\",0]"}',
      ],
      ["submit", '{"person":"ana","form":"f0","values":{}}'],
      ["__proto__", "{}"],
    ] as const) {
      const status = await visitor.send(path, body);
      if (status < 400 || status >= 500) throw new Error(`${path} ${body} was answered with ${status}`);
    }
  }

  async stop(): Promise<void> {
    await this.#platform?.stop();
  }

  async end(): Promise<void> {
    for (const visitor of this.#visitors ?? []) visitor.leave();
    await this.stop();
  }
}

/** What one reads and can press on a message, for comparing. */
function readingOf(markup: string): string {
  const { text, controls } = read(markup);
  return JSON.stringify([text, controls]);
}

/** The newest control with this label. */
function newestControl(
  entries: readonly (readonly [id: string, markup: string])[],
  label: string,
): { message: string; control: Control } | undefined {
  for (const [message, markup] of entries.toReversed()) {
    const control = read(markup).controls.find((one) => one.label === label);
    if (control !== undefined) return { message, control };
  }
  return undefined;
}
