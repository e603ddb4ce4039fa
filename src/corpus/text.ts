/** Text clean-up shared by the parsers and by identity: white space, Unicode forms, keys for comparing. */

import { fold } from "../core/fold.ts";
import { readLatex } from "./latex.ts";

export { fold };

/** Soft hyphens, zero-width characters and direction marks: invisible, and they break comparing. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Anything that is not plain ASCII with single spaces inside. */
const UNCLEAN = /[^ -~]|^ | $| {2}/;

/** One line of clean text: NFC, no invisible or control characters, single ordinary spaces, trimmed. */
export function cleanLine(text: string): string {
  // Nearly all text is clean already, and this is asked of every field of every record.
  if (!UNCLEAN.test(text)) return text;
  return text.normalize("NFC").replace(CONTROL, " ").replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
}

/** Text as people read it: LaTeX resolved, then cleaned. `$63.5\%$` becomes `63.5%`. */
export function readable(text: string): string {
  return cleanLine(readLatex(cleanLine(text)));
}

/** ASCII alone: nothing to decompose. */
const PLAIN = /^[\u0000-\u007F]*$/;

/** The words of a text, folded: runs of letters and digits. Linear in the text. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded.match(PLAIN.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** A title for comparing: folded words with single spaces, `&` read as "and". */
export function titleKey(title: string): string {
  return wordsOf(title.replaceAll("&", " and ")).join(" ");
}

/** `Pei, Tian` and ` Pei,  Tian` become `Tian Pei`; a name without one comma stays as it is. */
export function nameInOrder(name: string): string {
  const parts = cleanLine(name).split(/\s*,\s*/);
  const [family, given, third] = parts;
  if (family === undefined || given === undefined || family === "" || given === "" || parts.length > 3)
    return cleanLine(name);
  const isSuffix = (part: string) => /^(?:jr|sr|[iv]+)\.?$/i.test(part);
  if (third === undefined || third === "")
    return isSuffix(given) ? `${family} ${given}` : `${given} ${family}`;
  // Both `King, Martin, Jr.` and BibTeX's `King, Jr., Martin` are met.
  return isSuffix(given) ? `${third} ${family} ${given}` : `${given} ${family} ${third}`;
}
