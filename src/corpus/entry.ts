/** What a parser gives back: the entries of one document, and the lines it could not use. */

import type { Occurrence, PublishedDate } from "../core/paper.ts";

/** One entry of one document, as the document has it. What it does not say is absent. */
export interface Entry extends Occurrence {
  /** The last line of the entry, for telling which entry a damaged line belongs to. */
  readonly endLine: number;
  readonly title?: string;
  /** Title and authors without anything between them, waiting to be cut (`formats/title-cut.ts`). */
  readonly glued?: string;
  readonly authors?: readonly string[];
  readonly authorsComplete?: boolean;
  readonly affiliations?: readonly string[];
  readonly categories?: readonly string[];
  readonly published?: PublishedDate;
  readonly code?: boolean;
  readonly codeUrl?: string;
  readonly abstract?: string;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly venue?: string;
  readonly url?: string;
}

/** Something that could not be read: where it stands, why, and what it looks like. */
export interface Reject {
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly reason: string;
  /** The beginning of the offending text, at most 80 characters. */
  readonly text?: string;
}

export interface Parsed {
  readonly entries: readonly Entry[];
  readonly rejects: readonly Reject[];
}

/** What a parser may know besides the text. */
export interface ParseOptions {
  /** Name shown in reports, never a whole path. */
  readonly file: string;
  /** The date of the import, `2026-11-22`; no inferred date lies after it. */
  readonly today: string;
}

/** A reject that shows the beginning of the text it is about. */
export function reject(file: string, line: number, reason: string, text?: string): Reject {
  if (text === undefined || text.trim() === "") return { file, line, reason };
  const shown = [...text.trim()];
  return {
    file,
    line,
    reason,
    text: shown.length > 80 ? `${shown.slice(0, 79).join("")}…` : shown.join(""),
  };
}
