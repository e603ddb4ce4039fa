/** Blocks that are text, as lines of Discord markdown. Everything from outside is escaped here, at the leaf. */

import { describePaper, type PaperBlock } from "../../core/card.ts";
import type { Block } from "../../core/reply.ts";
import { codeFence, escapeLine, escapeText } from "./escape.ts";
import { drawLink, drawSpans } from "./text.ts";

const small = (line: string) => `-# ${line}`;

/** The lines of a block; none for blocks that are controls. */
export function drawBlock(block: Block): readonly string[] {
  switch (block.type) {
    case "heading": {
      const title = escapeLine(block.text);
      return title === "" ? [] : [`### ${title}`];
    }
    case "text":
      return [drawSpans(block.spans)];
    case "note":
      return drawSpans(block.spans)
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map(small);
    case "paper":
      return block.detail === "full" ? drawCard(block) : drawResult(block);
    case "facts":
      return block.rows.map(
        (fact) => `**${escapeLine(fact.name) || "…"}:** ${onOneLine(drawSpans(fact.value))}`,
      );
    case "list":
      return block.items.map(
        (item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${onOneLine(drawSpans(item))}`,
      );
    case "code":
      return [codeFence(block.text)];
    default:
      return [];
  }
}

/** An item or a value that holds line breaks would end its list. */
const onOneLine = (drawn: string) => drawn.replace(/\s*\n\s*/g, " ");

/** Everything about one paper. */
function drawCard(block: PaperBlock): readonly string[] {
  const card = describePaper(block);
  const number = card.position === undefined ? "" : `${card.position}\\. `;
  return [
    `### ${number}${titled(card.title, card.url)}`,
    ...(card.titleNote === undefined ? [] : [small(escapeLine(card.titleNote))]),
    escapeLine(card.byline),
    small(escapeLine([...card.details, ...card.ids].join(" · "))),
    ...(card.why === undefined ? [] : [small(`Matched: ${escapeLine(card.why)}`)]),
    ...(card.abstract === undefined
      ? []
      : [`\n${escapeText(card.abstract)}${card.abstractCut ? " …" : ""}\n`]),
    ...card.secondary.map((fact) => `**${escapeLine(fact.name)}:** ${escapeLine(fact.value)}`),
    ...(card.links.length === 0
      ? []
      : [card.links.map((link) => drawLink(link.label, link.url)).join(" · ")]),
  ];
}

/** One result of several, in two or three lines. */
function drawResult(block: PaperBlock): readonly string[] {
  const card = describePaper(block);
  const number = card.position === undefined ? "" : `**${card.position}.** `;
  return [
    `${number}${titled(card.title, card.url)}`,
    small(escapeLine([card.byline, ...card.details, ...card.ids].join(" · "))),
    ...(card.why === undefined ? [] : [small(`Matched: ${escapeLine(card.why)}`)]),
    ...(card.abstract === undefined ? [] : [`${escapeText(card.abstract)}${card.abstractCut ? " …" : ""}`]),
  ];
}

function titled(title: string, url: string | undefined): string {
  return url === undefined ? escapeLine(title) : drawLink(title, url);
}
