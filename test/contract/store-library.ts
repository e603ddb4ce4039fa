/** What every engine of the store must do for team libraries. */

import { describe, expect, test } from "vitest";
import type { Mark, Store, TeamPaper } from "../../src/core/store.ts";
import { type FreshSource, NOON, openEach } from "./opened-store.ts";

export function libraryContract(engine: string, fresh: FreshSource): void {
  describe(`team libraries on ${engine}`, () => {
    let store: Store;
    let tenantId: string;
    let other: string;
    openEach(fresh, async (opened, tenant) => {
      [store, tenantId] = [opened, tenant];
      other = (await store.tables.tenants.ensure("slack", "T2", "Other", NOON)).id;
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

    test("what changed since a revision is told, each paper once, and what has gone", async () => {
      const { teamPapers } = store.tables;
      for (const id of ["a", "b", "c"]) await teamPapers.put(aPaper({ id }));
      await teamPapers.put(aPaper({ id: "a", lacks: "arxiv:1" }));
      await teamPapers.remove(tenantId, "b");
      const ids = async (since: number, limit = 10) =>
        (await teamPapers.changedSince(tenantId, since, limit))?.map(({ id, paper }) => [id, paper?.lacks]);
      expect(await ids(0)).toEqual([
        ["c", null],
        ["a", "arxiv:1"],
        ["b", undefined],
      ]);
      expect(await ids(4)).toEqual([["b", undefined]]);
      expect(await ids(5)).toEqual([]);
      expect(await ids(0, 2)).toBeUndefined();
      expect((await teamPapers.page(tenantId, "", 1)).map(({ id }) => id)).toEqual(["a"]);
      expect((await teamPapers.page(tenantId, "a", 5)).map(({ id }) => id)).toEqual(["c"]);
      expect(await teamPapers.changedSince(other, 0, 5)).toEqual([]);
      // Counted by a Paperboy that does not note changes yet: then all must be read.
      await store.tables.settings.set(tenantId, "library", "papers", "6");
      expect(await ids(5)).toBeUndefined();
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

    test("forgetting a person leaves no trace of them in any table, and everybody else as they were", async () => {
      const gone = "UGONE";
      const stays = "USTAYS";
      const { tables } = store;
      await tables.channels.ensure(tenantId, "C1");
      for (const person of [gone, stays]) {
        const by = { by: person, byName: `Name of ${person}` };
        await tables.marks.put(aMark({ owner: person, ...by }));
        await tables.marks.put(aMark({ kind: "status", owner: person, name: "", value: "read", ...by }));
        await tables.marks.put(aMark({ kind: "note", owner: "", name: `n-${person}`, value: "text", ...by }));
        await tables.marks.put(aMark({ kind: "tag", owner: "", name: `t-${person.length}`, ...by }));
        await tables.teamPapers.put(aPaper({ id: `p${person.length}`, addedBy: person }));
        await tables.settings.set(tenantId, "post:1", `seen:${person}`, "1");
        await tables.settings.set(tenantId, "quiet", person, "1");
        await tables.settings.set(tenantId, `person:${person}`, "calendar-feed", '"secret"');
        await tables.audit.add({
          ...{
            tenantId,
            id: `e${person.length}`,
            at: NOON,
            actor: person,
            action: "papers save",
            target: "library",
          },
          beforeJson: JSON.stringify([{ by: person }]),
          afterJson: null,
        });
        const delivery = { tenantId, kind: "notice", payloadJson: "{}", dueAt: NOON, expiresAt: NOON + 1 };
        await tables.deliveries.add({ ...delivery, dedupeKey: `n:${person.length}`, person }, NOON);
        await tables.groups.put({
          ...{ tenantId, id: `g-${person.length}`, channelId: "C1", name: "Theory", ruleJson: "{}" },
          ...{ localTime: "16:00", tz: "UTC", lengthMin: 60, fromDate: "2026-11-24", untilDate: null },
          ...{
            place: null,
            chainJson: "{}",
            openBallot: 1,
            ranked: 0,
            nativeEvents: 1,
            state: "active",
            version: 1,
          },
          ...{ createdBy: person, createdAt: NOON },
        });
        const groupId = `g-${person.length}`;
        const name = `Name of ${person}`;
        await tables.groups.putSession({
          ...{ tenantId, id: `${groupId}-s`, groupId, ruleDate: "2026-11-24", localDate: "2026-11-24" },
          ...{ localTime: "16:00", tz: "UTC", startsAt: NOON, lengthMin: 60, paperId: null },
          ...{ presenter: person, presenterName: name, state: "done", note: null, moved: 0, dayOff: 0 },
          minutesJson: JSON.stringify([
            { person: gone, name: `Name of ${gone}`, takeaway: "mine" },
            { person: stays, name: `Name of ${stays}`, takeaway: "theirs" },
          ]),
          ...{ remindAt: null, version: 1 },
        });
        const shared = { tenantId, groupId, at: NOON };
        await tables.groups.putMember({ tenantId, groupId, person, name, state: "in", credit: 0, since: 1 });
        await tables.groups.putTurn({ ...shared, sessionId: "s", person, what: "presented", reason: null });
        await tables.groups.putNomination({
          ...shared,
          paperId: "mhc",
          by: person,
          byName: name,
          state: "open",
        });
        await tables.groups.support({ ...shared, subject: "paper:mhc", person, name }, true);
        await tables.groups.putAnswer({
          ...{ tenantId, sessionId: "s", about: "coming", person, name, answer: "going", at: NOON },
        });
        await tables.groups.putQuestion({
          ...{ ...shared, id: "q", sessionId: null, body: "why?", by: person, byName: name, state: "open" },
        });
      }
      // In a group of another workspace they stand with their own workspace before their id.
      const away = `${tenantId}:${gone}`;
      await tables.channels.ensure(other, "C9");
      const abroad = { tenantId: other, groupId: "g-9" };
      await tables.groups.put({
        ...{ tenantId: other, id: "g-9", channelId: "C9", name: "Far", ruleJson: "{}" },
        ...{ localTime: "16:00", tz: "UTC", lengthMin: 60, fromDate: "2026-11-24", untilDate: null },
        ...{
          place: null,
          chainJson: "{}",
          openBallot: 1,
          ranked: 0,
          nativeEvents: 1,
          state: "active",
          version: 1,
        },
        ...{ createdBy: "U7", createdAt: NOON },
      });
      const member = { state: "in", credit: 0, since: 1 } as const;
      await tables.groups.putMember({ ...abroad, person: away, name: gone, ...member });
      await tables.groups.putMember({ ...abroad, person: gone, name: "Namesake", ...member });
      expect((await tables.people.kept(tenantId, gone)).length).toBeGreaterThan(12);
      const before = await tables.people.kept(tenantId, stays);
      await store.tx(({ people }) => people.forget(tenantId, gone));
      expect(await tables.people.kept(tenantId, gone)).toEqual([]);
      expect(await tables.people.kept(tenantId, stays)).toEqual(before);
      expect(await everything(store, tenantId)).not.toContain(gone);
      expect(await everything(store, tenantId)).toContain(stays);
      const far = await tables.groups.membersOf(other, "g-9");
      expect(far.map(({ name }) => name)).toEqual(["Namesake"]);
      // What the team goes on with stays.
      expect(await tables.marks.ofKind(tenantId, "tag")).toHaveLength(2);
      expect(await tables.teamPapers.of(tenantId)).toHaveLength(2);
    });
  });

  /** All that the ports can tell of a tenant, as one text. */
  async function everything({ tables }: Store, tenantId: string): Promise<string> {
    const kinds = ["saved", "tag", "status", "note", "doubt", "verdict"] as const;
    const rows: unknown[] = [
      await Promise.all(kinds.map((kind) => tables.marks.ofKind(tenantId, kind))),
      await tables.teamPapers.of(tenantId),
      await tables.settings.all(tenantId, "post:1"),
      await tables.settings.all(tenantId, "quiet"),
      await tables.audit.of(tenantId, "library", 10),
    ];
    for (const { id } of await tables.groups.ofChannel(tenantId, "C1")) {
      const { groups } = tables;
      rows.push(
        await groups.get(tenantId, id),
        await groups.sessionsOf(tenantId, id),
        await groups.membersOf(tenantId, id),
        await groups.turnsOf(tenantId, id),
        await groups.nominationsOf(tenantId, id),
        await groups.supportOf(tenantId, id),
        await groups.questionsOf(tenantId, id),
        await groups.answersOf(tenantId, "s"),
      );
    }
    return JSON.stringify(rows);
  }
}
