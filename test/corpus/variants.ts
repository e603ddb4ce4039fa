/** Pairs of bibliographic records with the truth known: one paper as two sources give it, or two that look alike. */

import type { BibliographicRecord } from "../../src/corpus/identity.ts";
import { NAMES, random, TITLES } from "./formats/glued-lines.ts";
import { REAL_LINES } from "./formats/real-lines.ts";

export interface LabelledPair {
  readonly a: BibliographicRecord;
  readonly b: BibliographicRecord;
  readonly same: boolean;
  /** The kind of variation, for tables. */
  readonly kind: string;
}

/** Each venue as long and short as sources write it. */
const VENUES: readonly (readonly string[])[] = [
  [
    "Proceedings of the ACM SIGMOD International Conference on Management of Data",
    "SIGMOD Conference",
    "SIGMOD",
    "Proc. ACM SIGMOD",
  ],
  ["International Conference on Very Large Data Bases", "VLDB", "Very Large Data Bases", "Proc. VLDB"],
  ["ACM Transactions on Database Systems (TODS)", "ACM Trans. Database Syst.", "TODS"],
  ["Communications of the ACM", "Commun. ACM", "CACM"],
  ["Advances in Neural Information Processing Systems", "NIPS", "NeurIPS", "Neural Inf. Process. Syst."],
  [
    "International Conference on Machine Learning",
    "ICML",
    "Proc. of the 12th Int. Conf. on Machine Learning",
  ],
  ["Annual Meeting of the Association for Computational Linguistics", "ACL", "Proc. ACL"],
  ["Journal of Machine Learning Research", "JMLR", "J. Mach. Learn. Res."],
  ["IEEE Transactions on Knowledge and Data Engineering", "IEEE Trans. Knowl. Data Eng.", "TKDE"],
  ["The VLDB Journal", "VLDB J."],
  ["arXiv preprint", "CoRR", "arXiv"],
];

/** Titles as older literature has them, to widen the range. */
const OLDER = `
Query Optimization in Distributed Database Systems;Efficient Evaluation of XQuery over Streaming Data;Data Cube: A Relational Aggregation Operator;
Mining Association Rules between Sets of Items in Large Databases;The R*-tree: An Efficient and Robust Access Method for Points and Rectangles;
Generalized Search Trees for Database Systems;Bottom-up Computation of Sparse and Iceberg Cubes;Answering Queries Using Views: A Survey;
Concurrency Control in Groupware Systems;A Theory of the Learnable;Boosting a Weak Learning Algorithm by Majority;Cryptographic Limitations on Learning Boolean Formulae and Finite Automata;
Selective Sampling Using the Query by Committee Algorithm;Information, Prediction, and Query by Committee;Adaptive Mixtures of Local Experts;
Hierarchical Mixtures of Experts and the EM Algorithm;Experiments with a New Boosting Algorithm;Wrappers for Feature Subset Selection;
Incremental Maintenance of Views with Duplicates;Materialized View Selection in a Multidimensional Database;Parallel Sorting on a Shared-Nothing Architecture;
Semantic Integration of Heterogeneous Information Sources;Schema Mapping as Query Discovery;Similarity Search in High Dimensions via Hashing;
Fast Algorithms for Mining Association Rules;The Design of Postgres;The Implementation of Postgres;Spatial Joins Using Seeded Trees;
Temporal Aggregation in Active Database Rules;Optimizing Multi-Feature Queries for Image Databases;Towards Self-Tuning Data Placement in Parallel Database Systems
`
  .split(/[;\n]+/)
  .filter((title) => title.trim() !== "");

const BASE = [...TITLES, ...OLDER, ...REAL_LINES.map((line) => line.title)];

interface Source extends BibliographicRecord {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly venueIndex: number;
}

/** `count` labelled pairs, about 45 % of them the same paper. */
export function labelledPairs(count: number, seed: number): LabelledPair[] {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  };
  const people = (size: number) => {
    const names = new Set<string>();
    while (names.size < size) names.add(pick(NAMES));
    return [...names];
  };
  const source = (): Source => ({
    title: pick(BASE),
    authors: people(1 + below(5)),
    year: 1985 + below(40),
    venueIndex: below(VENUES.length),
  });

  const slip = (word: string): string => {
    if (word.length < 5) return word;
    const at = 1 + below(word.length - 2);
    return pick([
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
      word.slice(0, at) + pick([..."aeiourstn"]) + word.slice(at + 1),
      word.replace("rn", "m").replace("l", "1"),
    ]);
  };
  const initial = (name: string): string => {
    const words = name.split(" ");
    const given = words.slice(0, -1).map((word) => `${word[0] ?? ""}.`);
    return [...given, words.at(-1)].join(" ");
  };
  const surnameFirst = (name: string): string => {
    const words = name.split(" ");
    return words.length < 2 ? name : `${words.at(-1) ?? ""}, ${(words[0] ?? "")[0] ?? ""}`;
  };
  const titleNoise = (title: string): string => {
    const words = title.split(" ");
    const roll = next();
    if (roll < 0.3) return title;
    if (roll < 0.45) return title.toLowerCase();
    if (roll < 0.55) return `${title}.`;
    if (roll < 0.67) {
      const at = below(words.length);
      return words.map((word, index) => (index === at ? slip(word) : word)).join(" ");
    }
    if (roll < 0.74) return title.replaceAll("-", next() < 0.5 ? " " : "");
    if (roll < 0.81 && title.includes(": "))
      return title.slice(0, title.indexOf(": ")).length > 12 ? title.slice(0, title.indexOf(": ")) : title;
    if (roll < 0.87 && words.length > 6) return words.slice(0, words.length - 2).join(" ");
    if (roll < 0.93) return `${title} (extended abstract)`;
    return title.replace("&", "and").toUpperCase();
  };
  const authorNoise = (authors: readonly string[]): readonly string[] | string | undefined => {
    const roll = next();
    if (roll < 0.08) return undefined;
    const some = roll < 0.2 ? authors.slice(0, 1 + below(authors.length)) : authors;
    const cased = next() < 0.25 ? some.map((name) => name.toLowerCase()) : some;
    switch (below(6)) {
      case 0:
        return cased;
      case 1:
        return cased.map(initial).join(", ");
      case 2:
        return cased.map(surnameFirst).join(" and ");
      case 3:
        return cased.join(", ");
      case 4:
        return cased.map(initial);
      default:
        return `${cased.join(", ")}${some.length < authors.length ? " et al." : ""}`;
    }
  };
  const variant = (of: Source, exact = false): BibliographicRecord => {
    const venue =
      next() < 0.15 ? undefined : next() < 0.9 ? pick(VENUES[of.venueIndex] ?? []) : pick(pick(VENUES));
    const year = next() < 0.15 ? undefined : of.year + (next() < 0.85 ? 0 : pick([-1, 1, 2]));
    const plain: BibliographicRecord = {
      title: exact ? of.title : titleNoise(of.title),
      authors: authorNoise(of.authors),
      venue,
      year,
    };
    // Other fields run into the title.
    if (next() < 0.08) {
      const names = typeof plain.authors === "string" ? plain.authors : (plain.authors ?? []).join(", ");
      const [people, place, when] = [next() < 0.6, next() < 0.6, next() < 0.6];
      return {
        title: [plain.title, people ? names : "", place ? (venue ?? "") : "", when ? (year ?? "") : ""]
          .filter((part) => part !== "")
          .join(" "),
        authors: people ? undefined : plain.authors,
        venue: place ? undefined : venue,
        year: when ? undefined : year,
      };
    }
    // Fields in each other's place, as scraped sources have them.
    if (next() < 0.08) {
      const text = typeof plain.authors === "string" ? plain.authors : (plain.authors ?? []).join(", ");
      return next() < 0.5
        ? { ...plain, title: undefined, authors: `${text} ${plain.title ?? ""}` }
        : { ...plain, authors: undefined, venue: `${text} ${venue ?? ""}` };
    }
    return plain;
  };
  const changed = (title: string): string => {
    const words = title.split(" ");
    const places = words.flatMap((word, index) => (word.length > 4 ? [index] : []));
    const at = places.length === 0 ? 0 : pick(places);
    return words
      .map((word, index) =>
        index === at
          ? pick(
              "Sparse Bayesian Temporal Robust Interactive Hierarchical Relational Streaming Federated Causal Spatial Probabilistic Retrieval Pruning Compression".split(
                " ",
              ),
            )
          : word,
      )
      .join(" ");
  };
  const otherPaper = (of: Source): { kind: string; other: Source } => {
    const near = { ...of, year: of.year + pick([0, 0, 1, 2, 3]) };
    switch (below(9)) {
      case 0:
        return { kind: "near title, same authors and venue", other: { ...near, title: changed(of.title) } };
      case 1:
        return { kind: "part I / part II", other: { ...near, title: `${of.title}, Part II` } };
      case 2:
        return {
          kind: "erratum or comment",
          other: {
            ...near,
            title: pick([`Erratum: ${of.title}`, `Comments on "${of.title}"`, `A Reply to ${of.title}`]),
          },
        };
      case 3:
        return {
          kind: "same title, other people",
          other: {
            ...of,
            authors: people(2),
            year: of.year + 2 + below(6),
            venueIndex: below(VENUES.length),
          },
        };
      case 4:
        return {
          kind: "same people, other title",
          other: { ...near, title: pick(BASE.filter((title) => title !== of.title)) },
        };
      case 5:
        return {
          kind: "near title, other people",
          other: { ...of, title: changed(of.title), authors: people(3), year: of.year + below(5) },
        };
      case 6:
        return {
          kind: "generic title",
          other: { ...of, title: of.title, authors: people(1), year: of.year + 1 + below(4) },
        };
      case 7:
        return {
          kind: "two words changed, same authors",
          other: { ...near, title: changed(changed(of.title)) },
        };
      default:
        return { kind: "unrelated", other: source() };
    }
  };
  const pairs: LabelledPair[] = [];
  while (pairs.length < count) {
    const one = source();
    if (next() < 0.45) {
      const journal = next() < 0.08;
      const later = journal
        ? { ...one, year: one.year + 1 + below(2), venueIndex: below(VENUES.length) }
        : one;
      pairs.push({
        a: variant(one),
        b: variant(later),
        same: true,
        kind: journal ? "conference and journal" : "two sources",
      });
      continue;
    }
    const { kind, other } = otherPaper(one);
    if (kind === "generic title") {
      const generic = pick([
        "Editorial",
        "Guest Editorial",
        "Introduction",
        "Book Review",
        "Editor's Notes",
        "Preface",
      ]);
      pairs.push({
        a: variant({ ...one, title: generic }, true),
        b: variant({ ...other, title: generic }, true),
        same: false,
        kind,
      });
    } else if (kind === "part I / part II") {
      const first = next() < 0.5 ? one : { ...one, title: `${one.title}, Part I` };
      pairs.push({
        a: variant(first, true),
        b: variant(other, true),
        same: false,
        kind,
      });
    } else if (one.title.toLowerCase() !== other.title.toLowerCase() || kind === "same title, other people") {
      const same = kind === "same title, other people" || kind.startsWith("erratum");
      pairs.push({
        a: variant(one, same),
        b: variant(other, same),
        same: false,
        kind,
      });
    }
  }
  return pairs;
}
