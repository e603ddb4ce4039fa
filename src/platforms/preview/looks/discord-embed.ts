/** A Discord embed ("Embed object", docs.discord.com). */

import { discordText } from "./discord-text.ts";
import { anchor, type Html, html } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import { picture } from "./picture.ts";
import { type Reader, tellInstant } from "./reader.ts";

/** Mentions inside an embed never notify anybody, whatever the message allows. */
export function discordEmbed(embed: unknown, reader: Reader): Html {
  const title = textOf(embed, "title");
  const url = textOf(embed, "url");
  const author = field(embed, "author");
  const text = (value: string) => discordText(value, reader);
  const image = field(embed, "image");
  const thumbnail = field(embed, "thumbnail");
  return html`<article class="dc-embed" data-colour="${colourOf(numberOf(embed, "color"))}">${
    thumbnail !== undefined &&
    picture(textOf(thumbnail, "url"), textOf(thumbnail, "description"), "dc-thumbnail")
  }${textOf(author, "name") !== "" && html`<div class="dc-embed-author">${anchor(textOf(author, "name"), textOf(author, "url"))}</div>`}${
    title !== "" &&
    html`<div class="dc-embed-title">${url === "" ? text(title) : anchor(text(title), url)}</div>`
  }${textOf(embed, "description") !== "" && html`<div class="dc-embed-text">${text(textOf(embed, "description"))}</div>`}${fields(
    listOf(embed, "fields"),
    text,
  )}${image !== undefined && picture(textOf(image, "url"), textOf(image, "description"), "dc-image")}${footer(embed, reader)}</article>`;
}

function fields(all: readonly unknown[], text: (value: string) => Html): Html | false {
  return (
    all.length > 0 &&
    html`<div class="dc-fields">${all.map(
      (one) =>
        html`<div class="dc-field${field(one, "inline") === true && " dc-inline"}"><div class="dc-field-name">${text(
          textOf(one, "name"),
        )}</div><div>${text(textOf(one, "value"))}</div></div>`,
    )}</div>`
  );
}

function footer(embed: unknown, reader: Reader): Html | false {
  const words = textOf(field(embed, "footer"), "text");
  const stamp = Date.parse(textOf(embed, "timestamp"));
  const told = Number.isNaN(stamp)
    ? ""
    : tellInstant(reader, stamp, { dateStyle: "short", timeStyle: "short" });
  const parts = [words, told].filter((part) => part !== "");
  return parts.length > 0 && html`<div class="dc-embed-footer">${parts.join(" • ")}</div>`;
}

/** `#5865f2` from Discord's number; empty for none. */
export function colourOf(number: number | undefined): string {
  return number === undefined ? "" : `#${(number & 0xffffff).toString(16).padStart(6, "0")}`;
}
