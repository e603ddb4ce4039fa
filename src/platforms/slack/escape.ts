/** Untrusted text on its way into Slack's markup. Nothing else in the adapter writes mrkdwn. */

import { visible } from "../../core/text.ts";
import { LIMITS } from "./limits.ts";

/** Keeps a formatting sign from meaning anything without showing: WORD JOINER, which no font draws. */
const JOINER = "\u2060";

/**
 * Text for a plain_text object or a rich_text element, where nothing is markup: only what is invisible or
 * reorders the line is taken out. `:name:` stays text because `emoji` is false wherever this is used.
 */
export function plain(text: string): string {
  return visible(text);
}

/**
 * Text for mrkdwn: the three signs Slack wants escaped ("Formatting text for app surfaces"), and the signs
 * that format (`* _ ~`, backtick, and `>` at the start of a line, which quotes even when escaped) or name an emoji (`:`) separated
 * from their words where they could take effect. Web addresses stay as they are.
 */
export function mrkdwn(text: string): string {
  return visible(text)
    .split(/(https?:\/\/[^\s<>|]+)/gu)
    .map((part, index) => (index % 2 === 1 ? escapeSigns(part) : escapeSigns(defuse(part))))
    .join("");
}

/** A link of mrkdwn. The label cannot end it early: `|` and `>` are taken out of both parts. */
export function mrkdwnLink(label: string, url: string): string {
  const target = escapeSigns(url.replaceAll("|", "%7C").replaceAll("<", "%3C").replaceAll(">", "%3E"));
  return `<${target}|${escapeSigns(defuse(visible(label).replaceAll("\n", " ").replaceAll("|", "¦")))}>`;
}

/** The plain equivalent of a whole message, escaped and within the limit. */
export function fallbackText(text: string): string {
  const clean = visible(text);
  const short =
    clean.length > LIMITS.plainEquivalent
      ? `${clean.slice(0, LIMITS.plainEquivalent - 1).toWellFormed()}…`
      : clean;
  return mrkdwn(short);
}

/** What people type arrives with these three signs escaped. */
export function unescapeSigns(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function escapeSigns(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * A sign formats only at the edge of a word (a backtick anywhere), so parting it from the word there is
 * enough, and names such as `deepseek_r1` stay as they are.
 */
function defuse(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])([*_~])(?=\S)/gu, `$1${JOINER}`)
    .replace(/(?<=\S)([*_~])(?![\p{L}\p{N}\u2060])/gu, `${JOINER}$1`)
    .replace(/`/gu, `${JOINER}\`${JOINER}`)
    .replace(/^>/gmu, `${JOINER}>`)
    .replace(/:(?=[\w+'-]+:)/gu, `:${JOINER}`);
}
