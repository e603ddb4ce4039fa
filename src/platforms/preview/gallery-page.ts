/** The gallery: every exhibit as both platforms show it, with how much of each limit it uses. */

import { readerFor } from "./entry.ts";
import { type Exhibit, exhibits } from "./gallery.ts";
import { discordMeasures, type Measure, slackMeasures } from "./limits.ts";
import { discordMessage } from "./looks/discord-message.ts";
import { type Html, html } from "./looks/html.ts";
import type { Reader } from "./looks/reader.ts";
import { slackMessage } from "./looks/slack-message.ts";
import { channels, people } from "./people.ts";
import type { Drawers } from "./ports.ts";
import { placeOf } from "./world.ts";

/** The exhibits as HTML, seen by Ben in `zone`; `now` in ms. */
export async function galleryHtml(drawers: Drawers, zone: string, now: number): Promise<string> {
  const [, ben] = people;
  const [channel] = channels;
  if (ben === undefined || channel === undefined) return "";
  const reader = readerFor(ben, zone, now);
  const place = placeOf(channel);
  const drawn = await Promise.all(
    exhibits.map(async (exhibit) => {
      const [slack, discord] = await Promise.all([
        drawers.slack.reply(exhibit.reply, place),
        drawers.discord.reply(exhibit.reply, place),
      ]);
      return drawExhibit(exhibit, slack, discord, reader);
    }),
  );
  return html`<nav class="contents" aria-label="Exhibits"><ol>${exhibits.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ol></nav><div class="exhibits">${drawn}</div>`.markup;
}

function drawExhibit({ id, title }: Exhibit, slack: unknown, discord: unknown, reader: Reader): Html {
  return html`<section class="exhibit" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><div class="exhibit-looks">
<div class="exhibit-look slack"><h3 class="visually-hidden">${title}, on Slack</h3><div class="exhibit-body" tabindex="0" role="group" aria-label="${title}, on Slack">${slackMessage(slack, reader)}</div>${bars(slackMeasures(slack))}</div>
<div class="exhibit-look discord"><h3 class="visually-hidden">${title}, on Discord</h3><div class="exhibit-body" tabindex="0" role="group" aria-label="${title}, on Discord">${discordMessage(discord, reader)}</div>${bars(discordMeasures(discord))}</div>
</div><p class="sends" role="status" hidden></p></section>`;
}

function bars(measures: readonly Measure[]): Html {
  return html`<dl class="measures">${measures
    .filter(({ value }) => value > 0)
    .map(
      ({ name, value, limit }) =>
        html`<div class="${value > limit && "is-over"}"><dt>${name}</dt><dd><meter min="0" max="${limit}" value="${value}" aria-label="${name}"></meter> ${value} of ${limit}</dd></div>`,
    )}</dl>`;
}
