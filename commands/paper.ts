import { defineCommand } from "../src/core/command.ts";
import type { Context } from "../src/core/context.ts";
import type { Hit, SearchResult } from "../src/core/corpus.ts";
import { invoke } from "../src/core/invocation.ts";
import type { Paper } from "../src/core/paper.ts";
import {
  type Block,
  choice,
  choices,
  heading,
  note,
  paperCard,
  paperLine,
  type Reply,
  text,
  whisper,
} from "../src/core/reply.ts";
import { code } from "../src/core/spans.ts";
import { clip, count } from "../src/core/text.ts";
import { noPapersYet } from "./shared/empty.ts";
import { memoryOf } from "./shared/memory.ts";
import { cardChoices, openChoice, tellWhy } from "./shared/paper-choices.ts";

/** How many results a search brings along for the list behind the first. */
const HITS = 50;

/**
 * One paper, by whatever the asker remembers of it. Says so when nothing fits, asks when several do; a wrong
 * paper told with confidence is worse than either.
 */
export default defineCommand({
  name: "paper",
  about: "Find a paper by nickname, words, author, id or link",
  examples: ["paper r1", "paper junxiao song starcraft", "paper arXiv:2412.19437"],
  audience: "asker",
  options: {
    words: {
      kind: "text",
      about: "What you remember of it",
      required: true,
      max: 40_000,
      completes: "paper",
    },
    whole: { kind: "flag", about: "Show the whole abstract" },
  },
  async run({ words, whole }, context) {
    const result = await context.corpus.search(words, HITS);
    // Completions are taken by id, and an id that is also the nickname of several papers still means its own.
    const picked = context.corpus.byId(words.trim());
    if (picked !== undefined) return await found(words, withFirst(picked, words, result), whole, context);
    switch (result.outcome) {
      case "usage":
        return usage(context);
      case "nothing":
        return nothing(words, result, context);
      case "ambiguous":
        return which(words, result);
      case "found":
        return await found(words, result, whole, context);
    }
  },
});

/** The result as it is when this paper was asked for by name. */
function withFirst(paper: Paper, typed: string, result: SearchResult): SearchResult {
  const first: Hit = { paper, score: 1, why: [{ field: "id", typed }], leads: true };
  return { ...result, hits: [first, ...result.hits.filter((hit) => hit.paper.id !== paper.id)] };
}

async function found(
  words: string,
  { hits }: SearchResult,
  whole: boolean,
  context: Context,
): Promise<Reply> {
  const [first, ...others] = hits;
  if (first === undefined) throw new Error("a search that found something has a first hit");
  if (others.length > 0 && !first.leads) return severalFit(words, hits);
  const card = paperCard(first.paper, tellWhy(first));
  return whisper(
    [
      whole && card.type === "paper" ? { ...card, abstract: "all" } : card,
      ...(await memoryOf(context, first.paper)),
      choices(...cardChoices(first.paper, whole)),
      ...alsoFound(others),
    ],
    { outcome: "found", papers: hits.map((hit) => hit.paper.id) },
  );
}

function alsoFound(others: readonly Hit[]): Block[] {
  if (others.length === 0) return [];
  return [
    text(others.length === 1 ? "Also:" : `Also (${others.length}):`),
    choices(...others.slice(0, 3).map(openChoice)),
  ];
}

/** Several papers are the answer, as for an author or a year. */
function severalFit(words: string, hits: readonly Hit[]): Reply {
  return whisper(
    [
      heading(`${hits.length} papers for “${clip(words, 80)}”`),
      ...hits.map((hit, index) => paperLine(hit.paper, index + 1, tellWhy(hit))),
      choices(...hits.slice(0, 5).map(openChoice)),
    ],
    { outcome: "found", papers: hits.map((hit) => hit.paper.id), more: moreOf(words, hits.length) },
  );
}

function which(words: string, { hits }: SearchResult): Reply {
  const shown = hits.slice(0, 5);
  const rest = hits.length - shown.length;
  const question = rest === 0 ? "Which one?" : `The likeliest ${shown.length} first:`;
  return whisper(
    [
      text(`${hits.length} papers fit “${clip(words, 80)}”. ${question}`),
      ...shown.map((hit, index) => paperLine(hit.paper, index + 1, tellWhy(hit))),
      choices(...shown.map(openChoice), ...(rest === 0 ? [] : [choice(`All ${hits.length}`, allOf(words))])),
    ],
    { outcome: "ambiguous", papers: hits.map((hit) => hit.paper.id), more: moreOf(words, hits.length) },
  );
}

/** The list of everything that matches. A query longer than a button's worth of words is cut. */
const allOf = (words: string) => invoke("papers search", { words: clip(words, 500) });

const moreOf = (words: string, total: number) => ({
  invocation: allOf(words),
  option: "from",
  start: 1,
  total,
});

function nothing(words: string, { near }: SearchResult, { corpus }: Context): Reply {
  if (corpus.size === 0) return noPapersYet();
  const opening =
    near.length > 0
      ? `Nothing matches “${clip(words, 80)}”. Did you mean one of these?`
      : `Nothing matches “${clip(words, 80)}” among ${count(corpus.size, "paper")}. Fewer or other words often help.`;
  return whisper(
    [
      text(opening),
      ...near.map((hit, index) => paperLine(hit.paper, index + 1, tellWhy(hit))),
      ...(near.length > 0 ? [choices(...near.map(openChoice))] : []),
    ],
    { outcome: "nothing", papers: [] },
  );
}

function usage({ corpus }: Context): Reply {
  return whisper(
    [
      text(
        "Tell me what you remember of a paper: a nickname, a few words, an author, a year, an arXiv id or a link.",
      ),
      note([
        "For example ",
        code("/paper r1"),
        " or ",
        code("/paper song starcraft"),
        `. ${count(corpus.size, "paper is", "papers are")} here.`,
      ]),
      choices(
        choice("Browse them", invoke("papers browse")),
        choice("All commands", invoke("paperboy help")),
      ),
    ],
    { outcome: "usage", papers: [] },
  );
}
