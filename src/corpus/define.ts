/**
 * What the terms of a text stand for. Abbreviations in brackets by the algorithm of Schwartz and Hearst, "A simple
 * algorithm for identifying abbreviation definitions in biomedical text" (2003): the letters of the short form are
 * sought from right to left in the words before the bracket, its first letter at the beginning of a word. Besides, what a
 * paper calls its own work and explains at once: "We propose RMaxTS, a variant of …", and titles such as
 * "mHC: Manifold-Constrained Hyper-Connections".
 */

import { sentencesOf } from "./sentences.ts";

export interface FoundDefinition {
  /** As the text writes it, without a plural s: `MLA`, `LLM`. */
  readonly term: string;
  readonly expansion: string;
  /** The sentence that says so, exactly as it stands in the text. */
  readonly sentence: string;
}

/** The definitions a text gives, in its order, one for each term and expansion. Linear in the text, up to short windows. */
export function findDefinitions(text: string): FoundDefinition[] {
  const found = new Map<string, FoundDefinition>();
  const add = (term: string, expansion: string | undefined, sentence: string) => {
    if (expansion === undefined) return;
    const plain = singular(term, expansion);
    const key = `${plain}\0${expansion.toLowerCase()}`;
    if (!found.has(key)) found.set(key, { term: plain, expansion, sentence });
  };
  // A first line is a title, and no part of the first sentence.
  const title = text.indexOf("\n") + 1;
  const sentences = [text.slice(0, title), text.slice(title)].flatMap(sentencesOf);
  for (const sentence of sentences) {
    for (const { term, expansion } of bracketed(sentence)) add(term, expansion, sentence);
    for (const { term, expansion } of explained(sentence)) add(term, expansion, sentence);
  }
  const heading = /^(\S{2,12}): (\S.{4,120})$/.exec(text.split("\n")[0] ?? "");
  if (heading?.[1] !== undefined && isShortForm(heading[1]))
    add(heading[1], wholeMatch(heading[1], heading[2] ?? ""), heading[0]);
  return [...found.values()];
}

interface Pair {
  readonly term: string;
  readonly expansion: string | undefined;
}

function bracketed(sentence: string): Pair[] {
  const pairs: Pair[] = [];
  for (const match of sentence.matchAll(/[([]([^()[\]]{2,120})[)\]]/g)) {
    const inner =
      (match[1] ?? "")
        .split(/[;,]/)[0]
        ?.replace(/^(?:i\.e\.|e\.g\.|or|called|dubbed|termed)\s+/i, "")
        .trim() ?? "";
    const before = sentence.slice(0, match.index).trimEnd();
    if (isShortForm(inner)) pairs.push({ term: inner, expansion: longForm(inner, before) });
    else {
      // The other way round: `MLA (multi-head latent attention)`.
      const term = /(\S+)$/.exec(before)?.[1] ?? "";
      if (isShortForm(term)) pairs.push({ term, expansion: wholeMatch(term, inner) });
    }
  }
  return pairs;
}

const EXPLAINED =
  /\b(?:propose|present|introduce|develop|describe|release|call|via|named|termed|called|dubbed) (?:an? [\p{L}-]+(?: [\p{L}-]+){0,3}, )?([\p{Lu}\p{Ll}][\p{L}\p{N}.+-]*[\p{Lu}\p{N}][\p{L}\p{N}.+-]*|\p{Lu}\p{Ll}{3,})(?: \([^)]*\))?, ((?:an?|the) [^,.;:]{8,160})/gu;

function explained(sentence: string): Pair[] {
  return [...sentence.matchAll(EXPLAINED)].map((match) => {
    const term = match[1] ?? "";
    const phrase = match[2] ?? "";
    // "NSA, a Natively trainable Sparse Attention mechanism": when the letters fit, those words are the expansion.
    const fitting = isShortForm(term) ? prefixMatch(term, phrase.replace(/^(?:an?|the) /, "")) : undefined;
    return { term, expansion: fitting ?? phrase.trim() };
  });
}

/** Two to ten characters, at most two words, beginning with a letter or digit, with a capital in it. */
function isShortForm(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 10 &&
    /^[\p{L}\p{N}]/u.test(text) &&
    /\p{Lu}/u.test(text) &&
    !/\p{Lu}\p{Ll}{4,}$/u.test(text) &&
    text.split(" ").length <= 2 &&
    !/^(?:Fig|Eq|Sec|Tab|Ref|See)\b/.test(text)
  );
}

/**
 * The words before the bracket whose initials spell the short form, joining words left out or not: "International Olympiad
 * in Informatics (IOI)". Tried first, for the letters alone are content with "Informatics".
 */
function spelledOut(short: string, before: string): string | undefined {
  const letters = (short.toLowerCase().match(/[\p{L}\p{N}]/gu) ?? []).join("");
  if (letters.length < 3) return undefined;
  const words = before.split(/\s+/);
  for (let count = 2; count <= Math.min(words.length, letters.length * 2); count += 1) {
    const long = words
      .slice(-count)
      .join(" ")
      .replace(/^[("'“‘[]+/, "");
    const heads = initials(long);
    const meaning = initials(
      long.replace(/(?<=\s)(?:of|in|for|the|and|with|to|on|from|by|a|an)(?=\s)/g, " "),
    );
    if (heads === letters || meaning === letters) return long;
  }
  return undefined;
}

/** Schwartz and Hearst: at most min(n + 5, 2n) words before the bracket, for n letters. */
function longForm(short: string, before: string): string | undefined {
  const letters = [...short].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length;
  const words = before.split(/\s+/).slice(-Math.min(letters + 5, letters * 2));
  const window = words.join(" ");
  const spelled = spelledOut(short, before);
  if (spelled !== undefined) return spelled;
  let at = window.length - 1;
  for (let index = short.length - 1; index >= 0; index -= 1) {
    const letter = (short[index] ?? "").toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(letter)) continue;
    // The first letter has to begin a word.
    while (
      at >= 0 &&
      ((window[at] ?? "").toLowerCase() !== letter ||
        (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(window[at - 1] ?? "")))
    )
      at -= 1;
    if (at < 0) return undefined;
    at -= 1;
  }
  const start = window.lastIndexOf(" ", at + 1) + 1;
  const long = window.slice(start).replace(/^[("'“‘[]+|["'”’,;:]+$/g, "");
  const dense = long.split(/[\s-]+/).length <= Math.min(letters + 5, letters * 2);
  return long.length > short.length && dense && !long.split(/\s+/).includes(short) ? long : undefined;
}

/** The long form when it is all of `text`. */
function wholeMatch(short: string, text: string): string | undefined {
  const long = longForm(short, text);
  return long !== undefined && long.length >= text.trim().length - 1 ? long : undefined;
}

/** The shortest beginning of `text`, in whole words, that spells the short form. */
function prefixMatch(short: string, text: string): string | undefined {
  const words = text.split(/\s+/);
  for (let count = 2; count <= Math.min(words.length, short.length + 5); count += 1) {
    const long = wholeMatch(short, words.slice(0, count).join(" "));
    // Each letter at a word's beginning, or the match is by chance.
    if (
      long !== undefined &&
      initials(long).startsWith(short[0]?.toLowerCase() ?? "") &&
      coversInitials(short, long)
    )
      return long;
  }
  return undefined;
}

function initials(text: string): string {
  return text
    .split(/[\s-]+/)
    .map((word) => word[0]?.toLowerCase() ?? "")
    .join("");
}

function coversInitials(short: string, long: string): boolean {
  let at = 0;
  const heads = initials(long);
  for (const letter of short.toLowerCase()) {
    at = heads.indexOf(letter, at);
    if (at < 0) return false;
    at += 1;
  }
  return true;
}

/** `LLMs` for "large language models" is `LLM`. */
function singular(term: string, expansion: string): string {
  return /\p{Lu}s$/u.test(term) && /s$/.test(expansion) ? term.slice(0, -1) : term;
}
