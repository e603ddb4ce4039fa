/** Sentences of an abstract, cut so that abbreviations, initials and figures stay whole. */

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|et al|etc|cf|vs|resp|approx|fig|figs|eq|eqs|sec|ref|refs|no|dr|prof|mr|ms|st|[A-Z])\.$/i;

/** The sentences of a text, exactly as they stand in it. Linear in the text. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["'”’)\]]*(?=\s+["'“‘([]?[\p{Lu}\p{N}$])|\n{2,}/gu)) {
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end).trim();
    if (match[0].startsWith(".") && ABBREVIATION.test(sentence.slice(-12))) continue;
    if (sentence !== "") sentences.push(sentence);
    start = end;
  }
  const rest = text.slice(start).trim();
  if (rest !== "") sentences.push(rest);
  return sentences;
}
