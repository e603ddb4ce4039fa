/**
 * What Discord makes of a text: how its clients style and link it, and whom its servers notify. Written from
 * the help page "Markdown Text 101", the developer documentation's "Message Formatting" and the observed
 * behaviour that the servers look for mentions in the raw text, backslashes or not.
 */

export interface Reading {
  /** What one reads on the screen. */
  readonly text: string;
  /** Pieces that came out styled, with the kind of style. */
  readonly styled: readonly { readonly kind: string; readonly text: string }[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

type Rule = readonly [kind: string, pattern: RegExp];

/** Inline rules in the order in which clients try them; each is tried at the current position only. */
const INLINE: readonly Rule[] = [
  ["escape", /^\\([^0-9A-Za-z\s])/u],
  ["url", /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/u],
  ["angled url", /^<(https?:\/\/[^\s>]+)>/u],
  ["link", /^\[((?:\\[\s\S]|[^\\\]])*)\]\(<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?: "[^"]*")?\)/u],
  ["emoji", /^<a?:\w+:\d+>/u],
  ["mention", /^(?:<@!?\d+>|<@&\d+>|<#\d+>|<id:\w+>|<\/[^:<>]+:\d+>|@everyone|@here)/u],
  ["time", /^<t:-?\d+(?::[tTdDfFRsS])?>/u],
  ["strong", /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/u],
  ["underline", /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/u],
  ["emphasis", /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z])/u],
  ["emphasis", /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/u],
  ["strike", /^~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/u],
  ["spoiler", /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/u],
  ["code", /^(`+)([\s\S]*?[^`])\1(?!`)/u],
];

const LINES: readonly Rule[] = [
  ["heading", /^#{1,3}\s+(.+)$/u],
  ["small", /^-#\s+(.+)$/u],
  ["quote", /^>{1,3} (.*)$/u],
  ["list", /^ *[-*+] +(.*)$/u],
  ["list", /^ *\d+\. +(.*)$/u],
];

/** Reads a text as a client shows it. Mentions stay as they were written: a reader sees a name there. */
export function readMarkdown(source: string): Reading {
  const styled: { kind: string; text: string }[] = [];
  const links: { text: string; url: string }[] = [];

  const inline = (from: string): string => {
    let shown = "";
    let rest = from;
    while (rest !== "") {
      const [kind, match] = firstMatch(rest);
      if (match === undefined) {
        const step = String.fromCodePoint(rest.codePointAt(0) ?? 0);
        shown += step;
        rest = rest.slice(step.length);
        continue;
      }
      rest = rest.slice(match[0].length);
      shown += showPiece(kind, match);
    }
    return shown;
  };

  const showPiece = (kind: string, match: RegExpExecArray): string => {
    const [whole, first = "", second = ""] = match;
    switch (kind) {
      case "escape":
        return first;
      case "url":
        links.push({ text: whole, url: whole });
        return whole;
      case "angled url":
        links.push({ text: first, url: first });
        return first;
      case "link": {
        // Clients refuse to hide an address behind text that is itself one.
        const label = inline(first);
        if (/https?:\/\//u.test(label)) {
          links.push({ text: second, url: second });
          return whole;
        }
        links.push({ text: label, url: second });
        return label;
      }
      case "code": {
        const text = second.trim();
        styled.push({ kind, text });
        return text;
      }
      case "mention":
      case "emoji":
      case "time":
        styled.push({ kind, text: whole });
        return whole;
      default: {
        const text = inline(first);
        styled.push({ kind, text });
        return text;
      }
    }
  };

  const line = (from: string): string => {
    for (const [kind, pattern] of LINES) {
      const match = pattern.exec(from);
      if (match === null) continue;
      const text = line(match[1] ?? "");
      styled.push({ kind, text });
      return kind === "list" ? `• ${text}` : text;
    }
    return inline(from);
  };

  const parts = source.split(/(```(?:[\w-]+\n)?[\s\S]*?```)/u);
  const text = parts
    .map((part) => {
      const block = /^```(?:[\w-]+\n)?([\s\S]*?)```$/u.exec(part);
      if (block !== null) {
        styled.push({ kind: "code block", text: block[1] ?? "" });
        return block[1] ?? "";
      }
      return part.split("\n").map(line).join("\n");
    })
    .join("");
  return { text, styled, links };
}

function firstMatch(rest: string): [string, RegExpExecArray | undefined] {
  for (const [kind, pattern] of INLINE) {
    const match = pattern.exec(rest);
    if (match !== null) return [kind, match];
  }
  return ["", undefined];
}

export interface AllowedMentions {
  readonly parse?: readonly string[];
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}

/** Whom a text notifies: user and role ids, `everyone`. `fallback` is what holds when nothing was said. */
export function pingedBy(
  source: string,
  allowed: AllowedMentions | undefined,
  fallback: readonly string[],
): string[] {
  const parse = allowed === undefined ? fallback : (allowed.parse ?? []);
  const pinged = new Set<string>();
  if (parse.includes("everyone") && /@everyone|@here/u.test(source)) pinged.add("everyone");
  for (const match of source.matchAll(/<@(!|&)?(\d+)>/gu)) {
    const [, mark, id = ""] = match;
    const role = mark === "&";
    if (parse.includes(role ? "roles" : "users") || (role ? allowed?.roles : allowed?.users)?.includes(id))
      pinged.add(id);
  }
  return [...pinged];
}
