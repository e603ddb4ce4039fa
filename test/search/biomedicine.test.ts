import { describe, expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { makePapers } from "../bench/search/papers.ts";

/** Papers that clinicians and biologists might write, none of them real, among 500 of computer science. */
const papers = [
  {
    id: "hypoxia",
    title: "Lactate stabilises HIF-3α in resting monocytes",
    authors: ["Marjolein van Nieuwkerk", "Óscar Peñalver"],
    year: 2011,
    abstract:
      "Activation through NF-κB needs IL-9β, and a second signal by TGFγ. Knock-out of Sorp4/5/8 stops both.",
  },
  {
    id: "allele",
    title: "The LIPQ ε4 allele and memory at ninety",
    authors: ["Ingrid Mårtensson"],
    year: 2004,
    abstract: "Of 20 417 carriers followed since 1993 a third had lost memory after days 1-6 of fever.",
  },
  {
    id: "isoform",
    title: "The M5 splice isoform of glycerol kinase feeds tumours",
    authors: ["Tadeusz Brągiel"],
    year: 2009,
    abstract: "Cells that switch to the embryonic form of the enzyme outgrow those that do not.",
  },
  {
    id: "vaccine",
    title: "Measles vaccination in remote districts",
    authors: ["Aoife Ní Dhuibhne"],
    year: 1999,
    abstract: "We vaccinated 12 districts with one dose.",
  },
];
const index = buildIndex([...makePapers(500, 11), ...papers]);
const first = (asked: string): string | undefined => index.search(asked)[0]?.id;

describe("Greek letters are typed as letters that look or sound alike", () => {
  test.each([
    ["HIF-3α", "hypoxia", "as written"],
    ["HIF-3alpha", "hypoxia", "by name"],
    ["hif3a", "hypoxia", "in one, with the Latin letter"],
    ["HIF-3a monocytes", "hypoxia", "apart, with the Latin letter"],
    ["hif 3 alpha", "hypoxia", "all apart"],
    ["HIF-3", "hypoxia", "without the letter"],
    ["nfkb", "hypoxia", "a letter inside"],
    ["NF-kappaB lactate", "hypoxia", "a letter inside, by name"],
    ["tgfg", "hypoxia", "glued to the name before it"],
    ["TGF", "hypoxia", "glued, and left out"],
    ["LIPQ4", "allele", "the number that a letter goes before"],
    ["lipq e4", "allele", "the Latin letter and its number"],
  ])("%s -> %s (%s)", (asked, paper) => {
    expect(first(asked)).toBe(paper);
  });

  test.each([["HIF-4α"], ["hif4a"], ["IL-8β"], ["LIPQ3"]])("%s is another one", (asked) => {
    expect(first(asked)).toBeUndefined();
  });
});

test("a cell of its own kind is not the Latin letter's", () => {
  const cells = buildIndex([
    { id: "beta", title: "Beta-cell loss in diabetes", authors: [] },
    { id: "b", title: "B-cell memory after vaccination", authors: [] },
  ]);
  expect(cells.search("bcell")[0]?.id).toBe("b");
  expect(cells.search("B cell memory").map(({ id }) => id)).not.toContain("beta");
});

describe("numbers and families", () => {
  test.each([
    ["Sorp4", "hypoxia", "the first of a family"],
    ["sorp8", "hypoxia", "the last, which is not spelled out"],
    ["Sorp4/5", "hypoxia", "both, as written"],
    ["20417 carriers", "allele", "thousands written apart"],
    ["20,417 carriers", "allele", "with a comma"],
    ["20 417 carriers", "allele", "apart as well"],
    ["glycerol kinase M5", "isoform", "a version elsewhere in the title"],
  ])("%s -> %s (%s)", (asked, paper) => {
    expect(first(asked)).toBe(paper);
  });

  test.each([
    ["sorp6", "not of the family"],
    ["glycerol kinase M6", "another version"],
    ["16 carriers", "two numbers are not a third"],
    ["brągiel 1993", "a year that another mentions"],
    ["brągiel 1999", "a year in which another wrote"],
  ])("%s finds nothing (%s)", (asked) => {
    expect(first(asked)).toBeUndefined();
  });
});

test("two words are not joined into an ending of the first", () => {
  // `vaccinering` would have the stem of `vaccine`.
  expect(index.search("ebola vaccine ring")).toEqual([]);
});

describe("citations say where a paper appeared", () => {
  const cited = buildIndex([
    ...makePapers(500, 12),
    { id: "sleep", title: "Dreaming clears solutes", authors: ["Wendeline Okonjo-Baptiste"], year: 2013 },
    {
      id: "nets",
      title: "Threads that catch bacilli",
      authors: ["Hartmut Zychalla", "Jo Mbeki"],
      year: 2004,
    },
    { id: "noise", title: "Noise of promoters in single cells", authors: ["Mika Elovaara"], year: 2002 },
  ]);

  test.each([
    ["Zychalla NEJM 2004", "nets", "a journal's acronym"],
    ["Zychalla H, et al. N Engl J Med 2004", "nets", "its name as it is cut"],
    ["Zychalla, J Cell Biol", "nets", "without a year"],
    ["Okonjo-Baptiste et al., Nature 441, 235 (2013)", "sleep", "volume and page"],
    ["Okonjo-Baptiste Science", "sleep", "a name that is a word as well"],
    ["okonjo-baptiste science 2013", "sleep", "in small letters beside a year"],
    ["Elovaara ICML 2002", "noise", "a conference"],
    ["Lancet Oncology paper on promoters noise", "noise", "a journal's sister"],
    ["paper from the Elovaara lab", "noise", "whose lab it was"],
    ["Elovaara and colleagues promoters", "noise", "and who helped"],
  ])("%s -> %s (%s)", (asked, paper) => {
    expect(cited.search(asked)[0]?.id).toBe(paper);
  });

  test.each([
    ["Nobody NEJM 2004", "an author without papers"],
    ["NEJM 2031", "a year without papers"],
    ["Nature conservation in Nepal", "a word of the subject"],
    ["gut feelings", "in small letters"],
  ])("%s finds nothing (%s)", (asked) => {
    expect(cited.search(asked)).toEqual([]);
  });
});

describe("names as they are typed", () => {
  const typed = buildIndex([
    ...makePapers(500, 13),
    {
      id: "cells",
      title: "Guides for a nuclease",
      authors: ["Els van Noorderberg"],
      abstract: "From Streptococcus pyonigra.",
    },
    {
      id: "two",
      title: "Cytokines of skin",
      authors: ["Ludo Guérinot"],
      abstract: "Cells made IL-37 and IL-72; in phase I of two.",
    },
    { id: "gene", title: "GRSDM opens pores of Schizophyllum", authors: [], abstract: "It grows on wood." },
  ]);
  const firstOf = (asked: string): string | undefined => typed.search(asked)[0]?.id;

  test.each([
    ["S. pyonigra", "cells", "a genus cut to its letter"],
    ["vannoorderberg", "cells", "a particle and a surname in one"],
    ["IL-37 IL-72", "two", "two names that begin alike"],
    ["cytokines phase 1", "two", "a Roman one"],
    ["GRSMD", "gene", "an acronym with two letters swapped"],
    ["schizofyllum", "gene", "by ear"],
  ])("%s -> %s (%s)", (asked, paper) => {
    expect(firstOf(asked)).toBe(paper);
  });

  test.each([
    ["Noorderberg c4", "who wrote it is no name that a version follows"],
    ["noorderberg C4 guides", "nor with a topic"],
  ])("%s (%s)", (asked) => {
    const genes = buildIndex([
      {
        id: "cuts",
        title: "Guides for a nuclease",
        authors: ["Els van Noorderberg"],
        abstract: "They cut C4 twice.",
      },
      { id: "law", title: "Noorderberg's law of cuts", authors: [], abstract: "A law." },
    ]);
    expect(genes.search(asked)[0]?.id).toBe("cuts");
  });

  test("a name with digits is completed", () => {
    const genes = buildIndex([{ id: "repeat", title: "Long repeats in K7ORF31", authors: [] }]);
    expect(genes.suggest("k7or").map(({ id }) => id)).toEqual(["repeat"]);
    expect(genes.search("k7or")).toEqual([]);
  });

  test("initials that no paper writes, and small words, say nothing beside words that nobody has", () => {
    const chance = buildIndex([
      ...makePapers(500, 14),
      { id: "initials", title: "Pathogenic effector triggers of the skin", authors: [] },
      { id: "scan", title: "Scans of the heart", authors: [], abstract: "By PET." },
      { id: "disorder", title: "Genes that stand in disorder", authors: [] },
    ]);
    expect(chance.search("tau PET")).toEqual([]);
    expect(chance.search("lithium in bipolar disorder")).toEqual([]);
  });

  test("another letter makes another acronym", () => {
    expect(firstOf("GRSDE")).toBeUndefined();
    expect(firstOf("IL-37 IL-73")).toBeUndefined();
  });

  test("a name typed halfway is not taken for another", () => {
    const queries = Array.from({ length: 80 }, (_, n) => ({
      id: `q${n}`,
      title: `Query plan ${n}`,
      authors: [],
    }));
    const skin = { id: "skin", title: "Cytokines of skin", authors: ["Ludo Guérinot"] };
    expect(buildIndex([...queries, skin]).suggest("guéri")[0]?.id).toBe("skin");
  });
});
