/**
 * The inverted index with the weight of each stem in each paper worked out beforehand: BM25F (Robertson, Zaragoza,
 * Taylor, Simple BM25 extension to multiple weighted fields, 2004), without the idf, in one byte.
 */

import { AUTHORS, BREAK, FIELDS, type IndexArrays, STOP } from "./layout.ts";
import { doubled } from "./terms.ts";

/** By field, in the order of FIELDS: a word in the title says most about a paper; facts come from outside. */
const WEIGHT = [4, 1, 2.5, 0.5] as const;
/** How far a field's length counts: a long abstract says less per word than a short one, titles are alike. */
const LENGTH_NORM = [0.4, 0.6, 0.2, 0.2] as const;
/** Where more occurrences stop counting. */
const SATURATION = 1.8;
/** A paper is cited by its first author; there may be hundreds of others. */
const FIRST_AUTHOR = 1.5;
/** A piece of a name (`moe` in `DeepSeekMoE`) counts as this much of a word. */
const FORM_WEIGHT = 0.6;

type Text = Pick<IndexArrays, "stream" | "fields" | "stemOf" | "marks" | "forms">;

/**
 * One pass over the streams notes each stem of each paper; then they are sorted by stem, by counting. O(terms). `means`: the
 * mean lengths of the fields of a larger collection, beside which these papers are to be judged.
 */
export function postings(
  text: Text,
  means = meanLengths(text.fields),
): Pick<IndexArrays, "postings" | "impacts" | "peaks"> {
  const starts = new Uint32Array(text.stemOf.length + 1);
  const perWord = fieldFactors(text.fields, means);
  const weights = new Float32Array(text.stemOf.length);
  const papers = (text.fields.length - 1) / FIELDS.length;
  const ends = new Uint32Array(papers);
  let stems: Uint32Array = new Uint32Array(text.stream.length + 16);
  let count = 0;
  let noted: Uint8Array = new Uint8Array(stems.length);
  for (let paper = 0; paper < papers; paper++) {
    const found = weigh(text, paper, perWord, weights);
    if (count + found.length > stems.length) {
      stems = doubled(stems, Uint32Array);
      noted = doubled(noted, Uint8Array);
    }
    for (let i = 0; i < found.length; i++) {
      const stem = found[i] as number;
      const weight = weights[stem] as number;
      weights[stem] = 0;
      stems[count] = stem;
      noted[count++] = Math.max(1, Math.round((255 * weight) / (weight + SATURATION)));
      starts[stem + 1] = (starts[stem + 1] as number) + 1;
    }
    ends[paper] = count;
  }
  for (let stem = 0; stem < text.stemOf.length; stem++)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number);
  const values = new Uint32Array(count);
  const impacts = new Uint8Array(count);
  const peaks = new Uint8Array(text.stemOf.length);
  const next = starts.slice();
  for (let paper = 0, at = 0; paper < papers; paper++)
    for (; at < (ends[paper] as number); at++) {
      const stem = stems[at] as number;
      const to = next[stem] as number;
      next[stem] = to + 1;
      values[to] = paper;
      impacts[to] = noted[at] as number;
      if ((peaks[stem] as number) < (noted[at] as number)) peaks[stem] = noted[at] as number;
    }
  return { postings: { starts, values }, impacts, peaks };
}

/** By field, in the order of FIELDS: terms of a paper that has any. O(papers). */
export function meanLengths(fields: Uint32Array): readonly number[] {
  const total = FIELDS.map(() => 0);
  const count = FIELDS.map(() => 0);
  for (let i = 0; i + 1 < fields.length; i++) {
    const length = (fields[i + 1] as number) - (fields[i] as number);
    if (length === 0) continue;
    const field = i % FIELDS.length;
    total[field] = (total[field] ?? 0) + length;
    count[field] = (count[field] ?? 0) + 1;
  }
  return total.map((sum, field) => sum / Math.max(1, count[field] ?? 0) || 1);
}

/** By paper and field: what one occurrence adds, its field's weight over its length. */
function fieldFactors(fields: Uint32Array, means: readonly number[]): Float32Array {
  const factors = new Float32Array(fields.length - 1);
  for (let i = 0; i < factors.length; i++) {
    const field = (i % FIELDS.length) as 0 | 1 | 2 | 3;
    const length = (fields[i + 1] as number) - (fields[i] as number);
    factors[i] =
      WEIGHT[field] / (1 - LENGTH_NORM[field] + (LENGTH_NORM[field] * length) / (means[field] ?? 1));
  }
  return factors;
}

const seen: number[] = [];

/** The stems of a paper, with their summed weights left in `weights`, which the caller clears. */
function weigh(text: Text, paper: number, perWord: Float32Array, weights: Float32Array): readonly number[] {
  seen.length = 0;
  for (let field = 0; field < FIELDS.length; field++) {
    const i = paper * FIELDS.length + field;
    let factor = (perWord[i] as number) * (field === AUTHORS ? FIRST_AUTHOR : 1);
    for (let at = text.fields[i] as number; at < (text.fields[i + 1] as number); at++) {
      const term = text.stream[at] as number;
      // Small words are left out, but He and So are surnames as well.
      if (term === BREAK) factor = perWord[i] as number;
      if (((text.marks[term] as number) & STOP) !== 0 && (field !== AUTHORS || term === BREAK)) continue;
      const stem = text.stemOf[term] as number;
      if (weights[stem] === 0) seen.push(stem);
      weights[stem] = (weights[stem] as number) + factor;
      for (let f = text.forms.starts[term] as number; f < (text.forms.starts[term + 1] as number); f++) {
        const form = text.forms.values[f] as number;
        if (weights[form] === 0) seen.push(form);
        weights[form] = (weights[form] as number) + factor * FORM_WEIGHT;
      }
    }
  }
  return seen;
}
