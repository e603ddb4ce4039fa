/** Letters alike whatever their case and marks. */

/** ASCII alone: nothing to decompose. */
const PLAIN = /^[\u0000-\u007F]*$/;
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
};

/** Lower case without diacritics: `Łukasz` and `lukasz` fold to one form. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłıħ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
