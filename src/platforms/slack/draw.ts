/** A reply as a Slack message: blocks, and the plain equivalent that screen readers and notifications use. */

import type { types } from "@slack/bolt";
import { describePaper, isWebAddress, type PaperBlock } from "../../core/card.ts";
import { fit as shrink } from "../../core/fit.ts";
import { withoutFiles } from "../../core/given-files.ts";
import { outline } from "../../core/outline.ts";
import type { Block, Reply } from "../../core/reply.ts";
import { clip } from "../../core/text.ts";
import { fallbackText, plain } from "./escape.ts";
import { LIMITS, lengthOf } from "./limits.ts";
import { type Kept, Pressables } from "./press.ts";
import { type RichElement, richElements, richLink, richText, smallPrint } from "./spans.ts";

export type SlackBlock = types.KnownBlock;

/** What is sent, whichever method sends it. */
export interface SlackPayload {
  /** The whole reply in plain words; Slack reads this out instead of the blocks. */
  readonly text: string;
  readonly blocks: SlackBlock[];
  /** No address in an answer is ever drawn out into a preview by Slack itself. */
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  /** Nothing in `text` is searched for names. */
  readonly link_names: false;
  readonly parse: "none";
}

export interface SlackDrawing {
  readonly payload: SlackPayload;
  /** Invocations too long for their button: to be kept before the message is sent. */
  readonly kept: readonly Kept[];
}

/** Where the pictures of a reply are, by name. Slack shows what was uploaded to it, or has a public address. */
export type Pictures = ReadonlyMap<string, { readonly file: string } | { readonly url: string }>;

/** Draws a reply as it is. Pure; O(size of the reply). `room` bounds what a button carries itself. */
export function drawSlack(reply: Reply, room?: number, pictures?: Pictures): SlackDrawing {
  const { blocks, kept } = drawBlocks(reply, room, pictures);
  return {
    payload: {
      text: fallbackText(outline(reply)) || "Paperboy",
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: "none",
    },
    kept,
  };
}

/** The fullest version of a reply that Slack takes, drawn. Texts that were not given as files before are drawn, too. */
export function drawFitted(given: Reply, pictures?: Pictures): SlackDrawing {
  const reply = withoutFiles(given);
  const whole = drawSlack(reply, undefined, pictures);
  if (fitsMessage(whole.payload.blocks)) return whole;
  // Before anything is given up, buttons are relieved of what they carry.
  const fitted = shrink(reply, (candidate) => fitsMessage(drawBlocks(candidate, SHORT, pictures).blocks));
  return drawSlack(fitted, SHORT, pictures);
}

/** A hash of an invocation is not longer than this. */
const SHORT = 40;

/** The blocks of a reply that fit into a modal or the Home tab, beside `others` blocks already there. */
export function drawForView(
  reply: Reply,
  others = 0,
  pictures?: Pictures,
): { readonly blocks: SlackBlock[]; readonly kept: readonly Kept[] } {
  const room = LIMITS.viewBlocks - others;
  const fits = (candidate: Reply) => fitsBlocks(drawBlocks(candidate, SHORT, pictures).blocks, room);
  const drawn = drawBlocks(shrink(withoutFiles(reply), fits), SHORT, pictures);
  if (drawn.blocks.length > 0) return drawn;
  return { blocks: section(present(richText("There is nothing to show."))), kept: [] };
}

/** True when Slack takes these blocks as one message. */
function fitsMessage(blocks: readonly SlackBlock[]): boolean {
  return fitsBlocks(blocks, LIMITS.messageBlocks);
}

function fitsBlocks(blocks: readonly SlackBlock[], most: number): boolean {
  return blocks.length <= most && textsFit(blocks) && jsonLength(blocks) <= LIMITS.blocksJson;
}

const jsonLength = (blocks: readonly SlackBlock[]) => lengthOf(JSON.stringify(blocks));

/** Everything else is within its limit by the way it is drawn; context texts and rich texts can grow. */
function textsFit(blocks: readonly SlackBlock[]): boolean {
  return blocks.every(
    (block) =>
      block.type !== "context" ||
      block.elements.every((element) => !("text" in element) || lengthOf(element.text) <= LIMITS.textObject),
  );
}

function drawBlocks(
  reply: Reply,
  room?: number,
  pictures?: Pictures,
): { readonly blocks: SlackBlock[]; readonly kept: readonly Kept[] } {
  const pressables = new Pressables(room);
  const blocks = reply.blocks.flatMap((block) =>
    block.type === "picture" ? picture(block, pictures) : drawBlock(block, pressables),
  );
  return { blocks, kept: pressables.kept };
}

/** A picture that could not be uploaded is told in words. */
function picture({ name, alt }: Extract<Block, { type: "picture" }>, pictures?: Pictures): SlackBlock[] {
  const there = pictures?.get(name);
  const alt_text = clip(plain(alt).trim() || "Picture", LIMITS.altText);
  if (there === undefined) return section(present(richText(`Picture: ${alt_text}`)));
  return "file" in there
    ? [{ type: "image", slack_file: { id: there.file }, alt_text }]
    : [{ type: "image", image_url: there.url, alt_text }];
}

function drawBlock(block: Exclude<Block, { type: "picture" }>, pressables: Pressables): SlackBlock[] {
  switch (block.type) {
    case "heading": {
      const text = plain(block.text).replaceAll("\n", " ").trim();
      if (text === "") return [];
      return [
        { type: "header", text: { type: "plain_text", text: clip(text, LIMITS.header), emoji: false } },
      ];
    }
    case "text":
      return section(richElements(block.spans));
    case "note": {
      const element = smallPrint(block.spans);
      return element === undefined ? [] : [{ type: "context", elements: [element] }];
    }
    case "paper":
      return block.detail === "full" ? fullCard(block) : briefCard(block);
    case "facts":
      return section(
        block.rows.flatMap((row, index) => [
          ...present(richText(`${index === 0 ? "" : "\n"}${row.name}: `, { bold: true })),
          ...richElements(row.value),
        ]),
      );
    case "list":
      return list(block);
    case "code": {
      const text = plain(block.text);
      if (text === "") return [];
      return [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
        },
      ];
    }
    case "choices":
      return chunks(block.choices, LIMITS.actionElements).map((some) => ({
        type: "actions",
        elements: some.map((choice) => pressables.button(choice)),
      }));
    case "menu":
      return chunks(block.choices, LIMITS.selectOptions).map((some) => ({
        type: "actions",
        elements: [pressables.menu(block.label, some)],
      }));
    case "form":
      return [{ type: "actions", elements: [pressables.formButton(block.form)] }];
    case "image":
      return image(block);
  }
}

function section(elements: RichElement[]): SlackBlock[] {
  if (elements.length === 0) return [];
  return [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }];
}

function list(block: Extract<Block, { type: "list" }>): SlackBlock[] {
  const elements = block.items
    .map((item) => richElements(item))
    .filter((item) => item.length > 0)
    .map((item): types.RichTextSection => ({ type: "rich_text_section", elements: item }));
  if (elements.length === 0) return [];
  return [
    {
      type: "rich_text",
      elements: [{ type: "rich_text_list", style: block.ordered ? "ordered" : "bullet", elements }],
    },
  ];
}

function image(block: Extract<Block, { type: "image" }>): SlackBlock[] {
  const alt = clip(plain(block.alt).trim() || "Picture", LIMITS.altText);
  if (!isWebAddress(block.url) || lengthOf(block.url) > LIMITS.url) return section(present(richText(alt)));
  return [{ type: "image", image_url: block.url, alt_text: alt }];
}

/** Title, people, dates; then the abstract as a quotation; then where to read on. */
function fullCard(block: PaperBlock): SlackBlock[] {
  const card = describePaper(block);
  const head = [
    ...title(card),
    ...present(richText(`\n${card.byline}`)),
    ...present(card.details.length === 0 ? undefined : richText(`\n${card.details.join(" · ")}`)),
  ];
  const links = card.links.flatMap((link, index) => [
    ...present(index === 0 ? undefined : richText(" · ")),
    ...present(richLink(link.label, link.url)),
  ]);
  const remarks = [
    ...(card.why === undefined ? [] : [`Matched: ${card.why}`]),
    ...card.secondary.map((row) => `${row.name}: ${row.value}`),
    card.ids.join(" · "),
  ];
  const small = smallPrint([{ type: "text", text: remarks.join("\n") }]);
  const elements: types.RichTextBlock["elements"] = [{ type: "rich_text_section", elements: head }];
  const abstract =
    card.abstract === undefined ? undefined : richText(`${card.abstract}${card.abstractCut ? " …" : ""}`);
  if (abstract !== undefined) elements.push({ type: "rich_text_quote", elements: [abstract] });
  if (links.length > 0) elements.push({ type: "rich_text_section", elements: links });
  const blocks: SlackBlock[] = [{ type: "rich_text", elements }];
  if (small !== undefined) blocks.push({ type: "context", elements: [small] });
  return blocks;
}

/** One result of several, in three lines at most. */
function briefCard(block: PaperBlock): SlackBlock[] {
  const card = describePaper(block);
  const elements = [
    ...present(card.position === undefined ? undefined : richText(`${card.position}. `)),
    ...title(card),
    ...present(richText(`\n${[card.byline, ...card.details].join(" · ")}`)),
    ...present(
      card.abstract === undefined ? undefined : richText(`\n${card.abstract}${card.abstractCut ? " …" : ""}`),
    ),
    ...present(card.why === undefined ? undefined : richText(`\nMatched: ${card.why}`, { italic: true })),
  ];
  return section(elements);
}

function title(card: ReturnType<typeof describePaper>): RichElement[] {
  return [
    ...present(
      card.url === undefined
        ? richText(card.title, { bold: true })
        : richLink(card.title, card.url, { bold: true }),
    ),
    ...present(card.titleNote === undefined ? undefined : richText(` (${card.titleNote})`, { italic: true })),
  ];
}

const present = <Of>(value: Of | undefined): Of[] => (value === undefined ? [] : [value]);

function chunks<Of>(all: readonly Of[], size: number): Of[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
