import { defineAction } from "../../src/core/command.ts";
import { choices, heading, paperLine, text, whisper } from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";
import { openChoice } from "../shared/paper-choices.ts";

/** Papers that share the rarer words of this one. */
export default defineAction({
  name: "similar",
  about: "Papers most like this one",
  examples: ["papers similar r1"],
  audience: "asker",
  options: {
    paper: { kind: "paper", about: "The paper to start from", required: true },
  },
  async run({ paper }, { corpus }) {
    const hits = await corpus.similar(paper.id, 5);
    const name = clip(paper.nickname ?? paper.title, 100);
    if (hits.length === 0) return whisper([text(`Nothing here is like ${name}.`)], { outcome: "nothing" });
    return whisper(
      [
        heading(`Most like ${name}`),
        ...hits.map((hit, index) => paperLine(hit.paper, index + 1)),
        choices(...hits.map(openChoice)),
      ],
      { outcome: "found" },
    );
  },
});
