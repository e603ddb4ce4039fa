/** The whole reply as plain text: what a screen reader says, what a notification shows, what `--as text` prints. */

import { describePaper } from "./card.ts";
import type { Block, Reply } from "./reply.ts";
import { plainText } from "./spans.ts";
import { visible } from "./text.ts";

/** Every block in reading order, one or more lines each. Nothing is escaped. */
export function outline(reply: Reply): string {
  return visible(reply.blocks.flatMap(outlineBlock).join("\n"));
}

function outlineBlock(block: Block): string[] {
  switch (block.type) {
    case "heading":
      return [block.text];
    case "text":
    case "note":
      return [plainText(block.spans)];
    case "paper": {
      const card = describePaper(block);
      const number = card.position === undefined ? "" : `${card.position}. `;
      return [
        `${number}${card.title}${card.titleNote === undefined ? "" : ` (${card.titleNote})`}`,
        [card.byline, ...card.details].join(" · "),
        ...(card.why === undefined ? [] : [`Matched: ${card.why}`]),
        ...(card.abstract === undefined ? [] : [`${card.abstract}${card.abstractCut ? " …" : ""}`]),
        ...card.secondary.map((row) => `${row.name}: ${row.value}`),
        [...card.ids, ...(card.url === undefined ? [] : [card.url])].join(" · "),
        ...card.links.map((link) => `${link.label}: ${link.url}`),
      ];
    }
    case "facts":
      return block.rows.map((row) => `${row.name}: ${plainText(row.value)}`);
    case "list":
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : "-"} ${plainText(item)}`);
    case "code":
      return [block.text];
    case "choices":
      return [`Choices: ${block.choices.map((choice) => choice.label).join(", ")}`];
    case "menu":
      return [`${block.label}: ${block.choices.map((choice) => choice.label).join(", ")}`];
    case "form":
      return [
        `Fill in the form ${block.form.title}:`,
        ...block.form.fields.map(
          (field) => `- ${field.label}${field.required ? " (needed)" : ""}: ${field.about}`,
        ),
      ];
    case "image":
    case "picture":
      return [`Picture: ${block.alt}`];
  }
}
