/** From text to words: the same analysis for papers and for questions. */

/** A piece of text between spaces: its parts (`DeepSeek-R1` has two), folded, and as written. */
export interface Word {
  /** Folded parts, in order: `["deepseek", "r1"]`. Never empty. */
  readonly parts: readonly string[];
  /** The parts with their capitals, for names written in camel case. */
  readonly written: readonly string[];
}

// Zero-width and soft characters are not seen by whoever pastes them, so they are not words' borders either.
// Nor are the marks of trade, which would become letters: ™ is TM.
const INVISIBLE = /\u034f|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff™®©℠]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const MARKS = /\p{M}+/gu;
const PLAIN = /^[\x20-\x7e\s]*$/;
const LATEX = /\\ell\b|\\[a-zA-Z]+|[$\\{}~^]|(?<=[a-zA-Z])_(?=[{\d])/g;

/** Folds compatibility forms, diacritics, dashes and LaTeX away; keeps the capitals. O(length). */
export function fold(text: string): string {
  let plain = text;
  if (!PLAIN.test(text)) {
    plain = text.replace(INVISIBLE, "").replace(DASHES, "-").normalize("NFKD").replace(MARKS, "");
    plain = plain.replace(/[ßøłđıœæ]/gi, (letter) => LETTERS[letter.toLowerCase()] ?? letter);
    plain = plain.replace(
      GREEK_LETTER,
      (letter) => GREEK[letter.toLowerCase().charCodeAt(0) - 0x3b1] ?? letter,
    );
  }
  if (plain.includes("$") || plain.includes("\\"))
    plain = plain.replace(LATEX, (found) =>
      found === "\\ell" ? "l" : found.startsWith("\\") ? (SYMBOL.exec(found)?.[1] ?? " ") : "",
    );
  return plain;
}

// Letters that Unicode does not decompose, though people type them plain.
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  œ: "oe",
  æ: "ae",
};

// A Greek letter alone is a symbol, which people spell out: TGF-beta for TGF-β. In a row they are Greek.
const GREEK_LETTER = /(?<!\p{Script=Greek})[Α-Ωα-ω](?!\p{Script=Greek})/gu;
export const GREEK: readonly string[] =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(
    " ",
  );

/** The same written in LaTeX. */
const SYMBOL = new RegExp(`^\\\\(${GREEK.join("|")})$`, "i");

const RUN =
  /(?:\d+(?:[.,]\d+)*|[\p{L}\p{N}])(?:\d+(?:\.\d+)*|[\p{L}\p{N}])*(?:[-_'’](?=[\p{L}\p{N}])(?:\d+(?:\.\d+)*|[\p{L}\p{N}])+)*/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const UNSPACED_RUN = new RegExp(`(${UNSPACED.source}+)`, "u");

/** Names of a family that share their letters: `BRCA1/2`, `Oct3/4`, `GPT-3/4`. */
const FAMILY = /(?<![\p{L}\p{N}])(\p{L}+-?)(\d{1,2})((?:\/\d{1,2})+)(?![\p{L}\p{N}])/gu;

/** Each of them with its letters: `BRCA1 BRCA2`. */
function spelledOut(text: string): string {
  if (!text.includes("/")) return text;
  return text.replace(FAMILY, (_, letters: string, first: string, others: string) =>
    [first, ...others.slice(1).split("/")].map((number) => letters + number).join(" "),
  );
}

/** Most of what stands between spaces. */
const PLAIN_WORD = /^[("]?([A-Za-z]+)[.,;:)"]*$/;

/** The one plain word that a piece of text is, as written, or undefined. */
export function plainWord(text: string): string | undefined {
  return PLAIN_WORD.exec(text)?.[1];
}

/** Splits text into words and words into parts. Scripts without spaces give overlapping pairs of characters. */
export function words(text: string): Word[] {
  const plain = plainWord(text);
  if (plain !== undefined) return [{ parts: [plain.toLowerCase()], written: [plain] }];
  const found: Word[] = [];
  for (const run of spelledOut(fold(text)).match(RUN) ?? []) {
    if (UNSPACED.test(run)) {
      for (const piece of run.split(UNSPACED_RUN))
        if (UNSPACED.test(piece))
          for (const pair of pairs(piece)) found.push({ parts: [pair], written: [pair] });
        else if (piece !== "") found.push(...words(piece));
      continue;
    }
    const written = run
      .split(/[-_]/)
      .flatMap(splitPart)
      .filter((part) => part !== "");
    if (written.length > 0) found.push({ parts: written.map((part) => part.toLowerCase()), written });
  }
  return found;
}

/** `model's` loses its ending, `1024x1024` is two numbers, `1,024` one. */
function splitPart(part: string): string[] {
  const bare = part.replace(/['’](s|S)?$|['’]/g, "").replace(/(?<=\d),(?=\d{3})/g, "");
  const size = /^(\d+)[xX×](\d+)$/.exec(bare);
  return size ? [size[1] ?? "", size[2] ?? ""] : bare.split(",");
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** Most names: nothing to fold, and no dots. */
const PLAIN_NAME = /^[\w\s,:;()'"/!?-]*$/;

/** Joined letters and digits of a text, a dot kept between digits: `DeepSeek-V3.2` -> `deepseekv3.2`. */
export function squash(text: string): string {
  if (PLAIN_NAME.test(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, "");
  return fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+|\.(?!\d)|(?<!\d)\./gu, "");
}

/** The humps of a camel-case word: `DeepSeekMoE` -> Deep, Seek, Mo, E; `LLaMA2` -> LLaMA, 2. */
export function humps(written: string): string[] {
  return written.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+(?:\.\d+)*|\p{L}+/gu) ?? [written];
}

/** True for a number or a version, which is never corrected: `2.5`, `v4`, `r1`, `67b`. */
export function isExact(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** A letter and digits, as versions of models are named: `r1`, `v3.2`. */
export function isVersion(word: string): boolean {
  return /^[a-z]\d+(\.\d+)*$/.test(word);
}

/** A year in which a paper may have appeared. */
export function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}
