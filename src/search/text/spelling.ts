/**
 * British spellings as American ones, so that whoever types `optimisation of tumour fibres` finds what others wrote of
 * the optimization of tumor fibers. Rules and not a list of words: they only serve to compare words, and a word that they
 * make up (`seymor`) is made up of it everywhere. The differences are those of D. Crystal, The Cambridge Encyclopedia of
 * the English Language, and of medicine's Latin.
 */

const RULES: readonly (readonly [RegExp, string])[] = [
  // Never with z: precise, supervised, exercise, otherwise, promising, raised.
  [
    /(?<=..)(?<!^r|^ar|^cr|^dem|^dev|^mort|[npu]o|pr|ra|ru|w|adv|advert|chast|circumc|conc|disgu|exc|exerc|expert|franch|improv|[ei]nc|merchand|parad|pract|prec|prem|prom|rev|superv|telev|treat)is(?=(?:e[drs]?|ers|ing|able|ations?|ational)$)/,
    "iz",
  ],
  [/(?<=[al])ys(?=(?:e[dr]?|ers|ing)$)/, "yz"],
  [
    /(?<=..)(?<!^fl|^sc|^cont|^det|^dev|^vel)our(?=(?:s|ed|ing|al|ally|abl[ey]|less|ful|ites?|hoods?)?$)/,
    "or",
  ],
  [/(?<=cent|fib|calib|lit|met|tit|theat|spect)re(?=s?$)/, "er"],
  [/(?<=cent|fib)red$/, "ered"],
  [/(?<=l)ogue(?=s?$)/, "og"],
  [/gramme(?=s?$)/, "gram"],
  [/(?<=^def|^off|^lic)ence(?=s?$)/, "ense"],
  [/^tumour(?=i)/, "tumor"],
  [/^haem$/, "heme"],
  [/aem/, "em"],
  [/paed/, "ped"],
  [/aetio/, "etio"],
  [/naec/, "nec"],
  [/naesth/, "nesth"],
  [/faec/, "fec"],
  [/laeo/, "leo"],
  [/chaeo/, "cheo"],
  [/oesoph/, "esoph"],
  [/oestr/, "estr"],
  [/oedem/, "edem"],
  [/^foet/, "fet"],
  [/rrhoe/, "rrhe"],
  [/coeli/, "celi"],
  [/moeo/, "meo"],
  [/moeb/, "meb"],
  [/noeuvre/, "neuver"],
  [/pnoe/, "pne"],
  [/caec/, "cec"],
  [/^caesar/, "cesar"],
  [/phaeo/, "pheo"],
  [/^naev/, "nev"],
  [/leuco/, "leuko"],
  [/sulph/, "sulf"],
  [/^artefact/, "artifact"],
  [/^ageing$/, "aging"],
  [/^focuss/, "focus"],
  [/^sceptic/, "skeptic"],
  [/^mould/, "mold"],
  [/practis/, "practic"],
];

/** What every rule needs; most words have none of it. */
const SOME =
  /is[aei]|ys[ei]|our|re[ds]?$|logu|gramme|ence|ae|oe|sulph|leuco|artefact|ageing|focuss|sceptic|mould|practis/;

/** The American spelling of a word in small letters; most words are their own. */
export function american(word: string): string {
  if (!SOME.test(word)) return word;
  return RULES.reduce((spelt, [british, as]) => spelt.replace(british, as), word);
}
