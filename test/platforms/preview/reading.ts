/** Reads the markup of a message or form as a person would: what it says, what can be pressed, what stands out. */

import { XMLParser } from "fast-xml-parser";

export interface Control {
  readonly label: string;
  /** What pressing it sends back. */
  readonly value: string;
}

export interface Reading {
  readonly isPrivate: boolean;
  readonly text: string;
  readonly controls: readonly Control[];
  /** A form's fields: their labels, and what stands in them before anybody types. */
  readonly fields: readonly { readonly label: string; readonly initial: string }[];
  readonly pictures: readonly string[];
  readonly pinged: readonly string[];
  readonly links: readonly string[];
  readonly styled: readonly string[];
}

interface Node {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Node | string)[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  allowBooleanAttributes: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  unpairedTags: ["br", "hr", "img", "input"],
});

export function read(markup: string): Reading {
  const root: Node = { tag: "root", attributes: {}, children: nodes(parser.parse(`<root>${markup}</root>`)) };
  const [message = root] = find(root, (node) => node.tag === "article");
  const [body = message] = find(message, (node) => has(node, "sl-body") || has(node, "dc-body"));
  const within = (test: (node: Node) => boolean) => find(body, test);
  return {
    isPrivate: has(message, "is-private"),
    text: textOf(body).replace(/\n+/gu, "\n").trim(),
    controls: within(isControl).flatMap(controlsOf),
    fields: within((node) => node.tag === "label").map((label) => ({
      label: textOf(label).replace("(optional)", "").trim(),
      initial: initialOf(within((node) => node.attributes["id"] === label.attributes["for"])[0]),
    })),
    pictures: within((node) => node.tag === "img" && /^data:image/u.test(node.attributes["src"] ?? "")).map(
      (node) => node.attributes["alt"] ?? "",
    ),
    pinged: within((node) => has(node, "sl-ping") || has(node, "dc-ping")).map((node) =>
      textOf(node).replace("@", ""),
    ),
    links: within((node) => node.tag === "a").map((node) => node.attributes["href"] ?? ""),
    styled: within(isStyled).map(textOf),
  };
}

const styledTags = new Set(["b", "i", "s", "u", "code", "pre", "blockquote"]);
const isStyled = (node: Node) =>
  styledTags.has(node.tag) || node.attributes["role"] === "heading" || has(node, "dc-spoiler");
const isControl = (node: Node) =>
  (node.tag === "button" || node.tag === "select") && node.attributes["data-look"] !== undefined;

function controlsOf(node: Node): readonly Control[] {
  if (node.tag === "select") {
    return find(node, (one) => one.tag === "option" && one.attributes["value"] !== "").map((one) => ({
      label: textIn(one).trim(),
      value: one.attributes["value"] ?? "",
    }));
  }
  const { "data-value": value, "data-action": action = "" } = node.attributes;
  return [{ label: textIn(node).trim(), value: value ?? action }];
}

function initialOf(input: Node | undefined): string {
  if (input === undefined) return "";
  if (input.tag === "textarea") return textIn(input);
  if (input.tag === "select") {
    const [chosen] = find(input, (one) => "selected" in one.attributes);
    return chosen?.attributes["value"] ?? "";
  }
  return input.attributes["data-value"] || (input.attributes["value"] ?? "");
}

const has = (node: Node, style: string) => (node.attributes["class"] ?? "").split(" ").includes(style);

function find(node: Node, test: (node: Node) => boolean): readonly Node[] {
  return node.children.flatMap((child) =>
    typeof child === "string" ? [] : [...(test(child) ? [child] : []), ...find(child, test)],
  );
}

const lineTags = new Set(["div", "p", "li", "blockquote", "pre", "br", "hr", "tr", "article", "label"]);

function textOf(node: Node): string {
  if (isControl(node) || node.attributes["aria-hidden"] === "true") return "";
  const inner = textIn(node);
  return lineTags.has(node.tag) ? `\n${inner}\n` : inner;
}

function textIn(node: Node): string {
  return node.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}

/** The parser's shape: an array of objects with one tag each, attributes beside it. */
function nodes(parsed: unknown): readonly (Node | string)[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.map((one: Readonly<Record<string, unknown>>) => {
    if ("#text" in one) return String(one["#text"]);
    const [tag = ""] = Object.keys(one).filter((key) => key !== ":@");
    return {
      tag,
      attributes: (one[":@"] ?? {}) as Readonly<Record<string, string>>,
      children: nodes(one[tag]),
    };
  });
}
