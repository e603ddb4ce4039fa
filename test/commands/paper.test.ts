import { beforeAll, describe, expect, it } from "vitest";
import { outline } from "../../src/core/outline.ts";
import { type Conversation, conversation, labels } from "./conversation.ts";

let talk: Conversation;
beforeAll(async () => {
  talk = await conversation();
});

describe("/paper", () => {
  it("answers r1 with the card of DeepSeek-R1, to the asker alone", async () => {
    const reply = await talk.ask("/paper r1");
    expect(reply).toMatchObject({ outcome: "found", audience: "asker" });
    expect(reply.papers[0]).toBe("deepseek-r1");
    expect(labels(reply)).toEqual(expect.arrayContaining(["Similar", "Cite", "Abstract", "Share"]));
    expect(outline(reply)).toContain(
      "DeepSeek-AI, Daya Guo, Dejian Yang et al. · 22 Jan 2025 · cs.CL · code available",
    );
  });

  it("asks when two papers are as good as each other", async () => {
    const reply = await talk.ask("/paper mla");
    expect(reply.outcome).toBe("ambiguous");
    expect(reply.papers.slice(0, 2)).toEqual(["deepseek-v2", "deepseek-v3"]);
    const chosen = await talk.press(reply, "DeepSeek-V3");
    expect(chosen.papers[0]).toBe("deepseek-v3");
  });

  it("takes an id as that paper, also where it is the nickname of several", async () => {
    const asked = await talk.ask("/paper prover");
    expect(asked.outcome).toBe("ambiguous");
    const chosen = await talk.press(asked, "DeepSeek-Prover");
    expect(chosen).toMatchObject({ outcome: "found" });
    expect(chosen.papers[0]).toBe("deepseek-prover");
  });

  it("says when nothing fits, and names no paper as the answer", async () => {
    const reply = await talk.ask("/paper pizza recipe");
    expect(reply).toMatchObject({ outcome: "nothing", papers: [], audience: "asker" });
  });

  it.each(["", "   ", "help", "!!!"])("explains itself when asked %j", async (words) => {
    const reply = await talk.ask(`/paper ${words}`);
    expect(reply).toMatchObject({ outcome: "usage", papers: [] });
  });

  it("says of an inferred year and of an added title what they are", async () => {
    expect(outline(await talk.ask("/paper engram"))).toContain("12 Jan 2026 (year inferred)");
    expect(outline(await talk.ask("/paper deepseek-vl"))).toContain("(title added from public facts)");
  });

  it("shares by the same command, said aloud", async () => {
    const shared = await talk.press(await talk.ask("/paper r1"), "Share");
    expect(shared).toMatchObject({ audience: "everyone", outcome: "found" });
    expect(shared.papers[0]).toBe("deepseek-r1");
  });

  it("shows the whole abstract on request", async () => {
    const card = await talk.ask("/paper r1");
    expect(outline(card)).not.toContain("distilled from DeepSeek-R1 based on Qwen and Llama");
    const whole = await talk.press(card, "Abstract");
    expect(outline(whole)).toContain("distilled from DeepSeek-R1 based on Qwen and Llama.");
    expect(labels(whole)).not.toContain("Abstract");
  });
});

describe("every button of a card works", () => {
  it.each(["Similar", "Cite", "Abstract", "Share"])("%s", async (label) => {
    const pressed = await talk.press(await talk.ask("/paper deepseek-v3"), label);
    expect(pressed.outcome).toBe("found");
  });

  it("Cite gives BibTeX that can be pasted, and other formats in place", async () => {
    const cited = await talk.press(await talk.ask("/paper deepseekmath"), "Cite");
    const text = outline(cited);
    expect(text).toContain("@misc{shao2024deepseekmath,");
    expect(text).toContain("author = {Shao, Zhihong and Wang, Peiyi and Zhu, Qihao and others},");
    expect(text).toContain("eprint = {2402.03300},");
    const ris = await talk.press(cited, "ris");
    expect(ris.inPlace).toBe(true);
    expect(outline(ris)).toContain("TY  - UNPB");
  });
});
