/**
 * Pairs of bibliographic records with the truth known, as a blocking step leaves them: one in six or so is one paper, the others
 * share words, people or both. Everything is made here; the fixed seed makes it the same each time.
 */

import type { BibliographicRecord } from "../../../src/corpus/identity.ts";
import { type Dice, dice } from "./dice.ts";
import { exported, medical } from "./medicine.ts";
import { miscut, moved } from "./misplaced.ts";
import { OTHERS } from "./others.ts";
import { type MadePaper, makePapers, makeTitle } from "./papers.ts";
import { type Mix, type Write, writers } from "./sources.ts";
import type { World } from "./world.ts";
import { CALIBRATION } from "./world-calibration.ts";
import { HELD_OUT } from "./world-held-out.ts";

export interface LabelledPair {
  readonly a: BibliographicRecord;
  readonly b: BibliographicRecord;
  readonly same: boolean;
  /** How the two are related, for tables. */
  readonly kind: string;
  /** Where the two come from. */
  readonly flavour: string;
}

export type Part = "calibration" | "held out";

/** How dirty the sources of each part are. */
export const MIXES: Readonly<Record<Part, Mix>> = {
  calibration: {
    cut: 0.08,
    columnCut: 0.03,
    glued: 0.07,
    ocr: 0.06,
    misspelt: 0.06,
    subtitle: 0.2,
    nickname: 0.02,
    lastWord: 0.03,
    together: 0.04,
    fewerNames: 0.2,
    nameSlip: 0.08,
    noVenue: 0.33,
    oddVenue: 0.12,
    noYear: 0.4,
    wrongYear: 0.12,
    marks: 0.6,
    lower: 0.6,
    swapped: 0.05,
  },
  "held out": {
    cut: 0.05,
    columnCut: 0.06,
    glued: 0.1,
    ocr: 0.09,
    misspelt: 0.04,
    subtitle: 0.15,
    nickname: 0.03,
    lastWord: 0.04,
    together: 0.06,
    fewerNames: 0.25,
    nameSlip: 0.1,
    noVenue: 0.4,
    oddVenue: 0.15,
    noYear: 0.35,
    wrongYear: 0.15,
    marks: 0.8,
    lower: 0.4,
    swapped: 0.08,
  },
};

const SHARES: Readonly<Record<Part, Readonly<Record<string, number>>>> = {
  calibration: {
    clean: 24,
    crawled: 26,
    cited: 12,
    miscut: 10,
    "clean, moved": 10,
    "crawled, moved": 8,
    medical: 4,
    exported: 6,
    preprint: 7,
    managed: 3,
  },
  "held out": {
    clean: 20,
    crawled: 28,
    cited: 14,
    miscut: 10,
    "clean, moved": 7,
    "crawled, moved": 7,
    medical: 6,
    exported: 8,
    preprint: 7,
    managed: 3,
  },
};

/** Kinds of pairs that are not one paper, by how often. */
const APART: Readonly<Record<string, number>> = {
  neighbour: 55,
  "other word, same people": 8,
  "longer title, same people": 0.7,
  "other title, same people": 6,
  "near title, other people": 6,
  parts: 2.5,
  "note about it": 3,
  sequel: 4,
  "each year": 2.5,
  "demonstration and paper": 3,
  "conference and journal": 3,
  "generic title, other issue": 4,
  "survey of others": 2,
  "other language": 0.5,
};

/** Kinds whose papers may bear one title. */
const ONE_TITLE: ReadonlySet<string> = new Set([
  "conference and journal",
  "generic title, other issue",
  "survey of others",
]);

/** `count` pairs of one part; `positive` is the share that is one paper, 0..1. */
export function labelledPairs(
  count: number,
  seed: number,
  part: Part = "calibration",
  positive = 0.17,
): LabelledPair[] {
  const chance = dice(seed * 2 + (part === "held out" ? 1 : 0));
  const world = part === "held out" ? HELD_OUT : CALIBRATION;
  const papers = makePapers(world, Math.max(200, Math.min(6_000, count)), chance);
  const flavours = flavoursOf(world, MIXES[part]);
  const near = neighbours(papers);
  const pairs: LabelledPair[] = [];
  while (pairs.length < count) {
    const paper = chance.pick(papers);
    const flavour = weighted(SHARES[part], chance);
    const [one, other] = flavours[flavour] ?? [];
    if (one === undefined || other === undefined) throw new Error(`no flavour ${flavour}`);
    if (chance.chance(positive))
      pairs.push({ ...samePaper(paper, world, flavour, one, other, chance), flavour });
    else {
      const kind = weighted(APART, chance);
      // Only where both say venue and year is it known that they mean different versions.
      if (kind === "conference and journal" && flavour !== "clean" && flavour !== "clean, moved") continue;
      const rule = OTHERS[kind];
      const [x, y] = rule === undefined ? [paper, near(paper, chance)] : rule(paper, world, chance);
      if (x.title === y.title && !ONE_TITLE.has(kind)) continue;
      const turned = chance.chance(0.5);
      pairs.push({
        a: one(turned ? y : x, chance),
        b: other(turned ? x : y, chance),
        same: false,
        kind,
        flavour,
      });
    }
  }
  return pairs;
}

function samePaper(
  paper: MadePaper,
  world: World,
  flavour: string,
  one: Write,
  other: Write,
  chance: Dice,
): Omit<LabelledPair, "flavour"> {
  const roll = chance.next();
  if (roll < 0.03) {
    const generic = { ...paper, title: chance.pick(world.generic) };
    return {
      a: one(generic, chance),
      b: other(generic, chance),
      same: true,
      kind: "generic title, same issue",
    };
  }
  if (roll < 0.08) {
    const special = {
      ...paper,
      title: chance.pick([
        () => makeTitle(world, paper.group, chance, chance.pick(world.surveys)),
        () => chance.pick(world.notes).replace("*", () => paper.title),
        () => chance.pick(chance.pick(world.parts)).replace("*", () => paper.title),
        () =>
          makeTitle(world, paper.group, chance, chance.pick(world.yearly))
            .replace("@", String(paper.year))
            .replace("#", "7"),
      ])(),
    };
    return {
      a: one(special, chance),
      b: other(special, chance),
      same: true,
      kind: "survey, note, part or report",
    };
  }
  // A crawler files all versions under one.
  if (roll < 0.19 && flavour.startsWith("crawled")) {
    const version = {
      ...paper,
      venue: chance.pick(world.venues),
      year: paper.year + chance.pick([-1, 0, 0, 1, 2]),
    };
    return { a: one(paper, chance), b: other(version, chance), same: true, kind: "another version" };
  }
  return { a: one(paper, chance), b: other(paper, chance), same: true, kind: "one paper" };
}

function flavoursOf(world: World, mix: Mix): Readonly<Record<string, readonly [Write, Write]>> {
  const write = writers(world, mix);
  const either =
    (one: Write, other: Write): Write =>
    (paper, chance) =>
      (chance.chance(0.5) ? one : other)(paper, chance);
  return {
    clean: [write.index, write.library],
    crawled: [write.shortIndex, write.crawler],
    cited: [write.citation, write.citation],
    "clean, moved": [moved(write.index, mix.swapped), moved(write.library, mix.swapped)],
    "crawled, moved": [moved(write.shortIndex, mix.swapped), moved(write.crawler, mix.swapped)],
    miscut: [miscut(write.citation, world), either(write.citation, miscut(write.citation, world))],
    medical: [medical, either(write.library, write.manager)],
    exported: [either(medical, exported), exported],
    preprint: [write.preprint, either(write.publisher, write.index)],
    managed: [write.manager, either(write.manager, write.citation)],
  };
}

/** Another paper whose title shares words, as blocking finds them: mostly the nearest of some. */
function neighbours(papers: readonly MadePaper[]): (paper: MadePaper, chance: Dice) => MadePaper {
  const wordsOf = (title: string) => [...new Set(title.toLowerCase().match(/[a-z-]{4,}/g) ?? [])];
  const holding = new Map<string, number[]>();
  papers.forEach(({ title }, index) => {
    for (const word of wordsOf(title)) holding.getOrInsertComputed(word, () => []).push(index);
  });
  return (paper, chance) => {
    const shared = wordsOf(paper.title);
    const tried = Array.from({ length: 24 }, () => {
      const other =
        papers[chance.pick(holding.get(chance.pick(shared.length === 0 ? ["the"] : shared)) ?? [0])];
      return other === undefined || other.title === paper.title ? undefined : other;
    }).filter((other) => other !== undefined);
    const score = (other: MadePaper) =>
      wordsOf(other.title).filter((word) => shared.includes(word)).length /
      (shared.length + wordsOf(other.title).length);
    const best = tried.toSorted((x, y) => score(y) - score(x));
    return (
      best[chance.chance(0.5) ? 0 : chance.below(Math.max(1, best.length))] ??
      chance.pick(papers.filter(({ title }) => title !== paper.title))
    );
  };
}

function weighted(shares: Readonly<Record<string, number>>, chance: Dice): string {
  let left = chance.next() * Object.values(shares).reduce((sum, share) => sum + share, 0);
  for (const [name, share] of Object.entries(shares)) {
    left -= share;
    if (left < 0) return name;
  }
  return Object.keys(shares)[0] ?? "";
}
