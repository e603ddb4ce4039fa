import { describe, expect, it } from "vitest";
import { judge } from "../../src/corpus/identity.ts";
import { CITED } from "./known/cited.ts";
import { CLEAN } from "./known/clean.ts";
import { CRAWLED } from "./known/crawled.ts";
import { FRESH } from "./known/fresh.ts";
import { MEDICAL } from "./known/medical.ts";
import { MOVED } from "./known/moved.ts";

import { knownPairs } from "./known/read.ts";

const STYLES = { clean: CLEAN, crawled: CRAWLED, cited: CITED, moved: MOVED, medical: MEDICAL, fresh: FRESH };

describe.each(Object.entries(STYLES))("real papers, %s", (_, text) => {
  it.each(knownPairs(text).map((pair) => [`${pair.same ? "one" : "two"}: ${pair.name}`, pair] as const))(
    "%s",
    (_, { a, b, same, missed }) => {
      const { verdict, score, why } = judge(a, b);
      const said = `${score}: ${why.join("; ")}`;
      if (same && !missed) expect(verdict, said).toBe("same");
      else expect(verdict, said).not.toBe("same");
      if (!same) expect(score, said).toBeLessThan(0.5);
    },
  );
});

it("the score alone tells nearly all of them right at 0.5", () => {
  const pairs = Object.values(STYLES).flatMap(knownPairs);
  const right = pairs.filter(({ a, b, same }) => judge(a, b).score >= 0.5 === same).length;
  expect(pairs.length).toBeGreaterThan(190);
  expect(right / pairs.length).toBeGreaterThan(0.97);
});
