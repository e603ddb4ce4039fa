import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { heading, paperLine, whisper } from "../../src/core/reply.ts";
import { clip, count } from "../../src/core/text.ts";
import { noPapersYet } from "../shared/empty.ts";
import { pageOfPapers } from "../shared/pages.ts";
import { tellWhy } from "../shared/paper-choices.ts";

/** Every hit, in order, with what matched; `/paper` shows the best one only. */
export default defineAction({
  name: "search",
  about: "List every paper that matches, with what matched",
  examples: ["papers search mixture of experts", "papers search junxiao song"],
  audience: "asker",
  options: {
    words: { kind: "text", about: "Words, authors, years, ids", required: true, max: 40_000 },
    from: { kind: "integer", about: "Start at this result", min: 1, max: 1000, fallback: 1 },
  },
  async run({ words, from }, { corpus }) {
    if (corpus.size === 0) return noPapersYet();
    const { outcome, hits, near } = await corpus.search(words, 200);
    const shown = hits.length > 0 ? hits : near;
    if (shown.length === 0) {
      return whisper([heading(`Nothing matches “${clip(words, 80)}” among ${count(corpus.size, "paper")}`)], {
        outcome,
      });
    }
    const title =
      hits.length > 0
        ? `${hits.length} ${hits.length === 1 ? "paper" : "papers"} for “${clip(words, 80)}”`
        : `Nothing matches “${clip(words, 80)}”; the nearest`;
    const lines = shown.map((hit, index) => paperLine(hit.paper, index + 1, tellWhy(hit)));
    return pageOfPapers({
      title,
      lines,
      from,
      invocation: invoke("papers search", { words: clip(words, 500) }),
      outcome: outcome === "ambiguous" ? "found" : outcome,
      papers: hits.map((hit) => hit.paper.id),
    });
  },
});
