/** What every card offers, and how a match is told. Shared by all commands that show papers. */

import type { Hit, Match } from "../../src/core/corpus.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import { type Choice, choice } from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";

/** The buttons under a full card. `whole` is true when the whole abstract is already shown. */
export function cardChoices(paper: Paper, whole: boolean): readonly Choice[] {
  return [
    choice("Save", invoke("papers save", { paper: paper.id })),
    choice("Similar", invoke("papers similar", { paper: paper.id })),
    choice("Cite", invoke("papers cite", { papers: paper.id })),
    ...(paper.abstract === undefined || whole
      ? []
      : [choice("Abstract", invoke("paper", { words: paper.id, whole: true }))]),
    choice("Nominate", invoke("reading-group nominate", { paper: paper.id })),
    choice("Share", invoke("paper", { words: paper.id }, "everyone")),
  ];
}

/** The buttons under a paper that was posted to a channel: those of a card, and a thread to discuss it in. */
export function postChoices(paper: Paper, whole: boolean): readonly Choice[] {
  const offered = cardChoices(paper, whole);
  const discuss = choice("Discuss", invoke("papers discuss", { paper: paper.id }));
  return [...offered.slice(0, 3), discuss, ...offered.slice(3)];
}

/** What a sentence calls a paper. */
export function nameOf(paper: Pick<Paper, "nickname" | "title">): string {
  return paper.nickname ?? clip(paper.title, 80);
}

const FIELD_WORDS: Readonly<Record<Match["field"], string>> = {
  id: "id",
  nickname: "nickname",
  title: "title",
  author: "author",
  acronym: "acronym",
  abstract: "abstract",
  category: "category",
  date: "date",
  affiliation: "affiliation",
  code: "code",
  fact: "added facts",
};

/** `title; abstract, “spase” read as “sparse”`; undefined when there is nothing to tell. */
export function tellWhy(hit: Hit): string | undefined {
  const byField = new Map<string, string[]>();
  for (const match of hit.why) {
    const readings = byField.get(FIELD_WORDS[match.field]) ?? [];
    if (match.readAs !== undefined)
      readings.push(`“${clip(match.typed, 40)}” read as “${clip(match.readAs, 40)}”`);
    byField.set(FIELD_WORDS[match.field], readings);
  }
  if (byField.size === 0) return undefined;
  return [...byField].map(([field, readings]) => [field, ...new Set(readings)].join(", ")).join("; ");
}

/** A button that opens one hit. */
export function openChoice(hit: Pick<Hit, "paper">): Choice {
  return choice(clip(hit.paper.nickname ?? hit.paper.title, 60), invoke("paper", { words: hit.paper.id }));
}
