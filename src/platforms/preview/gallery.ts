/**
 * Every kind of reply at its extremes: what the gallery page draws, and what tests of every platform send
 * against the limits of theirs.
 */

import { type Invocation, invoke } from "../../core/invocation.ts";
import type { Paper } from "../../core/paper.ts";
import {
  type Block,
  type Choice,
  choice,
  choices,
  codeBlock,
  type Field,
  facts,
  formBlock,
  heading,
  list,
  menu,
  note,
  paperCard,
  paperLine,
  type Reply,
  reply,
  text,
  whisper,
} from "../../core/reply.ts";
import { code, emphasis, link, type Span, strong } from "../../core/spans.ts";
import {
  bare,
  crowded,
  formulas,
  galleryPaper,
  hostile,
  longest,
  oneWord,
  rightToLeft,
  usual,
} from "./gallery-papers.ts";

export interface Exhibit {
  readonly id: string;
  readonly title: string;
  readonly reply: Reply;
}

const similar = (paper: Paper): Invocation => invoke("papers similar", { paper: paper.id });
const offered = (paper: Paper): Block =>
  choices(
    choice("Similar", similar(paper), "primary"),
    choice("Cite", invoke("papers cite", { papers: paper.id })),
    choice("Share", invoke("paper", { text: paper.id }, "everyone")),
    choice("Remove", invoke("papers stats"), "danger"),
  );
const card = (paper: Paper, why?: string): Reply =>
  whisper([paperCard(paper, why), offered(paper)], { outcome: "found" });
const several = (count: number): readonly Choice[] =>
  Array.from({ length: count }, (_, index) =>
    choice(`Choice ${index + 1}`, invoke("papers search", { text: `choice ${index + 1}` })),
  );
const results = Array.from({ length: 500 }, (_, index) =>
  galleryPaper({
    id: `result-${index + 1}`,
    title: `Result ${index + 1}: ${"a title of the usual length ".repeat(3).trim()}`,
    authors: ["Ada Lovelace", "Alan Turing", "Grace Hopper", "Edsger Dijkstra"],
    arxivId: `2401.${String(index).padStart(5, "0")}`,
  }),
);
const fieldOf = (name: string, input: Field["input"], more: Partial<Field> = {}): Field => ({
  name,
  label: name.charAt(0).toUpperCase() + name.slice(1),
  about: `What goes into ${name}`,
  input,
  required: false,
  ...more,
});
const afternoon = {
  type: "time",
  at: Date.UTC(2026, 2, 29, 13),
  told: "Sun 29 Mar 2026, 15:00 (Europe/Berlin)",
} as const;
const people: readonly Span[] = [
  { type: "person", id: "900000000000000102", name: "Ben Okafor", ping: true },
  { type: "person", id: "U0BENOKAFOR", name: "Ben Okafor", ping: true },
  { type: "person", id: "U0MEILIN", name: "Mei Lin" },
];

export const exhibits: readonly Exhibit[] = [
  { id: "usual", title: "One paper", reply: card(usual, "nickname “r1”") },
  { id: "longest", title: "The longest title, the longest abstract", reply: card({ ...longest }) },
  {
    id: "whole-abstract",
    title: "The whole of a long abstract",
    reply: reply([{ ...paperCard(longest), abstract: "all" } as Block]),
  },
  { id: "crowded", title: "A hundred authors, forty affiliations", reply: card(crowded) },
  { id: "bare", title: "No title, no authors, no date, no link", reply: card(bare) },
  {
    id: "hostile",
    title: "Text that tries to ping, format and break out",
    reply: card(hostile, hostile.title),
  },
  {
    id: "hostile-everywhere",
    title: "The same in every other kind of block",
    reply: reply([
      heading(hostile.title),
      text([hostile.title, strong(hostile.title), emphasis(hostile.title), code(hostile.title)]),
      facts([[hostile.title, hostile.title]]),
      list([hostile.title, `- ${hostile.title}`], true),
      codeBlock(`\`\`\`\n${hostile.title}\n\`\`\``),
      text(["see ", link(hostile.title, "https://example.org/a(b)?c=<d>|e")]),
      menu(hostile.title, [choice(hostile.title, similar(hostile))]),
      choices(choice(hostile.title, similar(hostile))),
      note(hostile.title),
    ]),
  },
  { id: "right-to-left", title: "Right to left", reply: card(rightToLeft) },
  { id: "formulas", title: "Formulas", reply: card(formulas) },
  { id: "one-word", title: "One endless word, families and stacked marks", reply: card(oneWord) },
  {
    id: "results",
    title: "500 results",
    reply: whisper(
      [heading("500 papers"), ...results.map((paper, index) => paperLine(paper, index + 1, "title"))],
      {
        outcome: "found",
        papers: results.map((paper) => paper.id),
        more: {
          invocation: invoke("papers search", { text: "title" }),
          option: "page",
          start: 1,
          total: 500,
        },
      },
    ),
  },
  {
    id: "ambiguous",
    title: "Which one?",
    reply: whisper(
      [
        text("“deepseek” could be more than one paper. Which one?"),
        ...results.slice(0, 5).map((paper, index) => paperLine(paper, index + 1)),
        choices(...results.slice(0, 5).map((paper) => choice(paper.title.slice(0, 60), similar(paper)))),
      ],
      { outcome: "ambiguous" },
    ),
  },
  {
    id: "nothing",
    title: "Nothing fits",
    reply: whisper(
      [
        text("No paper matches “zebra crossing”. Did you mean one of these?"),
        paperLine(usual, 1),
        choices(choice("DeepSeek-R1", similar(usual))),
      ],
      { outcome: "nothing", papers: [] },
    ),
  },
  {
    id: "error",
    title: "Something the asker can mend",
    reply: whisper(
      [
        text("year must be a whole number from 1900 to 2100, not “soon”."),
        choices(choice("/papers browse", invoke("papers browse"))),
      ],
      { outcome: "error" },
    ),
  },
  {
    id: "refused",
    title: "Something the asker may not do",
    reply: whisper([text("Only people who may manage this channel can do that. Ask one of them.")], {
      outcome: "error",
    }),
  },
  {
    id: "fault",
    title: "A fault of ours",
    reply: {
      ...whisper(
        [text(["Something broke here. It was noted; please try again. Reference: ", code("k7m2p9qa"), "."])],
        {
          outcome: "error",
        },
      ),
      fault: "k7m2p9qa",
    },
  },
  {
    id: "form",
    title: "A form of nine fields",
    reply: whisper(
      [
        text("/daily set needs time and zone."),
        formBlock({
          title: "Set up the paper of the day, every weekday",
          invocation: invoke("daily set"),
          fields: [
            fieldOf("time", "text", { required: true, value: "09:00" }),
            fieldOf("zone", "text", { required: true, max: 60 }),
            fieldOf("paper", "paper", { required: true }),
            fieldOf("order", "choice", { choices: ["newest", "oldest", "random"], value: "random" }),
            fieldOf("reason", "lines", { max: 4000, value: "Because ".repeat(100) }),
            ...["days", "holidays", "from", "until"].map((name) => fieldOf(name, "text")),
          ],
        }),
      ],
      { outcome: "usage" },
    ),
  },
  {
    id: "menu",
    title: "A menu of 75 choices",
    reply: reply([text("Pick one."), menu("Papers", several(75))]),
  },
  { id: "buttons", title: "Forty buttons", reply: reply([text("Pick one."), choices(...several(40))]) },
  {
    id: "labels",
    title: "Labels without end, buttons that carry much",
    reply: reply([
      text("Press one."),
      choices(
        choice("A label that goes on and on ".repeat(10), similar(usual), "primary"),
        choice("Long", invoke("papers ask", { text: "why and how ".repeat(160) })),
      ),
      menu("A menu whose name goes on and on ".repeat(10), [
        choice(
          "An entry that goes on and on ".repeat(10),
          invoke("papers ask", { text: "why and how ".repeat(160) }),
        ),
      ]),
    ]),
  },
  {
    id: "facts",
    title: "Sixty facts, two hundred items",
    reply: reply([
      facts(Array.from({ length: 60 }, (_, index) => [`Name ${index + 1}`, `Value ${index + 1}`] as const)),
      list(Array.from({ length: 200 }, (_, index) => `Item ${index + 1} of the list`)),
    ]),
  },
  {
    id: "code",
    title: "Much to copy",
    reply: reply([
      codeBlock(
        Array.from(
          { length: 60 },
          (_, index) =>
            `@misc{key${index},\n  title = {{A \`\`\` Title}},\n  author = {Lovelace, Ada and Turing, Alan},\n  year = {2024}\n}`,
        ).join("\n"),
      ),
    ]),
  },
  {
    id: "people",
    title: "People, places and times",
    reply: reply([
      heading("Reading group"),
      text(["Presenter: ", ...people.slice(0, 2), ". Also invited: ", ...people.slice(2), "."]),
      text([
        "In ",
        { type: "channel", id: "C0READING", name: "reading-group" },
        " at ",
        { ...afternoon, show: "full" },
        ".",
      ]),
      facts([
        ["Date", [{ ...afternoon, show: "date" }]],
        ["Time", [{ ...afternoon, show: "time" }]],
      ]),
    ]),
  },
  {
    id: "picture",
    title: "A picture, by address",
    reply: reply([
      text("Papers by year"),
      {
        type: "image",
        url: "https://example.org/chart.png",
        alt: "A bar chart: 3 papers in 2023, 9 in 2024, 5 in 2025",
      },
      { type: "image", url: "javascript:alert(1)", alt: "An address that is none" },
    ]),
  },
  {
    id: "file",
    title: "A text that is given as a file",
    reply: whisper([
      heading("References"),
      codeBlock(`@misc{key,\n  title = {${"A long title ".repeat(300)}}\n}`, {
        name: "papers.bib",
        type: "text/x-bibtex",
      }),
      note("Where no file can be given, the text is drawn instead."),
    ]),
  },
  {
    id: "daily",
    title: "The paper of the day",
    reply: reply([
      heading("Paper of the day"),
      paperCard(usual),
      choices(
        choice("Save", invoke("papers saved"), "primary"),
        choice("Read", invoke("papers stats")),
        choice("Why this one?", invoke("daily why")),
      ),
      note("Pick 41 of 212, not shown here before."),
    ]),
  },
  { id: "empty", title: "Next to nothing", reply: whisper([text(" "), note("A remark alone.")]) },
];
