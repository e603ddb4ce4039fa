/** The text of a record's field without what its way here left in it: markup, entities, letters read in a wrong encoding. */

import { readable } from "./text.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  mdash: "—",
  ndash: "–",
  szlig: "ß",
  oslash: "ø",
  aelig: "æ",
  aring: "å",
};

/** `&name;` and `&#number;`, also with the space before the semicolon that tokenisers leave. */
const ENTITY = /\s?&\s?(?:#(\d{2,6})|([A-Za-z]{2,8}))\s?;\s?/g;

/** Two or more bytes of UTF-8 read as Latin-1, in upper or, after lower-casing, lower case. */
const MISREAD_UTF8 = /[\u00C2-\u00C5\u00E2-\u00E5][\u0080-\u00BF]/g;

/** The field as people read it. Linear. */
export function plain(text: string): string {
  // Nearly all fields are plain already, and every field of every record passes here.
  if (/^[^&<\\$~{}`'\u0080-\uFFFF]*$/.test(text) && !text.includes("--")) return text;
  let out = text;
  if (out.includes("<")) out = out.replace(/<\/?[a-z][^<>]{0,40}>/gi, " ");
  if (out.includes("&")) out = out.replace(ENTITY, entity);
  if (/[\u0080-\u00BF]/.test(out))
    out = out.replace(MISREAD_UTF8, (pair) =>
      String.fromCharCode(((pair.charCodeAt(0) & 0xdf & 0x1f) << 6) | (pair.charCodeAt(1) & 0x3f)),
    );
  return readable(out);
}

function entity(whole: string, number: string | undefined, name: string | undefined): string {
  const letter = letterOf(number, name);
  if (letter === undefined) return " ";
  const [before, after] = [/^\s/.test(whole), /\s$/.test(whole)];
  // Spaces around a letter inside a word are the tokeniser's; a capital begins its word.
  if (after && (before || /\s;/.test(whole)) && /\p{L}/u.test(letter))
    return before && /\p{Lu}/u.test(letter) ? ` ${letter}` : letter;
  return `${before ? " " : ""}${letter}${after ? " " : ""}`;
}

function letterOf(number: string | undefined, name: string | undefined): string | undefined {
  if (number !== undefined) {
    const code = Number(number);
    return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  }
  const known = ENTITIES[(name ?? "").toLowerCase()];
  if (known !== undefined) return known;
  return /^([A-Za-z])(?:uml|acute|grave|circ|tilde|cedil|ring|caron|slash)$/.exec(name ?? "")?.[1];
}
