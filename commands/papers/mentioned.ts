import { defineAction } from "../../src/core/command.ts";
import type { Corpus } from "../../src/core/corpus.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { choice, choices, heading, paperLine, text, whisper } from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";
import { addressOf, findLinks } from "../../src/corpus/links.ts";
import { memoryOf } from "../shared/memory.ts";
import { nameOfLink, papersNamed, unknownLinks } from "../shared/mentions.ts";
import { openChoice } from "../shared/paper-choices.ts";

/** The papers a message speaks of: by its links and ids first, otherwise by its words. */
export default defineAction({
  name: "mentioned",
  about: "Find the papers a message speaks of",
  examples: ["papers mentioned has anyone read https://arxiv.org/abs/2501.12948 yet?"],
  audience: "asker",
  options: {
    text: { kind: "text", about: "The message, or what it says", required: true, max: 40_000, lines: true },
  },
  async run({ text: message }, context) {
    const links = findLinks(message);
    const papers = (await papersIn(message, context.corpus, links.length > 0)).slice(0, 10);
    const unknown = unknownLinks(links, papers).slice(0, 5);
    const told = await Promise.all(
      papers.map(async (paper, index) => [paperLine(paper, index + 1), ...(await memoryOf(context, paper))]),
    );
    const toAdd = unknown.map((link) =>
      choice(`Add ${clip(nameOfLink(link), 60)}`, invoke("papers add", { what: addressOf(link) })),
    );
    const missing =
      unknown.length === 0
        ? []
        : [text(`Not in the collection yet: ${unknown.map(nameOfLink).join(", ")}.`), choices(...toAdd)];
    if (papers.length === 0) {
      if (missing.length > 0) return whisper(missing, { outcome: "nothing" });
      return whisper([text("No paper of the collection is mentioned here, as far as I can tell.")], {
        outcome: "nothing",
      });
    }
    return whisper(
      [
        heading(papers.length === 1 ? "One paper is mentioned" : `${papers.length} papers are mentioned`),
        ...told.flat(),
        choices(...papers.slice(0, 5).map((paper) => openChoice({ paper }))),
        ...missing,
      ],
      { outcome: "found" },
    );
  },
});

async function papersIn(message: string, corpus: Corpus, linked: boolean): Promise<readonly Paper[]> {
  const named = await papersNamed(message, corpus);
  // A message with a link speaks of what it links, not of what its words resemble.
  if (named.length > 0 || linked) return named;
  const { outcome, hits } = await corpus.search(message.slice(0, 400), 5);
  return outcome === "found" || outcome === "ambiguous" ? hits.map((hit) => hit.paper) : [];
}
