/**
 * Slack's `markdown` block: standard Markdown, of which Slack's client shows headings, lists, quotes, code,
 * emphasis and links ("Markdown block", docs.slack.dev). Near enough to Discord's to be read by the same rules.
 */

import { discordText } from "./discord-text.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./reader.ts";

export function slackMarkdown(text: string, reader: Reader): Html {
  return html`<div class="sl-section sl-markdown">${discordText(text, reader)}</div>`;
}
