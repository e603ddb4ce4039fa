/**
 * Latin and Greek plurals, which a suffix stripper leaves apart from their singulars (P. Willett, The Porter stemming
 * algorithm: then and now, 2006): `metastases`, `matrices`, `nuclei`. Endings that English words share as well (`databases`,
 * `devices`) are told by the letters before them.
 */

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[al]y)ses$/, "sis"],
  [/(?<=st)ases$/, "asis"],
  [/(?<=..th|gen|nthr?|kin|mim|ur)eses$/, "esis"],
  [/(?<=gn|ych|mb|eur|fibr|mit|rrh|ten|ler|cyt|pt)oses$/, "osis"],
  [/^crises$/, "crisis"],
  [/(?<=^matr|^hel|^append)ices$/, "ix"],
  [/(?<=^ind|^vert|^cort|^vort|^ap)ices$/, "ex"],
  [
    /(?<=nucle|^loc|^foc|fung|stimul|bacill|cocc|^vill|thromb|embol|bronch|^gyr|hippocamp|thalam|alveol)i$/,
    "us",
  ],
  [/(?<=bacteri|epitheli|endotheli|spectr|^ser|^sept|^strat)a$/, "um"],
  [/(?<=mitochondri|criteri|phenomen|^gangli)a$/, "on"],
  [/(?<=...)ae$/, "a"],
];

/** What every rule needs. */
const SOME = /(?:[sc]es|i|a|ae)$/;

/** The singular of a word in small letters that is such a plural; others are their own. */
export function singular(word: string): string {
  if (!SOME.test(word)) return word;
  return RULES.reduce((one, [plural, as]) => one.replace(plural, as), word);
}
