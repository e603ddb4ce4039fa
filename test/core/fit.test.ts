import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fit } from "../../src/core/fit.ts";
import { invoke } from "../../src/core/invocation.ts";
import { outline } from "../../src/core/outline.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  choice,
  choices,
  heading,
  list,
  menu,
  note,
  paperCard,
  paperLine,
  type Reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { link } from "../../src/core/spans.ts";

const paper = (id: string, abstract = "First sentence. Second sentence. Third sentence."): Paper => ({
  id,
  title: `The title of ${id}`,
  titleSource: "document",
  authors: ["Ana Lee"],
  authorsComplete: true,
  affiliations: ["Somewhere"],
  categories: ["cs.CL"],
  abstract,
  arxivId: "2501.00001",
  occurrences: [],
  provenance: {},
});

const within = (most: number) => (reply: Reply) => outline(reply).length <= most;

const results = (amount: number, shown = amount): Reply =>
  whisper(
    [
      heading("Results"),
      ...Array.from({ length: shown }, (_, index) => paperLine(paper(`p${index + 1}`), index + 1)),
    ],
    {
      papers: Array.from({ length: amount }, (_, index) => `p${index + 1}`),
      more: { invocation: invoke("papers search", { words: "x" }), option: "from", start: 1, total: amount },
    },
  );

describe("fit gives up", () => {
  const full = whisper([paperCard(paper("p")), note("a remark in small print"), text("stays")]);

  it("nothing when there is room", () => {
    expect(fit(full, () => true)).toBe(full);
  });

  it("notes first, then sentences of the abstract, then secondary facts", () => {
    const lengths = [1000, 230, 200, 180, 150, 130].map((most) => outline(fit(full, within(most))));
    expect(lengths[0]).toContain("remark");
    expect(lengths[1]).not.toContain("remark");
    expect(lengths[1]).toContain("Third sentence");
    expect(lengths.at(-1)).not.toContain("First sentence");
    expect(lengths.at(-1)).toContain("https://arxiv.org/abs/2501.00001");
  });

  it("results from the bottom, and offers the rest by a button that asks for the next one", () => {
    const fitted = fit(results(500), within(2000));
    const shown = fitted.blocks.filter((block) => block.type === "paper").length;
    expect(shown).toBeGreaterThan(5);
    expect(outline(fitted)).toContain(`and ${500 - shown} more`);
    const button = fitted.blocks.flatMap((block) => (block.type === "choices" ? block.choices : [])).at(-1);
    expect(button?.invocation).toEqual(invoke("papers search", { words: "x", from: shown + 1 }));
    expect(fitted.papers).toHaveLength(500);
  });

  it("items of a list without a button when nothing can be asked for", () => {
    const fitted = fit(
      whisper([list(Array.from({ length: 100 }, (_, index) => `item ${index}`))]),
      within(200),
    );
    expect(outline(fitted)).toMatch(/item 0\n[\s\S]*and \d+ more$/u);
  });

  it("later entries of a long menu, and says how many there were", () => {
    const entries = Array.from({ length: 120 }, (_, index) => choice(`entry ${index}`, invoke("paper")));
    const fitted = fit(whisper([menu("Pick one", entries)]), within(500));
    const [kept] = fitted.blocks;
    expect(kept).toMatchObject({ type: "menu", label: "Pick one (first 25 of 120)" });
    expect(outline(fitted).length).toBeLessThanOrEqual(500);
  });

  it("never a link, a button or the first result", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 250, max: 4000 }), (amount, most) => {
        const reply = whisper([
          text(["see ", link("the page", "https://example.org/a/very/long/address")]),
          ...results(amount).blocks,
          choices(choice("Share", invoke("paper", { words: "p1" }, "everyone"))),
        ]);
        const fitted = fit(reply, within(most));
        const drawn = outline(fitted);
        expect(drawn).toContain("https://example.org/a/very/long/address");
        expect(drawn).toContain("1. The title of p1");
        expect(drawn).toContain("Share");
        expect(drawn.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
