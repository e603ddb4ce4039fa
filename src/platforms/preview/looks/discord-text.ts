/**
 * Discord's markdown as the client shows it: "Markdown Text 101" (support.discord.com) and "Message
 * Formatting" (docs.discord.com). A backslash takes the meaning from the sign behind it.
 */

import { anchor, type Html, html, nothing, safeAddress } from "./html.ts";
import { drawInline, type Rule } from "./inline.ts";
import { type Reader, tellDistance, tellInstant } from "./reader.ts";

/** Which mentions of a message notify somebody, by its `allowed_mentions`. */
export interface Pings {
  person(id: string): boolean;
  readonly everyone: boolean;
}

const noPings: Pings = { person: () => false, everyone: false };

interface Hand {
  readonly reader: Reader;
  readonly pings: Pings;
}

/** Draws a whole text: headings, lists, quotes, code blocks, lines. */
export function discordText(text: string, reader: Reader, pings: Pings = noPings): Html {
  const hand = { reader, pings };
  return html`${text.split(/(```[\s\S]*?```)/).map((part) => {
    const fence = /^```(?:[a-z0-9+-]+\n)?([\s\S]+?)```$/i.exec(part);
    return fence === null
      ? lines(part, hand)
      : html`<pre class="dc-pre">${(fence[1] ?? "").replace(/^\n|\n$/g, "")}</pre>`;
  })}`;
}

type Row = { readonly kind: string; readonly html: Html; readonly marker?: string };

function lines(text: string, hand: Hand): Html {
  const rows = text.split("\n").map((line) => row(line, hand));
  const out: Html[] = [];
  for (let at = 0; at < rows.length; ) {
    const kind = rows[at]?.kind ?? "line";
    let end = at + 1;
    while (kind !== "heading" && rows[end]?.kind === kind) end++;
    out.push(wrap(kind, rows.slice(at, end), rows[end]?.kind === "line"));
    at = end;
  }
  return html`${out}`;
}

function wrap(kind: string, rows: readonly Row[], lineFollows: boolean): Html {
  const inner = rows.map((one) => one.html);
  if (kind === "quote") return html`<blockquote class="dc-quote">${separated(inner)}</blockquote>`;
  if (kind === "bullet") return html`<ul class="dc-list">${inner.map((one) => html`<li>${one}</li>`)}</ul>`;
  if (kind === "number") {
    return html`<ol class="dc-list" start="${rows[0]?.marker ?? "1"}">${inner.map((one) => html`<li>${one}</li>`)}</ol>`;
  }
  if (kind === "heading" || kind === "small") return html`${inner}`;
  return html`${separated(inner)}${lineFollows && html`<br>`}`;
}

const separated = (parts: readonly Html[]) =>
  parts.map((part, index) => html`${index > 0 && html`<br>`}${part}`);

function row(line: string, hand: Hand): Row {
  const [, level = "", title = ""] = /^(#{1,3}) +(.+)$/.exec(line) ?? [];
  if (level !== "") {
    return {
      kind: "heading",
      html: html`<div class="dc-h${level.length}" role="heading" aria-level="3">${inline(title, hand)}</div>`,
    };
  }
  const small = /^-# (.+)$/.exec(line);
  if (small !== null)
    return { kind: "small", html: html`<div class="dc-small">${inline(small[1] ?? "", hand)}</div>` };
  const quote = /^> (.*)$/.exec(line);
  if (quote !== null) return { kind: "quote", html: inline(quote[1] ?? "", hand) };
  const bullet = /^ *[-*] +(.+)$/.exec(line);
  if (bullet !== null) return { kind: "bullet", html: inline(bullet[1] ?? "", hand) };
  const numbered = /^ *(\d{1,9})\. +(.+)$/.exec(line);
  if (numbered !== null) {
    return { kind: "number", marker: numbered[1] ?? "1", html: inline(numbered[2] ?? "", hand) };
  }
  return { kind: "line", html: inline(line, hand) };
}

function inline(text: string, hand: Hand): Html {
  const nested = (content: string | undefined) => inline(content ?? "", hand);
  const rules: readonly Rule[] = [
    { pattern: /\\([\p{P}\p{S}])/uy, draw: ([, sign = ""]) => html`${sign}` },
    {
      pattern: /(`{1,2})([^\n]*?[^`\n])\1(?!`)/y,
      draw: ([, , content = ""]) => html`<code class="dc-code">${content.trim()}</code>`,
    },
    { pattern: /<([@#t:a][^<>\n]*)>/y, draw: ([, content = ""]) => reference(content, hand) },
    { pattern: /<(https?:\/\/[^\s<>]+)>/y, draw: ([, address = ""]) => anchor(address, address) },
    {
      pattern:
        /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/(?:\\.|[^\s<>()\\]|\([^\s<>)]*\))+)>?(?: "[^"\n]*")?\)/y,
      draw: ([, label, address = ""]) => masked(label, address, hand),
    },
    { pattern: /\*\*\*(\S(?:\\.|[^\\])*?)\*\*\*(?!\*)/y, draw: ([, t]) => html`<b><i>${nested(t)}</i></b>` },
    { pattern: /\*\*(\S(?:\\.|[^\\\n])*?)\*\*(?!\*)/y, draw: ([, t]) => html`<b>${nested(t)}</b>` },
    { pattern: /__(\S(?:\\.|[^\\\n])*?)__(?!_)/y, draw: ([, t]) => html`<u>${nested(t)}</u>` },
    { pattern: /~~(\S(?:\\.|[^\\\n])*?)~~/y, draw: ([, t]) => html`<s>${nested(t)}</s>` },
    {
      pattern: /\|\|(\S(?:\\.|[^\\\n])*?)\|\|/y,
      draw: ([, t]) => html`<span class="dc-spoiler">${nested(t)}</span>`,
    },
    {
      pattern: /\*((?!\s)(?:\\.|[^*\\\n])*?(?:\\.|[^\s*\\]))\*(?!\*)/y,
      draw: ([, t]) => html`<i>${nested(t)}</i>`,
    },
    {
      pattern: /_((?:\\.|[^_\\\n])+)_(?![\p{L}\p{N}_])/uy,
      after: /(?:^|[^\p{L}\p{N}_])$/u,
      draw: ([, t]) => html`<i>${nested(t)}</i>`,
    },
    { pattern: /https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]*_~|"']/y, draw: ([address]) => anchor(address, address) },
    {
      pattern: /@(?:everyone|here)\b/y,
      draw: ([word]) =>
        hand.pings.everyone ? html`<span class="dc-mention dc-ping">${word}</span>` : undefined,
    },
  ];
  return drawInline(text, rules);
}

function masked(label: string | undefined, address: string, hand: Hand): Html | undefined {
  const plain = address.replace(/\\([\p{P}\p{S}])/gu, "$1");
  return safeAddress(plain) === undefined ? undefined : anchor(inline(label ?? "", hand), plain);
}

/** What stands between angle brackets: a person, a channel, a role, an instant, or an emoji of the server. */
function reference(content: string, { reader, pings }: Hand): Html | undefined {
  const person = /^@!?([\w-]+)$/.exec(content)?.[1];
  if (person !== undefined) {
    const me = reader.ids.includes(person) && pings.person(person);
    return html`<span class="dc-mention${me && " dc-ping"}">@${reader.personName(person) ?? "unknown-user"}</span>`;
  }
  const channel = /^#([\w-]+)$/.exec(content)?.[1];
  if (channel !== undefined)
    return html`<span class="dc-mention">#${reader.channelName(channel) ?? "unknown"}</span>`;
  const [, seconds, style = "f"] = /^t:(-?\d{1,13})(?::([tTdDfFR]))?$/.exec(content) ?? [];
  if (seconds !== undefined) return instant(Number(seconds) * 1000, style, reader);
  const emoji = /^a?:(\w+):\d+$/.exec(content)?.[1];
  return emoji === undefined ? undefined : html`:${emoji}:`;
}

const timeStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { hour: "2-digit", minute: "2-digit" },
  T: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  d: { year: "numeric", month: "2-digit", day: "2-digit" },
  D: { year: "numeric", month: "long", day: "numeric" },
  f: { year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" },
  F: { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" },
};

function instant(at: number, style: string, reader: Reader): Html {
  const full = tellInstant(reader, at, timeStyles["F"] ?? {});
  const told = style === "R" ? tellDistance(reader, at) : tellInstant(reader, at, timeStyles[style] ?? {});
  return told === "" ? nothing : html`<time class="dc-time" title="${full}">${told}</time>`;
}
