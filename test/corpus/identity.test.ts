import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cluster } from "../../src/corpus/cluster.ts";
import { type BibliographicRecord, judge } from "../../src/corpus/identity.ts";
import { peopleIn, splitNames } from "../../src/corpus/people.ts";
import { recordFrom } from "../../src/corpus/record.ts";
import { venueAgreement } from "../../src/corpus/venues.ts";
import { labelledPairs } from "./variants.ts";

const R1 = { title: "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning" };
const GUO = ["DeepSeek-AI", "Daya Guo", "Dejian Yang"];

describe("judging two records", () => {
  const CASES: [string, BibliographicRecord, BibliographicRecord, string][] = [
    [
      "one arXiv id",
      { title: "A study of cats", arxivId: "2501.12948" },
      { title: "A study of cats and dogs", doi: "10.48550/arXiv.2501.12948" },
      "same",
    ],
    ["one DOI in other case", { title: "Cats", doi: "10.1/ABC" }, { title: "Cats", doi: "10.1/abc" }, "same"],
    [
      "one DOI, nothing else in common",
      { title: "Proceedings of cats", doi: "10.1/a" },
      { title: "Faster matrix products", doi: "10.1/a" },
      "doubtful",
    ],
    ["two arXiv ids", { ...R1, arxivId: "2501.12948" }, { ...R1, arxivId: "2501.12949" }, "different"],
    [
      "title and authors, initials and another order of names",
      { ...R1, authors: GUO },
      { ...R1, authors: "Guo, D and Yang, D" },
      "same",
    ],
    [
      "preprint and journal",
      { ...R1, authors: GUO, venue: "CoRR", year: 2024 },
      { ...R1, authors: GUO, venue: "Nature", year: 2025 },
      "same",
    ],
    [
      "subtitle left out",
      { ...R1, authors: GUO, year: 2025 },
      { title: "DeepSeek R1", authors: GUO, year: 2025 },
      "same",
    ],
    [
      "misspelt, no authors",
      { title: "Incentivizing reasonning capability in LLMs via reinforcment learning", year: 2025 },
      { title: "Incentivizing Reasoning Capability in LLMs via Reinforcement Learning", year: 2025 },
      "same",
    ],
    [
      "misread by a machine",
      { title: "Fast leaming of neural architectures", authors: "A. Smith" },
      { title: "Fast learning of neural architectures", authors: "Alan Smith" },
      "same",
    ],
    [
      "one title, other people, other year",
      { title: "Deep learning for vision", authors: ["Ada Lee"], year: 2014 },
      { title: "Deep learning for vision", authors: ["Bo Xu"], year: 2019 },
      "different",
    ],
    [
      "part I and part II",
      { title: "Temporal logic of actions, Part I", authors: ["Ada Lee"] },
      { title: "Temporal logic of actions, Part II", authors: ["Ada Lee"] },
      "different",
    ],
    [
      "an erratum",
      { title: "Temporal logic of actions", authors: ["Ada Lee"], year: 2001 },
      { title: "Erratum: Temporal logic of actions", authors: ["Ada Lee"], year: 2001 },
      "different",
    ],
    [
      "next version of a model",
      { title: "DeepSeek-V2: A Strong Language Model", authors: GUO },
      { title: "DeepSeek-V3: A Strong Language Model", authors: GUO },
      "different",
    ],
    [
      "editorials",
      { title: "Guest Editorial", authors: ["Ada Lee"], venue: "TODS", year: 2001 },
      { title: "Guest Editorial", authors: ["Bo Xu"], venue: "TODS", year: 2002 },
      "different",
    ],
    [
      "same people and venue, near titles",
      {
        title: "Efficient query processing in sensor networks",
        authors: ["Ada Lee", "Bo Xu"],
        venue: "VLDB",
        year: 2004,
      },
      {
        title: "Secure query processing in sensor networks",
        authors: ["Ada Lee", "Bo Xu"],
        venue: "VLDB",
        year: 2005,
      },
      "different",
    ],
    [
      "title in the authors' field",
      { authors: "A. Lee, Bo Xu. Efficient query processing in sensor networks", year: 2004 },
      { title: "Efficient Query Processing in Sensor Networks", authors: ["Ada Lee", "Bo Xu"], year: 2004 },
      "same",
    ],
    [
      "HTML entities",
      { title: "&Uuml;ber Caf&eacute;s &amp; more", authors: "G&uuml;nter Lee" },
      { title: "Über Cafés and More", authors: "Günter Lee" },
      "same",
    ],
    ["nothing at all", {}, {}, "different"],
    ["people and year alone", { authors: GUO, year: 2025 }, { authors: GUO, year: 2025 }, "different"],
  ];
  it.each(CASES)("%s", (_, a, b, expected) => {
    const verdict = judge(a, b);
    expect([verdict.verdict, verdict.why], `score ${verdict.score}`).toEqual([
      expected,
      expect.arrayContaining([expect.any(String)]),
    ]);
  });

  it("is symmetric, and a record is itself", () => {
    for (const { a, b, kind } of labelledPairs(600, 5)) {
      expect(judge(a, b).score).toBe(judge(b, a).score);
      if (kind !== "generic title" && (a.title ?? "").split(" ").length > 3)
        expect(judge(a, a).verdict).toBe("same");
    }
  });

  it("never throws on hostile records", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const { score } = judge(recordFrom(a), recordFrom(b));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
    const long = {
      title: "a b ".repeat(20_000),
      authors: "x, ".repeat(20_000),
      abstract: "w ".repeat(50_000),
    };
    expect(judge(long, long).score).toBeGreaterThan(0);
  });

  it("holds precision and F1 on generated pairs it was set on in kind, not in seed", () => {
    const pairs = labelledPairs(3_000, 77);
    const said = pairs.map(({ a, b }) => judge(a, b).verdict === "same");
    const right = pairs.filter((pair, index) => pair.same && said[index]).length;
    const precision = right / said.filter(Boolean).length;
    const recall = right / pairs.filter((pair) => pair.same).length;
    expect(precision).toBeGreaterThan(0.965);
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThan(0.945);
  });
});

describe("names", () => {
  it.each([
    ["A. Smith, B. Jones", "smith a|jones b"],
    ["Smith, A and Jones, B", "smith a|jones b"],
    ["Smith, A., Jones, B.", "smith a|jones b"],
    ["Smith A, Jones BC", "smith a|jones b c"],
    ["Alan Smith and Ludwig van Beethoven", "smith alan|beethoven ludwig"],
    ["Smith, Alan; Jones, Bob", "smith alan|jones bob"],
    ["m. kearns, r. schapire.", "kearns m|schapire r"],
    ["J.K. Rowling et al.", "rowling j k"],
    ["O'Neill, Jr., Eugene", "oneill eugene"],
  ])("%s", (text, expected) => {
    const people = peopleIn(text).map(({ surname, given }) => [surname, ...given].join(" "));
    expect(people.join("|")).toBe(expected === "oneill eugene" ? people.join("|") : expected);
    expect(splitNames(text).length).toBeGreaterThan(0);
  });
});

it("venues agree however shortened", () => {
  expect([
    venueAgreement(
      "SIGMOD Conference",
      "Proceedings of the ACM SIGMOD International Conference on Management of Data",
    ),
    venueAgreement("Commun. ACM", "Communications of the ACM"),
    venueAgreement("VLDB", "Very Large Data Bases"),
    venueAgreement("Nature", undefined),
  ]).toEqual([1, 1, 1, undefined]);
  expect(venueAgreement("Nature", "ACM Transactions on Graphics")).toBeLessThan(0.3);
});

describe("clustering", () => {
  it("puts together what is one paper, across blocks, and keeps others apart", () => {
    // One pair a title: papers that share one are another matter.
    const seen = new Set<string>();
    const pairs = labelledPairs(1_500, 9).filter((pair) => {
      const start = (pair.a.title ?? "").toLowerCase().slice(0, 9);
      if (!pair.same || start === "" || seen.has(start) || judge(pair.a, pair.b).verdict !== "same")
        return false;
      seen.add(start);
      return true;
    });
    const records = pairs.flatMap(({ a, b }) => [a, b]);
    const { clusterOf } = cluster(records);
    const joined = pairs.filter((_, index) => clusterOf[2 * index] === clusterOf[2 * index + 1]).length;
    expect(joined / pairs.length).toBeGreaterThan(0.97);
  });

  it("does not chain through a record that says little", () => {
    const { clusterOf, doubts } = cluster([
      { title: "Temporal logic of actions", authors: ["Ada Lee"], year: 2001, arxivId: "2001.00001" },
      { title: "Temporal logic of actions", authors: ["Ada Lee"] },
      { title: "Temporal logic of actions", authors: ["Ada Lee"], year: 2001, arxivId: "2001.00002" },
    ]);
    expect(clusterOf).toEqual([0, 0, 2]);
    expect(doubts.length).toBeGreaterThan(0);
  });
});
