/** A team's papers over the shared ones. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import type { Corpus } from "../../src/core/corpus.ts";
import type { Paper } from "../../src/core/paper.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Store, TeamPaper } from "../../src/core/store.ts";
import { Overlays } from "../../src/library/overlay.ts";
import { type Changes, TeamLayers } from "../../src/library/team-layers.ts";
import { type IndexedCorpus, layered, makeCorpus, makeCorpusBeside } from "../../src/search/corpus.ts";
import { openStore } from "../../src/store/open.ts";
import { makePapers } from "../bench/search/papers.ts";
import { Random } from "../bench/search/random.ts";
import { paper } from "../reading/daily/papers.ts";

const shared = makeCorpus([paper("sparrow", { title: "Sparrow: Small Birds" }), paper("robin")]);
const row = (one: Paper, given: Partial<TeamPaper> = {}): TeamPaper => ({
  ...{ tenantId: "t", id: one.id, paperJson: JSON.stringify(one), mergedInto: null, lacks: null },
  ...{ tries: 0, nextAt: null, addedBy: "U1", at: 0 },
  ...given,
});
const finch = paper("finch", { title: "Finch: Beaks in Isolation" });

const layering = { shared, makeCorpus, makeCorpusBeside, layered };
const there = (one: Paper): Changes[number] => ({ id: one.id, is: "there", paper: one });
const merged = (id: string, into: string): Changes[number] => ({ id, is: "merged", into });
const laidOver = async (...changes: Changes) => (await TeamLayers.of(layering, changes, 1)).snapshot.corpus;

describe("an overlay", () => {
  test("adds, replaces and hides, and leaves the shared papers alone", async () => {
    const fuller = paper("robin", { title: "Robin, With a Subtitle" });
    const corpus = await laidOver(there(finch), there(fuller));
    expect(corpus.papers.map(({ id }) => id).sort()).toEqual(["finch", "robin", "sparrow"]);
    expect(corpus.byId("robin")?.title).toBe("Robin, With a Subtitle");
    expect((await corpus.search("finch beaks")).hits[0]?.paper.id).toBe("finch");
    expect(shared.byId("finch")).toBeUndefined();
    expect(shared.byId("robin")?.title).toBe("On robin");
  });

  test("finds a merged paper under either name, through chains, and survives a circle", async () => {
    const corpus = await laidOver(merged("finch", "robin"), merged("wren", "finch"));
    expect(corpus.byId("wren")?.id).toBe("robin");
    expect(corpus.size).toBe(2);
    const circle = await laidOver(merged("finch", "wren"), merged("wren", "finch"));
    expect(circle.byId("wren")).toBeUndefined();
  });

  test("has a paper once that went and came back while its layers were made one", async () => {
    const papers = Array.from({ length: 500 }, (_, at) => paper(`x${at}`));
    const shared = makeCorpus(papers.slice(0, 250));
    const gate = Promise.withResolvers<void>();
    const makeLate: typeof makeCorpusBeside = async (all, over) => {
      await gate.promise;
      return makeCorpus(all, over);
    };
    const team = await TeamLayers.of({ ...layering, shared, makeCorpusBeside: makeLate }, [], 0);
    // Five layers of more papers than stay late: they are being made one.
    for (let layer = 0; layer < 5; layer++)
      team.change(papers.slice(250 + layer * 41, 291 + layer * 41).map(there), layer + 1);
    team.change([{ id: "x250", is: "gone" }], 6);
    team.change([...papers.slice(250, 251), ...papers.slice(455, 496)].map(there), 7);
    gate.resolve();
    await new Promise((resolve) => setTimeout(resolve, 0));
    const ids = team.snapshot.corpus.papers.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(
      papers
        .slice(0, 496)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test("of a large collection is the same papers as one made anew, whatever comes, changes and goes, step by step", async () => {
    const base = makePapers(600, 3).map(({ id, title, authors, abstract }) =>
      paper(id, { title, authors, abstract }),
    );
    const shared = makeCorpus(base);
    const more = makePapers(900, 4).map(({ title, authors, abstract }, at) =>
      paper(`t${at}`, { title, authors, abstract }),
    );
    let indexed = 0;
    const counting = (papers: readonly Paper[], over?: IndexedCorpus) => {
      indexed = Math.max(indexed, papers.length);
      return makeCorpus(papers, over);
    };
    const team = await TeamLayers.of({ ...layering, shared, makeCorpus: counting }, [], 0);
    const expected = new Map(base.map((one) => [one.id, one]));
    const random = new Random(5);
    let first: { readonly corpus: Corpus; readonly ids: readonly string[] } | undefined;
    for (let revision = 1; revision <= 60; revision++) {
      const changes: Changes[number][] = [];
      for (let n = 0; n < 1 + random.below(30); n++) {
        const one = more[random.below(more.length)] ?? finch;
        const kind = random.below(10);
        if (kind < 7) {
          // Sometimes a fuller version of a shared paper.
          const put = kind === 0 ? { ...one, id: `p${random.below(600)}` } : one;
          changes.push(there(put));
          expected.set(put.id, put);
        } else if (kind < 9) {
          changes.push({ id: one.id, is: "gone" });
          expected.delete(one.id);
        } else {
          changes.push(merged(one.id, "p1"));
          expected.delete(one.id);
        }
      }
      team.change(changes, revision);
      if (revision % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      const { corpus } = team.snapshot;
      const ids = corpus.papers.map(({ id }) => id);
      expect(ids.toSorted()).toEqual([...expected.keys()].sort());
      expect(corpus.size).toBe(expected.size);
      first ??= { corpus, ids };
      for (let n = 0; n < 3; n++) {
        const [id, one] = [...expected][random.below(expected.size)] ?? [];
        if (id === undefined || one === undefined) continue;
        expect(corpus.byId(id)).toBe(one);
        const { hits } = await corpus.search(one.title);
        expect(hits.slice(0, 2).map((hit) => hit.paper.title)).toContain(one.title);
      }
    }
    // What was handed out first is as it was; and no index held up the loop for longer than one of the late papers takes.
    expect(first?.corpus.papers.map(({ id }) => id)).toEqual(first?.ids);
    expect(indexed).toBeLessThan(150);
  });
});

describe("snapshots", () => {
  let store: Store;
  let tenantId: string;
  let built: number;
  let overlays: Overlays<IndexedCorpus>;
  beforeEach(async () => {
    const clock = new TurnedClock(0);
    store = await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false });
    tenantId = (await store.tables.tenants.ensure("slack", "T1", "", 0)).id;
    built = 0;
    overlays = new Overlays({
      ...layering,
      store,
      makeCorpus: (papers: readonly Paper[]) => {
        built += 1;
        return makeCorpus(papers);
      },
    });
  });
  afterEach(() => store.close());

  test("are built when the team's papers changed, and only then", async () => {
    expect((await overlays.at("T1", "slack")).corpus).toBe(shared);
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    const first = await overlays.at("T1", "slack");
    expect(first.corpus.size).toBe(3);
    expect((await overlays.at("T1", "slack")).corpus).toBe(first.corpus);
    expect(built).toBe(1);
    await store.tables.teamPapers.remove(tenantId, "finch");
    expect((await overlays.at("T1", "slack")).corpus).toBe(shared);
    expect(first.corpus.size).toBe(3);
  });

  test("are of the workspace on its own platform, and found without it where completions do not say", async () => {
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    expect((await overlays.at("T1", "discord")).corpus).toBe(shared);
    expect((await overlays.at("T1")).corpus.size).toBe(3);
    expect((await overlays.at("")).corpus).toBe(shared);
  });

  test("of a large library are read whole once, then change by change", async () => {
    const papers = makePapers(450, 8).map(({ title, authors }, at) => paper(`t${at}`, { title, authors }));
    for (const one of papers) await store.tables.teamPapers.put(row(one, { tenantId }));
    const [before, same] = await Promise.all([overlays.of(tenantId), overlays.of(tenantId)]);
    expect(same).toBe(before);
    expect(before.corpus.size).toBe(452);
    expect(built).toBe(0);
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    await store.tables.teamPapers.remove(tenantId, "t7");
    const after = await overlays.of(tenantId);
    expect(built).toBe(1);
    expect(after.corpus.size).toBe(452);
    expect(after.corpus.byId("t7")).toBeUndefined();
    expect((await after.corpus.search("finch beaks")).hits[0]?.paper.id).toBe("finch");
    expect(before.corpus.byId("t7")?.id).toBe("t7");
    expect([before.revision, after.revision]).toEqual([450, 452]);
  });

  test("can be asked for inside a transaction, with its tables", async () => {
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    await store.tx(async (tables) => {
      expect((await overlays.of(tenantId, tables)).corpus.size).toBe(3);
    });
  });

  test("are not asked of a store that is not there", async () => {
    const absent: Store = { ...store, tables: store.tables, present: async () => false };
    const without = new Overlays({ ...layering, store: absent });
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    expect((await without.at("T1", "slack")).corpus).toBe(shared);
  });
});
