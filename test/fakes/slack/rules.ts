/** What Slack refuses: lengths and counts, and the rules that no machine-readable description holds. */

import { blockLimits, blockProblems } from "./specs.ts";

export type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const length = (text: string) => [...text].length;

/** Observed: messages whose blocks hold more than this are refused with msg_blocks_too_long. */
const BLOCKS_TOO_LONG = 13_200;

/** What is wrong with the blocks of a message. Empty when Slack would take them. */
export function messageProblems(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return ["blocks must be an array"];
  const problems = blocksProblems(blocks, 50);
  if (length(JSON.stringify(blocks)) > BLOCKS_TOO_LONG) problems.push("msg_blocks_too_long");
  const types = blocks.map((block) => (isObject(block) ? block["type"] : undefined));
  if (types.filter((type) => type === "table").length > 1) problems.push("only one table is allowed");
  for (const type of types)
    if (type === "input" || type === "alert" || type === "file") problems.push(`${type} is not for messages`);
  const markdown = blocks.flatMap((block) =>
    isObject(block) && block["type"] === "markdown" ? [String(block["text"])] : [],
  );
  if (length(markdown.join("")) > 12_000)
    problems.push("markdown blocks hold more than 12,000 characters in all");
  return problems;
}

/** What is wrong with a modal or a Home tab. */
export function viewProblems(view: unknown): string[] {
  if (!isObject(view)) return ["view must be an object"];
  const problems: string[] = [];
  const { type } = view;
  const known = [
    "type",
    "callback_id",
    "private_metadata",
    "external_id",
    "blocks",
    "title",
    "submit",
    "close",
    "clear_on_close",
    "notify_on_close",
  ];
  for (const name of Object.keys(view))
    if (!known.includes(name)) problems.push(`view has an unknown member ${name}`);
  if (type !== "modal" && type !== "home") problems.push(`unknown view type ${String(type)}`);
  if (!Array.isArray(view["blocks"]) || view["blocks"].length === 0) problems.push("view needs blocks");
  const blocks = listOf(view["blocks"]);
  problems.push(...blocksProblems(blocks, 100));
  const hasInput = blocks.some((block) => isObject(block) && block["type"] === "input");
  if (type === "modal") {
    plainText(view["title"], "title", 24, problems);
    if (view["submit"] !== undefined) plainText(view["submit"], "submit", 24, problems);
    if (view["close"] !== undefined) plainText(view["close"], "close", 24, problems);
    if (hasInput && view["submit"] === undefined) problems.push("a modal with inputs needs submit");
  } else if (view["title"] !== undefined || view["submit"] !== undefined)
    problems.push("a Home tab has no title or submit");
  atMost(view["private_metadata"], "private_metadata", 3000, problems);
  atMost(view["callback_id"], "callback_id", 255, problems);
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) problems.push("view_too_large");
  for (const block of blocks) {
    if (isObject(block) && ["markdown", "table"].includes(String(block["type"])))
      problems.push(`${String(block["type"])} is not for views`);
  }
  return problems;
}

function blocksProblems(blocks: readonly unknown[], most: number): string[] {
  const problems: string[] = [];
  if (blocks.length > most) problems.push(`no more than ${most} items allowed [json-pointer:/blocks]`);
  const ids = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) {
      problems.push(`/blocks/${index} must be an object`);
      continue;
    }
    for (const problem of [...blockProblems(block), ...limitProblems(block)])
      problems.push(`/blocks/${index} ${problem}`);
    const id = block["block_id"];
    if (typeof id === "string") {
      if (ids.has(id)) problems.push(`block_id ${id} already exists`);
      ids.add(id);
    }
    const actions = new Set<string>();
    for (const element of [...listOf(block["elements"]), block["accessory"], block["element"]]) {
      if (!isObject(element) || typeof element["action_id"] !== "string") continue;
      if (actions.has(element["action_id"]))
        problems.push(`action_id ${element["action_id"]} already exists in its block`);
      actions.add(element["action_id"]);
    }
  }
  return problems;
}

/** A number of the published limits, or what PLATFORM notes say where they are not to hand. */
function limit(path: readonly string[], otherwise: number): number {
  let at: unknown = blockLimits;
  for (const step of path) at = isObject(at) ? at[step] : undefined;
  return typeof at === "number" ? at : otherwise;
}

const MAX = {
  text: limit(["text", "max_length"], 3000),
  header: limit(["header", "text", "max_length"], 150),
  context: limit(["context", "elements", "max_items"], 10),
  actions: limit(["actions", "elements", "max_items"], 25),
  fields: limit(["section", "fields", "max_items"], 10),
  field: limit(["section", "fields", "item_max_length"], 2000),
  buttonText: limit(["button", "text", "max_length"], 75),
  buttonValue: limit(["button", "value", "max_length"], 2000),
  url: limit(["button", "url", "max_length"], 3000),
  optionText: limit(["option", "text", "max_length"], 75),
  optionValue: limit(["option", "value", "max_length"], 150),
  options: limit(["select", "options", "max_items"], 100),
  placeholder: limit(["select", "placeholder", "max_length"], 150),
  alt: limit(["image", "alt_text", "max_length"], 2000),
  label: limit(["input", "label", "max_length"], 2000),
  id: limit(["action_id", "max_length"], 255),
  typed: limit(["plain_text_input", "max_length", "max"], 3000),
};

function limitProblems(value: Json): string[] {
  const problems: string[] = [];
  visit(value, problems);
  return problems;
}

function visit(value: unknown, problems: string[]): void {
  if (Array.isArray(value)) for (const item of value) visit(item, problems);
  if (!isObject(value)) return;
  const { type } = value;
  atMost(value["action_id"], "action_id", MAX.id, problems);
  atMost(value["block_id"], "block_id", MAX.id, problems);
  switch (type) {
    case "plain_text":
    case "mrkdwn":
    case "text":
      if (typeof value["text"] !== "string" || value["text"] === "")
        problems.push(`${type} must be more than 0 characters`);
      atMost(value["text"], String(type), MAX.text * (type === "text" ? 10 : 1), problems);
      break;
    case "header":
      plainText(value["text"], "header", MAX.header, problems);
      break;
    case "section":
      if (value["text"] === undefined && listOf(value["fields"]).length === 0)
        problems.push("section needs text or fields");
      atMostItems(value["fields"], "fields", MAX.fields, problems);
      for (const field of listOf(value["fields"]))
        if (isObject(field)) atMost(field["text"], "field", MAX.field, problems);
      break;
    case "context":
      atMostItems(value["elements"], "context elements", MAX.context, problems);
      break;
    case "actions":
      if (listOf(value["elements"]).length === 0) problems.push("actions needs elements");
      atMostItems(value["elements"], "action elements", MAX.actions, problems);
      break;
    case "button":
      plainText(value["text"], "button text", MAX.buttonText, problems);
      atMost(value["value"], "button value", MAX.buttonValue, problems);
      atMost(value["url"], "button url", MAX.url, problems);
      break;
    case "static_select":
    case "multi_static_select":
      if (value["option_groups"] === undefined && listOf(value["options"]).length === 0)
        problems.push("select needs options");
      atMostItems(value["options"], "options", MAX.options, problems);
      options(value["options"], problems);
      if (value["placeholder"] !== undefined)
        plainText(value["placeholder"], "placeholder", MAX.placeholder, problems);
      initialAmong(value, problems);
      break;
    case "external_select":
      if (value["placeholder"] !== undefined)
        plainText(value["placeholder"], "placeholder", MAX.placeholder, problems);
      if (value["initial_option"] !== undefined) options([value["initial_option"]], problems);
      break;
    case "datepicker":
      if (value["initial_date"] !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(String(value["initial_date"])))
        problems.push("initial_date is no date");
      break;
    case "timepicker":
      if (value["initial_time"] !== undefined && !/^\d{2}:\d{2}$/u.test(String(value["initial_time"])))
        problems.push("initial_time is no time");
      break;
    case "image":
      atMost(value["alt_text"], "alt_text", MAX.alt, problems);
      if (value["alt_text"] === "") problems.push("alt_text must be more than 0 characters");
      if (typeof value["image_url"] === "string" && !/^https?:\/\//u.test(value["image_url"]))
        problems.push("image_url is not an address");
      atMost(value["image_url"], "image_url", MAX.url, problems);
      break;
    case "input":
      plainText(value["label"], "label", MAX.label, problems);
      if (value["hint"] !== undefined) plainText(value["hint"], "hint", MAX.label, problems);
      break;
    case "plain_text_input": {
      const most = value["max_length"];
      if (typeof most === "number" && (most < 1 || most > MAX.typed))
        problems.push("max_length is out of range");
      const initial = value["initial_value"];
      if (typeof initial === "string" && typeof most === "number" && length(initial) > most)
        problems.push("initial_value is longer than max_length");
      break;
    }
    case "link":
      if (typeof value["url"] !== "string" || !/^(?:https?|mailto|tel):/u.test(value["url"]))
        problems.push("link has no address");
      if (value["text"] === "") problems.push("link text must be more than 0 characters");
      break;
    case "rich_text":
    case "rich_text_section":
    case "rich_text_list":
    case "rich_text_quote":
    case "rich_text_preformatted":
      if (listOf(value["elements"]).length === 0) problems.push(`${type} needs elements`);
      break;
    case "date":
      if (!Number.isInteger(value["timestamp"])) problems.push("date needs whole seconds");
      break;
  }
  for (const inner of Object.values(value)) visit(inner, problems);
}

function options(value: unknown, problems: string[]): void {
  for (const option of listOf(value)) {
    if (!isObject(option)) continue;
    plainText(option["text"], "option text", MAX.optionText, problems);
    atMost(option["value"], "option value", MAX.optionValue, problems);
    if (option["value"] === "") problems.push("option value must be more than 0 characters");
  }
}

function initialAmong(select: Json, problems: string[]): void {
  const initial = select["initial_option"];
  if (initial === undefined) return;
  const same = listOf(select["options"]).some((option) => JSON.stringify(option) === JSON.stringify(initial));
  if (!same) problems.push("initial_option is not one of the options");
}

function plainText(value: unknown, name: string, most: number, problems: string[]): void {
  if (!isObject(value) || value["type"] !== "plain_text") problems.push(`${name} must be plain_text`);
  else {
    if (value["text"] === "") problems.push(`${name} must be more than 0 characters`);
    atMost(value["text"], name, most, problems);
  }
}

function atMost(value: unknown, name: string, most: number, problems: string[]): void {
  if (typeof value === "string" && length(value) > most)
    problems.push(`${name} must be less than ${most + 1} characters`);
}

function atMostItems(value: unknown, name: string, most: number, problems: string[]): void {
  if (listOf(value).length > most) problems.push(`no more than ${most} ${name} allowed`);
}

/** What options answered to an external select must look like. */
export function suggestionProblems(answer: unknown): string[] {
  if (!isObject(answer)) return ["options must be an object"];
  const problems: string[] = [];
  const given = answer["options"] ?? answer["option_groups"];
  if (!Array.isArray(given)) problems.push("options are missing");
  atMostItems(given, "options", 100, problems);
  options(given, problems);
  return problems;
}

/** What the message metadata of chat.postMessage must look like. */
export function metadataProblems(metadata: unknown): string[] {
  if (!isObject(metadata)) return ["invalid_metadata_format"];
  if (typeof metadata["event_type"] !== "string" || !isObject(metadata["event_payload"]))
    return ["invalid_metadata_format"];
  if (Object.values(metadata["event_payload"]).some((value) => typeof value === "object" && value !== null))
    return ["invalid_metadata_schema"];
  return [];
}
