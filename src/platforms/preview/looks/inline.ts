/**
 * Running text through a list of rules, as chat clients do: at each position the first rule that matches
 * draws, and text that no rule wants stays text.
 */

import { type Html, html } from "./html.ts";

export interface Rule {
  /** A sticky pattern. */
  readonly pattern: RegExp;
  /** When given, must match the end of what stands before (a word boundary, the start of a line). */
  readonly after?: RegExp;
  /** undefined leaves the text to the rules that follow. */
  draw(match: RegExpExecArray): Html | undefined;
}

/** Draws `text`. O(length × rules) for rules that are bounded themselves. */
export function drawInline(text: string, rules: readonly Rule[]): Html {
  const parts: Html[] = [];
  let plain = "";
  let position = 0;
  while (position < text.length) {
    const drawn = drawAt(text, position, rules);
    if (drawn === undefined) {
      const letter = String.fromCodePoint(text.codePointAt(position) ?? 0);
      plain += letter;
      position += letter.length;
      continue;
    }
    if (plain !== "") parts.push(html`${plain}`);
    plain = "";
    parts.push(drawn.html);
    position = drawn.end;
  }
  if (plain !== "") parts.push(html`${plain}`);
  return html`${parts}`;
}

function drawAt(
  text: string,
  position: number,
  rules: readonly Rule[],
): { html: Html; end: number } | undefined {
  for (const rule of rules) {
    if (rule.after !== undefined && !rule.after.test(text.slice(Math.max(0, position - 2), position)))
      continue;
    rule.pattern.lastIndex = position;
    const match = rule.pattern.exec(text);
    if (match === null || match[0] === "") continue;
    const drawn = rule.draw(match);
    if (drawn !== undefined) return { html: drawn, end: position + match[0].length };
  }
  return undefined;
}
