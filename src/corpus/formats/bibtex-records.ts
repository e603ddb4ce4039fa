/**
 * Cuts BibTeX into records, line by line, and keeps its macros. A record that never closes is given up where the next one
 * begins, so it spoils nothing else. Macros are resolved here and bounded: `@string{b = a # a}` doubled thirty times would
 * grow to gigabytes in any parser that expands it.
 */

import type { Line } from "../import-lines.ts";

export interface BibtexRecord {
  /** `article`, in lower case. */
  readonly type: string;
  /** The whole record as it stands. */
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

export interface BrokenRecord {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

const START = /@\s*([A-Za-z]+)\s*[{(]/;
/** One record may be this long, in characters. */
const LONGEST = 512 * 1024;

/** Whether the line opens a BibTeX record. */
export function isBibtexStart(line: string): boolean {
  return /^\s*@\s*(?:article|inproceedings|conference|book|booklet|inbook|incollection|manual|mastersthesis|misc|phdthesis|proceedings|techreport|unpublished|online|report|thesis|string|preamble|comment|dataset|software|electronic|patent)\s*[{(]/i.test(
    line,
  );
}

/** Yields the records of a file. Memory is bounded by the longest record. */
export async function* bibtexRecords(
  lines: AsyncIterable<Line>,
): AsyncGenerator<BibtexRecord | BrokenRecord> {
  let open: { type: string; parts: string[]; line: number; depth: number; size: number } | undefined;
  let end = 0;
  for await (const { text, number, damage } of lines) {
    end = number;
    let rest = text;
    if (damage !== undefined) {
      yield { line: number, reason: damage, text };
      open = undefined;
      continue;
    }
    // A record that begins in column one while another is open: the other was never closed.
    if (open !== undefined && /^@/.test(text) && isBibtexStart(text)) {
      yield { line: open.line, reason: "the record is never closed", text: open.parts[0] ?? "" };
      open = undefined;
    }
    while (rest !== "") {
      if (open === undefined) {
        const found = START.exec(rest);
        if (found === null) break;
        open = { type: (found[1] ?? "").toLowerCase(), parts: [], line: number, depth: 0, size: 0 };
        rest = rest.slice(found.index);
      }
      const closed = closingOf(rest, open);
      const part = closed < 0 ? rest : rest.slice(0, closed + 1);
      open.parts.push(part);
      open.size += part.length + 1;
      if (open.size > LONGEST) {
        yield {
          line: open.line,
          reason: `the record is longer than ${LONGEST} characters`,
          text: open.parts[0] ?? "",
        };
        open = undefined;
        break;
      }
      if (closed < 0) break;
      yield { type: open.type, text: open.parts.join("\n"), line: open.line, endLine: number };
      open = undefined;
      rest = rest.slice(closed + 1);
    }
  }
  if (open !== undefined)
    yield {
      line: open.line,
      reason: `the record is never closed before the end of the file (line ${end})`,
      text: open.parts[0] ?? "",
    };
}

/** Index of the brace that closes the record, or -1; keeps the depth for the next line. */
function closingOf(text: string, open: { depth: number }): number {
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (character === "\\") index += 1;
    else if (character === "{" || (character === "(" && open.depth === 0)) open.depth += 1;
    else if (character === "}" || (character === ")" && open.depth === 1 && index === text.length - 1)) {
      open.depth -= 1;
      if (open.depth <= 0) return index;
    }
  }
  return -1;
}

/** What a macro may grow to, in characters. */
const LONGEST_MACRO = 10_000;

/** The macros of a file, resolved as they are defined. */
export class Macros {
  readonly #values = new Map<string, string>();

  /** Takes a `@string` record; a text says why it is refused. */
  define(record: string): string | undefined {
    const body = /^@\s*string\s*[{(]\s*([^\s=#{}(),"]+)\s*=\s*([\s\S]*)[})]\s*$/i.exec(record);
    const name = body?.[1];
    if (body === null || name === undefined) return "the macro cannot be read";
    let value = "";
    for (const token of (body[2] ?? "").matchAll(
      /"((?:[^"\\]|\\.)*)"|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s#"{}]+)/g,
    )) {
      const [, quoted, braced, reference] = token;
      value += quoted ?? braced ?? this.#values.get((reference ?? "").toLowerCase()) ?? reference ?? "";
      if (value.length <= LONGEST_MACRO) continue;
      // What uses it finds nothing rather than its name.
      this.#values.set(name.toLowerCase(), "");
      return `the macro ${name} grows beyond ${LONGEST_MACRO} characters`;
    }
    this.#values.set(name.toLowerCase(), value);
    return undefined;
  }

  /** Definitions of the macros that a record uses, to be put before it; undefined when they would grow too long in it. */
  usedBy(record: string): string | undefined {
    if (this.#values.size === 0) return "";
    const used = new Map<string, string>();
    let size = 0;
    for (const [word] of record.matchAll(/(?<=[=#]\s*)[A-Za-z][\w.:+/'-]*(?=\s*[#,})])/g)) {
      const value = this.#values.get(word.toLowerCase());
      if (value === undefined) continue;
      used.set(word, value);
      size += value.length;
      if (size > LONGEST) return undefined;
    }
    // Values were resolved from balanced text, so braces around them stay balanced.
    return [...used].map(([name, value]) => `@string{${name} = {${value}}}\n`).join("");
  }
}
