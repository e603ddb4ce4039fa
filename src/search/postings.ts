/**
 * The inverted index with the weight of each stem in each paper worked out beforehand: BM25F (Robertson, Zaragoza,
 * Taylor, Simple BM25 extension to multiple weighted fields, 2004), without the idf, in one byte.
 */

import { AUTHORS, BREAK, FIELDS, type IndexArrays, type Lists, STOP } from "./layout.ts";

/** By field, in the order of FIELDS: a word in the title says most about a paper; facts come from outside. */
const WEIGHT = [4, 1, 2.5, 0.5] as const;
/** How far a field's length counts: a long abstract says less per word than a short one, titles are alike. */
const LENGTH_NORM = [0.4, 0.6, 0.2, 0.2] as const;
/** Where more occurrences stop counting. */
const SATURATION = 1.8;
/** A piece of a name (`moe` in `DeepSeekMoE`) counts as this much of a word. */
const FORM_WEIGHT = 0.6;

type Text = Pick<IndexArrays, "stream" | "fields" | "stemOf" | "marks" | "forms">;

/** Two passes over the streams: the first counts, the second fills. O(terms). */
export function postings(text: Text): { postings: Lists; impacts: Uint8Array } {
  const starts = new Uint32Array(text.stemOf.length + 1);
  const perWord = fieldFactors(text.fields);
  const weights = new Float32Array(text.stemOf.length);
  const papers = (text.fields.length - 1) / FIELDS.length;
  for (let paper = 0; paper < papers; paper++)
    for (const stem of weigh(text, paper, perWord, weights)) {
      starts[stem + 1] = (starts[stem + 1] as number) + 1;
      weights[stem] = 0;
    }
  for (let stem = 0; stem < text.stemOf.length; stem++)
    starts[stem + 1] = (starts[stem + 1] as number) + (starts[stem] as number);
  const values = new Uint32Array(starts[text.stemOf.length] as number);
  const impacts = new Uint8Array(values.length);
  const next = starts.slice();
  for (let paper = 0; paper < papers; paper++)
    for (const stem of weigh(text, paper, perWord, weights)) {
      const at = next[stem] as number;
      const weight = weights[stem] as number;
      values[at] = paper;
      impacts[at] = Math.max(1, Math.round((255 * weight) / (weight + SATURATION)));
      next[stem] = at + 1;
      weights[stem] = 0;
    }
  return { postings: { starts, values }, impacts };
}

/** By paper and field: what one occurrence adds, its field's weight over its length. */
function fieldFactors(fields: Uint32Array): Float32Array {
  const factors = new Float32Array(fields.length - 1);
  const total = [0, 0, 0, 0];
  const count = [0, 0, 0, 0];
  for (let i = 0; i < factors.length; i++) {
    const length = (fields[i + 1] as number) - (fields[i] as number);
    if (length === 0) continue;
    total[i % FIELDS.length] = (total[i % FIELDS.length] ?? 0) + length;
    count[i % FIELDS.length] = (count[i % FIELDS.length] ?? 0) + 1;
  }
  for (let i = 0; i < factors.length; i++) {
    const field = (i % FIELDS.length) as 0 | 1 | 2 | 3;
    const length = (fields[i + 1] as number) - (fields[i] as number);
    const mean = (total[field] ?? 0) / Math.max(1, count[field] ?? 0) || 1;
    factors[i] = WEIGHT[field] / (1 - LENGTH_NORM[field] + (LENGTH_NORM[field] * length) / mean);
  }
  return factors;
}

const seen: number[] = [];

/** The stems of a paper, with their summed weights left in `weights`, which the caller clears. */
function weigh(text: Text, paper: number, perWord: Float32Array, weights: Float32Array): readonly number[] {
  seen.length = 0;
  for (let field = 0; field < FIELDS.length; field++) {
    const i = paper * FIELDS.length + field;
    const factor = perWord[i] as number;
    for (let at = text.fields[i] as number; at < (text.fields[i + 1] as number); at++) {
      const term = text.stream[at] as number;
      // Small words are left out, but He and So are surnames as well.
      if (((text.marks[term] as number) & STOP) !== 0 && (field < AUTHORS || term === BREAK)) continue;
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
