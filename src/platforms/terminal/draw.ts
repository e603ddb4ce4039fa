/** A reply for a terminal: wrapped lines, a little colour when wanted, numbered choices. */

import { describePaper, type PaperBlock } from "../../core/card.ts";
import { fit } from "../../core/fit.ts";
import type { Block, Choice, Reply } from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import { visible } from "../../core/text.ts";

export interface TerminalStyle {
  /** Columns to wrap at. */
  readonly width: number;
  readonly colour: boolean;
}

/** The choices of a reply in the order they are numbered, menus included. */
export function choicesOf(reply: Reply): readonly Choice[] {
  return reply.blocks.flatMap((block) =>
    block.type === "choices" || block.type === "menu" ? block.choices : [],
  );
}

/** More lines than this are read by nobody; the rest is behind "Show more". */
const MOST_LINES = 120;

/** The reply as text ending in a line feed, at most about 120 lines of it. Control characters in it are taken out, so nothing can steer the terminal. */
export function drawTerminal(reply: Reply, style: TerminalStyle): string {
  return drawWhole(fitTerminal(reply, style), style);
}

/** What of the reply is drawn. Its choices are those that are numbered. */
export function fitTerminal(reply: Reply, style: TerminalStyle): Reply {
  return fit(reply, (candidate) => drawWhole(candidate, style).split("\n").length <= MOST_LINES);
}

function drawWhole(reply: Reply, style: TerminalStyle): string {
  const paint = painter(style.colour);
  let number = 0;
  const drawn = reply.blocks.map((block) => {
    if (block.type !== "choices" && block.type !== "menu") return drawBlock(block, style, paint);
    const offered = block.choices.map((choice) => {
      number += 1;
      return `${paint(`[${number}]`, "dim")} ${visible(choice.label)}`;
    });
    return `${block.type === "menu" ? `${visible(block.label)}: ` : ""}${wrap(offered.join("   "), style.width)}`;
  });
  const { thread } = reply;
  const above = thread === undefined ? [] : [paint(wrap(headlineOf(thread.title), style.width), "dim")];
  return `${[...above, ...drawn].filter((part) => part !== "").join("\n\n")}\n`;
}

/** Stands above what other platforms put into a thread. */
function headlineOf(title: string): string {
  return `── thread: ${visible(title).replaceAll("\n", " ")} ──`;
}

type Paint = (text: string, how: "bold" | "dim" | "underline") => string;

/** SGR codes of ECMA-48: 1 bold, 2 faint, 4 underlined; 22 and 24 end them. */
function painter(colour: boolean): Paint {
  const codes = { bold: [1, 22], dim: [2, 22], underline: [4, 24] } as const;
  return (text, how) => (colour ? `\u001b[${codes[how][0]}m${text}\u001b[${codes[how][1]}m` : text);
}

function drawBlock(
  block: Exclude<Block, { type: "choices" | "menu" }>,
  style: TerminalStyle,
  paint: Paint,
): string {
  const wrapped = (text: string, indent = "") => wrap(text, style.width, indent);
  switch (block.type) {
    case "heading":
      return paint(wrapped(visible(block.text)), "bold");
    case "text":
      return wrapped(drawSpans(block.spans, paint));
    case "note":
      return paint(wrapped(drawSpans(block.spans, (text) => text)), "dim");
    case "paper":
      return drawCard(block, style, paint);
    case "facts":
      return block.rows
        .map((row) => wrapped(`${paint(visible(row.name), "dim")}  ${drawSpans(row.value, paint)}`, "  "))
        .join("\n");
    case "list":
      return block.items
        .map((item, index) =>
          wrapped(`${block.ordered ? `${index + 1}.` : "•"} ${drawSpans(item, paint)}`, "  "),
        )
        .join("\n");
    case "code":
      return visible(block.text);
    case "form":
      return [
        paint(`${visible(block.form.title)} asks for`, "bold"),
        ...block.form.fields.map((field) =>
          wrapped(
            `• ${visible(field.label)}${field.required ? "" : " (optional)"}: ${visible(field.about)}${field.choices === undefined ? "" : ` [${field.choices.join(" | ")}]`}`,
            "  ",
          ),
        ),
      ].join("\n");
    case "picture":
      return wrapped(`[Picture: ${visible(block.alt)}]`);
    case "image":
      return wrapped(`[${visible(block.alt)}] ${block.url}`);
  }
}

function drawCard(block: PaperBlock, { width }: TerminalStyle, paint: Paint): string {
  const card = describePaper(block);
  const number = card.position === undefined ? "" : `${card.position}. `;
  const indent = " ".repeat(number.length);
  const lines = [
    wrap(
      `${number}${paint(visible(card.title), "bold")}${card.titleNote === undefined ? "" : ` (${card.titleNote})`}`,
      width,
      indent,
    ),
    wrap(`${indent}${[visible(card.byline), ...card.details.map(visible)].join(" · ")}`, width, indent),
    ...(card.why === undefined
      ? []
      : [wrap(`${indent}${paint(`matched ${visible(card.why)}`, "dim")}`, width, indent)]),
    ...(card.abstract === undefined
      ? []
      : ["", wrap(`${indent}${visible(card.abstract)}${card.abstractCut ? " …" : ""}`, width, indent), ""]),
    ...card.secondary.map((row) =>
      wrap(`${indent}${paint(row.name, "dim")}  ${visible(row.value)}`, width, indent),
    ),
    wrap(
      `${indent}${[...card.ids, ...(card.url === undefined ? [] : [card.url]), ...card.links.map((link) => `${link.label} ${link.url}`)].map(visible).join(" · ")}`,
      width,
      indent,
    ),
  ];
  return lines.join("\n").replace(/\n+$/u, "");
}

function drawSpans(spans: readonly Span[], paint: Paint): string {
  return spans.map((span) => drawSpan(span, paint)).join("");
}

function drawSpan(span: Span, paint: Paint): string {
  switch (span.type) {
    case "text":
      if (span.style === undefined) return visible(span.text);
      return paint(visible(span.text), span.style === "emphasis" ? "underline" : "bold");
    case "link":
      return span.text === span.url ? visible(span.url) : `${visible(span.text)} <${visible(span.url)}>`;
    case "time":
      return visible(span.told);
    case "person":
      return `@${visible(span.name)}`;
    case "channel":
      return `#${visible(span.name)}`;
  }
}

/** Breaks at spaces so that no line is wider than `width` where words allow it; further lines get `indent`. */
function wrap(text: string, width: number, indent = ""): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, width, indent))
    .join("\n");
}

function wrapLine(line: string, width: number, indent: string): string {
  const lead = /^ */u.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = lead;
  for (const word of line.slice(lead.length).split(" ")) {
    const candidate = current.trim() === "" ? current + word : `${current} ${word}`;
    if (columns(candidate) > width && current.trim() !== "") {
      lines.push(current);
      current = indent + word;
    } else {
      current = candidate;
    }
  }
  return [...lines, current].join("\n");
}

/** Columns a text takes: escape sequences none, East Asian wide signs two (Unicode TR 11, roughly). */
function columns(text: string): number {
  let sum = 0;
  for (const sign of text.replace(/\u001b\[\d+m/gu, "")) {
    sum +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(
        sign,
      )
        ? 2
        : 1;
  }
  return sum;
}
