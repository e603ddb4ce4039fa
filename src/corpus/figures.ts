/** Figures in running text: how much, of what, exactly as it is written. */

export interface Figure {
  /** As it stands in the text: `671B`, `88.9%`, `14.8 trillion`. */
  readonly text: string;
  readonly value: number;
  /** What is counted, in lower case: `%`, `parameters`, `tokens`, `hours`, `times`; empty when the text does not say. */
  readonly of: string;
}

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  b: 1e9,
  t: 1e12,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};

/** A number that begins no longer one: versions (V1.5), dates and ids keep their digits to themselves. */
const NUMBER =
  /(?<![\p{L}\p{N}.,_])(?<name>[\p{L}][\p{L}\p{N}.]*(?:-[\p{L}\p{N}.]+)*-)?(?<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?<percent>\s?(?:%|percent\b))|(?<glued>[KMBT])(?![\p{L}\p{N}])|\s(?<word>thousand|million|billion|trillion)\b|(?<times>\s?(?:×|times\b))|(?![\p{L}\p{N}]))/giu;

/** How many words after a number may stand before what it counts: `8.1T high-quality and diverse tokens`. */
const REACH = 5;
/** Nouns in the plural that count nothing. */
const NOT_COUNTED = new Set([
  "is",
  "was",
  "has",
  "as",
  "its",
  "this",
  "thus",
  "across",
  "versus",
  "plus",
  "us",
]);

/**
 * Figures in the order of the text. What is counted is the first plural among the words that follow in the same clause; a
 * number with a B or T of its own counts parameters where nothing else is said, for so the sizes of models are written
 * (`DeepSeek 67B`). Plain numbers count only with such a noun. Linear in the text.
 */
export function figuresIn(text: string): readonly Figure[] {
  const found: Figure[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { name, digits = "", percent, glued, word, times } = match.groups ?? {};
    const scale = glued ?? word;
    // In one with a name, only a size is a figure: `V2-671B`, but not `GPT-4`.
    if (name !== undefined && glued === undefined) continue;
    const value =
      Number(digits.replaceAll(",", "")) * (scale === undefined ? 1 : (SCALES[scale.toLowerCase()] ?? 1));
    const written = match[0].slice(name?.length ?? 0).trim();
    if (percent !== undefined) found.push({ text: written, value, of: "%" });
    else if (times !== undefined) found.push({ text: written, value, of: "times" });
    else {
      const counted = name === undefined ? countedAfter(text.slice(match.index + match[0].length)) : "";
      const size = /^[BT]$/iu.test(glued ?? "") && (counted === "" || counted === "models");
      const of = size ? "parameters" : counted;
      if (of !== "" || scale !== undefined) found.push({ text: written, value, of });
    }
  }
  return found;
}

/** The first plural in the words after a number, within its clause and before the next number. */
function countedAfter(rest: string): string {
  const words = (/^[^.,;:()]*/u.exec(rest)?.[0] ?? "").trim().split(/\s+/u).slice(0, REACH);
  for (const word of words) {
    if (/^\d/u.test(word)) return "";
    if (/^\p{L}[\p{L}-]{2,}s$/u.test(word) && !NOT_COUNTED.has(word.toLowerCase())) return word.toLowerCase();
  }
  return "";
}
