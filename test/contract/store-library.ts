/** What every engine of the store must do for team libraries. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Mark, Store, TeamPaper } from "../../src/core/store.ts";
import { openStore } from "../../src/store/open.ts";
import { type FreshSource, NOON } from "./store.ts";

export function libraryContract(engine: string, fresh: FreshSource): void {
  describe(`team libraries on ${engine}`, () => {
    let store: Store;
    let tenantId: string;
    let other: string;
    let done: () => Promise<void>;

    beforeEach(async () => {
      const opened = await fresh();
      done = opened.done;
      store = await openStore(opened.source, {
        clock: new TurnedClock(NOON),
        log: silentLog,
        databaseClock: false,
      });
      tenantId = (await store.tables.tenants.ensure("slack", "T1", "Team", NOON)).id;
      other = (await store.tables.tenants.ensure("slack", "T2", "Other", NOON)).id;
    });
    afterEach(async () => {
      await store.close();
      await done();
    });

    const aMark = (given: Partial<Mark> = {}): Mark => ({
      tenantId,
      kind: "saved",
      owner: "U1",
      name: "rl",
      paperId: "deepseek-r1",
      value: "",
      by: "U1",
      byName: "Ana",
      at: NOON,
      ...given,
    });
    const aPaper = (given: Partial<TeamPaper> = {}): TeamPaper => ({
      tenantId,
      id: "mamba",
      paperJson: "{}",
      mergedInto: null,
      lacks: null,
      tries: 0,
      nextAt: null,
      addedBy: "U1",
      at: NOON,
      ...given,
    });

    test("a mark is put once, found by paper, kind, owner and name, and removed", async () => {
      const { marks } = store.tables;
      await marks.put(aMark());
      await marks.put(aMark({ at: NOON + 1 }));
      await marks.put(aMark({ owner: "U2", by: "U2", at: NOON + 2 }));
      await marks.put(aMark({ paperId: "mhc", at: NOON + 3 }));
      await marks.put(aMark({ kind: "tag", owner: "", name: "rl", at: NOON + 4 }));
      await marks.put(aMark({ tenantId: other, at: NOON + 5 }));
      expect((await marks.ofPaper(tenantId, "deepseek-r1")).map(({ kind, owner }) => [kind, owner])).toEqual([
        ["saved", "U1"],
        ["saved", "U2"],
        ["tag", ""],
      ]);
      const mine = await marks.ofKind(tenantId, "saved", { owner: "U1" });
      expect(mine.map(({ paperId }) => paperId)).toEqual(["mhc", "deepseek-r1"]);
      expect(await marks.ofKind(tenantId, "saved", { owner: "U1", name: "nlp" })).toEqual([]);
      expect(await marks.ofKind(tenantId, "saved")).toHaveLength(3);
      expect(await marks.get(aMark())).toEqual(aMark({ at: NOON + 1 }));
      await marks.remove(aMark());
      expect(await marks.get(aMark())).toBeUndefined();
      expect(await marks.ofPaper(other, "deepseek-r1")).toHaveLength(1);
    });

    test("text of every kind is kept in a note", async () => {
      for (const value of ["'; drop table mark; --", "ℓ₀ 🗞️", "x".repeat(10_000)]) {
        await store.tables.marks.put(aMark({ kind: "note", name: "n1", value }));
        expect((await store.tables.marks.get(aMark({ kind: "note", name: "n1" })))?.value).toBe(value);
      }
    });

    test("every change of a team's papers counts its revision on, and nobody else's", async () => {
      const { teamPapers } = store.tables;
      expect(await teamPapers.revision(tenantId)).toBe(0);
      await teamPapers.put(aPaper());
      await teamPapers.put(aPaper({ mergedInto: "mhc" }));
      expect(await teamPapers.revision(tenantId)).toBe(2);
      expect(await teamPapers.of(tenantId)).toEqual([aPaper({ mergedInto: "mhc" })]);
      await teamPapers.remove(tenantId, "mamba");
      expect(await teamPapers.revision(tenantId)).toBe(3);
      expect(await teamPapers.get(tenantId, "mamba")).toBeUndefined();
      expect(await teamPapers.revision(other)).toBe(0);
    });

    test("a change that fails leaves the revision where it was", async () => {
      const failing = store.tx(async ({ teamPapers }) => {
        await teamPapers.put(aPaper());
        throw new Error("half way");
      });
      await expect(failing).rejects.toThrow("half way");
      expect(await store.tables.teamPapers.revision(tenantId)).toBe(0);
    });

    test("papers that lack their data come up when it is time, and one process takes each", async () => {
      const { teamPapers } = store.tables;
      await teamPapers.put(aPaper({ id: "a", lacks: "arxiv:1", nextAt: NOON + 2 }));
      await teamPapers.put(aPaper({ id: "b", lacks: "arxiv:2", nextAt: NOON + 1 }));
      await teamPapers.put(aPaper({ id: "c", lacks: "arxiv:3", nextAt: NOON + 9 }));
      await teamPapers.put(aPaper({ id: "d" }));
      const due = await teamPapers.lacking(NOON + 5, 10);
      expect(due.map(({ id }) => id)).toEqual(["b", "a"]);
      const [first] = due;
      if (first === undefined) throw new Error("nothing due");
      const taken = await Promise.all([1, 2, 3].map(() => teamPapers.take(first, NOON + 60)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await teamPapers.get(tenantId, "b")).toMatchObject({ tries: 1, nextAt: NOON + 60 });
    });
  });
}
