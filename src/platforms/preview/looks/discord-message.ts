/** A whole Discord payload: a message, or a modal. */

import { discordComponents, kinds } from "./discord-components.ts";
import { discordControl } from "./discord-controls.ts";
import { discordEmbed } from "./discord-embed.ts";
import { discordText, type Pings } from "./discord-text.ts";
import { type Html, html } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import type { Reader } from "./reader.ts";

/** The body of a message: content, embeds, components, in the client's order. */
export function discordMessage(payload: unknown, reader: Reader): Html {
  const pings = pingsOf(payload);
  const content = textOf(payload, "content");
  return html`${content !== "" && html`<div class="dc-text">${discordText(content, reader, pings)}</div>`}${listOf(
    payload,
    "embeds",
  ).map((embed) =>
    discordEmbed(embed, reader),
  )}${discordComponents(listOf(payload, "components"), reader, pings)}`;
}

/** Reads `allowed_mentions`; without it Discord lets every mention notify. */
function pingsOf(payload: unknown): Pings {
  const allowed = field(payload, "allowed_mentions");
  if (allowed === undefined) return { person: () => true, everyone: true };
  const parse = listOf(allowed, "parse");
  const users = listOf(allowed, "users");
  return {
    person: (id) => parse.includes("users") || users.includes(id),
    everyone: parse.includes("everyone"),
  };
}

export function discordModal(modal: unknown, reader: Reader): { title: string; body: Html } {
  return {
    title: textOf(modal, "title"),
    body: html`${listOf(modal, "components").map((one) => modalPart(one, reader))}`,
  };
}

function modalPart(part: unknown, reader: Reader): Html {
  const type = numberOf(part, "type");
  if (type === kinds.text)
    return html`<div class="dc-text">${discordText(textOf(part, "content"), reader)}</div>`;
  const control = type === kinds.row ? listOf(part, "components")[0] : field(part, "component");
  const label = textOf(part, "label") || textOf(control, "label");
  const id = `in-${textOf(control, "custom_id")}`;
  const required = field(control, "required") !== false;
  const about = textOf(part, "description");
  return html`<div class="dc-label"><label class="dc-label-name" for="${id}">${label}${required && html` <span class="dc-required" aria-hidden="true">*</span>`}</label><span class="dc-label-about" id="${id}-about">${about}</span>${discordControl(control, { id, required })}</div>`;
}
