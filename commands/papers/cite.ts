import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  type Block,
  choice,
  choices,
  codeBlock,
  type Field,
  type FileKind,
  formBlock,
  heading,
  menu,
  type Reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { clip, count, enumerate } from "../../src/core/text.ts";
import { CITATION_FORMATS, cite as cited, fileOf } from "../../src/export/index.ts";
import { nameOf } from "../shared/paper-choices.ts";
import {
  type Cited,
  savedPapers,
  sessionChoices,
  sessionMeant,
  sessionPapers,
  sessionsToCite,
  textPapers,
  threadPapers,
} from "./cited.ts";
import { inStyle } from "./in-style.ts";

/** References to copy: BibTeX and a plain line at first, any other format by button. */
const cite = defineAction({
  name: "cite",
  about: "References to copy, of papers, a saved list, a session or a thread, in a format of your choice",
  examples: [
    "papers cite r1",
    "papers cite r1, v3 format:ris",
    'papers cite list:"to read"',
    "papers cite session:last",
    "papers cite thread:yes",
  ],
  audience: "asker",
  options: {
    papers: { kind: "papers", about: "One paper, or several separated by commas" },
    list: { kind: "text", about: "A saved list instead", max: 60 },
    of: { kind: "choice", about: "Whose list it is", of: ["me", "team"] },
    session: {
      kind: "text",
      about: "A reading-group session instead: its date, last, next, or ? to choose",
      max: 80,
    },
    thread: { kind: "flag", about: "The papers that this thread links, shows or names" },
    text: {
      kind: "text",
      about: "Pasted messages, and every paper they link or name",
      max: 40_000,
      lines: true,
    },
    format: { kind: "choice", about: "The format", of: CITATION_FORMATS },
    style: {
      kind: "text",
      about: "A citation style instead: apa, vancouver, harvard1, or one of the owner's",
      max: 80,
    },
  },
  async run(
    { papers: named, list, of, session, thread, text: pasted, format, style },
    context,
  ): Promise<Reply> {
    const meant = await papersMeant(context, { named, list, of, session, thread, pasted, format });
    if (meant === undefined) return await ask(context, format);
    if ("blocks" in meant) return meant;
    const { papers, remarks } = meant;
    if (papers.length === 0) return whisper(remarks, { outcome: "nothing" });
    const ids = papers.map((paper) => paper.id);
    context.progress(`Writing ${count(papers.length, "reference")}…`);
    if (style !== undefined) {
      const file = { name: "papers.txt", type: "text/plain" };
      const lines = references(await inStyle(papers, style, context.styles), 0, file);
      return whisper([heading(titleOf(papers)), lines, ...remarks], { outcome: "found", papers: ids });
    }
    const which =
      named === undefined && (list ?? of) !== undefined ? { list, of } : { papers: ids.join(",") };
    const plain = format === undefined && papers.length <= MOST_TOLD ? await cited(papers, "apa") : "";
    const others = CITATION_FORMATS.filter((name) => name !== (format ?? "bibtex"));
    return whisper(
      [
        heading(titleOf(papers)),
        references(await cited(papers, format ?? "bibtex"), plain.length, fileOf(format ?? "bibtex")),
        ...(plain === "" ? [] : [text(plain)]),
        choices(...others.map((name) => choice(name, invoke("papers cite", { ...which, format: name })))),
        ...remarks,
      ],
      { outcome: "found", papers: ids, inPlace: true },
    );
  },
});

export default cite;

/** Papers whose references are also told as plain lines. */
const MOST_TOLD = 10;

/** References longer than this, with what is told beside them, do not fit into a message of Discord (4,000 letters). */
const MOST_SHOWN = 3_000;

/** What does not fit into a message is a file where there can be one. */
const references = (lines: string, beside: number, file: FileKind): Block =>
  codeBlock(lines, lines.length + beside > MOST_SHOWN ? file : undefined);

interface Wanted {
  readonly named: readonly Paper[] | undefined;
  readonly list: string | undefined;
  readonly of: "me" | "team" | undefined;
  readonly session: string | undefined;
  readonly thread: boolean;
  readonly pasted: string | undefined;
  readonly format: (typeof CITATION_FORMATS)[number] | undefined;
}

/** The papers, or the question which; undefined when nothing was named. */
async function papersMeant(context: Context, wanted: Wanted): Promise<Cited | Reply | undefined> {
  const { named, list, of, session, thread, pasted, format } = wanted;
  if (named !== undefined) return { papers: named, remarks: [] };
  if (session !== undefined) {
    const found = await ofSession(context, session, format);
    return "blocks" in found ? found : { papers: found, remarks: [] };
  }
  if (thread) return await threadPapers(context, pasted);
  if (pasted !== undefined) return textPapers(context, pasted);
  if (list === undefined && of === undefined) return undefined;
  return { papers: await savedPapers(context, list, of), remarks: [] };
}

/** Longer headings are cut by platforms. */
const LONGEST_HEADING = 140;

function titleOf(papers: readonly Paper[]): string {
  const names = papers.slice(0, 5).map((paper) => clip(nameOf(paper), 80));
  const more = papers.length - names.length;
  const told = more > 0 ? `Citing ${names.join(", ")} and ${more} more` : `Citing ${enumerate(names)}`;
  return told.length > LONGEST_HEADING ? `Citing ${count(papers.length, "paper")}` : told;
}

/** Asks what to cite: by the form, a session from a menu, the thread that one is in. */
async function ask(context: Context, format: (typeof CITATION_FORMATS)[number] | undefined): Promise<Reply> {
  const offered = await sessionsToCite(context);
  const sessions = offered.slice(0, 25).map(({ label }) => label);
  const form = formOf(cite, invoke("papers cite", { format }));
  const fields = form.fields.flatMap((field): readonly Field[] => {
    // What is long or belongs to a place is asked for below, or typed.
    if (field.name === "thread" || field.name === "text") return [];
    if (field.name !== "session") return [field];
    const { max: _, ...rest } = field;
    return sessions.length === 0 ? [] : [{ ...rest, input: "choice", choices: sessions }];
  });
  return whisper(
    [
      text("Which papers? Name them, or a saved list: /papers cite r1, or /papers cite list:rl"),
      formBlock({ ...form, fields }),
      ...(offered.length === 0
        ? []
        : [menu("Of a session of the reading group", sessionChoices(offered, format))]),
      ...(context.readThread === undefined
        ? []
        : [choices(choice("Of this thread", invoke("papers cite", { thread: true, format })))]),
    ],
    { outcome: "usage" },
  );
}

/** The session that was named, or the menu to choose one from. */
async function ofSession(
  context: Context,
  typed: string,
  format: (typeof CITATION_FORMATS)[number] | undefined,
): Promise<readonly Paper[] | Reply> {
  const offered = await sessionsToCite(context);
  const meant = sessionMeant(context, offered, typed);
  const papers = meant === undefined ? [] : await sessionPapers(context, meant);
  if (papers.length > 0) return papers;
  if (offered.length === 0)
    throw new UserError("no-session", "No reading group of this channel has a session with a paper yet.");
  return whisper(
    [
      text(`I find no session by “${clip(typed, 40)}”. Which one?`),
      menu("Sessions", sessionChoices(offered, format)),
    ],
    { outcome: "ambiguous" },
  );
}
