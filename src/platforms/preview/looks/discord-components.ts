/**
 * Discord's message components, old and new ("Component Reference", docs.discord.com): action rows with
 * buttons and selects, and Components V2 (containers, sections, text displays, galleries, separators).
 */

import { discordControl } from "./discord-controls.ts";
import { colourOf } from "./discord-embed.ts";
import { discordText, type Pings } from "./discord-text.ts";
import { fileLink } from "./file-link.ts";
import { type Html, html } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import { picture } from "./picture.ts";
import type { Reader } from "./reader.ts";

export const kinds = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export function discordComponents(components: readonly unknown[], reader: Reader, pings: Pings): Html {
  return html`${components.map((component) => discordComponent(component, reader, pings))}`;
}

function discordComponent(component: unknown, reader: Reader, pings: Pings): Html {
  const inner = () => discordComponents(listOf(component, "components"), reader, pings);
  switch (numberOf(component, "type")) {
    case kinds.row:
      return html`<div class="dc-row">${listOf(component, "components").map((one) => discordControl(one))}</div>`;
    case kinds.section: {
      const accessory = field(component, "accessory");
      return html`<div class="dc-section"><div class="dc-section-text">${inner()}</div><div class="dc-accessory">${
        numberOf(accessory, "type") === kinds.thumbnail
          ? picture(
              textOf(field(accessory, "media"), "url"),
              textOf(accessory, "description"),
              "dc-thumbnail",
            )
          : discordControl(accessory)
      }</div></div>`;
    }
    case kinds.text:
      return html`<div class="dc-text">${discordText(textOf(component, "content"), reader, pings)}</div>`;
    case kinds.gallery:
      return html`<div class="dc-gallery">${listOf(component, "items").map((item) =>
        picture(textOf(field(item, "media"), "url"), textOf(item, "description"), "dc-image"),
      )}</div>`;
    case kinds.file:
      return fileLink(textOf(field(component, "file"), "url"), "dc-file");
    case kinds.separator:
      return html`<div class="dc-separator${field(component, "divider") === false && " dc-no-line"}${numberOf(component, "spacing") === 2 && " dc-large"}"></div>`;
    case kinds.container:
      return html`<div class="dc-container${field(component, "spoiler") === true && " dc-spoiler"}" data-colour="${colourOf(numberOf(component, "accent_color"))}">${inner()}</div>`;
    default:
      return discordControl(component);
  }
}
