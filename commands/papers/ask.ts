import { defineAction } from "../../src/core/command.ts";
import { choices, list, note, text, whisper } from "../../src/core/reply.ts";
import { strong } from "../../src/core/spans.ts";
import { clip } from "../../src/core/text.ts";
import { openChoice } from "../shared/paper-choices.ts";

/** Sentences from abstracts that bear on a question, each with its paper. Quotes; never composes an answer. */
export default defineAction({
  name: "ask",
  about: "Sentences from the papers that bear on a question",
  examples: ["papers ask how many tokens was deepseek-v3 trained on?"],
  audience: "asker",
  options: {
    question: { kind: "text", about: "The question, in your own words", required: true, max: 500 },
  },
  run({ question }, { corpus }) {
    const found = corpus.evidence(question, 3);
    if (found.length === 0) {
      return whisper([text(`No sentence here bears on “${clip(question, 100)}”.`)], { outcome: "nothing" });
    }
    const papers = [...new Map(found.map(({ paper }) => [paper.id, paper])).values()];
    return whisper(
      [
        list(
          found.map(({ sentence, paper }) => [
            `“${clip(sentence, 600)}” — `,
            strong(paper.nickname ?? clip(paper.title, 80)),
          ]),
          true,
        ),
        note("Quoted from abstracts, best match first."),
        choices(...papers.map((paper) => openChoice({ paper }))),
      ],
      { outcome: "found", papers: papers.map((paper) => paper.id) },
    );
  },
});
