import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/corpus/entry.ts";
import { draftOf, mergeDrafts, resolveDraft } from "../../src/corpus/merge.ts";

const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

/** Entries of one paper as different sources would give it: fields missing, shorter, or put differently. */
const entry: fc.Arbitrary<Entry> = fc
  .record({
    file: fc.constantFrom("a.txt", "b.txt", "c.txt"),
    entry: fc.integer({ min: 1, max: 3 }),
    title: maybe(["Deep Nets", "DEEP NETS", "Deep $N$ Nets"]),
    authors: maybe([["Ada Lovelace"], ["A. Lovelace", "Bo Li"], ["Bo Li"], ["Zoë van Dam", "Ada Lovelace"]]),
    authorsComplete: maybe([true, false]),
    affiliations: maybe([["pku"], ["mit", "pku"]]),
    categories: maybe([["cs.CL"], ["cs.LG", "cs.CL"]]),
    published: maybe([
      { date: "2024-01-12", inferredYear: true },
      { date: "2025", inferredYear: false },
      { date: "2025-03-02", inferredYear: false },
    ]),
    code: maybe([true, false]),
    abstract: maybe(["We do.", "We do it well.", "We do it $63\\%$."]),
    doi: maybe(["10.1/A", "10.1/a"]),
  })
  .map((fields) => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    // Every field left is one that Entry has, with its type.
    const rest = Object.fromEntries(present) as unknown as Entry;
    return { ...rest, line: fields.entry, endLine: fields.entry };
  });
const draft = fc
  .array(entry, { minLength: 1, maxLength: 3 })
  .map((entries) => entries.map(draftOf).reduce(mergeDrafts));

describe("merging", () => {
  it("is commutative, associative and idempotent, and so is what comes of it", () => {
    fc.assert(
      fc.property(draft, draft, draft, (a, b, c) => {
        expect(mergeDrafts(a, b)).toEqual(mergeDrafts(b, a));
        expect(mergeDrafts(mergeDrafts(a, b), c)).toEqual(mergeDrafts(a, mergeDrafts(b, c)));
        expect(mergeDrafts(a, a)).toEqual(a);
        expect(resolveDraft(mergeDrafts(mergeDrafts(c, a), b))).toEqual(
          resolveDraft(mergeDrafts(a, mergeDrafts(b, c))),
        );
      }),
    );
  });

  it("loses no author, no source and no fuller text", () => {
    fc.assert(
      fc.property(draft, draft, (a, b) => {
        const [one, both] = [resolveDraft(a), resolveDraft(mergeDrafts(a, b))];
        expect(both.fields.abstract?.length ?? 0).toBeGreaterThanOrEqual(one.fields.abstract?.length ?? 0);
        expect(both.fields.authors?.names.length ?? 0).toBeGreaterThanOrEqual(
          both.fields.authors?.complete === true ? 1 : (one.fields.authors?.names.length ?? 0),
        );
        for (const field of Object.keys(one.provenance)) expect(both.provenance).toHaveProperty(field);
      }),
    );
  });

  it("says where each field comes from", () => {
    const listing = draftOf({
      file: "l.txt",
      entry: 1,
      line: 1,
      endLine: 3,
      title: "Deep Nets",
      authors: ["Ada Lovelace"],
      authorsComplete: false,
      abstract: "We do.",
    });
    const page = draftOf({
      file: "p.txt",
      entry: 2,
      line: 9,
      endLine: 11,
      title: "Deep Nets",
      authors: ["Bo Li"],
      authorsComplete: false,
      abstract: "We do. And well.",
    });
    expect(resolveDraft(mergeDrafts(listing, page))).toEqual({
      fields: {
        title: "Deep Nets",
        authors: { names: ["Ada Lovelace", "Bo Li"], complete: false },
        abstract: "We do. And well.",
      },
      provenance: { title: ["l.txt:1", "p.txt:9"], authors: ["l.txt:1", "p.txt:9"], abstract: ["p.txt:9"] },
    });
  });
});
