/** Every platform's own way to draw, for the preview page and for `--as`: what is shown is what would be sent. */

import type { KeptChoices, Place } from "./core/ports.ts";
import type { Form, Reply } from "./core/reply.ts";
import { drawFitted as drawDiscord } from "./platforms/discord/draw.ts";
import { readId } from "./platforms/discord/ids.ts";
import { drawModal } from "./platforms/discord/modal.ts";
import type { Drawer, Drawers, Pressed } from "./platforms/preview/ports.ts";
import { drawFitted as drawSlack } from "./platforms/slack/draw.ts";
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
      const { payload, kept } = drawSlack(reply);
      for (const { key, line } of kept) await choices.keep(key, line);
      return payload;
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
      return message;
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
