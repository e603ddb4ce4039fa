/** Block Kit as Slack's client shows it, from the blocks of a payload ("Blocks", docs.slack.dev). */

import { type Html, html, nothing } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import { picture } from "./picture.ts";
import type { Reader } from "./reader.ts";
import { slackElement } from "./slack-elements.ts";
import { slackMarkdown } from "./slack-markdown.ts";
import { slackRichText } from "./slack-rich-text.ts";
import { slackPlain, slackText } from "./slack-text.ts";

export function slackBlocks(blocks: readonly unknown[], reader: Reader): Html {
  return html`${blocks.map((block) => slackBlock(block, reader))}`;
}

function slackBlock(block: unknown, reader: Reader): Html {
  switch (textOf(block, "type")) {
    case "header":
      return html`<div class="sl-header" role="heading" aria-level="3">${slackPlain(field(block, "text"))}</div>`;
    case "section":
      return section(block, reader);
    case "divider":
      return html`<hr class="sl-divider">`;
    case "context":
      return html`<div class="sl-context">${listOf(block, "elements").map((element) =>
        textOf(element, "type") === "image"
          ? picture(textOf(element, "image_url"), textOf(element, "alt_text"), "sl-context-image")
          : html`<span>${slackTextObject(element, reader)}</span>`,
      )}</div>`;
    case "actions":
      return html`<div class="sl-actions">${listOf(block, "elements").map((element) =>
        slackElement(element, textOf(block, "block_id"), reader),
      )}</div>`;
    case "image":
      return html`<figure class="sl-figure"><figcaption>${slackTextObject(field(block, "title"), reader)}</figcaption>${picture(
        textOf(block, "image_url"),
        textOf(block, "alt_text"),
        "sl-image",
      )}</figure>`;
    case "markdown":
      return slackMarkdown(textOf(block, "text"), reader);
    case "rich_text":
      return slackRichText(listOf(block, "elements"), reader);
    case "table":
      return table(block, reader);
    case "input":
      return input(block, reader);
    default:
      return html`<div class="sl-unknown">Slack would show a block of type ${textOf(block, "type") || "unknown"} here.</div>`;
  }
}

/** A text object: mrkdwn or plain_text. */
export function slackTextObject(object: unknown, reader: Reader): Html {
  const content = textOf(object, "text");
  if (content === "") return nothing;
  return textOf(object, "type") === "plain_text" ? slackPlain(object) : slackText(content, reader);
}

function section(block: unknown, reader: Reader): Html {
  const fields = listOf(block, "fields");
  const accessory = field(block, "accessory");
  const isImage = textOf(accessory, "type") === "image";
  return html`<div class="sl-section"><div class="sl-section-text">${slackTextObject(field(block, "text"), reader)}${
    fields.length > 0 &&
    html`<div class="sl-fields">${fields.map((one) => html`<div>${slackTextObject(one, reader)}</div>`)}</div>`
  }</div>${
    accessory !== undefined &&
    html`<div class="sl-accessory">${
      isImage
        ? picture(textOf(accessory, "image_url"), textOf(accessory, "alt_text"), "sl-accessory-image")
        : slackElement(accessory, textOf(block, "block_id"), reader)
    }</div>`
  }</div>`;
}

function table(block: unknown, reader: Reader): Html {
  const rows = listOf(block, "rows").filter((row) => Array.isArray(row));
  return html`<div class="sl-table"><table>${rows.map(
    (row, index) =>
      html`<tr>${row.map((cell: unknown) => {
        const content =
          textOf(cell, "type") === "rich_text"
            ? slackRichText(listOf(cell, "elements"), reader)
            : html`${textOf(cell, "text") || String(numberOf(cell, "value") ?? "")}`;
        return index === 0 ? html`<th>${content}</th>` : html`<td>${content}</td>`;
      })}</tr>`,
  )}</table></div>`;
}

/** A labelled input of a modal. */
function input(block: unknown, reader: Reader): Html {
  const name = textOf(block, "block_id");
  const id = `in-${name}`;
  const optional = field(block, "optional") === true;
  return html`<div class="sl-input"><label class="sl-label" for="${id}">${slackTextObject(field(block, "label"), reader)}${
    optional && html` <span class="sl-optional">(optional)</span>`
  }</label>${slackElement(field(block, "element"), name, reader, { id, required: !optional })}<span class="sl-hint" id="${id}-hint">${slackTextObject(field(block, "hint"), reader)}</span></div>`;
}
