import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { singular } from "../../src/search/text/plurals.ts";

test.each(
  `analyses analysis, metastases metastasis, hypotheses hypothesis, syntheses synthesis, parentheses parenthesis,
  diagnoses diagnosis, thromboses thrombosis, crises crisis, matrices matrix, helices helix, indices index,
  vertices vertex, nuclei nucleus, loci locus, streptococci streptococcus, bacteria bacterium, spectra spectrum,
  mitochondria mitochondrion, criteria criterion, larvae larva, algae alga`
    .split(/,\s*/)
    .map((pair) => pair.split(" ")),
)("%s are more than one %s", (plural, one) => {
  expect(singular(plural ?? "")).toBe(one);
});

test.each(
  `databases phases diseases kinases releases these theses doses purposes exposes glucoses devices services prices
  alibi wifi data media gamma schema area alpha genes cheeses dae`.split(/\s+/),
)("%s is left as it is", (word) => {
  expect(singular(word)).toBe(word);
});

test("papers are found by one or by many, whichever they write", () => {
  const index = buildIndex([
    {
      id: "one",
      title: "Factoring a matrix of criteria",
      authors: [],
      abstract: "A metastasis has a nucleus.",
    },
    { id: "many", title: "Algae and vertices", authors: [], abstract: "Hypotheses of larvae." },
  ]);
  const first = (asked: string): string | undefined => index.search(asked)[0]?.id;
  for (const asked of ["matrices", "criterion", "metastases", "nuclei"]) expect(first(asked)).toBe("one");
  for (const asked of ["alga", "vertex", "hypothesis", "larva"]) expect(first(asked)).toBe("many");
});
