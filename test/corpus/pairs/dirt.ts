/** What goes wrong with text on its way from a title page into a record. Every function takes clean text and returns damaged text. */

import type { Dice } from "./dice.ts";

const MISREAD = [
  ["rn", "m"],
  ["m", "rn"],
  ["l", "1"],
  ["o", "0"],
  ["cl", "d"],
  ["e", "c"],
  ["u", "ii"],
  ["fi", "ﬁ"],
  ["h", "b"],
  ["i", "l"],
] as const;

/** One letter dropped, doubled, swapped or changed somewhere inside a word of five letters or more. */
export function misspell(word: string, dice: Dice): string {
  if (word.length < 5) return word;
  const at = 1 + dice.below(word.length - 2);
  const [before, here, after] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  return dice.pick([
    before + after,
    before + here + here + after,
    before + (after[0] ?? "") + here + after.slice(1),
    before + dice.pick([..."aeiourstnl"]) + after,
  ]);
}

/** What optical reading makes of a word: shapes that look alike. */
export function misread(word: string, dice: Dice): string {
  const able = MISREAD.filter(([from]) => word.includes(from));
  if (able.length === 0) return word;
  const [from, to] = dice.pick(able);
  return word.replace(from, to);
}

/** Damages one of the words. */
export function oneWord(text: string, damage: (word: string, dice: Dice) => string, dice: Dice): string {
  const words = text.split(" ");
  const long = words.flatMap((word, index) => (word.length >= 4 ? [index] : []));
  if (long.length === 0) return text;
  const at = dice.pick(long);
  return words.map((word, index) => (index === at ? damage(word, dice) : word)).join(" ");
}

/** Two neighbouring words run together. */
export function runTogether(text: string, dice: Dice): string {
  const words = text.split(" ");
  if (words.length < 3) return text;
  const at = dice.below(words.length - 1);
  return [...words.slice(0, at), `${words[at] ?? ""}${words[at + 1] ?? ""}`, ...words.slice(at + 2)].join(
    " ",
  );
}

/** The last words cut off, with or without a sign of it. */
export function cutShort(text: string, dice: Dice): string {
  const words = text.split(" ");
  if (words.length < 5) return text;
  const kept = words.slice(0, Math.max(3, words.length - 1 - dice.below(4)));
  return `${kept.join(" ")}${dice.pick(["", "", "...", " …", " &hellip;"])}`;
}

/** Cut after a number of letters, in the middle of a word, as a narrow column does. */
export function cutAtColumn(text: string, dice: Dice): string {
  const at = Math.max(24, Math.floor(text.length * (0.6 + 0.35 * dice.next())));
  return at >= text.length ? text : text.slice(0, at);
}

/** What stands after the colon is left out, or what stands before it. */
export function withoutSubtitle(text: string, dice: Dice): string {
  const at = text.indexOf(": ");
  if (at < 0) return text;
  const [name, rest] = [text.slice(0, at), text.slice(at + 2)];
  return dice.chance(0.7) && name.split(" ").length >= 2 ? name : rest;
}

const ENTITIES: Readonly<Record<string, string>> = {
  é: "eacute",
  ü: "uuml",
  ö: "ouml",
  ä: "auml",
  ç: "ccedil",
  ø: "oslash",
  á: "aacute",
  í: "iacute",
  ê: "ecirc",
  è: "egrave",
  ã: "atilde",
};

/** Letters with marks as HTML entities, by name or number, sometimes with spaces around as tokenisers leave them. */
export function asEntities(text: string, dice: Dice): string {
  const [byName, spaced, tight] = [dice.chance(0.5), dice.chance(0.4), dice.chance(0.5)];
  return text.replaceAll(/[^\u0000-\u007F]/gu, (letter) => {
    const name = ENTITIES[letter];
    const written = byName && name !== undefined ? `&${name};` : `&#${letter.codePointAt(0) ?? 0};`;
    return spaced ? ` ${tight ? written : written.replace(";", " ;")} ` : written;
  });
}

/** Letters with marks read in another encoding: one or two wrong letters each. */
export function misdecoded(text: string, dice: Dice): string {
  const doubled = dice.chance(0.5);
  return text.replaceAll(/[^\u0000-\u007F]/gu, (letter) =>
    doubled
      ? [...new TextEncoder().encode(letter)].map((byte) => String.fromCharCode(byte)).join("")
      : String.fromCodePoint(0x430 + ((letter.codePointAt(0) ?? 0) % 32)),
  );
}

/** Letters with marks without them. */
export function plainLetters(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D");
}

/** Ü as UE and the like, as German libraries write. */
export function transliterated(text: string): string {
  return plainLetters(
    text
      .replaceAll("ü", "ue")
      .replaceAll("ö", "oe")
      .replaceAll("ä", "ae")
      .replaceAll("Ö", "Oe")
      .replaceAll("Å", "Aa")
      .replaceAll("ø", "oe")
      .replaceAll("Ø", "Oe"),
  );
}

/** Lower case with spaces around marks, as tokenised data sets have it. */
export function tokenised(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s*([,;:?!()"]|\.(?=\s|$)|'s\b)\s*/g, " $1 ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
