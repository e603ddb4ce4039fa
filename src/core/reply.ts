/** What a command answers: a description that any platform can draw. */

import type { Audience, Invocation } from "./invocation.ts";
import type { Live } from "./live.ts";
import type { Paper, PaperId } from "./paper.ts";
import { type Span, spans, type Text } from "./spans.ts";

/** What became of the question, for scripts and for tests. */
export type Outcome = "found" | "ambiguous" | "nothing" | "usage" | "done" | "error";

/** Something to press. It means its invocation, whoever presses it and whenever. */
export interface Choice {
  readonly label: string;
  readonly invocation: Invocation;
  readonly style?: "primary" | "danger";
}

/** What a field of a form takes. */
export const INPUTS = ["text", "lines", "choice", "paper", "zone"] as const;

/** One field of a form, derived from an option of a command. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** `lines` is text over several lines; `paper` completes from the corpus, `zone` from the names of time zones. */
  readonly input: (typeof INPUTS)[number];
  /** What the text has to name, for platforms that have a picker for it. */
  readonly picks?: "person" | "channel" | "date" | "time";
  readonly required: boolean;
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The longest text accepted, in UTF-16 units. */
  readonly max?: number;
}

/** A form is an invocation with gaps: what is filled in joins the options it already has. */
export interface Form {
  readonly title: string;
  readonly invocation: Invocation;
  readonly fields: readonly Field[];
}

export type Block =
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "text"; readonly spans: readonly Span[] }
  /**
   * A paper card. `brief` is one result of several; `position` numbers it. `why` says in words what
   * matched. `abstract` is how many sentences of it to show: `all`, or a number that `fit` may lower.
   */
  | {
      readonly type: "paper";
      readonly paper: Paper;
      readonly detail: "full" | "brief";
      readonly abstract: number | "all";
      readonly position?: number;
      readonly why?: string;
      /** Secondary facts that `fit` may drop: affiliations, venue, where the facts come from. */
      readonly secondary: boolean;
    }
  | {
      readonly type: "facts";
      readonly rows: readonly { readonly name: string; readonly value: readonly Span[] }[];
    }
  | { readonly type: "list"; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] }
  /**
   * Text to copy as it is, such as BibTeX. `entries`, joined by line feeds, are the text: of a reply with `more` as
   * many of them are shown as there is room for, and the others are behind its button. With `file` the whole of it is
   * given as a file where the platform can; see given-files.ts.
   */
  | {
      readonly type: "code";
      readonly text: string;
      readonly entries?: readonly string[];
      readonly file?: FileKind;
    }
  | { readonly type: "choices"; readonly choices: readonly Choice[] }
  /** One of many: drawn as a menu where buttons would be too many. */
  | { readonly type: "menu"; readonly label: string; readonly choices: readonly Choice[] }
  | { readonly type: "form"; readonly form: Form }
  /** A picture by address; `alt` says what it shows. */
  | { readonly type: "image"; readonly url: string; readonly alt: string }
  /** A picture that was drawn here: PNG in base64. `name` is its file's, unique in the reply; `alt` says what it shows. */
  | { readonly type: "picture"; readonly name: string; readonly png: string; readonly alt: string }
  /** A remark in small print; the first thing given up when there is no room. */
  | { readonly type: "note"; readonly spans: readonly Span[] };

/** What a text is as a file: its name, unique in the reply, and its media type (IANA). */
export interface FileKind {
  readonly name: string;
  readonly type: string;
}

/** How to ask for the results that did not fit: the same invocation with `option` set to the next position. */
export interface More {
  readonly invocation: Invocation;
  readonly option: string;
  /** The position (from 1) of the first result shown here. */
  readonly start: number;
  /** How many results there are in all. */
  readonly total: number;
}

export interface Reply {
  readonly audience: Audience;
  readonly outcome: Outcome;
  readonly blocks: readonly Block[];
  /** In rank order, every paper the answer offers, those behind "more" included. */
  readonly papers: readonly PaperId[];
  readonly more?: More;
  /** When a button led here: true redraws the message the button stands on, instead of answering anew. */
  readonly inPlace?: true;
  /** What a message with this reply goes on showing; absent when it stays as it is. */
  readonly live?: Live;
  /**
   * When a button led here: goes into a thread of the message that the button stands on, begun under this title
   * where it has none. Each message gets one such answer; whoever presses again is pointed to it. Where there
   * can be no thread the answer stands in the channel and says why.
   */
  readonly thread?: { readonly title: string };
  /** The reference of a fault of ours, as it stands in the log. */
  readonly fault?: string;
  /** The option whose value was wrong and what was wrong with it, for a form to say beside that field. */
  readonly wrong?: { readonly option: string; readonly message: string };
}

/** The parts of a reply that have a usual value. */
export interface ReplyParts {
  readonly outcome?: Outcome;
  readonly papers?: readonly PaperId[];
  readonly more?: More;
  readonly inPlace?: true;
  readonly live?: Live;
  readonly thread?: { readonly title: string };
}

/** An answer for the whole channel. */
export function reply(blocks: readonly Block[], parts: ReplyParts = {}): Reply {
  return { audience: "everyone", outcome: "done", papers: papersOf(blocks), ...parts, blocks };
}

/** An answer for the asker alone. */
export function whisper(blocks: readonly Block[], parts: ReplyParts = {}): Reply {
  return { ...reply(blocks, parts), audience: "asker" };
}

function papersOf(blocks: readonly Block[]): readonly PaperId[] {
  return [...new Set(blocks.flatMap((block) => (block.type === "paper" ? [block.paper.id] : [])))];
}

export const heading = (text: string): Block => ({ type: "heading", text });
export const text = (content: Text): Block => ({ type: "text", spans: spans(content) });
export const note = (content: Text): Block => ({ type: "note", spans: spans(content) });
export const codeBlock = (content: string, file?: FileKind): Block => ({
  type: "code",
  text: content,
  ...(file === undefined ? {} : { file }),
});
export const codeEntries = (entries: readonly string[], file?: FileKind): Block => ({
  type: "code",
  text: entries.join("\n"),
  entries,
  ...(file === undefined ? {} : { file }),
});
export const choices = (...offered: readonly Choice[]): Block => ({ type: "choices", choices: offered });
export const menu = (label: string, offered: readonly Choice[]): Block => ({
  type: "menu",
  label,
  choices: offered,
});
export const formBlock = (form: Form): Block => ({ type: "form", form });
export const list = (items: readonly Text[], ordered = false): Block => ({
  type: "list",
  ordered,
  items: items.map(spans),
});
export const facts = (rows: readonly (readonly [name: string, value: Text])[]): Block => ({
  type: "facts",
  rows: rows.map(([name, value]) => ({ name, value: spans(value) })),
});

/** A card with everything: the answer to a question for one paper. */
export function paperCard(paper: Paper, why?: string): Block {
  return {
    type: "paper",
    paper,
    detail: "full",
    abstract: 3,
    secondary: true,
    ...(why === undefined ? {} : { why }),
  };
}

/** One result of several. */
export function paperLine(paper: Paper, position: number, why?: string): Block {
  return {
    type: "paper",
    paper,
    detail: "brief",
    abstract: 0,
    position,
    secondary: false,
    ...(why === undefined ? {} : { why }),
  };
}

/** A button: `choice("Cite", invoke("papers cite", { papers: id }))`. */
export function choice(label: string, invocation: Invocation, style?: Choice["style"]): Choice {
  return { label, invocation, ...(style === undefined ? {} : { style }) };
}
