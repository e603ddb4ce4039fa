/** Words of a question that papers write in one: what stands apart there stands together here. */

import type { Piece, Unit } from "../question/question.ts";
import { SCALES } from "../text/forms.ts";
import { FUNCTION_WORDS } from "../text/smallwords.ts";
import type { Lexicon } from "./lexicon.ts";

/** Neighbours that a paper writes in one word: `deepseek math`, `r 1`, `star craft`, `8.1 trillion`. */
export function join(units: readonly Unit[], pieces: readonly Piece[], lexicon: Lexicon): void {
  for (let from = 0; from < units.length; from++)
    for (let to = from + 2; to <= Math.min(units.length, from + 3); to++) {
      const run = units.slice(from, to);
      const parts = run.map(({ word }) => word);
      const scaled = to - from === 2 && /^\d/.test(parts[0] ?? "") ? SCALES.get(parts[1] ?? "") : undefined;
      const whole = scaled === undefined ? parts.join("") : `${parts[0]}${scaled}`;
      const stem = lexicon.stemOf(whole);
      if (stem < 0 || whole.length < 2) continue;
      // `ring` is no ending: the stem of `vaccinering` is that of `vaccine`.
      if (run.some(({ variants }) => variants[0]?.stem === stem)) continue;
      const idf = lexicon.idf(lexicon.count(stem));
      for (const unit of run) {
        // Half a word is no evidence when the whole is known: `r` and `1` mean `r1`.
        if (unit.variants.length === 0 || unit.word.length < 2) unit.weight = Math.min(unit.weight, idf);
        unit.variants.push({
          stem,
          weight: 0.95,
          ...(whole === pieces[from]?.word ? {} : { readAs: whole }),
        });
      }
    }
}

/** A small word and its neighbour that papers write in one word, more often than that neighbour alone: `drop out`, `on line`. */
export function joinSmall(
  units: readonly Unit[],
  pieces: readonly Piece[],
  all: readonly Piece[],
  lexicon: Lexicon,
): void {
  const small = new Map(
    all
      .filter(({ word }) => word.length > 1 && FUNCTION_WORDS.has(word))
      .map(({ place, word }) => [place, word]),
  );
  units.forEach(({ word, variants }, i) => {
    const place = pieces[i]?.place ?? 0;
    const wholes = [`${small.get(place - 1) ?? ""}${word}`, `${word}${small.get(place + 1) ?? ""}`];
    for (const whole of wholes.filter((one) => one !== word && lexicon.isHead(one))) {
      const stem = lexicon.stemOf(whole);
      if (stem >= 0 && lexicon.count(stem) > lexicon.count(variants[0]?.stem ?? -1))
        variants.push({ stem, weight: 0.95, readAs: whole });
    }
  });
}
