/** A team's own papers: added, imported, merged, completed later; over the real seeds, a real store, a stand-in arXiv. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { type Place, silentLog } from "../../src/core/ports.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { ArxivSource } from "../../src/corpus/sources/arxiv.ts";
import { completeDue, FIRST_RETRY } from "../../src/library/completer.ts";
import type { Sources } from "../../src/library/sources.ts";
import { OffsetClock } from "../../src/platforms/preview/clock.ts";
import { answerLine, TERMINAL_PLACE, terminalRequest } from "../../src/platforms/terminal/once.ts";
import { makeServices, type Services } from "../../src/services.ts";
import { openStore } from "../../src/store/open.ts";
import { type StandInSources, standInSources } from "../fakes/sources.ts";
import { choicesIn, labels, SEEDS } from "./conversation.ts";

const MAMBA = {
  arxivId: "2312.00752",
  title: "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
  abstract:
    "Foundation models are almost universally based on the Transformer architecture. We propose selective SSMs.",
  authors: ["Albert Gu", "Tri Dao"],
};
const BIBTEX = (key: string, title: string, more = "") =>
  `@article{${key}, title={${title}}, author={Gu, Albert and Dao, Tri}, year={2023}${more}}`;

let clock: OffsetClock;
let store: Store;
let services: Services;
let sources: Sources;
let arxiv: StandInSources;

beforeEach(async () => {
  clock = new OffsetClock(systemClock);
  clock.turnTo(Date.parse("2026-11-22T12:00:00Z"));
  store = await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false });
  arxiv = await standInSources([MAMBA]);
  sources = { arxiv: new ArxivSource({ base: arxiv.base, clock, apart: 0 }) };
  const config = { seeds: SEEDS, zone: "UTC" };
  services = await makeServices({ config, clock, log: silentLog, state: store, sources });
});
afterEach(async () => {
  await arxiv.close();
  await store.close();
});

async function ask(line: string, place: Place = TERMINAL_PLACE): Promise<Reply> {
  return await answerLine(services.handle, line, { ...terminalRequest("UTC"), place });
}
async function press(reply: Reply, label: string): Promise<Reply> {
  const found = choicesIn(reply).find((choice) => choice.label.startsWith(label));
  if (found === undefined) throw new Error(`no button ${label} among ${labels(reply).join(", ")}`);
  return await services.handle.run({
    ...terminalRequest("UTC"),
    invocation: found.invocation,
    pressed: true,
  });
}

describe("/papers add", () => {
  it("takes a link, asks arXiv, and the paper is found by everything", async () => {
    const added = await ask("/papers add have a look: https://arxiv.org/abs/2312.00752v2");
    expect(added).toMatchObject({ audience: "everyone", outcome: "done", papers: ["mamba"] });
    expect(outline(added)).toContain("Added Mamba to the team's papers.");
    for (const words of ["mamba", "selective state spaces", "arXiv:2312.00752", "tri dao 2023"])
      expect((await ask(`/paper ${words}`)).papers[0], words).toBe("mamba");
    expect((await ask("/papers browse")).papers).toHaveLength(18);
  });

  it("is one team's alone", async () => {
    await ask("/papers add arXiv:2312.00752");
    const elsewhere = { ...TERMINAL_PLACE, tenant: "another" };
    expect((await ask("/paper mamba", elsewhere)).outcome).not.toBe("found");
    expect((await ask("/papers browse", elsewhere)).papers).toHaveLength(17);
  });

  it.each(["https://huggingface.co/papers/2501.12948", "10.1038/s41586-025-09422-z", "arXiv:2501.12948v1"])(
    "answers %s with the paper that is there",
    async (line) => {
      const reply = await ask(`/papers add ${line}`);
      expect(outline(reply)).toContain("DeepSeek-R1 is here already.");
      expect(reply).toMatchObject({ audience: "asker", papers: ["deepseek-r1"] });
      expect(arxiv.asked).toEqual([]);
    },
  );

  it("does not add what its source does not know", async () => {
    const reply = await ask("/papers add arXiv:2312.99999");
    expect(outline(reply)).toContain("arXiv knows no paper with this id");
    expect(labels(reply)).toEqual([]);
  });

  it("adds once what two people add in the same moment", async () => {
    const both = await Promise.all([1, 2].map(() => ask("/papers add arXiv:2312.00752")));
    const told = both.map(outline).sort();
    expect(told.filter((one) => one.startsWith("Added Mamba"))).toHaveLength(1);
    expect(told.filter((one) => one.startsWith("Mamba is here already"))).toHaveLength(1);
    expect((await ask("/papers browse")).papers).toHaveLength(18);
  });

  it("is undone", async () => {
    const added = await ask("/papers add arXiv:2312.00752");
    expect(outline(await press(added, "Undo"))).toContain("Undone");
    expect((await ask("/papers browse")).papers).toHaveLength(17);
  });

  it("adds without the source when that is away, and completes later", { timeout: 20_000 }, async () => {
    arxiv.away = true;
    const added = await ask("/papers add https://arxiv.org/abs/2312.00752");
    expect(outline(added)).toContain("Title and abstract follow when it answers.");
    expect((await ask("/paper 2312.00752")).papers[0]).toBe("arxiv-2312-00752");
    await ask("/papers save arxiv-2312-00752");
    arxiv.away = false;
    const parts = { store, clock, log: silentLog, corpusOf: services.corpusOf, sources };
    expect(await completeDue(parts)).toBe(0);
    clock.turn(FIRST_RETRY);
    expect(await completeDue(parts)).toBe(1);
    expect((await ask("/paper mamba")).papers[0]).toBe("arxiv-2312-00752");
    expect(outline(await ask("/paper mamba"))).toContain("saved by you");
    // The Undo of adding still holds: it is the same paper.
    expect(outline(await press(added, "Undo"))).toContain("Undone");
  });
});

describe("/papers import", () => {
  it("reports every record, with line and reason, and undoes all of it", async () => {
    const text = [
      BIBTEX("a", "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"),
      BIBTEX(
        "b",
        "{MAMBA}: linear time sequence modelling with selective state spaces",
        ", eprint={2312.00752}",
      ),
      "@article{broken, title={never closed",
      BIBTEX("c", "Hungry Hungry Hippos: Towards Language Modeling with State Space Models"),
      BIBTEX(
        "d",
        "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning",
        ", eprint={2501.12948}",
      ),
    ].join("\n");
    const reply = await ask(`/papers import ${text}`);
    const told = outline(reply);
    expect(reply.papers).toHaveLength(2);
    expect(told).toMatch(/Added: 2: /u);
    expect(told).toContain("Merged: 2");
    expect(told).toMatch(/Line 3: /u);
    expect((await ask("/papers browse")).papers).toHaveLength(19);
    await press(reply, "Undo");
    expect((await ask("/papers browse")).papers).toHaveLength(17);
  });

  it("import bomb / SSRF: survives a bomb and says so", { timeout: 40_000 }, async () => {
    const bomb = [
      '@string{a0 = "xxxxxxxxxx"}',
      ...Array.from({ length: 40 }, (_, i) => `@string{a${i + 1} = a${i} # a${i}}`),
      "@article{x, title = a40}",
    ].join("\n");
    const reply = await ask(`/papers import ${bomb}`);
    expect(reply.fault).toBeUndefined();
    expect((await ask("/papers browse")).papers).toHaveLength(17);
  });

  it.each(["hello there", "{", "<html>", "\u0000"])("refuses %j with a reason", async (text) => {
    const reply = await ask(`/papers import ${text}`);
    expect(reply.fault).toBeUndefined();
    expect(reply.audience).toBe("asker");
    expect(outline(reply)).toMatch(/Nothing could be imported|needs text/u);
  });
});

describe("papers that may be one", () => {
  const PAIR = [
    BIBTEX("a", "On the Design of Widgets: A Survey of Approaches", ", journal={Journal of Widgets}"),
    BIBTEX("b", "On the Design of Widgets", ", journal={Proceedings of WidgetCon}").replace("2023", "2021"),
  ];

  it("are made one by hand, found under either name, marks and all, and undone", async () => {
    await ask(`/papers import ${PAIR[0]}`);
    await ask("/papers add arXiv:2312.00752");
    const [widgets = ""] = (await ask("/paper on the design of widgets")).papers;
    await ask("/papers tag mamba tag:ssm");
    const same = await ask(`/papers same ${widgets} other:mamba`);
    expect(outline(same)).toContain("are one paper now");
    expect((await ask("/papers browse")).papers).toHaveLength(18);
    expect((await ask("/papers browse tag:ssm")).papers).toEqual([widgets]);
    expect((await ask("/papers similar mamba")).outcome).not.toBe("error");
    await press(same, "Undo");
    expect((await ask("/papers browse")).papers).toHaveLength(19);
    expect((await ask("/papers browse tag:ssm")).papers).toEqual(["mamba"]);
  });

  it("that are one by hand are known by the ids and titles of both, and no record brings one back", async () => {
    const POTS =
      "@article{a, title={Growing Trees in Pots: A Study}, author={Lee, Ada}, year={2020}, doi={10.1000/pots.1}}";
    const SMALL =
      "@article{b, title={Why Planted Trees Stay Small Indoors}, author={Lee, A.}, year={2021}, eprint={2105.00001}, archivePrefix={arXiv}, doi={10.1000/preprint.7}}";
    const [pots = ""] = (await ask(`/papers add ${POTS}`)).papers;
    const [small = ""] = (await ask(`/papers add ${SMALL}`)).papers;
    await ask(`/papers same ${pots} other:${small}`);
    for (const known of [
      "10.1000/pots.1",
      "10.1000/preprint.7",
      "2105.00001",
      "growing trees in pots",
      "why planted trees stay small indoors",
      small,
    ])
      expect((await ask(`/paper ${known}`)).papers, known).toEqual([pots]);
    for (const again of ["doi:10.1000/pots.1", "arXiv:2105.00001v2", "10.1000/preprint.7", POTS, SMALL]) {
      const reply = await ask(`/papers add ${again}`);
      expect(outline(reply), again).toContain("here already");
      expect(reply.papers, again).toEqual([pots]);
    }
    expect((await ask("/papers browse")).papers).toHaveLength(18);
    const mentioned = await ask(
      "/papers mentioned see doi:10.1000/pots.1 and https://arxiv.org/abs/2105.00001",
    );
    expect(outline(mentioned)).toContain("One paper is mentioned");
    expect(outline(mentioned)).not.toContain("Not in the collection yet");
  });

  it("are asked about, decided once, and remembered", async () => {
    const reply = await ask(`/papers import ${PAIR.join("\n")}`);
    const pairs = choicesIn(reply).filter(({ label }) => label === "Different");
    if (pairs.length === 0) {
      // The verdict is the corpus's; then the pair is put by hand, as a doubt that was found would be.
      const [a = "", b = ""] = reply.papers.toSorted();
      const { id: tenantId } = await store.tables.tenants.ensure("terminal", "terminal", "", 0);
      const key = { tenantId, kind: "doubt", owner: "", name: b, paperId: a } as const;
      await store.tables.marks.put({ ...key, value: "alike", by: "you", byName: "you", at: 0 });
    }
    const health = await ask("/papers health");
    expect(outline(health)).toContain("1 pair to decide");
    const kept = await press(health, "Different");
    expect(outline(kept)).toContain("stay two papers");
    expect(outline(await ask("/papers health"))).toContain("nothing to decide");
    await press(kept, "Undo");
    expect(outline(await ask("/papers health"))).toContain("1 pair to decide");
  });
});
