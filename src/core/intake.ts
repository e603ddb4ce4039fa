/** Taking papers in: what a text in any supported format comes to, seen against the papers that are there. */

import type { Corpus } from "./corpus.ts";
import type { Paper, PaperId } from "./paper.ts";
import type { Tell } from "./progress.ts";

/** Two papers that may be one, and why it seems so. */
export interface DoubtfulPair {
  readonly papers: readonly [PaperId, PaperId];
  readonly why: readonly string[];
}

/** What a text came to. Every record is among the papers, the merged or the rejected. */
export interface IntakeReport {
  /** `bibtex`, `ris`, `link-list` …; absent when it could not be told. */
  readonly format?: string;
  readonly records: number;
  /** New papers, and papers that were there and are fuller now. */
  readonly papers: readonly Paper[];
  readonly added: readonly PaperId[];
  /** Records that are a paper that was there, or that an earlier record made. */
  readonly merged: readonly {
    readonly paper: PaperId;
    readonly line: number;
    readonly why: readonly string[];
  }[];
  readonly doubtful: readonly DoubtfulPair[];
  readonly rejected: readonly { readonly line: number; readonly reason: string; readonly text?: string }[];
  /**
   * Papers whose source could not be asked, by what to ask for: `arxiv:2501.12948`. New ones, and those known by their link
   * alone that were named again with more.
   */
  readonly lacking: ReadonlyMap<PaperId, string>;
}

/** What loading the shared collection found. */
export interface LoadSummary {
  readonly entries: number;
  readonly merged: number;
  readonly rejected: number;
  readonly doubtful: readonly DoubtfulPair[];
}

/** A team's papers at one moment. */
export interface Snapshot {
  readonly corpus: Corpus;
  /** As `TeamPapers.revision` counts. */
  readonly revision: number;
}

/** For the team that asks. */
export interface Intake {
  readonly loaded: LoadSummary;
  /** The papers as they are now, which may be newer than the context's. */
  snapshot(): Promise<Snapshot>;
  /**
   * Reads a text: links and ids, or records in any format that can be imported. Untrusted, so in a process of its own
   * with limits. Asks arXiv and Crossref for what is known by its id only. Tells how far it is. Never throws for what is
   * in the text.
   */
  read(text: string, corpus: Corpus, signal: AbortSignal, tell: Tell): Promise<IntakeReport>;
}
