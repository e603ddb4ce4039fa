/** Slack's `rich_text` block: text as data ("Rich text block", docs.slack.dev). */

import { emojiFor } from "./emoji.ts";
import { anchor, type Html, html, nothing } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import type { Reader } from "./reader.ts";
import { slackDate } from "./slack-text.ts";

export function slackRichText(elements: readonly unknown[], reader: Reader): Html {
  return html`<div class="sl-block">${elements.map((element) => part(element, reader))}</div>`;
}

function part(element: unknown, reader: Reader): Html {
  const inner = listOf(element, "elements");
  const run = () => inner.map((one) => leaf(one, reader));
  switch (textOf(element, "type")) {
    case "rich_text_section":
      return html`<div class="sl-section sl-rich">${run()}</div>`;
    case "rich_text_preformatted":
      return html`<pre class="sl-pre">${run()}</pre>`;
    case "rich_text_quote":
      return html`<blockquote class="sl-quote">${run()}</blockquote>`;
    case "rich_text_list": {
      const items = inner.map(
        (one) => html`<li>${listOf(one, "elements").map((each) => leaf(each, reader))}</li>`,
      );
      return textOf(element, "style") === "ordered"
        ? html`<ol class="sl-list" start="${(numberOf(element, "offset") ?? 0) + 1}">${items}</ol>`
        : html`<ul class="sl-list">${items}</ul>`;
    }
    default:
      return nothing;
  }
}

function leaf(one: unknown, reader: Reader): Html {
  switch (textOf(one, "type")) {
    case "text":
      return styled(one, html`${textOf(one, "text")}`);
    case "link":
      return styled(one, anchor(textOf(one, "text") || textOf(one, "url"), textOf(one, "url")));
    case "emoji":
      return html`${emojiFor(textOf(one, "name")) ?? `:${textOf(one, "name")}:`}`;
    case "user": {
      const id = textOf(one, "user_id");
      return html`<span class="sl-mention${reader.ids.includes(id) && " sl-ping"}">@${reader.personName(id) ?? id}</span>`;
    }
    case "channel": {
      const id = textOf(one, "channel_id");
      return html`<span class="sl-mention">#${reader.channelName(id) ?? id}</span>`;
    }
    case "broadcast":
      return html`<span class="sl-mention sl-ping">@${textOf(one, "range")}</span>`;
    case "date": {
      const at = (numberOf(one, "timestamp") ?? Number.NaN) * 1000;
      return html`<time title="${textOf(one, "fallback")}">${slackDate(at, textOf(one, "format"), reader)}</time>`;
    }
    default:
      return nothing;
  }
}

function styled(one: unknown, content: Html): Html {
  const style = field(one, "style");
  let drawn = content;
  if (field(style, "code") === true) drawn = html`<code class="sl-code">${drawn}</code>`;
  if (field(style, "bold") === true) drawn = html`<b>${drawn}</b>`;
  if (field(style, "italic") === true) drawn = html`<i>${drawn}</i>`;
  if (field(style, "strike") === true) drawn = html`<s>${drawn}</s>`;
  return drawn;
}
