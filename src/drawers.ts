/** Every platform's own way to draw, for the preview page and for `--as`: what is shown is what would be sent. */

import { filesIn, type TextFile } from "./core/given-files.ts";
import type { KeptChoices, Place } from "./core/ports.ts";
import type { Form, Reply } from "./core/reply.ts";
import { asRequest, drawFitted as drawDiscord } from "./platforms/discord/draw.ts";
import { readId } from "./platforms/discord/ids.ts";
import { drawModal } from "./platforms/discord/modal.ts";
import type { Drawer, Drawers, Pressed } from "./platforms/preview/ports.ts";
import { drawFitted as drawSlack } from "./platforms/slack/draw.ts";
import { withFilesSaid } from "./platforms/slack/files-said.ts";
import { drawForm } from "./platforms/slack/modal.ts";
import { readPress } from "./platforms/slack/press.ts";
import { drawTerminal } from "./platforms/terminal/draw.ts";

/** Drawers whose long buttons are kept, so that what they drew can be pressed. */
export function makeDrawers(choices: KeptChoices): Drawers {
  return {
    slack: slackDrawer(choices),
    discord: discordDrawer(choices),
    terminal: (reply) => drawTerminal(reply, { width: 80, colour: false }),
  };
}

function slackDrawer(choices: KeptChoices): Drawer {
  return {
    async reply(reply: Reply) {
      const there = new Map(picturesOf(reply).map(({ name }) => [name, { file: name }]));
      const { payload, kept } = drawSlack(withFilesSaid(reply), there);
      for (const { key, line } of kept) await choices.keep(key, line);
      // The page asks nothing of other sites, so pictures stand in the payload itself, where Slack is given a file.
      const blocks = payload.blocks.map((block) => {
        const file = block.type === "image" && "slack_file" in block ? block.slack_file : undefined;
        const held = picturesOf(reply).find(
          ({ name }) => file !== undefined && "id" in file && file.id === name,
        );
        if (held === undefined || block.type !== "image") return block;
        return { type: "image", image_url: dataOf(held.png), alt_text: block.alt_text };
      });
      // Files go before the message, into the direct messages of whoever asked; here they hang on it.
      const files = filesIn(reply).map((file) => ({ name: file.name, url_private: dataOfText(file) }));
      return { ...payload, blocks, ...(files.length === 0 ? {} : { files }) };
    },
    async form(form: Form, place: Place) {
      const { view, kept } = drawForm(form, { channel: place.channel });
      for (const { key, line } of kept) await choices.keep(key, line);
      return view;
    },
    pressed: (carried) => readPress(carried, choices),
  };
}

function discordDrawer(choices: KeptChoices): Drawer {
  return {
    async reply(reply: Reply) {
      const { message, kept } = drawDiscord(reply);
      for (const [key, line] of kept) await choices.keep(key, line);
      const { body } = asRequest(message);
      // In the same way, where Discord is sent the file beside the message.
      const held = [
        ...picturesOf(reply).map(({ name, png }) => ({ name, data: dataOf(png) })),
        ...filesIn(reply).map((file) => ({ name: file.name, data: dataOfText(file) })),
      ];
      return held.reduce<unknown>(
        (shown, { name, data }) => withAddress(shown, `attachment://${name}`, data),
        body,
      );
    },
    async form(form: Form) {
      const { modal, kept } = drawModal(form);
      for (const [key, line] of kept) await choices.keep(key, line);
      return modal;
    },
    async pressed(carried): Promise<Pressed | undefined> {
      const read = await readId(carried, choices);
      if (read?.type === "run") return { kind: "invocation", invocation: read.invocation };
      return read?.type === "open" ? { kind: "form", form: read.form } : undefined;
    },
  };
}

const picturesOf = ({ blocks }: Reply) => blocks.filter((block) => block.type === "picture");

const dataOf = (png: string) => `data:image/png;base64,${png}`;

/** With the name as a parameter, for whoever saves it. */
const dataOfText = ({ name, type, text }: TextFile) =>
  `data:${type};name=${encodeURIComponent(name)};base64,${Buffer.from(text).toString("base64")}`;

function withAddress(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((part) => withAddress(part, from, to));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withAddress(part, from, to)]));
}
