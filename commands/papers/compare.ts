import { byline, tellDate } from "../../src/core/card.ts";
import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Block, choices, facts, heading, text, whisper } from "../../src/core/reply.ts";
import { strong } from "../../src/core/spans.ts";
import { clip, enumerate } from "../../src/core/text.ts";
import { findDefinitions } from "../../src/corpus/define.ts";
import { figuresIn } from "../../src/corpus/figures.ts";
import { sentencesOf } from "../../src/corpus/sentences.ts";
import { nameOf, openChoice } from "../shared/paper-choices.ts";

const MOST = 4;
/** Sentences with figures shown of each, and terms of its own. */
const FIGURES = 2;
const TERMS = 6;

/** Two to four papers side by side: who, when, where, in which words and figures, and what each has that the others lack. */
export default defineAction({
  name: "compare",
  about: "Two to four papers side by side",
  examples: ["papers compare r1, v3"],
  audience: "asker",
  options: {
    papers: { kind: "papers", about: "The papers, separated by commas", required: true },
  },
  run({ papers }) {
    const [only, second] = papers;
    if (second === undefined || papers.length > MOST) {
      const read =
        second !== undefined ? papers.length : only === undefined ? "none" : `only ${nameOf(only)}`;
      throw new UserError(
        "how-many",
        `Name two to four different papers, separated by commas; I read ${read}.`,
      );
    }
    return whisper(
      [
        heading(enumerate(papers.map((paper) => clip(paper.nickname ?? paper.title, 60)))),
        ...papers.flatMap((paper) => column(paper, papers)),
        choices(...papers.map((paper) => openChoice({ paper }))),
      ],
      { outcome: "found", papers: papers.map((paper) => paper.id) },
    );
  },
});

function column(paper: Paper, all: readonly Paper[]): Block[] {
  const others = all.filter((other) => other.id !== paper.id);
  const shared = paper.authors.filter((name) => others.some((other) => other.authors.includes(name)));
  const [first, ...rest] = sentencesOf(paper.abstract ?? "");
  const figures = rest.filter((sentence) => figuresIn(sentence).length > 0).slice(0, FIGURES);
  const own = ownTerms(paper, others);
  return [
    text(strong(clip(paper.title, 200))),
    facts([
      ["Authors", byline(paper)],
      ...(paper.published === undefined ? [] : [["Published", tellDate(paper.published)] as const]),
      ...(paper.categories.length === 0 ? [] : [["Category", paper.categories.join(", ")] as const]),
      ["Code", paper.code === undefined ? "not said" : paper.code ? "yes" : "not listed"],
      ...(shared.length === 0 ? [] : [["Authors in common", enumerate(shared)] as const]),
      ...(first === undefined ? [] : [["In its words", clip(first, 400)] as const]),
      ...figures.map((sentence) => ["Figures", `“${clip(sentence, 400)}”`] as const),
      ...(own.length === 0 ? [] : [["Only here", own.join("; ")] as const]),
    ]),
  ];
}

/** Terms that a paper explains and none of the others mentions. */
function ownTerms(paper: Paper, others: readonly Paper[]): readonly string[] {
  const elsewhere = others.map(({ title, abstract }) => `${title}\n${abstract ?? ""}`.toLowerCase());
  return findDefinitions(paper.abstract ?? "")
    .filter(({ term }) => !`${paper.nickname ?? ""} ${paper.title}`.includes(term))
    .filter(({ term, expansion }) =>
      elsewhere.every(
        (words) => !words.includes(term.toLowerCase()) && !words.includes(expansion.toLowerCase()),
      ),
    )
    .slice(0, TERMS)
    .map(({ term, expansion }) => `${term} (${clip(expansion, 60)})`);
}
