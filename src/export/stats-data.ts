/** What a picture of a collection shows: papers by year and category, and who wrote with whom. Pure. */

import { type Paper, yearOf } from "../core/paper.ts";
import { count, enumerate } from "../core/text.ts";

export interface YearBar {
  readonly year: number;
  /** As many as there are `categories`, in their order. */
  readonly amounts: readonly number[];
}

export interface AuthorNode {
  readonly name: string;
  readonly papers: number;
}

/** Two authors, by their place among `authors`, and how many papers they wrote together. */
export interface AuthorLink {
  readonly a: number;
  readonly b: number;
  readonly papers: number;
}

export interface StatsData {
  /** Most frequent first; `other` is the last where there are more. */
  readonly categories: readonly string[];
  /** Every year from the first to the last, those without papers included. */
  readonly years: readonly YearBar[];
  /** Most papers first, ties by name. */
  readonly authors: readonly AuthorNode[];
  readonly links: readonly AuthorLink[];
}

const CATEGORIES = 5;
const AUTHORS = 18;
/** Earlier years are counted into the first that is shown. */
const YEARS = 30;
const OTHER = "other";

/** Counts the papers. Linear in papers and authors. A paper counts once, under its first category. */
export function statsData(papers: readonly Paper[]): StatsData {
  const dated = papers.flatMap((paper) => {
    const year = yearOf(paper);
    return year === undefined ? [] : [{ year, category: paper.categories[0] ?? OTHER }];
  });
  const frequent = most(dated.map(({ category }) => category).filter((category) => category !== OTHER));
  const named = frequent.slice(0, CATEGORIES).map(([name]) => name);
  const rest = dated.some(({ category }) => !named.includes(category));
  const categories = rest ? [...named, OTHER] : named;
  const { authors, links } = network(papers);
  return { categories, years: bars(dated, categories), authors, links };
}

function bars(
  dated: readonly { readonly year: number; readonly category: string }[],
  categories: readonly string[],
): readonly YearBar[] {
  if (dated.length === 0) return [];
  const last = dated.reduce((latest, { year }) => Math.max(latest, year), Number.NEGATIVE_INFINITY);
  const earliest = dated.reduce((first, { year }) => Math.min(first, year), last);
  const first = Math.max(earliest, last - YEARS + 1);
  const years = Array.from({ length: last - first + 1 }, (_, i) => ({
    year: first + i,
    amounts: categories.map(() => 0),
  }));
  for (const { year, category } of dated) {
    const place = categories.includes(category) ? categories.indexOf(category) : categories.length - 1;
    const bar = years[Math.max(0, year - first)];
    if (bar !== undefined) bar.amounts[place] = (bar.amounts[place] ?? 0) + 1;
  }
  return years;
}

function network(papers: readonly Paper[]): Pick<StatsData, "authors" | "links"> {
  const authors = most(papers.flatMap(({ authors: names }) => [...new Set(names)]))
    .slice(0, AUTHORS)
    .map(([name, amount]): AuthorNode => ({ name, papers: amount }));
  const places = new Map(authors.map(({ name }, place) => [name, place]));
  const pairs = new Map<string, AuthorLink>();
  for (const { authors: names } of papers) {
    const here = [...new Set(names.flatMap((name) => places.get(name) ?? []))].sort((a, b) => a - b);
    for (const [i, a] of here.entries()) {
      for (const b of here.slice(i + 1)) {
        const key = `${a} ${b}`;
        pairs.set(key, { a, b, papers: (pairs.get(key)?.papers ?? 0) + 1 });
      }
    }
  }
  const links = [...pairs.values()].sort((x, y) => y.papers - x.papers || x.a - y.a || x.b - y.b);
  return { authors, links };
}

function most(names: readonly string[]): (readonly [name: string, amount: number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What the picture of the years shows, in words, for those who do not see it. */
export function tellYears({ categories, years }: StatsData): string {
  const total = ({ amounts }: YearBar) => amounts.reduce((sum, amount) => sum + amount, 0);
  const byYear = years.filter((bar) => total(bar) > 0).map((bar) => `${bar.year}: ${total(bar)}`);
  return byYear.length === 0
    ? "No paper has a year."
    : `Papers by year, coloured by category (${enumerate([...categories])}): ${byYear.join(", ")}.`;
}

/** What the picture of the authors shows, in words. */
export function tellAuthors({ authors, links }: StatsData): string {
  const together = links.slice(0, 3).map(({ a, b, papers }) => {
    const [one, other] = [authors[a]?.name ?? "", authors[b]?.name ?? ""];
    return `${one} and ${other} (${count(papers, "paper")})`;
  });
  if (authors.length === 0) return "No paper names its authors.";
  return `The ${count(authors.length, "author")} with most papers, joined where they wrote together${together.length === 0 ? "; no two of them did" : `; most often ${enumerate(together)}`}.`;
}
