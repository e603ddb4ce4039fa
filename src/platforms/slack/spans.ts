/** Spans as Slack's rich text, where text is never parsed, and as mrkdwn for the few places without it. */

import type { types } from "@slack/bolt";
import { isWebAddress } from "../../core/card.ts";
import { plainText, type Span } from "../../core/spans.ts";
import { clip } from "../../core/text.ts";
import { mrkdwn, mrkdwnLink, plain } from "./escape.ts";
import { LIMITS, lengthOf } from "./limits.ts";

export type RichElement = types.RichTextElement;
type TimeSpan = Extract<Span, { type: "time" }>;

/** Elements of one rich_text_section; Slack refuses empty text elements, so nothing yields none. */
export function richElements(spans: readonly Span[]): RichElement[] {
  return spans.flatMap((span) => richElement(span) ?? []);
}

/** A text element, or undefined when nothing visible is left of the text. */
export function richText(text: string, style?: types.RichTextText["style"]): RichElement | undefined {
  const clean = plain(text);
  if (clean === "") return undefined;
  return { type: "text", text: clean, ...(style === undefined ? {} : { style }) };
}

/** A link, or the label and the address as text when the address must not be a link. */
export function richLink(
  label: string,
  url: string,
  style?: types.RichTextLink["style"],
): RichElement | undefined {
  if (!canLink(url)) return richText(unlinked(label, url), style);
  const clean = plain(label).replaceAll("\n", " ").trim();
  return { type: "link", url, text: clean === "" ? url : clean, ...(style === undefined ? {} : { style }) };
}

/** An address that must not become a link is told beside its label, as far as anybody would read it. */
const unlinked = (label: string, url: string) =>
  label === url ? clip(url, 200) : `${label} (${clip(url, 200)})`;

function canLink(url: string): boolean {
  return isWebAddress(url) && lengthOf(url) <= LIMITS.url;
}

function richElement(span: Span): RichElement | undefined {
  switch (span.type) {
    case "text":
      return richText(span.text, span.style === undefined ? undefined : RICH_STYLE[span.style]);
    case "link":
      return richLink(span.text, span.url);
    case "time":
      return {
        type: "date",
        timestamp: Math.floor(span.at / 1000),
        format: DATE_FORMAT[span.show],
        fallback: span.told,
      };
    case "person":
      // A user element notifies whoever it names, so it is used for that purpose only.
      return span.ping === true && isUserId(span.id)
        ? { type: "user", user_id: span.id }
        : richText(`@${span.name}`, { bold: true });
    case "channel":
      return isChannelId(span.id) ? { type: "channel", channel_id: span.id } : richText(`#${span.name}`);
  }
}

const RICH_STYLE = { strong: { bold: true }, emphasis: { italic: true }, code: { code: true } } as const;

/** "Formatting dates" of Slack's reference: the reader's own zone and language. */
const DATE_FORMAT: Readonly<Record<TimeSpan["show"], string>> = {
  date: "{date_short_pretty}",
  time: "{time}",
  full: "{date_short_pretty} {time}",
};

const isUserId = (id: string) => /^[UW][A-Z0-9]{2,20}$/u.test(id);
const isChannelId = (id: string) => /^[CG][A-Z0-9]{2,20}$/u.test(id);

/** The element of a context block: plain text where there is nothing but text, mrkdwn where there is more. */
export function smallPrint(spans: readonly Span[]): types.PlainTextElement | types.MrkdwnElement | undefined {
  const told = plain(plainText(spans));
  if (told.trim() === "") return undefined;
  if (spans.every((span) => span.type === "text" && span.style === undefined)) {
    return { type: "plain_text", text: told, emoji: false };
  }
  return { type: "mrkdwn", text: spans.map(mrkdwnSpan).join(""), verbatim: true };
}

function mrkdwnSpan(span: Span): string {
  switch (span.type) {
    case "text":
      return styled(span.text, span.style);
    case "link":
      return canLink(span.url) ? mrkdwnLink(span.text, span.url) : mrkdwn(unlinked(span.text, span.url));
    case "time": {
      const fallback = mrkdwn(span.told).replaceAll(/[|^]/gu, " ");
      return `<!date^${Math.floor(span.at / 1000)}^${DATE_FORMAT[span.show]}|${fallback}>`;
    }
    case "person":
      return span.ping === true && isUserId(span.id) ? `<@${span.id}>` : mrkdwn(`@${span.name}`);
    case "channel":
      return isChannelId(span.id) ? `<#${span.id}>` : mrkdwn(`#${span.name}`);
  }
}

const SIGN = { strong: "*", emphasis: "_", code: "`" } as const;

function styled(text: string, style: keyof typeof SIGN | undefined): string {
  const inner = mrkdwn(style === "code" ? text.replaceAll("`", "ˋ") : text);
  if (style === undefined || inner.trim() !== inner || inner === "" || inner.includes("\n")) return inner;
  return `${SIGN[style]}${inner}${SIGN[style]}`;
}
