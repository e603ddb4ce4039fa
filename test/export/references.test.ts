/** References: keys that stay, author lists that go on, nothing twice. */

import { expect, test } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { toBibtex } from "../../src/export/bibtex.ts";
import { citationKeys } from "../../src/export/keys.ts";
import { toMarkdown } from "../../src/export/markdown.ts";
import { toRss } from "../../src/export/rss.ts";
import { toStyle } from "../../src/export/style.ts";

function paper(id: string, title: string, authors: readonly string[], more: Partial<Paper> = {}): Paper {
  return {
    ...{
      id,
      title,
      titleSource: "document",
      authors,
      authorsComplete: true,
      affiliations: [],
      categories: [],
    },
    ...{ published: { date: "2020-05-01", inferredYear: false }, occurrences: [], provenance: {} },
    ...more,
  };
}

const LEARNING = paper("learning-to-walk", "Learning to Walk", ["Ada Smith", "Bo Łukasz"]);
const OTHER = paper("learning-to-run", "Learning to Run", ["Ann Smith"]);

test("a key is the same whatever else is cited, and no other paper's", () => {
  const alone = citationKeys([LEARNING]).get("learning-to-walk");
  expect(alone).toBe("smith2020learningtowalk");
  expect([...citationKeys([OTHER, LEARNING]).values()]).toEqual(["smith2020learningtorun", alone]);
  const slavic = paper("x", "X", ["Bo Łukaszewicz"], { authorsComplete: true });
  expect(citationKeys([slavic]).get("x")).toBe("lukaszewicz2020x");
});

test("should two keys be the same all the same, letters tell them apart, in the order of the ids", () => {
  const [ab, a2] = [paper("a-b2", "A", []), paper("ab-2", "A", [])];
  expect([...citationKeys([ab, a2])]).toEqual([
    ["a-b2", "anonymous2020ab2a"],
    ["ab-2", "anonymous2020ab2b"],
  ]);
});

test.each([
  ["apa", "Smith, A., Łukasz, B., et al. (2020)."],
  ["vancouver", "Smith A, Łukasz B, et al. Learning"],
  ["harvard1", "Smith, A., Łukasz, B., et al. (2020)"],
])("a list of authors that goes on ends in et al. in %s", async (style, said) => {
  const open = { ...LEARNING, authorsComplete: false };
  expect(await toStyle([open], style)).toContain(said);
  expect(await toStyle([LEARNING], style)).not.toContain("et al");
  expect(toBibtex([open])).toContain("and others}");
});

test("Markdown and RSS have one full stop behind et al.", () => {
  const open = { ...LEARNING, authorsComplete: false, abstract: "We walk." };
  const feed = toRss("Papers", "https://example.org/feed", [{ id: "1", paper: open, at: 0 }]);
  expect(feed).toContain("Ada Smith, Bo Łukasz et al. We walk.");

  expect(toMarkdown([{ ...LEARNING, authorsComplete: false }])).toContain("Bo Łukasz et al. 1 May 2020.");
  expect(toMarkdown([LEARNING])).toContain("Ada Smith, Bo Łukasz. 1 May 2020.");
});
