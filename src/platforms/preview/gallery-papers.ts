/** Papers at their extremes, made up for the gallery. */

import type { Paper } from "../../core/paper.ts";

export function galleryPaper(parts: Partial<Paper> & Pick<Paper, "id" | "title">): Paper {
  return {
    titleSource: "document",
    authors: [],
    authorsComplete: true,
    affiliations: [],
    categories: [],
    occurrences: [{ file: "gallery.txt", entry: 1, line: 1 }],
    provenance: {},
    ...parts,
  };
}

export const usual = galleryPaper({
  id: "deepseek-r1",
  title: "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs via Reinforcement Learning",
  nickname: "DeepSeek-R1",
  authors: ["Daya Guo", "Dejian Yang", "Haowei Zhang", "Junxiao Song"],
  affiliations: ["DeepSeek"],
  categories: ["cs.CL", "cs.AI"],
  published: { date: "2025-01-22", inferredYear: false },
  code: true,
  codeUrl: "https://github.com/deepseek-ai/DeepSeek-R1",
  arxivId: "2501.12948",
  abstract:
    "We introduce our first-generation reasoning models. One is trained by reinforcement learning alone and learns to reason without being shown how. The other adds a cold start before it and reads more easily. Both are given to the research community.",
});

export const longest = galleryPaper({
  id: "an-exhaustive-survey",
  title: `An Exhaustive Survey of ${"Everything That Was Ever Measured, Counted, Weighed or Otherwise Put into Numbers, ".repeat(40)}and Why`,
  authors: ["Ada Lovelace"],
  arxivId: "2401.00002",
  abstract: `${"A sentence that says a little more than the one before it did. ".repeat(400)}The end.`,
});

export const crowded = galleryPaper({
  id: "crowded",
  title: "A Paper by a Hundred People",
  authors: Array.from({ length: 100 }, (_, index) => `Firstname-${index + 1} van der Lastname-${index + 1}`),
  affiliations: Array.from(
    { length: 40 },
    (_, index) => `The Long-Named Institute of Applied Studies No. ${index + 1}`,
  ),
  categories: Array.from({ length: 20 }, (_, index) => `cs.${String.fromCharCode(65 + index)}X`),
  published: { date: "2024-06", inferredYear: false },
  venue: "Proceedings of a Conference with a Rather Long Name, Held in a Town with a Long Name Too",
  doi: "10.1000/crowded",
  arxivId: "2406.00003",
});

export const bare = galleryPaper({
  id: "untitled-7f3a",
  title: "On models that were described by nobody",
  titleSource: "derived",
  authorsComplete: false,
});

const hostileText =
  "@everyone <!channel> </script><img src=x onerror=alert(1)> [link](http://evil.example/a) <http://evil.example|here> ||spoiler|| *bold* **bolder** _slanted_ ~~struck~~ `coded` # head <@100> <t:0> &amp; \u202egnp.exe";

export const hostile = galleryPaper({
  id: "hostile",
  title: hostileText,
  nickname: "@everyone",
  authors: [hostileText, "Robert'); DROP TABLE papers;--"],
  affiliations: [hostileText],
  abstract: `> ${hostileText}\n# ${hostileText}\n- ${hostileText}\n\`\`\` ${hostileText}`,
  url: "https://example.org/a(b)?c=<d>&e=%22#f",
});

export const rightToLeft = galleryPaper({
  id: "right-to-left",
  title: "تعلّم الآلة للنصوص العربية: مسح شامل",
  authors: ["فاطمة الفهري", "משה כהן"],
  published: { date: "2023", inferredYear: false },
  abstract:
    "نقدّم مسحًا شاملًا لتعلّم الآلة. המאמר סוקר גם עברית. It also mixes English (and brackets) into the line.",
  doi: "10.1000/rtl",
});

export const formulas = galleryPaper({
  id: "formulas",
  title: "Bounds of O(n log n) for ℓ₀-Regularised α-Divergences over ℝⁿ",
  authors: ["Émilie du Châtelet", "Paul Erdős"],
  arxivId: "math/0309136",
  abstract:
    "We improve the rate from 59.1% to 63.5% and show that ‖x‖₂ ≤ √n · ε holds for every x ∈ ℝⁿ with ℓ₀ ≤ k. The constant is 2·10⁻³, and a_i * b_i < c_i for all i.",
});

export const oneWord = galleryPaper({
  id: "one-word",
  title: `${"Donaudampfschifffahrts".repeat(60)}gesellschaft`,
  authors: ["👩‍👩‍👧‍👦".repeat(40), "Z̷̢̛̗a̸̡l̵g̶o̷"],
});
