/** Links whose site is never asked: filled in from arXiv and Crossref by what the link and the words beside it tell. */

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Store } from "../../src/core/store.ts";
import { ArxivSource } from "../../src/corpus/sources/arxiv.ts";
import { CrossrefSource } from "../../src/corpus/sources/crossref.ts";
import { completeDue, FIRST_RETRY } from "../../src/library/completer.ts";
import type { Sources } from "../../src/library/sources.ts";
import { OffsetClock } from "../../src/platforms/preview/clock.ts";
import { answerLine, terminalRequest } from "../../src/platforms/terminal/once.ts";
import { makeServices, type Services } from "../../src/services.ts";
import { openStore } from "../../src/store/open.ts";
import { type StandInSources, standInSources } from "../fakes/sources.ts";
import { SEEDS } from "./conversation.ts";

const MAMBA = {
  arxivId: "2312.00752",
  title: "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
  abstract: "We propose selective SSMs.",
  authors: ["Albert Gu", "Tri Dao"],
};
const SCALING = {
  doi: "10.18653/v1/2024.acl-long.70",
  title: "Scaling Widgets with Careful Annotation",
  abstract: "",
  authors: ["Ada Lee"],
};
const TWINS = ["a", "b"].map((end) => ({
  doi: `10.1000/twin.${end}`,
  title: "Twin Titles in the Wild",
  abstract: "",
  authors: [`Bo X${end}`],
}));
const S2 = "204e3073870fae3d05bcbc2f6a8e263d9b72e776";

let clock: OffsetClock;
let store: Store;
let services: Services;
let sources: Sources;
let standIn: StandInSources;

beforeEach(async () => {
  clock = new OffsetClock(systemClock);
  clock.turnTo(Date.parse("2026-11-22T12:00:00Z"));
  store = await openStore({ memory: true }, { clock, log: silentLog, databaseClock: false });
  standIn = await standInSources([MAMBA, SCALING, ...TWINS]);
  sources = {
    arxiv: new ArxivSource({ base: standIn.base, clock, apart: 0 }),
    crossref: new CrossrefSource({ base: standIn.base, clock, apart: 0 }),
  };
  const config = { seeds: SEEDS, zone: "UTC" };
  services = await makeServices({ config, clock, log: silentLog, state: store, sources });
});
afterEach(async () => {
  await standIn.close();
  await store.close();
});

const add = async (text: string): Promise<Reply> =>
  await answerLine(services.handle, `/papers add ${text}`, terminalRequest("UTC"));

describe("a link is filled in", () => {
  const OPEN_REVIEW = "https://openreview.net/forum?id=I4YAIwrsXa";
  const CASES: readonly (readonly [how: string, text: string, title: string])[] = [
    ["ACL Anthology, by the DOI it stands for", "https://aclanthology.org/2024.acl-long.70/", SCALING.title],
    ["the PDF of it", "https://aclanthology.org/2024.acl-long.70.pdf", SCALING.title],
    [
      "an old anthology page, by its title",
      `“${SCALING.title}” https://aclanthology.org/P15-1001/`,
      SCALING.title,
    ],
    ["OpenReview, by the arXiv id in brackets", `${OPEN_REVIEW} (arXiv:2312.00752)`, MAMBA.title],
    ["OpenReview, by a title typed before it", `${MAMBA.title} ${OPEN_REVIEW}`, MAMBA.title],
    ["OpenReview, by a title in quotes", `have you seen "${MAMBA.title}"? ${OPEN_REVIEW}`, MAMBA.title],
    ["OpenReview, by a title on the line before", `${SCALING.title}\n${OPEN_REVIEW}`, SCALING.title],
    ["OpenReview, by the label of a link", `[${SCALING.title}](${OPEN_REVIEW})`, SCALING.title],
    [
      "Semantic Scholar, by the title in its path",
      `https://www.semanticscholar.org/paper/Mamba%3A-Linear-Time-Sequence-Modeling-with-Selective-State-Spaces-Gu-Dao/${S2}`,
      MAMBA.title,
    ],
    ["Hugging Face's page, by its arXiv id", "https://huggingface.co/papers/2312.00752", MAMBA.title],
    ["a title alone", MAMBA.title, MAMBA.title],
  ];
  it.each(CASES)("%s", async (_how, text, title) => {
    const reply = await add(text);
    expect(outline(reply)).toContain(title);
    expect(reply).toMatchObject({ outcome: "done", audience: "everyone" });
    expect(reply.papers).toHaveLength(1);
    expect(standIn.asked.every((path) => path.startsWith("/api/"))).toBe(true);
  });
});

describe("a link that cannot be filled in", () => {
  const CASES: readonly (readonly [how: string, text: string, told: RegExp])[] = [
    ["OpenReview alone", "https://openreview.net/forum?id=I4YAIwrsXa", /OpenReview has an id of its own/],
    [
      "Semantic Scholar alone",
      `https://www.semanticscholar.org/paper/${S2}`,
      /Semantic Scholar has an id of its own/,
    ],
    [
      "words that are no title",
      "we should read this soon https://openreview.net/forum?id=I4YAIwrsXa",
      /Only its link is known/,
    ],
    [
      "a title that two papers have",
      `“${TWINS[0]?.title}” https://openreview.net/forum?id=I4YAIwrsXa`,
      /Only its link is known/,
    ],
    [
      "an anthology paper that Crossref does not know",
      "https://aclanthology.org/2024.acl-long.71/",
      /the ACL Anthology has an id of its own/,
    ],
  ];
  it.each(CASES)("is kept, and said so: %s", async (_how, text, told) => {
    const reply = await add(text);
    expect(reply.outcome).toBe("done");
    expect(outline(reply)).toMatch(told);
    expect(outline(reply)).toContain("Add it again with its title");
  });

  it("is filled in when it comes again with its title, under the same name", async () => {
    const first = await add("https://openreview.net/forum?id=I4YAIwrsXa");
    const same = await add("https://openreview.net/pdf?id=I4YAIwrsXa");
    expect(outline(same)).toContain("is here already");
    const again = await add(`https://openreview.net/forum?id=I4YAIwrsXa ${MAMBA.title}`);
    expect(again.papers).toEqual(first.papers);
    expect(outline(again)).toContain("says more now");
    expect(outline(again)).toContain(MAMBA.title);
    const third = await add("https://openreview.net/forum?id=I4YAIwrsXa");
    expect(outline(third)).toContain("is here already");
    expect(third.papers).toEqual(first.papers);
  });

  it("is filled in later when the sources were away", { timeout: 20_000 }, async () => {
    standIn.away = true;
    const added = await add("https://aclanthology.org/2024.acl-long.70/");
    expect(outline(added)).toContain(
      "Crossref could not be asked for 10.18653/v1/2024.acl-long.70. Title and abstract follow",
    );
    standIn.away = false;
    clock.turnTo(clock.now() + FIRST_RETRY + 1_000);
    expect(await completeDue({ store, sources, corpusOf: services.corpusOf, clock, log: silentLog })).toBe(1);
    const [id = ""] = added.papers;
    const { id: tenantId } = await store.tables.tenants.ensure("terminal", "terminal", "", 0);
    expect((await services.corpusOf(tenantId)).byId(id)).toMatchObject({
      title: SCALING.title,
      url: "https://aclanthology.org/2024.acl-long.70",
      doi: SCALING.doi,
    });
  });

  it("is asked for again at once when an id comes again and its source is back", {
    timeout: 20_000,
  }, async () => {
    standIn.away = true;
    const first = await add("math/0309136v2 arXiv:2312.00752");
    expect(outline(first)).toContain("2 papers known by id only");
    standIn.away = false;
    const again = await add("https://arxiv.org/abs/2312.00752v1");
    expect(outline(again)).toContain("says more now");
    expect(outline(again)).toContain(MAMBA.title);
    expect(first.papers).toEqual(expect.arrayContaining([...again.papers]));
  });

  it("is found meanwhile by the title in its address", { timeout: 20_000 }, async () => {
    standIn.away = true;
    const added = await add(`https://www.semanticscholar.org/paper/Mamba-Linear-Time-Sequence-Gu-Dao/${S2}`);
    for (const words of ["mamba", "linear time sequence", S2]) {
      const found = await answerLine(services.handle, `/paper ${words}`, terminalRequest("UTC"));
      expect(found.papers, words).toEqual(added.papers);
    }
  });

  it("with a title while the sources are away waits for that title", { timeout: 20_000 }, async () => {
    const first = await add("https://openreview.net/forum?id=I4YAIwrsXa");
    standIn.away = true;
    const again = await add(`https://openreview.net/forum?id=I4YAIwrsXa ${MAMBA.title}`);
    expect(again).toMatchObject({ audience: "asker", papers: first.papers });
    expect(outline(again)).toContain("is here already");
    expect(outline(again)).toContain(`arXiv and Crossref could not be asked for “${MAMBA.title}`);
    standIn.away = false;
    clock.turnTo(clock.now() + FIRST_RETRY + 1_000);
    expect(await completeDue({ store, sources, corpusOf: services.corpusOf, clock, log: silentLog })).toBe(1);
    const third = await add("https://openreview.net/forum?id=I4YAIwrsXa");
    expect(outline(third)).toContain(MAMBA.title);
    expect(third.papers).toEqual(first.papers);
  });

  it("does not join two papers that stand in one line", async () => {
    const reply = await add("https://openreview.net/forum?id=I4YAIwrsXa, arXiv:2312.00752");
    expect(reply.papers).toHaveLength(2);
  });
});

describe("what names no paper is refused in private, with what to do", () => {
  const CASES: readonly (readonly [text: string, told: RegExp])[] = [
    ["https://www.sciencedirect.com/science/article/pii/S0004370221000862", /PII, which is no DOI/],
    ["have a look https://ieeexplore.ieee.org/document/9156697", /document number, which is no DOI/],
    ["https://doi.org/10.9999/unknown", /Crossref knows no paper with this id/],
    ["Quite Another Title That Nobody Knows", /neither arXiv nor Crossref has just one paper of this title/],
    [TWINS[0]?.title ?? "", /just one paper of this title/],
  ];
  it.each(CASES)("%s", async (text, told) => {
    const reply = await add(text);
    expect(reply).toMatchObject({ outcome: "nothing", audience: "asker", papers: [] });
    expect(outline(reply)).toMatch(told);
  });

  it("a title is known without asking when the collection has it", async () => {
    const reply = await add(
      "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning",
    );
    expect(outline(reply)).toContain("is here already");
    expect(standIn.asked).toEqual([]);
  });

  it("one thing that is no paper is told in a sentence", async () => {
    const said = outline(await add("https://example.com/paper.pdf"));
    expect(said).toBe(
      "Nothing was added (“https://example.com/paper.pdf”): no id of a paper is in that address: type its arXiv id, its DOI or its title.",
    );
  });

  it("a title that nobody could be asked about is no paper", { timeout: 20_000 }, async () => {
    standIn.away = true;
    expect(outline(await add("Quite Another Title That Nobody Knows"))).toMatch(/cannot be asked now/);
  });
});
