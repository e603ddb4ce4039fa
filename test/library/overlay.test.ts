/** A team's papers over the shared ones. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import type { Paper } from "../../src/core/paper.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Store, TeamPaper } from "../../src/core/store.ts";
import { Overlays, overlay } from "../../src/library/overlay.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { openStore } from "../../src/store/open.ts";
import { paper } from "../reading/daily/papers.ts";

const shared = makeCorpus([paper("sparrow", { title: "Sparrow: Small Birds" }), paper("robin")]);
const row = (one: Paper, given: Partial<TeamPaper> = {}): TeamPaper => ({
  ...{ tenantId: "t", id: one.id, paperJson: JSON.stringify(one), mergedInto: null, lacks: null },
  ...{ tries: 0, nextAt: null, addedBy: "U1", at: 0 },
  ...given,
});
const finch = paper("finch", { title: "Finch: Beaks in Isolation" });

describe("an overlay", () => {
  test("adds, replaces and hides, and leaves the shared papers alone", () => {
    const fuller = paper("robin", { title: "Robin, With a Subtitle" });
    const corpus = overlay(shared, [row(finch), row(fuller)], makeCorpus);
    expect(corpus.papers.map(({ id }) => id).sort()).toEqual(["finch", "robin", "sparrow"]);
    expect(corpus.byId("robin")?.title).toBe("Robin, With a Subtitle");
    expect(corpus.search("finch beaks").hits[0]?.paper.id).toBe("finch");
    expect(shared.byId("finch")).toBeUndefined();
    expect(shared.byId("robin")?.title).toBe("On robin");
  });

  test("finds a merged paper under either name, through chains, and survives a circle", () => {
    const chain = [row(finch, { mergedInto: "robin" }), row(paper("wren"), { mergedInto: "finch" })];
    const corpus = overlay(shared, chain, makeCorpus);
    expect(corpus.byId("wren")?.id).toBe("robin");
    expect(corpus.size).toBe(2);
    const circle = [row(finch, { mergedInto: "wren" }), row(paper("wren"), { mergedInto: "finch" })];
    expect(overlay(shared, circle, makeCorpus).byId("wren")).toBeUndefined();
  });
});

describe("snapshots", () => {
  let store: Store;
  let tenantId: string;
  let built: number;
  let overlays: Overlays;
  beforeEach(async () => {
    const clock = new TurnedClock(0);
    store = await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false });
    tenantId = (await store.tables.tenants.ensure("slack", "T1", "", 0)).id;
    built = 0;
    overlays = new Overlays({
      store,
      shared,
      makeCorpus: (papers) => {
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

  test("can be asked for inside a transaction, with its tables", async () => {
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    await store.tx(async (tables) => {
      expect((await overlays.of(tenantId, tables)).corpus.size).toBe(3);
    });
  });

  test("are not asked of a store that is not there", async () => {
    const absent: Store = { ...store, tables: store.tables, present: async () => false };
    const without = new Overlays({ store: absent, shared, makeCorpus });
    await store.tables.teamPapers.put(row(finch, { tenantId }));
    expect((await without.at("T1", "slack")).corpus).toBe(shared);
  });
});
