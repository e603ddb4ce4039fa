/**
 * Facts about papers that the documents do not hold (`seeds/facts.json`). They stand apart under `paper.facts`, each with
 * where it was seen, and never overwrite a document. Only a paper without a title takes its title and arXiv id from them.
 */

import * as z from "zod";
import type { PaperFacts } from "../core/paper.ts";
import { ownNameIn } from "./derive.ts";
import { nicknameOf } from "./slug.ts";
import { titleKey, wordsOf } from "./text.ts";

/** Each fact is a value, where it was seen, and perhaps how sure; null means looked for and not found. */
const fact = <Value extends z.ZodType>(value: Value) =>
  z.looseObject({ value: value.nullable(), source: z.array(z.string()).default([]) }).optional();

const names = z.array(z.string());

const schema = z.object({
  papers: z.array(
    z.looseObject({
      id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
      official_title: fact(z.string()),
      arxiv_id: fact(z.string()),
      first_submitted: fact(z.iso.date()),
      primary_category: fact(z.string()),
      authors: fact(
        z.looseObject({
          count: z.number().int().nullish(),
          all: names.nullish(),
          first: names.nullish(),
          also: names.nullish(),
        }),
      ),
      code: fact(z.string()),
      huggingface: fact(z.array(z.string())),
      venue: fact(z.string()),
      nicknames: z.array(z.string()).default([]),
    }),
  ),
});

/** All authors where a source lists them, otherwise the first ones and those known beside them. */
function knownAuthors(
  authors: { all?: Names; first?: Names; also?: Names } | null | undefined,
): readonly string[] | undefined {
  const known = authors?.all ?? [...(authors?.first ?? []), ...(authors?.also ?? [])];
  return known.length === 0 ? undefined : known;
}

type Names = readonly string[] | null | undefined;

/** The facts about one paper and the id they give it. */
export interface FactsOfPaper {
  readonly id: string;
  readonly facts: PaperFacts;
}

/** Reads a facts file. Throws an Error whose message says which field is wrong. */
export function parseFacts(text: string): readonly FactsOfPaper[] {
  const read = schema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(z.prettifyError(read.error));
  return read.data.papers.map((paper) => {
    const sources: Record<string, readonly string[]> = {};
    const facts: { -readonly [Name in keyof PaperFacts]: PaperFacts[Name] } = { sources };
    const take = <Name extends Exclude<keyof PaperFacts, "sources">>(
      name: Name,
      value: PaperFacts[Name] | null,
      source: readonly string[] | undefined,
    ) => {
      if (value === null || value === undefined) return;
      facts[name] = value;
      if (source !== undefined && source.length > 0) sources[name] = source;
    };
    take("officialTitle", paper.official_title?.value, paper.official_title?.source);
    take("arxivId", paper.arxiv_id?.value, paper.arxiv_id?.source);
    take("submitted", paper.first_submitted?.value, paper.first_submitted?.source);
    take("primaryCategory", paper.primary_category?.value, paper.primary_category?.source);
    take("authors", knownAuthors(paper.authors?.value), paper.authors?.source);
    take(
      "authorCount",
      paper.authors?.value?.count ?? paper.authors?.value?.all?.length,
      paper.authors?.source,
    );
    take("codeUrl", paper.code?.value, paper.code?.source);
    take("modelUrls", paper.huggingface?.value?.map(modelUrl), paper.huggingface?.source);
    take("venue", paper.venue?.value, paper.venue?.source);
    take(
      "doi",
      /\bdoi:? ?(10\.\d{4,9}\/[^\s;,]+)/i.exec(paper.venue?.value ?? "")?.[1]?.toLowerCase(),
      paper.venue?.source,
    );
    if (paper.nicknames.length > 0) facts.nicknames = paper.nicknames;
    return { id: paper.id, facts };
  });
}

function modelUrl(name: string): string {
  const path = /^[\w.-]+\/[\w.-]+/.exec(name)?.[0] ?? name;
  return `https://huggingface.co/${/\(dataset\)/i.test(name) ? "datasets/" : ""}${path}`;
}

/** What the matching needs to know of a paper. */
export interface Described {
  readonly title?: string;
  readonly abstract?: string;
  readonly arxivId?: string;
}

/** Share of the title's telling words that the abstract must hold, and by how much it must lead the next best facts. */
const COVERED = 0.6;
const LEAD = 0.15;
/** A title with fewer words of four letters or more is matched by id, title or name only. */
const TELLING = 4;

/**
 * Which facts belong to which paper, by position: the same arXiv id or title; for a paper without a title, the facts with the
 * name that its abstract gives to its subject, else those whose title words it holds best, if that is clear. No facts are given to two papers.
 */
export function matchFacts(
  papers: readonly Described[],
  all: readonly FactsOfPaper[],
): (FactsOfPaper | undefined)[] {
  const byTitle = new Map(all.map((facts) => [titleKey(facts.facts.officialTitle ?? ""), facts]));
  const byArxiv = new Map(
    all.flatMap((facts) => (facts.facts.arxivId === undefined ? [] : [[facts.facts.arxivId, facts]])),
  );
  const matched = papers.map(
    ({ title, arxivId }) =>
      (arxivId === undefined ? undefined : byArxiv.get(arxivId)) ??
      (title === undefined ? undefined : byTitle.get(titleKey(title))),
  );
  // What an abstract says it presents is the paper's own name.
  for (const [index, { title, abstract }] of papers.entries()) {
    if (matched[index] !== undefined || title !== undefined || abstract === undefined) continue;
    const name = ownNameIn(abstract);
    if (name === undefined) continue;
    const named = all.filter(
      ({ facts }) => titleKey(nicknameOf(facts.officialTitle ?? "") ?? "") === titleKey(name),
    );
    if (named.length === 1 && !matched.includes(named[0])) matched[index] = named[0];
  }
  const left = all.filter((facts) => !matched.includes(facts) && facts.facts.officialTitle !== undefined);
  const weigh = idf(all.map((facts) => wordsOf(facts.facts.officialTitle ?? "")));
  const claims = papers.map((paper, index) =>
    matched[index] === undefined && paper.title === undefined && paper.abstract !== undefined
      ? bestFacts(paper.abstract, left, weigh)
      : undefined,
  );
  // Two abstracts that fit the same facts: the one that fits clearly better has them, or neither.
  return papers.map((_, index) => {
    const claim = claims[index];
    if (claim === undefined) return matched[index];
    const rivals = claims.filter((other, at) => at !== index && other?.facts === claim.facts);
    return rivals.every((other) => other !== undefined && claim.covered - other.covered >= LEAD / 2)
      ? claim.facts
      : undefined;
  });
}

interface Fit {
  readonly facts: FactsOfPaper;
  /** Share of the weight of the title's words that the abstract holds. */
  readonly covered: number;
}

function bestFacts(
  abstract: string,
  all: readonly FactsOfPaper[],
  weigh: (word: string) => number,
): Fit | undefined {
  const held = new Set(wordsOf(abstract).map(stem));
  const ranked = all
    .map((facts) => {
      // Word parts of the name count too: "DeepSeek-VL" is deepseek and vl.
      const words = [...new Set(wordsOf(facts.facts.officialTitle ?? ""))];
      const total = words.reduce((sum, word) => sum + weigh(word), 0);
      const found = words.reduce((sum, word) => sum + (held.has(stem(word)) ? weigh(word) : 0), 0);
      // A title of a few common words is held by half of all abstracts.
      const telling = words.filter((word) => word.length > 3).length >= TELLING;
      return { facts, covered: telling ? found / total : 0 };
    })
    .sort((a, b) => b.covered - a.covered);
  const [best, second] = ranked;
  if (best === undefined || best.covered < COVERED || best.covered - (second?.covered ?? 0) < LEAD)
    return undefined;
  return best;
}

/** `advancing`, `advancement` and `proving`, `proved` share their beginning. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ements?|ations?|ings?|ed|es|s)$/, "") : word;
}

function idf(titles: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const words of titles)
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + titles.length / (counts.get(word) ?? 1));
}
