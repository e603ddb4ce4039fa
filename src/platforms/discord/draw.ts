/**
 * A reply as a Discord message, pure. Components V2 rather than embeds: texts, rows of buttons and menus stand
 * in the order of the reply, addresses are never unfurled, and small print exists.
 */

import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIFileComponent,
  APIMediaGalleryComponent,
  APIMessageTopLevelComponent,
  APITextDisplayComponent,
} from "discord.js";
import { isWebAddress } from "../../core/card.ts";
import { fit as fitInto } from "../../core/fit.ts";
import { isFile, withoutFiles } from "../../core/given-files.ts";
import type { Block, Choice, Outcome, Reply } from "../../core/reply.ts";
import { clip } from "../../core/text.ts";
import { drawBlock } from "./blocks.ts";
import { escapeLine, oneLine } from "./escape.ts";
import { Ids } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { measure, shorten } from "./measure.ts";
import { isSnowflake, safeAddress } from "./text.ts";
import { BUTTON, COMPONENT, FLAG } from "./wire.ts";

/** What is sent, whoever sends it and however. */
export interface DiscordMessage {
  readonly flags: number;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: readonly []; readonly users?: readonly string[] };
  /** What the files are, by their place in `files`. */
  readonly attachments?: readonly {
    readonly id: string;
    readonly filename: string;
    readonly description?: string;
  }[];
  /** Sent beside the message, never in it: see `asRequest`. */
  readonly files?: readonly MessageFile[];
  /** The same with its texts drawn, for where no file may be attached; never sent with it. */
  readonly withoutFiles?: DiscordMessage;
}

export interface MessageFile {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
}

/** A message, or what holds one, as the library sends it: files go beside the body. */
export function asRequest<
  Body extends { readonly files?: readonly MessageFile[]; readonly withoutFiles?: object },
>(message: Body): { readonly body: Omit<Body, "files" | "withoutFiles">; readonly files?: MessageFile[] } {
  const { files, withoutFiles: _, ...body } = message;
  return files === undefined ? { body } : { body, files: [...files] };
}

export interface Drawn {
  readonly message: DiscordMessage;
  /** What must be kept, by key, before the message is sent: buttons that carry more than fits into them. */
  readonly kept: ReadonlyMap<string, string>;
}

export type Part =
  | APITextDisplayComponent
  | APIMediaGalleryComponent
  | APIFileComponent
  | APIActionRowComponent<APIComponentInMessageActionRow>;

/** The bar at the side of a message, by what became of the question. */
const COLOURS: Readonly<Record<Outcome, number>> = {
  found: 0x2f6f4f,
  done: 0x2f6f4f,
  ambiguous: 0xb7791f,
  usage: 0x3b6ea5,
  nothing: 0x6b7280,
  error: 0xa33a3a,
};

/** The fullest version of the reply that Discord takes, ready to be sent. O(blocks) for each sacrifice of `fit`. */
export function drawDiscord(reply: Reply): DiscordMessage {
  return asRequest(drawFitted(reply).message).body;
}

/** The same, with what must be kept. `marker` numbers the first two components, so that a post can be found again. */
export function drawFitted(reply: Reply, marker?: Marker): Drawn {
  const drawn = drawWithin(reply, marker);
  if (!reply.blocks.some(isFile)) return drawn;
  const otherwise = drawWithin(withoutFiles(reply), marker);
  return {
    message: { ...drawn.message, withoutFiles: otherwise.message },
    kept: new Map([...drawn.kept, ...otherwise.kept]),
  };
}

function drawWithin(reply: Reply, marker?: Marker): Drawn {
  const fitted = fitInto(reply, (candidate) => measure(draw(candidate).message.components).length === 0);
  const drawn = draw(fitted, marker);
  const { components } = drawn.message;
  return measure(components).length === 0
    ? drawn
    : { ...drawn, message: { ...drawn.message, components: shorten(components) } };
}

/** Two numbers of 31 bits, kept by Discord as the `id` of components and given back with the message. */
export type Marker = readonly [number, number];

function draw(reply: Reply, marker?: Marker): Drawn {
  const ids = new Ids();
  const parts = gather(reply.blocks, ids);
  const framed =
    marker !== undefined || parts.some((part) => part.type !== COMPONENT.text) || reply.blocks.length > 1;
  const [first, ...others] = parts;
  const marked: Part[] =
    first === undefined ? [] : [marker === undefined ? first : { ...first, id: marker[1] }, ...others];
  const components: APIMessageTopLevelComponent[] = framed
    ? [
        {
          type: COMPONENT.container,
          ...(marker === undefined ? {} : { id: marker[0] }),
          accent_color: COLOURS[reply.outcome],
          components: marked,
        },
      ]
    : marked;
  const people = pinged(reply.blocks);
  return {
    message: {
      flags: FLAG.componentsV2 | (reply.audience === "asker" ? FLAG.ephemeral : 0),
      components,
      allowed_mentions: { parse: [], ...(people.length === 0 ? {} : { users: people }) },
      ...attachedTo(reply.blocks),
    },
    kept: ids.kept,
  };
}

/** The files of the pictures and of the texts that are given as such, and what they are. */
function attachedTo(blocks: readonly Block[]): Pick<DiscordMessage, "attachments" | "files"> {
  const attached = blocks.flatMap((block) => {
    if (block.type === "picture") {
      const { name, alt, png } = block;
      const file = { name, data: Buffer.from(png, "base64"), contentType: "image/png" };
      return [{ file, told: { description: label(alt, LIMITS.imageDescription) } }];
    }
    if (!isFile(block)) return [];
    const { name, type: contentType } = block.file;
    return [{ file: { name, data: Buffer.from(block.text), contentType }, told: {} }];
  });
  if (attached.length === 0) return {};
  return {
    attachments: attached.map(({ file, told }, index) => ({
      id: String(index),
      filename: file.name,
      ...told,
    })),
    files: attached.map(({ file }) => file),
  };
}

/** Blocks in their order; texts that follow one another share one component, of which there are few. */
function gather(blocks: readonly Block[], ids: Ids): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  const flush = () => {
    const content = lines.join("\n").trim();
    if (content !== "") parts.push({ type: COMPONENT.text, content });
    lines = [];
  };
  for (const block of blocks) {
    const controls = drawControls(block, ids);
    if (controls === undefined) lines.push(...drawBlock(block));
    else {
      flush();
      parts.push(...controls);
    }
  }
  flush();
  return parts.length > 0 ? parts : [{ type: COMPONENT.text, content: "Done." }];
}

/** Blocks that are more than text; undefined for those that are not. */
function drawControls(block: Block, ids: Ids): Part[] | undefined {
  switch (block.type) {
    case "choices":
      return block.choices.length > LIMITS.buttonsAtMost
        ? drawMenus("Choose", block.choices, ids)
        : drawButtons(block.choices, ids);
    case "menu":
      return drawMenus(block.label, block.choices, ids);
    case "form":
      return [
        row([
          {
            type: COMPONENT.button,
            style: BUTTON.primary,
            label: label(`Fill in ${block.form.title}`, LIMITS.buttonLabel),
            custom_id: ids.open(block.form),
          },
        ]),
      ];
    case "code":
      if (!isFile(block)) return undefined;
      return [{ type: COMPONENT.file, file: { url: `attachment://${block.file.name}` } }];
    case "picture":
      return [
        {
          type: COMPONENT.gallery,
          items: [
            {
              media: { url: `attachment://${block.name}` },
              description: label(block.alt, LIMITS.imageDescription),
            },
          ],
        },
      ];
    case "image":
      if (!isWebAddress(block.url))
        return [{ type: COMPONENT.text, content: escapeLine(`Picture: ${block.alt}`) }];
      return [
        {
          type: COMPONENT.gallery,
          items: [
            {
              media: { url: safeAddress(block.url) },
              description: label(block.alt, LIMITS.imageDescription),
            },
          ],
        },
      ];
    default:
      return undefined;
  }
}

function drawButtons(choices: readonly Choice[], ids: Ids): Part[] {
  const buttons = choices.map(
    (choice): APIComponentInMessageActionRow => ({
      type: COMPONENT.button,
      style: choice.style === undefined ? BUTTON.secondary : BUTTON[choice.style],
      label: label(choice.label, LIMITS.buttonLabel),
      custom_id: ids.run(choice.invocation),
    }),
  );
  return pages(buttons, LIMITS.buttonsInRow).map(row);
}

/** One menu for each 25 choices; several say which part they hold. */
function drawMenus(name: string, choices: readonly Choice[], ids: Ids): Part[] {
  const parts = pages(choices, LIMITS.menuOptions);
  return parts.map((page, index) => {
    const first = index * LIMITS.menuOptions + 1;
    const part = parts.length === 1 ? "" : ` (${first} to ${first + page.length - 1})`;
    return row([
      {
        type: COMPONENT.menu,
        custom_id: ids.menu(),
        placeholder: `${label(name, LIMITS.placeholder - part.length)}${part}`,
        options: page.map((choice) => ({
          label: label(choice.label, LIMITS.menuOptionText),
          value: ids.run(choice.invocation),
        })),
      },
    ]);
  });
}

const row = (components: APIComponentInMessageActionRow[]): Part => ({
  type: COMPONENT.row,
  components,
});

function pages<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Labels are not markdown: cleaned, on one line, cut, never empty. */
function label(text: string, max: number): string {
  const line = oneLine(text);
  return line === "" ? "…" : clip(line, max);
}

/** The people whom spans with `ping` name, at most as many as Discord notifies. */
function pinged(blocks: readonly Block[]): readonly string[] {
  const spans = blocks.flatMap((block) => {
    switch (block.type) {
      case "text":
      case "note":
        return block.spans;
      case "list":
        return block.items.flat();
      case "facts":
        return block.rows.flatMap((fact) => fact.value);
      default:
        return [];
    }
  });
  const ids = spans.flatMap((span) =>
    span.type === "person" && span.ping === true && isSnowflake(span.id) ? [span.id] : [],
  );
  return [...new Set(ids)].slice(0, LIMITS.mentionedPeople);
}
