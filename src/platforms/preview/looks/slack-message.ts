/** A whole Slack payload: the message of chat.postMessage, or the view of views.open. */

import { fileLink } from "./file-link.ts";
import { type Html, html } from "./html.ts";
import { field, listOf, textOf } from "./json.ts";
import type { Reader } from "./reader.ts";
import { slackBlocks, slackTextObject } from "./slack-blocks.ts";
import { slackText } from "./slack-text.ts";

/** The body of a message. With blocks, `text` is for notifications and screen readers only. */
export function slackMessage(payload: unknown, reader: Reader): Html {
  const blocks = listOf(payload, "blocks");
  const body =
    blocks.length > 0
      ? slackBlocks(blocks, reader)
      : html`<div class="sl-section"><div class="sl-section-text">${slackText(textOf(payload, "text"), reader)}</div></div>`;
  const files = listOf(payload, "files").map((file) => fileLink(textOf(file, "url_private"), "sl-file"));
  return html`${body}${files}${listOf(payload, "attachments").map(
    (one) =>
      html`<div class="sl-attachment" data-colour="${textOf(one, "color")}">${slackMessage(one, reader)}</div>`,
  )}`;
}

/** A modal: title, blocks, and the words on its buttons. */
export function slackView(
  view: unknown,
  reader: Reader,
): { title: Html; body: Html; submit: string; close: string } {
  return {
    title: slackTextObject(field(view, "title"), reader),
    body: slackBlocks(listOf(view, "blocks"), reader),
    submit: textOf(field(view, "submit"), "text") || "Submit",
    close: textOf(field(view, "close"), "text") || "Cancel",
  };
}
