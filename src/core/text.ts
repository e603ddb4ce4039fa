/** Cutting and cleaning text without breaking what people read as one sign. */

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const sentenceSegments = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Control characters, and the marks that reorder text (Unicode TR 9: embeddings, overrides, isolates),
 * which could make a title look like something else. Line feeds stay.
 */
const HIDDEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Untrusted text with everything invisible taken out and lone surrogates replaced. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\t/g, (found) => (found === "\t" ? " " : "\n"))
    .replace(HIDDEN, "");
}

/**
 * At most `max` UTF-16 units, ending with an ellipsis when something was cut; never inside a grapheme, and at
 * a space when one is near. `max` is at least 1.
 */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  const space = text.lastIndexOf(" ", end);
  if (space > end * 0.8) end = space;
  return `${text.slice(0, end).trimEnd()}…`;
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|et al|vs|cf|Fig|Eq|Sec|No|resp|approx|[A-Z])\.)\s*$/u;

/** The sentences of a text, trimmed. Abbreviations such as "e.g." and initials do not end one. */
export function sentences(text: string): readonly string[] {
  const found: string[] = [];
  let open = "";
  for (const { segment } of sentenceSegments.segment(text)) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    if (open.trim() !== "") found.push(open.trim());
    open = "";
  }
  if (open.trim() !== "") found.push(open.trim());
  return found;
}

/** `1 paper`, `17 papers`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString("en-GB")} ${amount === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(items: readonly string[], joiner = "and"): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${joiner} ${items.at(-1)}`;
}
