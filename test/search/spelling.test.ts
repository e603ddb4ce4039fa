import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { american } from "../../src/search/text/spelling.ts";

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .map((line): [string, string] => {
      const [british = "", as = ""] = line.split(" ");
      return [british, as];
    });

test.each(
  pairs(`
    optimisation optimization
    regularised regularized
    amortised amortized
    summarises summarizes
    tokenisers tokenizers
    analysing analyzing
    behavioural behavioral
    neighbourhoods neighborhoods
    tumours tumors
    centred centered
    nanofibres nanofibers
    parametre parameter
    dialogues dialogs
    programme program
    defences defenses
    anaemia anemia
    leukaemia leukemia
    oesophageal esophageal
    oestrogens estrogens
    diarrhoea diarrhea
    haem heme
    dyspnoea dyspnea
    caecum cecum
    caesarean cesarean
    leucocytes leukocytes
    tumourigenesis tumorigenesis
    sulphates sulfates
    ageing aging
    artefacts artifacts`),
)("%s is %s", (british, as) => {
  expect(american(british)).toBe(as);
});

test.each(
  `supervised precise exercise promising raised noise denoising arising revised comprising surprise compromise pairwise
  expertise disease crises basis hour tourist contour source course there literature entered reference evidence israel
  michael larvae aerobic does poet phoenix league`.split(/\s+/),
)("%s is spelt so everywhere", (word) => {
  expect(american(word)).toBe(word);
});

test("papers are found in either spelling, and one spelling does not hide the other", () => {
  const index = buildIndex([
    { id: "us", title: "Optimization of tumor-fiber modeling", authors: [], abstract: "" },
    { id: "uk", title: "Regularised behaviour in randomised centres", authors: [], abstract: "" },
    { id: "both", title: "The optimisation of schedules", authors: [], abstract: "" },
  ]);
  const found = (text: string): string[] => index.search(text).map(({ id }) => id);
  expect(found("tumour fibre modelling")).toEqual(["us"]);
  expect(found("regularized behavior")).toEqual(["uk"]);
  expect(found("optimisation").sort()).toEqual(["both", "us"]);
  expect(found("optimization").sort()).toEqual(["both", "us"]);
});
