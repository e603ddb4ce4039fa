import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDefinitions } from "../../src/corpus/define.ts";
import { sentencesOf } from "../../src/corpus/sentences.ts";

describe("definitions", () => {
  // text | term = expansion; …
  const CASES = `
It adopts Multi-head Latent Attention (MLA) and more. | MLA = Multi-head Latent Attention
gold in the International Olympiad in Informatics (IOI) | IOI = International Olympiad in Informatics
a variant of Proximal Policy Optimization (PPO), that | PPO = Proximal Policy Optimization
from proof assistant feedback, reinforcement learning from proof assistant feedback (RLPAF). | RLPAF = reinforcement learning from proof assistant feedback
We train large language models (LLMs) here. | LLM = large language models
Mixture-of-Experts (MoE) models | MoE = Mixture-of-Experts
We propose RMaxTS, a variant of Monte-Carlo tree search that explores. | RMaxTS = a variant of Monte-Carlo tree search that explores
We present NSA, a Natively trainable Sparse Attention mechanism that works. | NSA = Natively trainable Sparse Attention
instantiated via Engram, a module that modernizes N-grams. | Engram = a module that modernizes N-grams
mHC: Manifold-Constrained Hyper-Connections | mHC = Manifold-Constrained Hyper-Connections
We use MLA (multi-head latent attention). | MLA = multi-head latent attention
the magnetic resonance imaging ("MRI") of | 
as Figure (Fig. 3) shows (see Table 2) in (2024) with (a) and (b) | 
no brackets at all |`;
  it.each(
    CASES.trim()
      .split("\n")
      .map((line) => line.split(" | ")),
  )("%s", (text = "", expected = "") => {
    const found = findDefinitions(text).map(({ term, expansion }) => `${term} = ${expansion}`);
    expect(found.join("; ")).toBe(expected.replace(/\|$/, "").trim());
  });

  it("a title is no part of the sentence after it", () => {
    const [found] = findDefinitions(
      "DeepSeek-V9 Technical Report\nWe present a Mixture-of-Experts (MoE) model.",
    );
    expect(found?.sentence).toBe("We present a Mixture-of-Experts (MoE) model.");
  });

  it("each quotes a sentence of the text exactly, whatever the text", () => {
    const text = fc.array(
      fc.constantFrom(
        "We",
        "use",
        "Big Cat (BC).",
        "(A",
        "B)",
        "LLMs",
        ". The",
        "propose XyZ, a thing",
        "([",
        "—",
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.join(" ");
        for (const { sentence, expansion } of findDefinitions(whole)) {
          expect(whole).toContain(sentence);
          expect(sentence).toContain(expansion);
        }
      }),
    );
  });
});

it("sentences stay whole over abbreviations, initials and figures", () => {
  expect(
    sentencesOf(
      "We use e.g. GPT-3.5 by A. Turing et al. It gains 3.5 points. Is it so? Yes (it is.) “Good.” End",
    ),
  ).toEqual([
    "We use e.g. GPT-3.5 by A. Turing et al. It gains 3.5 points.",
    "Is it so?",
    "Yes (it is.)",
    "“Good.”",
    "End",
  ]);
});
