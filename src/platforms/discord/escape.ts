/**
 * Untrusted text as Discord markdown that shows exactly that text: nothing in it formats, links, hides or
 * names anybody. Notifying is prevented by `allowed_mentions`, not here, for the servers look for mentions in
 * the raw text; escaping keeps clients from drawing them. Source: Discord help page "Markdown Text 101".
 */

import { visible } from "../../core/text.ts";

/** Text over several lines. Also right for one line. */
export function escapeText(text: string): string {
  return visible(text)
    .replace(/[\\*_~|`[\]<]/g, "\\$&")
    .replace(/@(?=everyone|here)/g, "\\@")
    .replace(/(?<=https?|steam):(?=\/\/)/gi, "\\:")
    .replace(/(?<=discord(?:app)?)\.(?=gg|com\/invite)/gi, "\\.")
    .replace(/^([ \t]*)(#{1,3}\s|-#|>|[-+]\s)/gm, "$1\\$2")
    .replace(/^([ \t]*\d+)\.(?=\s)/gm, "$1\\.");
}

/** Text that must stay on its line: a title, a label, an item. */
export function escapeLine(text: string): string {
  return escapeText(oneLine(text));
}

/** White space of every kind as single spaces, without those at the ends. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, " ").trim();
}

/** Splits runs of backticks with a sign that takes no room, so that they end no code. */
const GAP = "\u200b";

/** A code span. Inside one nothing is special but backticks. */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line === "") return "";
  if (!line.includes("`")) return `\`${line}\``;
  return `\`\` ${line.replace(/`(?=`)/g, `\`${GAP}`)} \`\``;
}

/** A block of code; its lines can be copied as they are. */
export function codeFence(text: string): string {
  return `\`\`\`\n${visible(text).replace(/`(?=``)/g, `\`${GAP}`)}\n\`\`\``;
}
