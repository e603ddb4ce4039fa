/** Questions that compare: which is largest, the highest score on something. Answered by the figures that abstracts give. */

import type { Corpus } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import { type Figure, figuresIn } from "./figures.ts";
import { sentencesOf } from "./sentences.ts";

export interface Compared {
  readonly paper: Paper;
  readonly figure: Figure;
  /** The sentence that gives it, exactly as it stands in the abstract. */
  readonly sentence: string;
}

export interface Comparison {
  /** The word that asks for it: `largest`. */
  readonly asked: string;
  /** What is compared: `parameters`, `%`. */
  readonly of: string;
  /** One for each paper, that which was asked for first. */
  readonly papers: readonly Compared[];
}

const MOST = "largest biggest most highest greatest longest best".split(" ");
const LEAST = "smallest fewest least lowest shortest".split(" ");
/** Words that carry a question and no subject. */
const AROUND = new Set(
  "which what who whose is are was has have had the a an of on in at by for with to and model models paper papers one does did do it all them these many much size sized score scores result results number value figure performance reported window windows length input inputs achieved among".split(
    " ",
  ),
);
/** What is meant when a question names a thing by another word. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["parameter", "parameters"],
  ["params", "parameters"],
  ["accuracy", "%"],
  ["ratio", "%"],
  ["rate", "%"],
  ["percent", "%"],
  ["percentage", "%"],
  ["token", "tokens"],
  ["hour", "hours"],
  ["gpu", "hours"],
  ["speedup", "times"],
  ["language", "languages"],
]);
const MEASURES: ReadonlySet<string> = new Set(MEANT.values());
const measureNamed = (word: string): string => MEANT.get(word) ?? word;

/** Papers looked at: all of a small collection, else those that the subject finds. */
const READ_ALL = 500;
const READ = 200;

/** The comparison a question asks for; undefined when it asks for none or no abstract gives such a figure. */
export async function comparisonFor(
  question: string,
  corpus: Corpus,
  limit = 3,
): Promise<Comparison | undefined> {
  const words = question.toLowerCase().match(/[\p{L}\p{N}%][\p{L}\p{N}.%-]*/gu) ?? [];
  const asked = words.find((word) => MOST.includes(word) || LEAST.includes(word));
  if (asked === undefined) return undefined;
  const said = words.filter((word) => word !== asked && !AROUND.has(word));
  const named = said.map(measureNamed).find((word) => MEASURES.has(word));
  const subject = said.filter((word) => measureNamed(word) !== named);
  const of = named ?? measureOf(asked, subject);
  const down = LEAST.includes(asked) ? 1 : -1;
  const papers = (await papersFor(subject, of, corpus))
    .flatMap((paper) => best(paper, of, subject, down) ?? [])
    .sort((a, b) => down * (a.figure.value - b.figure.value) || (a.paper.id < b.paper.id ? -1 : 1))
    .slice(0, limit);
  return papers.length === 0 ? undefined : { asked, of, papers };
}

/** What is compared when the question names no measure: sizes are told in parameters, lengths in tokens, scores in percent. */
function measureOf(asked: string, subject: readonly string[]): string {
  if (/^(?:longest|shortest)$/u.test(asked)) return "tokens";
  return subject.length > 0 && !/^(?:largest|biggest|smallest)$/u.test(asked) ? "%" : "parameters";
}

async function papersFor(subject: readonly string[], of: string, corpus: Corpus): Promise<readonly Paper[]> {
  if (corpus.size <= READ_ALL) return corpus.papers;
  const words = subject.length > 0 ? subject.join(" ") : of;
  const { hits } = await corpus.search(words, READ);
  return hits.map(({ paper }) => paper);
}

/** The figure of a paper that counts: the most or least of those in sentences that speak of the whole subject. */
function best(paper: Paper, of: string, subject: readonly string[], down: 1 | -1): Compared | undefined {
  const found: Compared[] = [];
  for (const sentence of sentencesOf(paper.abstract ?? "")) {
    // A percentage says little alone; a size is the paper's, whichever sentence gives it.
    const within = of === "%" ? sentence : `${paper.nickname ?? ""} ${paper.title} ${sentence}`;
    if (!subject.every((word) => says(within, word))) continue;
    for (const figure of figuresIn(sentence))
      if (measures(figure, of)) found.push({ paper, figure, sentence });
  }
  return found.sort((a, b) => down * (a.figure.value - b.figure.value))[0];
}

/** A length in thousands is one in tokens, also where the sentence does not repeat the word: `from 16K to 128K`. */
const measures = (figure: Figure, of: string): boolean =>
  figure.of === of || (of === "tokens" && figure.of === "" && /k$/iu.test(figure.text));

/** A word or a form of it, as a word of its own: MATH is not in DeepSeekMath, but `proving` stands for `prover`. */
function says(text: string, word: string): boolean {
  const kept = word.length > 6 ? word.slice(0, Math.max(5, word.length - 3)) : word;
  const ending = word.length > 6 ? "" : "s?(?![\\p{L}\\p{N}])";
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(kept)}${ending}`, "iu").test(text);
}
