/** What people see of a message: markup resolved as Slack resolves it, and who is notified by it. */

import type { Json } from "./rules.ts";

export interface Reading {
  readonly text: string;
  readonly pinged: readonly string[];
  readonly links: readonly string[];
  readonly styled: readonly string[];
  readonly buttons: readonly Pressable[];
}

/** A control as it can be pressed: the label seen, and what comes back. */
export interface Pressable {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly element: "button" | "static_select";
  readonly value: string;
  readonly url?: string;
}

class Reader {
  readonly lines: string[] = [];
  readonly pinged: string[] = [];
  readonly links: string[] = [];
  readonly styled: string[] = [];
  readonly buttons: Pressable[] = [];
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Characters that no font draws; a reader does not see them. */
const UNSEEN = /[\u200b\u2060]/gu;

/** Reads the blocks when there are any, else the text. */
export function readMessage(message: { readonly text?: unknown; readonly blocks?: unknown }): Reading {
  const reader = new Reader();
  const blocks = listOf(message.blocks);
  if (blocks.length === 0) reader.lines.push(mrkdwn(textOf(message.text), reader, true));
  else {
    for (const [index, block] of blocks.entries()) readBlock(block, index, reader);
    // A mention in the plain text must not ping either.
    const aside = new Reader();
    mrkdwn(textOf(message.text), aside, false);
    reader.pinged.push(...aside.pinged);
  }
  return {
    text: reader.lines.join("\n").replace(UNSEEN, ""),
    pinged: reader.pinged,
    links: reader.links,
    styled: reader.styled.map((piece) => piece.replace(UNSEEN, "")),
    buttons: reader.buttons,
  };
}

function readBlock(block: Json, index: number, reader: Reader): void {
  const blockId = textOf(block["block_id"]) || `b${index}`;
  switch (block["type"]) {
    case "header": {
      const text = readText(block["text"], reader);
      reader.styled.push(text);
      reader.lines.push(text);
      break;
    }
    case "section":
      if (block["text"] !== undefined) reader.lines.push(readText(block["text"], reader));
      for (const field of listOf(block["fields"])) reader.lines.push(readText(field, reader));
      if (isObject(block["accessory"])) readElement(block["accessory"], blockId, reader);
      break;
    case "context":
      reader.lines.push(
        listOf(block["elements"])
          .map((element) => readText(element, reader))
          .join(" "),
      );
      break;
    case "actions":
      for (const element of listOf(block["elements"])) readElement(element, blockId, reader);
      break;
    case "rich_text":
      for (const element of listOf(block["elements"])) reader.lines.push(readRich(element, reader));
      break;
    case "image":
      reader.lines.push(`[image: ${textOf(block["alt_text"])}]`);
      break;
    case "input":
      reader.lines.push(readText(block["label"], reader));
      break;
    case "divider":
      break;
    default:
      throw new Error(`the stand-in cannot read ${String(block["type"])} blocks`);
  }
}

function readElement(element: Json, blockId: string, reader: Reader): void {
  const actionId = textOf(element["action_id"]);
  if (element["type"] === "button") {
    reader.buttons.push({
      label: readText(element["text"], reader),
      blockId,
      actionId,
      element: "button",
      value: textOf(element["value"]),
      ...(typeof element["url"] === "string" ? { url: element["url"] } : {}),
    });
  } else if (element["type"] === "static_select") {
    for (const option of listOf(element["options"])) {
      reader.buttons.push({
        label: readText(option["text"], reader),
        blockId,
        actionId,
        element: "static_select",
        value: textOf(option["value"]),
      });
    }
  }
}

function readText(value: unknown, reader: Reader): string {
  if (!isObject(value)) return "";
  const text = textOf(value["text"]);
  if (value["type"] === "mrkdwn") return mrkdwn(text, reader, value["verbatim"] !== true);
  if (value["emoji"] !== false) for (const [name] of text.matchAll(/:[\w+-]+:/gu)) reader.styled.push(name);
  return text.replace(UNSEEN, "");
}

function readRich(element: Json, reader: Reader): string {
  const inner = listOf(element["elements"]);
  switch (element["type"]) {
    case "rich_text_section":
      return inner.map((one) => readRichElement(one, reader)).join("");
    case "rich_text_list":
      return inner
        .map(
          (one, index) =>
            `${element["style"] === "ordered" ? `${index + 1}.` : "•"} ${readRich(one, reader)}`,
        )
        .join("\n");
    case "rich_text_quote":
    case "rich_text_preformatted": {
      const text = inner.map((one) => readRichElement(one, reader)).join("");
      reader.styled.push(text);
      return text;
    }
    default:
      throw new Error(`the stand-in cannot read ${String(element["type"])}`);
  }
}

function readRichElement(element: Json, reader: Reader): string {
  const text = textOf(element["text"]);
  const style = isObject(element["style"]) && Object.values(element["style"]).some((on) => on === true);
  switch (element["type"]) {
    case "text":
      if (style) reader.styled.push(text);
      return text;
    case "link": {
      const label = text || textOf(element["url"]);
      reader.links.push(textOf(element["url"]));
      if (style) reader.styled.push(label);
      return label;
    }
    case "user":
      reader.pinged.push(textOf(element["user_id"]));
      return `@${textOf(element["user_id"])}`;
    case "usergroup":
      reader.pinged.push(textOf(element["usergroup_id"]));
      return `@${textOf(element["usergroup_id"])}`;
    case "broadcast":
      reader.pinged.push(textOf(element["range"]));
      return `@${textOf(element["range"])}`;
    case "channel":
      return `#${textOf(element["channel_id"])}`;
    case "emoji":
      reader.styled.push(textOf(element["name"]));
      return `:${textOf(element["name"])}:`;
    case "date":
      return textOf(element["fallback"]);
    default:
      throw new Error(`the stand-in cannot read ${String(element["type"])} elements`);
  }
}

const unescapeSigns = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/**
 * Slack's mrkdwn ("Formatting text for app surfaces"): `<…>` is a link, a mention or a date; a sign formats
 * from the edge of a word to the edge of a word; `&gt;` quotes at the start of a line; `:name:` is an emoji;
 * a bare address becomes a link where addresses are looked for.
 */
function mrkdwn(source: string, reader: Reader, autolink: boolean): string {
  const resolved = source.replace(/<([^<>]*)>/gu, (_whole, inner: string) => {
    const [target = "", label] = inner.split("|", 2);
    if (target.startsWith("!date^")) return label ?? "";
    if (target.startsWith("!")) {
      reader.pinged.push(target.slice(1).replace(/^subteam\^/u, ""));
      return `@${label ?? target.slice(1)}`;
    }
    if (target.startsWith("@")) {
      reader.pinged.push(target.slice(1));
      return target;
    }
    if (target.startsWith("#")) return label === undefined ? target : `#${label}`;
    reader.links.push(unescapeSigns(target));
    return label ?? target;
  });
  for (const line of resolved.split("\n")) {
    if (/^(?:&gt;|>)/u.test(line)) reader.styled.push(unescapeSigns(line.replace(/^(?:&gt;|>)+\s?/u, "")));
    for (const [, , inside] of line.matchAll(
      /(?<![\p{L}\p{N}])([*_~])(?=[^\s\u2060\u200b])(.*?[^\s\u2060\u200b]|[^\s\u2060\u200b])\1(?![\p{L}\p{N}])/gu,
    )) {
      if (inside !== undefined && inside !== "") reader.styled.push(unescapeSigns(inside));
    }
    for (const [, inside = ""] of line.matchAll(/`([^`\u2060]+)`/gu))
      reader.styled.push(unescapeSigns(inside));
    for (const [name] of line.matchAll(/:[a-z0-9_+-]+:/gu)) reader.styled.push(name);
    if (autolink)
      for (const [url] of line.matchAll(/https?:\/\/[^\s<>|]+/gu)) reader.links.push(unescapeSigns(url));
  }
  return unescapeSigns(resolved);
}
