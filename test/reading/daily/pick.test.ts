import fc from "fast-check";
import { expect, test } from "vitest";
import type { Paper } from "../../../src/core/paper.ts";
import { afterPick, cycleOrder, type Pick, pick, type Shown } from "../../../src/reading/daily/pick.ts";
import { poolOf } from "../../../src/reading/daily/query.ts";
import { corpusOf, paper } from "./papers.ts";

const NOTHING: Shown = { cycle: 0, inCycle: new Set(), putOff: [] };

function poolFrom(papers: readonly Paper[]): (cycle: number) => readonly Paper[] {
  return poolOf(corpusOf(papers), {});
}

/** The ids of `days` picks in a row. */
function play(
  papers: readonly Paper[],
  days: number,
  from: Shown = NOTHING,
): { ids: string[]; shown: Shown } {
  const ids: string[] = [];
  let shown = from;
  for (let day = 0; day < days; day++) {
    const picked = pick(poolFrom(papers), shown, "2026-11-23");
    if (typeof picked === "string") {
      ids.push(picked);
      continue;
    }
    ids.push(picked.paper.id);
    shown = afterPick(shown, picked);
  }
  return { ids, shown };
}

const papers = Array.from({ length: 7 }, (_, i) => paper(`paper-${i + 1}`));

test("Nothing repeats until all were shown, and the next round has another order", () => {
  const { ids } = play(papers, 14);
  expect(new Set(ids.slice(0, 7)).size).toBe(7);
  expect(new Set(ids.slice(7)).size).toBe(7);
  expect(ids.slice(0, 7)).not.toEqual(ids.slice(7));
  expect(ids[6]).not.toBe(ids[7]);
});

test("The order is that of the SHA-256 of round and id, for ever: channels are in the middle of it", () => {
  expect(play(papers, 7).ids).toEqual([
    "paper-4",
    "paper-3",
    "paper-7",
    "paper-1",
    "paper-5",
    "paper-6",
    "paper-2",
  ]);
});

const anyPapers = fc
  .uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 30 })
  .map((numbers) => numbers.map((n) => paper(`p${n}`)));

test("Whatever order the papers are loaded in, the picks are the same", () => {
  fc.assert(
    fc.property(anyPapers, fc.integer({ min: 1, max: 60 }), (some, days) => {
      expect(play(some.toReversed(), days).ids).toEqual(play(some, days).ids);
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("New papers join and removed ones leave without changing the order of the others", () => {
  fc.assert(
    fc.property(anyPapers, anyPapers, fc.integer({ min: 0, max: 20 }), (first, second, days) => {
      const { shown } = play(first, Math.min(days, first.length));
      const rest = (pool: readonly Paper[]) =>
        play(pool, pool.filter(({ id }) => !shown.inCycle.has(id)).length, shown).ids;
      const both = [...new Map([...first, ...second].map((one) => [one.id, one])).values()];
      const old = new Set(first.map(({ id }) => id));
      expect(rest(both).filter((id) => old.has(id))).toEqual(rest(first));
      const fewer = first.slice(1);
      expect(rest(fewer)).toEqual(rest(first).filter((id) => id !== first[0]?.id));
    }),
    { numRuns: 60, seed: 2 },
  );
});

test("No paper comes twice in a round, nor twice in a row, through rounds, joins and leaves", () => {
  fc.assert(
    fc.property(fc.array(anyPapers, { minLength: 1, maxLength: 4 }), (pools) => {
      let shown = NOTHING;
      let last: string | undefined;
      for (const pool of pools) {
        for (let day = 0; day < 25; day++) {
          const picked = pick(poolFrom(pool), shown, "2026-11-23");
          if (typeof picked === "string") throw new Error(picked);
          expect(picked.cycle === shown.cycle && shown.inCycle.has(picked.paper.id)).toBe(false);
          expect(picked.paper.id).not.toBe(last);
          last = picked.paper.id;
          shown = afterPick(shown, picked);
        }
      }
    }),
    { numRuns: 40, seed: 3 },
  );
});

test("A paper put off waits, then comes before all others, once", () => {
  const [first] = play(papers, 1).ids;
  // Given back to the pool and put off, as the Later button does.
  const shown: Shown = {
    cycle: 0,
    inCycle: new Set(),
    putOff: [{ paperId: first ?? "", until: "2026-12-23" }],
  };
  const before = pick(poolFrom(papers), shown, "2026-12-22") as Pick;
  expect(before.paper.id).toBe("paper-3");
  const after = pick(poolFrom(papers), afterPick(shown, before), "2026-12-23") as Pick;
  expect(after).toMatchObject({ paper: { id: first }, returned: true, position: 2 });
  const then = pick(poolFrom(papers), afterPick(afterPick(shown, before), after), "2026-12-24") as Pick;
  expect(then).toMatchObject({ paper: { id: "paper-7" }, returned: false });
});

test.each([
  ["an empty pool", [], NOTHING, "empty"],
  ["one paper that was not shown", ["a"], NOTHING, "a"],
  [
    "one paper that was the last one",
    ["a"],
    { cycle: 0, inCycle: new Set(["a"]), last: "a", putOff: [] },
    "alone",
  ],
  [
    "one paper, another was the last one",
    ["a"],
    { cycle: 0, inCycle: new Set(["a", "b"]), last: "b", putOff: [] },
    "a",
  ],
  [
    "all put off",
    ["a"],
    { cycle: 0, inCycle: new Set<string>(), putOff: [{ paperId: "a", until: "2099-01-01" }] },
    "waiting",
  ],
  [
    "a put off paper that has left",
    ["a"],
    { ...NOTHING, putOff: [{ paperId: "z", until: "2020-01-01" }] },
    "a",
  ],
] as const)("With %s: %s %o -> %s", (_, ids, shown, expected) => {
  const picked = pick(poolFrom(ids.map((id) => paper(id))), shown, "2026-11-23");
  expect(typeof picked === "string" ? picked : picked.paper.id).toBe(expected);
});

test("Position and pool count what fits the filters now", () => {
  const pool = poolOf(corpusOf([...papers, paper("other", { categories: ["math.CO"] })]), {
    category: "cs.CL",
  });
  const { shown } = play(papers, 2);
  expect(pick(pool, shown, "2026-11-23")).toMatchObject({ position: 3, pool: 7 });
});

test("The order of a corpus is worked out once", () => {
  const corpus = corpusOf(papers);
  expect(cycleOrder(corpus, 0)).toBe(cycleOrder(corpus, 0));
  expect(cycleOrder(corpus, 1)).not.toEqual(cycleOrder(corpus, 0));
});
