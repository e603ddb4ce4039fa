/** The names a paper goes by, derived from its own words. Nothing here knows any paper. */

import type { SourcePaper } from "../source.ts";
import { isFunctionWord, PAPER_WORDS } from "./smallwords.ts";
import { fold, humps, squash, words } from "./text.ts";

/** How sure a name is, 0..255. Whole names beat parts of names, and those beat what others say. */
const STRENGTH = {
  title: 255,
  nickname: 250,
  /** Times the share of the nickname that the part makes up. */
  part: 200,
  coined: 48,
  acronym: 45,
  initials: 40,
  fact: 49,
};

/** From here on the name is the paper's own or a part of it, and counts like a word of the title. */
export const OWN_NAME = 50 / 255;

/** Up to here a name is not written anywhere in the paper. */
export const INITIALS = STRENGTH.initials / 255;

/** Found as a name, too, so that it can be completed while it is typed. */
const ARXIV_ID = /^\d{4}\.\d{4,5}$/;

const WORDS = /[\p{L}\p{N}]+/gu;

/** Tells `found` each name, squashed, and its strength; one name may come twice. */
export function findAliases(paper: SourcePaper, found: (name: string, strength: number) => void): void {
  const add = (name: string, strength: number): void => {
    const key = squash(name);
    if (key.length > 1 && !isFunctionWord(key)) found(key, strength);
  };
  add(paper.title, STRENGTH.title);
  add(paper.id, STRENGTH.title);
  for (const key of paper.keys ?? []) if (ARXIV_ID.test(key)) add(key, STRENGTH.title);
  const nickname = paper.nickname ?? nicknameOf(paper.title);
  if (nickname !== undefined) addNickname(nickname, add);
  for (const initials of initialsOf(paper.title)) add(initials, STRENGTH.initials);
  for (const acronym of acronymsOf(`${paper.title}. ${paper.abstract ?? ""}`)) add(acronym, STRENGTH.acronym);
  for (const name of coinedNames(paper.abstract ?? "")) add(name, STRENGTH.coined);
  for (const name of paper.facts?.nicknames ?? []) add(withoutSmallWords(name), STRENGTH.fact);
}

/** What stands before the colon when it is short, or a leading word that looks like a name. */
export function nicknameOf(title: string): string | undefined {
  const before = /^([^:]{2,60}?)\s*(?::|\s[-–—]\s)/.exec(title)?.[1];
  if (before !== undefined && before.split(/\s+/).length <= 6) return before;
  const first = /^\S+/.exec(title)?.[0] ?? "";
  return isName(first) ? first : undefined;
}

/** Capitals or digits inside a word make it a name: `RMaxTS`, `GPT-4`, `mHC`; but not `Native` or `open-source`. */
export function isName(word: string): boolean {
  return /\p{L}/u.test(word) && /\p{L}[^\s]*[\p{Lu}\d]/u.test(word);
}

function addNickname(nickname: string, add: (name: string, strength: number) => void): void {
  add(nickname, STRENGTH.nickname);
  const parts = words(nickname).flatMap((word) => word.written);
  const spaced = fold(nickname).trim().split(/\s+/).length;
  for (let from = 0; from < parts.length; from++)
    for (let to = from + 1; to <= parts.length; to++) {
      if (to - from === parts.length) continue;
      // Of a name written as one word any run of parts is a name; of several words only what looks like one.
      const named = spaced === 1 || parts.slice(from, to).some(isName);
      const single = to - from === 1 && !/\p{L}/u.test(parts[from] ?? "");
      const share = (to - from) / parts.length;
      const atEnd = to === parts.length ? 1 : 0.8;
      if (named && !single) add(parts.slice(from, to).join(""), STRENGTH.part * share * atEnd);
    }
  const first = humps(parts[0] ?? "");
  if (first.length > 1) {
    const initials = first
      .slice(0, 2)
      .map((hump) => hump[0])
      .join("");
    if (parts.length > 1) add(initials + parts.slice(1).join(""), STRENGTH.part * 0.5);
    if (first.length > 2)
      add(initials + first.slice(2).join("") + parts.slice(1).join(""), STRENGTH.part * 0.5);
    if (first.length > 2) add(first.slice(2).join(""), STRENGTH.part * 0.4);
  }
  const content = parts.filter((part) => !isFunctionWord(part));
  if (content.length > 2) add(content.map((part) => part[0]).join(""), STRENGTH.initials);
}

/** Initials of what a title speaks of, between its small words: `GCN` for `... with Graph Convolutional Networks`. */
function initialsOf(title: string): string[] {
  const found: string[] = [];
  let initials = "";
  const end = (): void => {
    if (initials.length >= 3 && initials.length <= 6) found.push(initials);
    initials = "";
  };
  for (const phrase of fold(title).split(/[:;,.?!()]|\s[-–—]\s/)) {
    for (const word of phrase.match(WORDS) ?? [])
      if (isFunctionWord(word)) end();
      else initials += word[0];
    end();
  }
  return found;
}

const IN_BRACKETS = /\(([A-Za-z][A-Za-z0-9-]{1,9}?)s?\)/g;

/** Acronyms that the text itself spells out: `Multi-head Latent Attention (MLA)`. */
function acronymsOf(text: string): string[] {
  const found: string[] = [];
  if (text.search(IN_BRACKETS) < 0) return found; // matchAll makes an expression of its own for each text
  for (const match of text.matchAll(IN_BRACKETS)) {
    const acronym = match[1] ?? "";
    if (!/[A-Z]/.test(acronym.slice(-1) + acronym.slice(1))) continue;
    const before = text.slice(Math.max(0, match.index - 120), match.index).match(WORDS) ?? [];
    if (
      spells(
        before.slice(-acronym.length - 4).map((word) => word.toLowerCase()),
        acronym.toLowerCase(),
      )
    )
      found.push(acronym);
  }
  return found;
}

/** Letters of the acronym, from the last, are found in the words before it, the first one opening a word. */
function spells(before: readonly string[], acronym: string): boolean {
  let word = before.length - 1;
  for (let i = acronym.length - 1; i >= 0; i--) {
    while (word >= 0 && !(before[word] ?? "").includes(acronym[i] ?? "")) word--;
    if (word < 0) return false;
    if ((before[word] ?? "").startsWith(acronym[i] ?? "")) word--;
  }
  return true;
}

const COINS =
  /\b(?:introduc|present|propos|develop|call|nam|dubb|term|instantiated via|is)(?:e[ds]?|es|ed|ing|s)?\s+(?:the\s+|an?\s+)?(?:[a-z]+\s)?[A-Z][\w.+-]*\w/g;

/** Names given in words like "we propose RMaxTS". */
function coinedNames(text: string): string[] {
  return (text.match(COINS) ?? [])
    .map((found) => /\S+$/.exec(found)?.[0] ?? "")
    .filter((name) => isName(name) || name.length > 4);
}

/** `the nature paper` is asked for as `nature`, so that is how it is kept. */
function withoutSmallWords(name: string): string {
  const kept = words(name).filter((word) => {
    const only = word.parts.length === 1 ? word.parts[0] : undefined;
    return only === undefined || !(isFunctionWord(only) || PAPER_WORDS.has(only) || only === "one");
  });
  return kept.map((word) => word.parts.join("")).join(" ");
}
