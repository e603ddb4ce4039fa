import { describe, expect, it } from "vitest";
import { type BibliographicRecord, judge } from "../../src/corpus/identity.ts";
import { peopleIn, splitNames } from "../../src/corpus/people.ts";
import { agreementOf, readVenue } from "../../src/corpus/venues.ts";

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
    [
      "a DOI with its address before it",
      { title: "Cats", doi: "https://doi.org/10.1/ABC" },
      { title: "Cats", doi: "10.1/abc" },
      "same",
    ],
    [
      "two arXiv ids under one DOI",
      { ...R1, arxivId: "2501.12948v2", doi: "10.1/abc" },
      { ...R1, arxivId: "2501.99999", doi: "10.1/abc" },
      "same",
    ],
    [
      "the DOI of a preprint and that of its publication",
      { ...R1, authors: GUO, year: 2025, doi: "10.48550/arXiv.2501.12948" },
      { ...R1, authors: GUO, year: 2025, doi: "10.1038/s41586-025-09422-z" },
      "same",
    ],
    [
      "two DOIs of one publisher under one title",
      { ...R1, authors: GUO, year: 2025, doi: "10.1145/1.1" },
      { ...R1, authors: GUO, year: 2025, doi: "10.1145/2.2" },
      "doubtful",
    ],
    [
      "a conference's paper and the journal's version years later",
      {
        title: "Maintaining nested views",
        authors: ["Ada Lee", "Bo Xu"],
        venue: "SIGMOD Conference",
        year: 1996,
      },
      {
        title: "Maintaining nested views",
        authors: ["Ada Lee", "Bo Xu"],
        venue: "ACM Trans. Database Syst.",
        year: 1998,
      },
      "doubtful",
    ],
    [
      "values moved behind the title on both sides",
      { title: "maintaining nested views ada lee , bo xu sigmod conference 1996" },
      {
        title: "maintaining nested views",
        authors: "a. lee , b. xu",
        venue: "international conference on management of data 1996",
      },
      "same",
    ],
    [
      "a title cut by dots, initials glued",
      { title: "maintaining nested views under deferred &hellip;", authors: "al lee, bx xu", year: 1996 },
      { title: "Maintaining Nested Views under Deferred Updates", authors: "A Lee, B Xu", year: 1996 },
      "same",
    ],
    [
      "a paper revisited",
      { title: "Maintaining nested views", authors: ["Ada Lee"], year: 1996 },
      { title: "Maintaining nested views revisited", authors: ["Ada Lee"], year: 2001 },
      "different",
    ],
    [
      "a subtitle that begins with a joining word left out",
      {
        title: "Quarrel: The Art of Parallel Merging",
        authors: ["Ada Lee", "Bo Xu"],
        year: 2010,
        venue: "VLDB",
      },
      { title: "Quarrel", authors: "A. Lee, B. Xu", year: 2010 },
      "same",
    ],
    [
      "version 2 and version 2.5",
      { title: "Quarrel2 Technical Report", authors: ["Ada Lee"], year: 2024 },
      { title: "Quarrel2.5 Technical Report", authors: ["Ada Lee"], year: 2024 },
      "different",
    ],
    [
      "an erratum named behind the title",
      { title: "Aspirin after stroke: a trial", authors: "Lee A, Xu B", year: 1999, venue: "Lancet" },
      {
        title: "Aspirin after stroke: a trial. Erratum",
        authors: "Lee A, Xu B",
        year: 1999,
        venue: "Lancet",
      },
      "different",
    ],
    [
      "reports of two years",
      { title: "Overview of the 2014 parsing task", authors: ["Ada Lee"], year: 2014 },
      { title: "Overview of the 2015 parsing task", authors: ["Ada Lee"], year: 2015 },
      "different",
    ],
    [
      "a survey's title borne twice",
      { title: "A survey of stream processing", authors: ["Ada Lee"], year: 2010 },
      { title: "A survey of stream processing", authors: ["Bo Xu", "Cy Wu"], year: 2015 },
      "different",
    ],
    [
      "the opposite of the other",
      { title: "Supervised segmentation of cells", authors: ["Ada Lee"], year: 2010 },
      { title: "Unsupervised segmentation of cells", authors: ["Ada Lee"], year: 2010 },
      "different",
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
  const venueAgreement = (a: string, b: string) => agreementOf(readVenue(a), readVenue(b));
  expect([
    venueAgreement(
      "SIGMOD Conference",
      "Proceedings of the ACM SIGMOD International Conference on Management of Data",
    ),
    venueAgreement("Commun. ACM", "Communications of the ACM"),
    venueAgreement("VLDB", "Very Large Data Bases"),
    venueAgreement("Nature", ""),
  ]).toEqual([1, 1, 1, undefined]);
  expect(venueAgreement("Nature", "ACM Transactions on Graphics")).toBeLessThan(0.3);
});
