/** What people might type to find a given paper, in fourteen classes; and what should find nothing. */

import type { MadePaper } from "./papers.ts";
import { Random } from "./random.ts";

export interface Query {
  readonly kind: string;
  readonly text: string;
  /** Papers that would all be right: a surname and a year may fit several. */
  readonly right: ReadonlySet<string>;
}

const SMALL = new Set(
  "a an the of for with in on to via using without and towards by from is are we".split(" "),
);
const split = new Map<string, string[]>();
/** Words that say something, remembered: the same titles are asked for again and again. */
const content = (text: string): string[] => {
  const known = split.get(text);
  if (known !== undefined) return known;
  const found = text.split(/[\s:,()]+/).filter((word) => word !== "" && !SMALL.has(word.toLowerCase()));
  split.set(text, found);
  return found;
};

/** What is typed, and the words meant by it where fingers slipped. */
interface Typed {
  readonly text: string;
  readonly meant: string;
}

type Maker = (paper: MadePaper, random: Random) => string | Typed | undefined;

const MAKERS: Readonly<Record<string, Maker>> = {
  nickname: (paper, random) => nicknameAs(paper, random),
  "title words": (paper, random) => inOrder(content(paper.title), 3, random),
  "shuffled title words": (paper, random) => random.some(content(paper.title), 4).join(" ").toLowerCase(),
  typo: (paper, random) => damaged(inOrder(content(paper.title), 4, random), 1, random),
  "heavy typo": (paper, random) => damaged(inOrder(content(paper.title), 4, random), 4, random),
  "nickname typo": (paper, random) => {
    const plain = paper.nickname?.replace(/[-\d.]+V?.*$/i, "") ?? "";
    return plain.length < 7 || plain !== paper.nickname ? undefined : damage(plain.toLowerCase(), 1, random);
  },
  author: (paper, random) => {
    const author = random.pick(paper.authors);
    return random.chance(0.3) ? author.split(" ").reverse().join(" ") : author;
  },
  "author and year": (paper, random) => `${random.pick(paper.authors).split(" ").at(-1)} ${paper.year}`,
  "author and topic": (paper, random) =>
    `${random.pick(paper.authors).split(" ").at(-1)} ${random.some(content(paper.title), 2).join(" ")}`.toLowerCase(),
  acronym: (paper) => paper.acronym,
  prefix: (paper) => {
    const parts = paper.title.split(" ");
    const last = parts[3] ?? "";
    return parts.length < 5
      ? undefined
      : [...parts.slice(0, 3), last.slice(0, Math.max(3, last.length - 2))].join(" ");
  },
  "pasted title": (paper, random) =>
    random.pick([
      paper.title,
      `"${paper.title}"`,
      `${paper.title} (${paper.year}) pdf`,
      paper.title.toUpperCase(),
    ]),
  question: (paper, random) => {
    const parts = random
      .some(content(paper.title.replace(/^[^:]*:/, "")), 3)
      .join(" ")
      .toLowerCase();
    return random.pick([
      `which paper is about ${parts}?`,
      `what was that paper on ${parts}`,
      `anything on ${parts}`,
    ]);
  },
  "abstract phrase": (paper, random) => {
    const sentence = random.pick(paper.abstract.split(/\. /)).split(" ");
    const from = random.below(Math.max(1, sentence.length - 7));
    return sentence.slice(from, from + 7).join(" ");
  },
};

export const KINDS = Object.keys(MAKERS);

/** `each` queries of every class. */
export function makeQueries(papers: readonly MadePaper[], each: number, seed: number): Query[] {
  const random = new Random(seed);
  return Object.entries(MAKERS).flatMap(([kind, make]) => {
    const queries: Query[] = [];
    for (let tries = 0; queries.length < each && tries < each * 60; tries++) {
      const paper = random.pick(papers);
      const made = make(paper, random);
      const { text, meant } = typeof made === "object" ? made : { text: made ?? "", meant: made ?? "" };
      if (text.trim() === "") continue;
      queries.push({ kind, text, right: rightFor(kind, meant, paper, papers) });
    }
    return queries;
  });
}

const AROUND = /\?|which paper is about|what was that paper on|anything on/g;

/** The paper meant, and every other that fits the words as well; `text` without slips. */
function rightFor(
  kind: string,
  text: string,
  paper: MadePaper,
  papers: readonly MadePaper[],
): ReadonlySet<string> {
  const right = new Set([paper.id]);
  const typed = new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== ""),
  );
  const wanted = /title words|question|topic|^typo|heavy/.test(kind)
    ? content(text.toLowerCase().replace(AROUND, ""))
    : undefined;
  for (const other of papers) {
    if (kind === "acronym" && other.acronym === paper.acronym) right.add(other.id);
    if (kind === "author" && other.authors.some((author) => sameWords(author, typed))) right.add(other.id);
    if (
      kind === "author and year" &&
      other.year === paper.year &&
      other.authors.some((author) => author.endsWith(` ${text.split(" ")[0]}`))
    )
      right.add(other.id);
    if (kind === "abstract phrase" && other.abstract.includes(text)) right.add(other.id);
    if (kind === "prefix" && other.title.startsWith(text)) right.add(other.id);
    if (wanted !== undefined) {
      const own = content(other.title.toLowerCase());
      const authors = kind.includes("topic") ? content(other.authors.join(" ").toLowerCase()) : [];
      if (wanted.every((word) => own.includes(word) || authors.includes(word))) right.add(other.id);
    }
  }
  return right;
}

function sameWords(author: string, typed: ReadonlySet<string>): boolean {
  const own = author
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
  return [...typed].every((word) => own.includes(word));
}

function inOrder(words: readonly string[], n: number, random: Random): string {
  const places = random.some([...words.keys()], n).sort((a, b) => a - b);
  return places
    .map((place) => words[place])
    .join(" ")
    .toLowerCase();
}

function nicknameAs({ nickname }: MadePaper, random: Random): string | undefined {
  if (nickname === undefined) return undefined;
  return random.pick([
    nickname,
    nickname.toLowerCase(),
    nickname.replaceAll("-", " "),
    nickname.replaceAll("-", "").toLowerCase(),
  ]);
}

function damaged(meant: string, slips: number, random: Random): Typed {
  return { text: damage(meant, slips, random), meant };
}

/** Slips as fingers make them: a letter swapped, lost, doubled or replaced, in words of five letters or more. */
export function damage(text: string, slips: number, random: Random): string {
  const words = text.split(" ");
  const long = [...words.keys()].filter((i) => (words[i]?.length ?? 0) >= 5 && !/\d/.test(words[i] ?? ""));
  if (long.length === 0) return text;
  for (let slip = 0; slip < slips; slip++) {
    const at = slip < long.length ? (long[slip] as number) : random.pick(long);
    words[at] = slipIn(words[at] ?? "", random);
  }
  return words.join(" ");
}

function slipIn(word: string, random: Random): string {
  const i = 1 + random.below(word.length - 2);
  const letter = String.fromCharCode(97 + random.below(26));
  switch (random.below(4)) {
    case 0:
      return word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2);
    case 1:
      return word.slice(0, i) + word.slice(i + 1);
    case 2:
      return word.slice(0, i) + letter + word.slice(i);
    default:
      return word.slice(0, i) + letter + word.slice(i + 1);
  }
}

/** Texts to which no made paper is an answer. */
export function makeNoise(papers: readonly MadePaper[], count: number, seed: number): string[] {
  const random = new Random(seed);
  const names = new Set(papers.map(({ nickname }) => nickname?.toLowerCase()));
  const others =
    "pizza recipe weekend football lyrics hotel bicycle kitchen wedding garden cinema laundry passport umbrella".split(
      " ",
    );
  return Array.from({ length: count }, () => {
    switch (random.below(3)) {
      case 0:
        return random.some(others, 2).join(" ");
      case 1: {
        const versioned = papers.filter(({ nickname }) => /-[Vv]\d/.test(nickname ?? ""));
        const name = random.pick(versioned).nickname ?? "";
        const absent = name.replace(/\d+(\.\d)?$/, "9");
        return names.has(absent.toLowerCase()) ? "zzyzx" : absent;
      }
      default:
        return Array.from({ length: 8 }, () => String.fromCharCode(97 + random.below(26))).join("");
    }
  });
}
