/** Where a paper appeared, as people cite it: `Hodi NEJM 2010`, `Nature 441, 235 (2006)`, `J Cell Biol`. */

import { isYear, words } from "../text/text.ts";

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Journals and conferences whose names are no words of a subject. */
const NAMES = list(`
  nejm jama lancet bmj pnas plos elife biorxiv medrxiv
  neurips nips icml iclr cvpr iccv eccv acl emnlp naacl aaai ijcai kdd sigir osdi sosp uai aistats tacl jmlr tmlr`);

/** Those that are words as well: names only with a capital, or beside a year. */
const ORDINARY = list("nature science cell blood brain gut neuron immunity circulation");

/** What follows a name in the name of its sister: Lancet Oncology, Nature Medicine, PLoS One. */
const SISTERS = list(`
  one oncology medicine neurology psychiatry genetics neuroscience biotechnology communications methods metabolism
  reports immunology biology chemistry`);

/** Words as lists of references cut them (ISO 4); two in a row are the name of a journal, */
const CUT = list(`
  engl natl acad sci clin exp biol chem immunol oncol neurosci genet biotechnol commun med nat proc rev lett trans
  cardiol virol physiol pharmacol biochem mol metab rep invest inst soc infect dis pathol biophys microbiol surg
  pediatr epidemiol mach artif intell`);

/** as is one beside these. */
const BESIDE = list("j n am br eur int ann intern usa cell cancer stem res plos nature lancet learn");

/** Volume, issue and pages. */
const PAGES = /(?:[\s,;:.]*(?!(?:19|20)\d\d\b)\b\d+(?:\(\w+\))?(?:[-–]\d+)?)+/uy;

/** Said of people rather than of what they wrote. */
const PEOPLE = /\b(?:labs?|laboratory|group|team)\b|\b(?:and|&)\s+(?:co-?workers|colleagues)\b/gi;

export interface Cited {
  /** The question without it. */
  readonly rest: string;
  /** It can hardly be anything else; otherwise the rest had better name an author. */
  readonly sure: boolean;
}

/** Takes out of a citation where it appeared; undefined when nothing of that kind is said, or nothing else is. */
export function withoutVenue(text: string): Cited | undefined {
  const dated = words(text).some(({ parts }) => parts.some(isYear));
  const found = [...text.matchAll(/\p{L}+/gu)].map(({ 0: written, index }) => ({
    written,
    word: written.toLowerCase(),
    from: index,
    to: index + written.length,
  }));
  const spans: [from: number, to: number][] = [];
  let sure = dated;
  for (let i = 0; i < found.length; i++) {
    const run = found.slice(i, i + 6);
    let length = run.findIndex(
      ({ word, from }, at) =>
        !(CUT.has(word) || BESIDE.has(word)) ||
        (at > 0 && !/^[.,\s]*$/.test(text.slice(run[at - 1]?.to, from))),
    );
    if (length < 0) length = run.length;
    const named = length > 1 && run.slice(0, length).some(({ word }) => CUT.has(word));
    const { word = "", written = "" } = run[0] ?? {};
    const ordinary = ORDINARY.has(word) && (dated || /^\p{Lu}/u.test(written));
    if (!named && !NAMES.has(word) && !ordinary) continue;
    if (!named) length = SISTERS.has(run[1]?.word ?? "") ? 2 : 1;
    const last = run[length - 1];
    if (last === undefined) continue;
    sure ||= named || NAMES.has(word) || /^\s+(?:paper|article)\b/i.test(text.slice(last.to));
    PAGES.lastIndex = last.to;
    spans.push([run[0]?.from ?? 0, PAGES.test(text) ? PAGES.lastIndex : last.to]);
    i += length - 1;
  }
  let rest = text;
  for (const [from, to] of spans.reverse()) rest = `${rest.slice(0, from)} ${rest.slice(to)}`;
  rest = rest.replace(PEOPLE, " ");
  const left = words(rest).flatMap(({ parts }) => parts);
  return rest === text || left.every((word) => isYear(word)) ? undefined : { rest, sure };
}
