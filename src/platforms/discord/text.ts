/** Spans as Discord markdown. */

import { isWebAddress } from "../../core/card.ts";
import type { Span } from "../../core/spans.ts";
import { codeSpan, escapeLine, escapeText, oneLine } from "./escape.ts";

/** Two styled pieces side by side would run together: `**a****b**`. */
const SEAM = "\u200b";

const TIMES = { date: "D", time: "t", full: "f" } as const;

/** Every span escaped and styled; times show in each reader's own zone. */
export function drawSpans(spans: readonly Span[]): string {
  let drawn = "";
  let styledBefore = false;
  for (const span of spans) {
    const piece = drawSpan(span);
    const styled = span.type === "text" && span.style !== undefined;
    if (styled && styledBefore) drawn += SEAM;
    drawn += piece;
    styledBefore = styled;
  }
  return drawn;
}

function drawSpan(span: Span): string {
  switch (span.type) {
    case "text":
      return drawStyled(span.text, span.style);
    case "link":
      return drawLink(span.text, span.url);
    case "time":
      return `<t:${Math.floor(span.at / 1000)}:${TIMES[span.show]}>`;
    case "person":
      return isSnowflake(span.id) ? `<@${span.id}>` : escapeLine(`@${span.name}`);
    case "channel":
      return isSnowflake(span.id) ? `<#${span.id}>` : escapeLine(`#${span.name}`);
  }
}

function drawStyled(text: string, style: "strong" | "emphasis" | "code" | undefined): string {
  if (style === undefined) return escapeText(text);
  // A mark beside a space styles nothing, so spaces at the ends stay outside.
  const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  if (inner === "") return before + after;
  if (style === "code") return `${before}${codeSpan(inner)}${after}`;
  const mark = style === "strong" ? "**" : "*";
  // Styles do not reach over an empty line.
  return (
    before +
    escapeText(inner).replace(/[^\n]+/g, (line) =>
      line.trim() === "" ? line : `${mark}${line.trim()}${mark}`,
    ) +
    after
  );
}

/**
 * A link behind its text. Clients refuse to hide one address behind another, so a text that holds an address
 * stands before the link instead; anything that is not a web address is drawn as text.
 */
export function drawLink(text: string, url: string): string {
  const label = oneLine(text);
  if (!isWebAddress(url)) return escapeLine(label === url ? url : `${label} (${url})`);
  const address = safeAddress(url);
  if (label === "" || label === url) return `<${address}>`;
  if (/:\/\/|\bwww\./iu.test(label)) return `${escapeLine(label)} (<${address}>)`;
  return `[${escapeLine(label)}](${address})`;
}

/** The same address, spelt so that no sign of it ends a link early. */
export function safeAddress(url: string): string {
  return new URL(url).href.replace(
    /[()<>\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Discord's ids are numbers; ids of other platforms are not, and would be drawn as broken mentions. */
export function isSnowflake(id: string): boolean {
  return /^\d{15,20}$/u.test(id);
}
