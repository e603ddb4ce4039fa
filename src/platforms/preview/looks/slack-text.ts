/**
 * Slack's mrkdwn as the client shows it. Rules: "Formatting message text" (docs.slack.dev): pairs of `*`,
 * `_`, `~` open after a boundary and close before one, everything in angle brackets is a reference, and only
 * `&`, `<` and `>` are escaped.
 */

import { emojiFor } from "./emoji.ts";
import { anchor, type Html, html } from "./html.ts";
import { drawInline, type Rule } from "./inline.ts";
import { field, textOf } from "./json.ts";
import { type Reader, tellInstant } from "./reader.ts";

const opens = /(?:^|[\s\p{P}\p{S}])$/u;

/** Draws a whole mrkdwn text: code blocks, quotes, lines. */
export function slackText(text: string, reader: Reader): Html {
  return html`${text
    .split(/(```[\s\S]*?```)/)
    .map((part) =>
      part.startsWith("```") && part.length >= 6
        ? html`<pre class="sl-pre">${decode(part.slice(3, -3)).replace(/^\n|\n$/g, "")}</pre>`
        : lines(part, reader),
    )}`;
}

/** A plain_text object: emoji names become emoji unless it says otherwise, nothing else is markup. */
export function slackPlain(object: unknown): Html {
  return drawInline(textOf(object, "text"), field(object, "emoji") === false ? [] : [emoji]);
}

function lines(text: string, reader: Reader): Html {
  const groups: { quoted: boolean; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>)/.test(line);
    const content = quoted ? line.replace(/^(?:&gt;|>) ?/, "") : line;
    const last = groups.at(-1);
    if (last?.quoted === quoted) last.lines.push(content);
    else groups.push({ quoted, lines: [content] });
  }
  return html`${groups.map((group) => {
    const drawn = group.lines.map((line, index) => html`${index > 0 && html`<br>`}${inline(line, reader)}`);
    return group.quoted ? html`<blockquote class="sl-quote">${drawn}</blockquote>` : html`${drawn}`;
  })}`;
}

function inline(text: string, reader: Reader): Html {
  const nested = (content: string | undefined) => inline(content ?? "", reader);
  const rules: readonly Rule[] = [
    {
      pattern: /`([^`\n]+)`/y,
      draw: ([, content = ""]) => html`<code class="sl-code">${decode(content)}</code>`,
    },
    { pattern: /<([^<>\n]+)>/y, draw: ([, content = ""]) => reference(content, reader) },
    {
      pattern: /\*(?![\s\u200b\u2060])([^*\n]*[^*\s\u200b\u2060])\*(?![\p{L}\p{N}*])/uy,
      after: opens,
      draw: ([, t]) => html`<b>${nested(t)}</b>`,
    },
    {
      pattern: /_(?![\s\u200b\u2060])([^_\n]*[^_\s\u200b\u2060])_(?![\p{L}\p{N}_])/uy,
      after: opens,
      draw: ([, t]) => html`<i>${nested(t)}</i>`,
    },
    {
      pattern: /~(?![\s\u200b\u2060])([^~\n]*[^~\s\u200b\u2060])~(?![\p{L}\p{N}~])/uy,
      after: opens,
      draw: ([, t]) => html`<s>${nested(t)}</s>`,
    },
    emoji,
    {
      pattern: /https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]]/y,
      draw: ([address]) => anchor(decode(address), decode(address)),
    },
    { pattern: /&(?:amp|lt|gt);/y, draw: ([entity]) => html`${decode(entity)}` },
  ];
  return drawInline(text, rules);
}

const emoji: Rule = {
  pattern: /:([a-z0-9_+-]+):/y,
  draw: ([, name = ""]) => {
    const found = emojiFor(name);
    return found === undefined ? undefined : html`${found}`;
  },
};

/** What stands between angle brackets: a person, a channel, a group, a date, or a link. */
function reference(content: string, reader: Reader): Html {
  const [head = "", ...rest] = content.split("|");
  const label = rest.length === 0 ? undefined : decode(rest.join("|"));
  const id = head.slice(1);
  if (head.startsWith("@")) {
    const me = reader.ids.includes(id);
    return html`<span class="sl-mention${me && " sl-ping"}">@${reader.personName(id) ?? label ?? id}</span>`;
  }
  if (head.startsWith("#"))
    return html`<span class="sl-mention">#${reader.channelName(id) ?? label ?? id}</span>`;
  if (head.startsWith("!date^")) return date(head, label, reader);
  if (head.startsWith("!"))
    return html`<span class="sl-mention sl-ping">@${label ?? id.split("^")[0] ?? ""}</span>`;
  return anchor(label ?? decode(head), decode(head));
}

const dateTokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

function date(head: string, fallback: string | undefined, reader: Reader): Html {
  const [, seconds = "", format = "", address] = head.split("^");
  const at = Number(seconds) * 1000;
  if (!Number.isFinite(at)) return html`${fallback ?? ""}`;
  const drawn = html`<time title="${fallback ?? ""}">${slackDate(at, decode(format), reader)}</time>`;
  return address === undefined ? drawn : anchor(drawn, decode(address));
}

/** A date format of Slack's, `{date_short_pretty} at {time}`, told in the reader's zone; `at` in ms. */
export function slackDate(at: number, format: string, reader: Reader): string {
  return format.replace(/\{([a-z_]+)\}/g, (token, name: string) => {
    const options = dateTokens[name.replace(/_pretty$/, "")];
    return options === undefined ? token : tellInstant(reader, at, options);
  });
}

/** Undoes Slack's three entities. */
export function decode(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name: string) =>
    name === "lt" ? "<" : name === "gt" ? ">" : "&",
  );
}
