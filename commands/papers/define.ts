import { defineAction } from "../../src/core/command.ts";
import { choices, list, text, whisper } from "../../src/core/reply.ts";
import { emphasis, strong } from "../../src/core/spans.ts";
import { clip } from "../../src/core/text.ts";
import { openChoice } from "../shared/paper-choices.ts";

/** What an acronym stands for, in the words of the paper that says so. */
export default defineAction({
  name: "define",
  about: "What an acronym or term stands for, and who says so",
  examples: ["papers define MLA", "papers define grpo"],
  audience: "asker",
  options: {
    term: { kind: "text", about: "The acronym or term", required: true, max: 100 },
  },
  async run({ term }, { corpus }) {
    const definitions = await corpus.define(term, 5);
    if (definitions.length === 0) {
      return whisper(
        [text(`No paper here spells out “${term}”. /papers ask may find a sentence about it.`)],
        {
          outcome: "nothing",
        },
      );
    }
    const papers = [...new Map(definitions.map(({ paper }) => [paper.id, paper])).values()];
    return whisper(
      [
        list(
          definitions.map(({ term: found, expansion, sentence, paper }) => [
            strong(found),
            `: ${expansion}. `,
            emphasis(clip(sentence, 300)),
            ` — ${paper.nickname ?? clip(paper.title, 80)}`,
          ]),
        ),
        choices(...papers.map((paper) => openChoice({ paper }))),
      ],
      { outcome: "found", papers: papers.map((paper) => paper.id) },
    );
  },
});
