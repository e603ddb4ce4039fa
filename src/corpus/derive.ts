/** A name for a paper whose title nobody gives, made from its abstract and saying so. */

import { cleanLine } from "./text.ts";

/** How a paper introduces what it is about: "We present DeepSeek-VL, an open-source …". */
const PRESENTS =
  /(?:^|[.!?] )(?:In this (?:paper|work|report), )?[Ww]e (?:present|introduce|propose|release|describe|develop) (\p{Lu}[\p{L}\p{N}.+-]*(?: (?:\p{Lu}|\p{N})[\p{L}\p{N}.+-]*){0,2})(?: \([^)]*\))?, (?:an?|the|our) /u;

/**
 * The name the abstract gives to its own subject in its first two sentences, or else its first words in quotes. Never the
 * name of another model the abstract merely mentions: only what "we present" is taken. Without an abstract the id stands for the paper.
 */
export function deriveTitle(abstract: string | undefined, id?: string): string {
  if (abstract === undefined) return id === undefined ? "Untitled paper" : `Untitled paper: ${id}`;
  const text = cleanLine(abstract);
  const own = ownNameIn(text);
  if (own !== undefined) return `${own} (title derived from the abstract)`;
  const words = text
    .split(" ")
    .slice(0, 6)
    .join(" ")
    .replace(/[,;:.]$/, "");
  return `Untitled paper: “${words} …”`;
}

/** The name that an abstract gives to its own subject in its first two sentences: "We present DeepSeek-VL, an …". */
export function ownNameIn(abstract: string): string | undefined {
  const opening = cleanLine(abstract)
    .split(/(?<=[.!?]) (?=\p{Lu})/u)
    .slice(0, 2)
    .join(" ");
  return PRESENTS.exec(opening)?.[1];
}

/** The part of a derived title that names the paper, for its id. */
export function derivedName(title: string): string {
  return (
    /“(.*) …”$/.exec(title)?.[1] ??
    /^Untitled paper: (.*)$/.exec(title)?.[1] ??
    title.replace(/ \(title derived from the abstract\)$/, "")
  );
}
