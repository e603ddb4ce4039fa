/**
 * The inverted index with the weight of each stem in each paper worked out beforehand: BM25F (Robertson, Zaragoza,
 * Taylor, Simple BM25 extension to multiple weighted fields, 2004), without the idf, in one byte.
 */

import { Numbers, uint8, uint32 } from "../text/numbers.ts";
import { AUTHORS, addUp, BREAK, FIELDS, type IndexArrays, STOP } from "./layout.ts";

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

/** Bits beside the stem of a term, for one look into memory. */
const IS_STOP = 1;
const HAS_FORMS = 2;

/**
 * One pass over the streams notes each stem of each paper; then they are sorted by stem, by counting. O(terms). `means`: the
 * mean lengths of the fields of a larger collection, beside which these papers are to be judged.
 */
export function postings(
  text: Text,
  means = meanLengths(text.fields),
): Pick<IndexArrays, "postings" | "impacts" | "peaks"> {
  const terms = text.stemOf.length;
  const papers = (text.fields.length - 1) / FIELDS.length;
  const perWord = fieldFactors(text.fields, means);
  const stemBits = stemsWithBits(text);
  const weights = new Float32Array(terms);
  const starts = uint32(terms + 1);
  const ends = uint32(papers);
  const stems = new Numbers();
  const noted = new Numbers();
  for (let paper = 0; paper < papers; paper++) {
    weigh(text, stemBits, paper, perWord, weights, stems);
    for (let at = noted.length; at < stems.length; at++) {
      const stem = stems.at(at);
      const weight = weights[stem] as number;
      weights[stem] = 0;
      noted.push(Math.max(1, Math.round((255 * weight) / (weight + SATURATION))));
      starts[stem + 1] = (starts[stem + 1] as number) + 1;
    }
    ends[paper] = stems.length;
  }
  addUp(starts);
  const values = uint32(stems.length);
  const impacts = uint8(stems.length);
  const peaks = uint8(terms);
  const next = starts.slice();
  for (let paper = 0, at = 0; paper < papers; paper++)
    for (; at < (ends[paper] as number); at++) {
      const stem = stems.at(at);
      const to = next[stem] as number;
      next[stem] = to + 1;
      values[to] = paper;
      impacts[to] = noted.at(at);
    }
  for (let stem = 0, at = 0; stem < terms; stem++)
    for (; at < (starts[stem + 1] as number); at++)
      if ((peaks[stem] as number) < (impacts[at] as number)) peaks[stem] = impacts[at] as number;
  return { postings: { starts, values }, impacts, peaks };
}

/** By term: its stem, times four, and bits. */
function stemsWithBits({ stemOf, marks, forms }: Text): Uint32Array {
  const all = uint32(stemOf.length);
  for (let term = 0; term < all.length; term++) {
    const isStop = ((marks[term] as number) & STOP) !== 0;
    const hasForms = forms.starts[term] !== forms.starts[term + 1];
    all[term] = (stemOf[term] as number) * 4 + (isStop ? IS_STOP : 0) + (hasForms ? HAS_FORMS : 0);
  }
  return all;
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

/** Appends the stems of a paper; their summed weights are left in `weights`, which the caller clears. */
function weigh(
  { stream, fields, forms }: Text,
  stemBits: Uint32Array,
  paper: number,
  perWord: Float32Array,
  weights: Float32Array,
  stems: Numbers,
): void {
  for (let field = 0; field < FIELDS.length; field++) {
    const i = paper * FIELDS.length + field;
    const to = fields[i + 1] as number;
    let factor = (perWord[i] as number) * (field === AUTHORS ? FIRST_AUTHOR : 1);
    for (let at = fields[i] as number; at < to; at++) {
      const term = stream[at] as number;
      const bits = stemBits[term] as number;
      // Small words are left out, but He and So are surnames as well.
      if (term === BREAK) factor = perWord[i] as number;
      if ((bits & IS_STOP) !== 0 && (field !== AUTHORS || term === BREAK)) continue;
      const stem = bits >>> 2;
      if (weights[stem] === 0) stems.push(stem);
      weights[stem] = (weights[stem] as number) + factor;
      if ((bits & HAS_FORMS) === 0) continue;
      for (let f = forms.starts[term] as number; f < (forms.starts[term + 1] as number); f++) {
        const form = forms.values[f] as number;
        if (weights[form] === 0) stems.push(form);
        weights[form] = (weights[form] as number) + factor * FORM_WEIGHT;
      }
    }
  }
}
