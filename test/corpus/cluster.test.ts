import { describe, expect, it } from "vitest";
import { cluster } from "../../src/corpus/cluster.ts";
import { type BibliographicRecord, judge } from "../../src/corpus/identity.ts";
import { dice } from "./pairs/dice.ts";
import { madeRecords } from "./pairs/records.ts";

const LEE = { title: "Temporal logic of nested actions", authors: ["Ada Lee"] };

/** Who is with whom, whatever the order of the records: sets of names. */
function groupsOf(records: readonly BibliographicRecord[]): string[] {
  const { clusterOf } = cluster(records);
  const groups = Map.groupBy(records, (_, index) => clusterOf[index]);
  return [...groups.values()]
    .map((group) =>
      group
        .map((one) => JSON.stringify(one))
        .toSorted()
        .join("\n"),
    )
    .toSorted();
}

describe("clustering", () => {
  it("finds most pairs of one paper and hardly others, comparing few", () => {
    const made = madeRecords(1_500, 9);
    const { clusterOf, compared } = cluster(made.map(({ record }) => record));
    let [right, together, truly] = [0, 0, 0];
    made.forEach((x, a) => {
      made.slice(a + 1).forEach((y, at) => {
        const joined = clusterOf[a] === clusterOf[a + 1 + at];
        if (joined) together += 1;
        if (x.paper === y.paper) truly += 1;
        if (joined && x.paper === y.paper) right += 1;
      });
    });
    expect(right / together).toBeGreaterThan(0.96);
    expect(right / truly).toBeGreaterThan(0.87);
    expect(compared / made.length).toBeLessThan(40);
  });

  it("does not chain through a record that says little", () => {
    const { clusterOf, doubts } = cluster([
      { ...LEE, year: 2001, arxivId: "2001.00001" },
      LEE,
      { ...LEE, year: 2001, arxivId: "2001.00002" },
    ]);
    expect(clusterOf[0]).not.toBe(clusterOf[2]);
    expect(doubts.length).toBeGreaterThan(0);
  });

  it("keeps the parts of a work apart, though each is like the record that names no part", () => {
    const part = (name: string): BibliographicRecord => ({
      title: `${LEE.title}${name}`,
      authors: LEE.authors,
      year: 2001,
    });
    const { clusterOf } = cluster([
      part(", Part I"),
      part(""),
      part(", Part II"),
      part(", Part II"),
      part("..."),
    ]);
    expect(clusterOf[0]).not.toBe(clusterOf[2]);
    expect(clusterOf[2]).toBe(clusterOf[3]);
  });

  it("never puts plainly different papers together", () => {
    const made = madeRecords(600, 21).map(({ record }) => record);
    const { clusterOf } = cluster(made);
    for (const [a, root] of clusterOf.entries())
      for (const [b, other] of clusterOf.entries())
        if (a < b && root === other)
          expect(judge(made[a] ?? {}, made[b] ?? {}).score).toBeGreaterThanOrEqual(0.05);
  });

  it("puts hundreds of copies together, and what is a form of them", () => {
    const copies = Array.from({ length: 300 }, (_, n) => ({
      ...LEE,
      title: n % 2 ? LEE.title : LEE.title.toUpperCase(),
    }));
    const { clusterOf, compared, joined } = cluster([
      { ...LEE, year: 2001 },
      ...copies,
      { title: "Other grids of cats" },
    ]);
    expect(new Set(clusterOf)).toEqual(new Set([0, 301]));
    expect(joined).toHaveLength(300);
    expect(compared).toBeLessThan(1_000);
  });

  it("groups the same in any order", () => {
    const made = madeRecords(400, 33).map(({ record }) => record);
    const first = groupsOf(made);
    for (const seed of [1, 2]) expect(groupsOf(dice(seed).shuffled(made))).toEqual(first);
  });

  it("names each cluster by its first record, and each pair by positions in order", () => {
    const made = madeRecords(300, 4).map(({ record }) => record);
    const { clusterOf, joined } = cluster(made);
    clusterOf.forEach((root, index) => {
      expect(root).toBeLessThanOrEqual(index);
      expect(clusterOf[root]).toBe(root);
    });
    expect(joined.length).toBe(made.length - new Set(clusterOf).size);
    for (const { a, b } of joined) expect(a).toBeLessThan(b);
  });
});
