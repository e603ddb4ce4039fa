import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, codeBlock, heading, text, whisper } from "../../src/core/reply.ts";
import { enumerate } from "../../src/core/text.ts";
import { CITATION_FORMATS, cite } from "../../src/export/index.ts";

/** References to copy: BibTeX and a plain line at first, any other format by button. */
export default defineAction({
  name: "cite",
  about: "References to copy, in a format of your choice",
  examples: ["papers cite r1", "papers cite r1, v3 format:ris"],
  audience: "asker",
  options: {
    papers: { kind: "papers", about: "One paper, or several separated by commas", required: true },
    format: { kind: "choice", about: "The format", of: CITATION_FORMATS },
  },
  async run({ papers, format }) {
    const ids = papers.map((paper) => paper.id).join(",");
    const others = CITATION_FORMATS.filter((name) => name !== (format ?? "bibtex"));
    return whisper(
      [
        heading(`Citing ${enumerate(papers.slice(0, 5).map((paper) => paper.nickname ?? paper.id))}`),
        codeBlock(await cite(papers, format ?? "bibtex")),
        ...(format === undefined ? [text(await cite(papers, "apa"))] : []),
        choices(...others.map((name) => choice(name, invoke("papers cite", { papers: ids, format: name })))),
      ],
      {
        outcome: "found",
        papers: papers.map((paper) => paper.id),
        // Another format takes the place of this one; the first citation must not take the place of a card.
        ...(format === undefined ? {} : { inPlace: true }),
      },
    );
  },
});
