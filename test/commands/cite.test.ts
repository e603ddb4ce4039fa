/** Citing what was said: a thread, pasted messages, a session of a reading group. */

import { beforeEach, describe, expect, test } from "vitest";
import type { ThreadText } from "../../src/core/ports.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { paper } from "../reading/daily/papers.ts";
import { Talk } from "./talk.ts";

const corpus = makeCorpus([
  paper("r1", {
    title: "R1: Reasoning by Reinforcement",
    nickname: "R1",
    url: "https://arxiv.org/abs/2501.12948",
  }),
  paper("moe", { title: "MoE: Many Experts", nickname: "MoE", url: "https://arxiv.org/abs/2401.06066" }),
  paper("scc", { title: "SCC: StarCraft", nickname: "SCC" }),
]);
const ana = { id: "ana", manager: true };
const read = (messages: readonly string[], more: Partial<Extract<ThreadText, { kind: "read" }>> = {}) =>
  ({ kind: "read", messages, more: false, hidden: 0, ...more }) as const;

let talk: Talk;
beforeEach(async () => {
  talk = await Talk.begin("2026-11-23T12:00:00Z", corpus);
});

describe("a thread", () => {
  test("gives the papers that it links and names, each once", async () => {
    talk.thread = read([
      "shall we read https://arxiv.org/abs/2501.12948 ?",
      "or “MoE: Many Experts”",
      "https://arxiv.org/abs/2501.12948 again",
    ]);
    expect(await talk.say(ana, "/papers cite thread:yes")).toContain("Citing R1 and MoE");
    expect(talk.last?.papers).toEqual(["r1", "moe"]);
    expect(await talk.press(ana, "ris")).toContain("TI  - MoE: Many Experts");
  });

  test("offers to add what it links and the collection has not", async () => {
    talk.thread = read(["https://arxiv.org/abs/2501.12948 and https://arxiv.org/abs/2912.00001"]);
    const said = await talk.say(ana, "/papers cite thread:yes");
    expect(said).toContain("Citing R1");
    expect(said).toContain("Not in the collection yet: arXiv:2912.00001.");
    expect(said).toContain("Add arXiv:2912.00001");
  });

  test("says what was hidden from it, what was cut, and when there is nothing", async () => {
    talk.thread = read(["https://arxiv.org/abs/2501.12948"], {
      hidden: 2,
      more: true,
      remedy: "Turn it on.",
    });
    const said = await talk.say(ana, "/papers cite thread:yes");
    expect(said).toContain("The words of 2 messages are kept from me. Turn it on.");
    expect(said).toContain("Only the beginning of this long thread was read.");
    talk.thread = read(["hello"], { hidden: 1, remedy: "Turn it on." });
    expect(await talk.say(ana, "/papers cite thread:yes")).toBe(
      "(only to you) This thread names no paper by link, id or quoted title. The words of 1 message are kept from me. Turn it on.",
    );
  });

  test("that cannot be read says why; of a chosen message its own papers are cited", async () => {
    talk.thread = { kind: "cannot", why: "The scope is missing." };
    expect(await talk.say(ana, "/papers cite thread:yes")).toBe("(only to you) The scope is missing.");
    const said = await talk.say(ana, '/papers cite thread:yes text:"https://arxiv.org/abs/2401.06066"');
    expect(said).toContain("Citing MoE");
    expect(said).toContain("Of this one message only: The scope is missing.");
  });

  test("where there is none it can be pasted", async () => {
    expect(await talk.say(ana, "/papers cite thread:yes")).toContain("There is no thread here.");
    expect(await talk.say(ana, '/papers cite text:"see https://arxiv.org/abs/2401.06066"')).toContain(
      "Citing MoE",
    );
    expect(await talk.say(ana, '/papers cite text:"nothing"')).toContain("names no paper");
  });
});

describe("a session", () => {
  beforeEach(async () => {
    await talk.say(ana, "/reading-group create tuesday 16:00 Europe/Berlin name:Readers");
    await talk.say(ana, "/reading-group pick r1");
    await talk.say(ana, "/reading-group ask Is https://arxiv.org/abs/2401.06066 better?");
  });

  test.each(["session:next", "session:2026-11-24", "session:tomorrow"])(
    "by %s gives its paper, and those that its questions link",
    async (option) => {
      expect(await talk.say(ana, `/papers cite ${option}`)).toContain("Citing R1 and MoE");
    },
  );

  test("is picked from a menu, bare or when the words fit none", async () => {
    for (const line of ["/papers cite", "/papers cite session:?", "/papers cite session:last"]) {
      expect(await talk.say(ana, line)).toContain("2026-11-24 R1");
      expect(await talk.press(ana, "2026-11-24 R1")).toContain("Citing R1 and MoE");
    }
  });

  test("stands in the form as a choice, and what was chosen there is understood", async () => {
    await talk.say(ana, "/papers cite");
    const form = talk.last?.blocks.find((block) => block.type === "form")?.form;
    const field = form?.fields.find(({ name }) => name === "session");
    expect(field).toMatchObject({ input: "choice", choices: ["2026-11-24 R1"] });
    expect(await talk.say(ana, '/papers cite session:"2026-11-24 R1"')).toContain("Citing R1");
  });

  test("is none of another channel's", async () => {
    talk.place = { ...talk.place, channel: "C9" };
    expect(await talk.say(ana, "/papers cite session:next")).toContain(
      "No reading group of this channel has a session with a paper yet.",
    );
    expect(await talk.say(ana, "/papers cite")).not.toContain("session");
  });
});
