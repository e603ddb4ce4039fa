/** Asking the index about words: their stems, how many papers have them, what they may be misspellings of. */

import { lowerBound, neighbours } from "./deletions.ts";
import { stem } from "./forms.ts";
import { HEAD, type IndexArrays, type Lists, listOf } from "./layout.ts";
import { Terms } from "./terms.ts";

export class Lexicon {
  readonly arrays: IndexArrays;
  readonly terms: Terms;
  readonly aliases: Terms;
  readonly papers: number;

  constructor(arrays: IndexArrays) {
    this.arrays = arrays;
    this.terms = new Terms(arrays.terms);
    this.aliases = new Terms(arrays.aliases);
    this.papers = arrays.years.length;
  }

  /** The stem under which a word is indexed, or -1 when no paper has it. */
  stemOf(word: string): number {
    for (const form of [word, stem(word)]) {
      const term = this.terms.find(form);
      if (term < 0) continue;
      const stemTerm = this.arrays.stemOf[term] as number;
      if (this.count(stemTerm) > 0) return stemTerm;
    }
    return -1;
  }

  /** In how many papers a stem is. */
  count(stemTerm: number): number {
    const { starts } = this.arrays.postings;
    return (starts[stemTerm + 1] as number) - (starts[stemTerm] as number);
  }

  /** Robertson and Sparck Jones' idf, never negative; for a count of 0 the weight of an unknown word. */
  idf(count: number): number {
    return Math.log(1 + (this.papers - count + 0.5) / (count + 0.5));
  }

  /** Whether the word is in some title, name or alias. */
  isHead(word: string): boolean {
    const term = this.terms.find(word);
    return term >= 0 && ((this.arrays.marks[term] as number) & HEAD) !== 0;
  }

  /** The parts of a compound written in one, as words; empty when there is no such compound. */
  partsOf(word: string): string[] {
    const term = this.terms.find(word);
    return term < 0 ? [] : [...listOf(this.arrays.compounds, term)].map((part) => this.terms.text(part));
  }

  /** Two known words written in one; the split whose rarer half is the more frequent. */
  splitOf(word: string): string[] {
    let best: string[] = [];
    let most = 0;
    for (let at = 3; at <= word.length - 3; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      const count = Math.min(...halves.map((half) => this.#countOf(half)));
      if (count > most) {
        most = count;
        best = halves;
      }
    }
    return best;
  }

  #countOf(word: string): number {
    const found = this.stemOf(word);
    return found < 0 ? 0 : this.count(found);
  }

  /** Known words the typed one may stand for, likeliest first; weight 0..1 says how likely. */
  corrections(word: string): { stem: number; word: string; weight: number }[] {
    const found = neighbours(word, (term) => this.terms.text(term), this.arrays).map(({ term, edits }) => {
      const text = this.terms.text(term);
      const stemTerm = this.arrays.stemOf[term] as number;
      const slip = edits === 1 ? 0.85 : 0.65;
      // People get the first letter right, and mean the words that papers use.
      const first = text[0] === word[0] || (text[0] === word[1] && text[1] === word[0]) ? 1 : 0.8;
      const frequent = 0.9 + 0.1 * Math.min(1, Math.log10(1 + this.count(stemTerm)) / 4);
      return { stem: stemTerm, word: text, weight: slip * first * frequent, edits };
    });
    const nearest = Math.min(...found.map(({ edits }) => edits));
    return found
      .filter(({ edits }) => edits === nearest)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 6);
  }

  /** Papers known by an alias, with the strength of the name 0..1. */
  aliased(name: string): { paper: number; strength: number }[] {
    const alias = this.aliases.find(name);
    if (alias < 0) return [];
    return [...listOf(this.arrays.aliasPapers, alias)].map((packed) => ({
      paper: packed >>> 8,
      strength: (packed & 255) / 255,
    }));
  }

  /** Whether a paper is under a stem. O(log n). */
  has(stemTerm: number, paper: number): boolean {
    const { starts, values }: Lists = this.arrays.postings;
    const at = lowerBound(values, paper, starts[stemTerm], starts[stemTerm + 1]);
    return at < (starts[stemTerm + 1] as number) && values[at] === paper;
  }
}
