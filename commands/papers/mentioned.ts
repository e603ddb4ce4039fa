import { defineAction } from "../../src/core/command.ts";
import type { Corpus } from "../../src/core/corpus.ts";
import type { Paper } from "../../src/core/paper.ts";
import { choices, heading, paperLine, text, whisper } from "../../src/core/reply.ts";
import { openChoice } from "../shared/paper-choices.ts";

/** Links, ids and quoted names in a message, each a query of its own. */
const LOOKS_LIKE_A_PAPER =
  /https?:\/\/[^\s<>|]+|\b(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d+)?\b|\b10\.\d{4,9}\/[^\s<>|"]+|"[^"]{3,300}"|“[^”]{3,300}”/giu;

/** The papers a message speaks of: by its links and ids first, otherwise by its words. */
export default defineAction({
  name: "mentioned",
  about: "Find the papers a message speaks of",
  examples: ["papers mentioned has anyone read https://arxiv.org/abs/2501.12948 yet?"],
  audience: "asker",
  options: {
    text: { kind: "text", about: "The message, or what it says", required: true, max: 40_000, lines: true },
  },
  run({ text: message }, { corpus }) {
    const papers = papersIn(message, corpus).slice(0, 10);
    if (papers.length === 0) {
      return whisper([text("No paper of the collection is mentioned here, as far as I can tell.")], {
        outcome: "nothing",
      });
    }
    return whisper(
      [
        heading(papers.length === 1 ? "One paper is mentioned" : `${papers.length} papers are mentioned`),
        ...papers.map((paper, index) => paperLine(paper, index + 1)),
        choices(...papers.slice(0, 5).map((paper) => openChoice({ paper }))),
      ],
      { outcome: "found" },
    );
  },
});

function papersIn(message: string, corpus: Corpus): readonly Paper[] {
  const found = new Map<string, Paper>();
  for (const [mention] of message.matchAll(LOOKS_LIKE_A_PAPER)) {
    const { outcome, hits } = corpus.search(mention.replace(/^["“]|["”]$/gu, ""), 3);
    const [first] = hits;
    if (outcome === "found" && first?.leads) found.set(first.paper.id, first.paper);
  }
  if (found.size > 0) return [...found.values()];
  const { outcome, hits } = corpus.search(message.slice(0, 400), 5);
  return outcome === "found" || outcome === "ambiguous" ? hits.map((hit) => hit.paper) : [];
}
