/**
 * Pairs of records of real papers, labelled by hand. Blocks of three lines: `=` (one paper) or `!` (two), with what the pair
 * shows; then the two records, fields apart by `|`: title, authors, venue, year; an empty one is absent. `=?` marks those that are
 * missed, with the reason in parentheses.
 */

import type { BibliographicRecord } from "../../../src/corpus/identity.ts";
import { recordFrom } from "../../../src/corpus/record.ts";

export interface KnownPair {
  readonly name: string;
  readonly same: boolean;
  /** It is one paper, and not found to be. */
  readonly missed: boolean;
  readonly a: BibliographicRecord;
  readonly b: BibliographicRecord;
}

export function knownPairs(text: string): KnownPair[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block): KnownPair => {
      const [head = "", a, b, ...more] = block.split("\n");
      const found = /^(=|!)(\??) (.+)$/.exec(head);
      if (found === null || a === undefined || b === undefined || more.length > 0)
        throw new Error(`not a pair: ${block}`);
      return {
        name: found[3] ?? "",
        same: found[1] === "=",
        missed: found[2] === "?",
        a: read(a),
        b: read(b),
      };
    });
}

function read(line: string): BibliographicRecord {
  const [title, authors, venue, year, ...more] = line.split("|").map((field) => field.trim());
  if (more.length > 0) throw new Error(`too many fields: ${line}`);
  return recordFrom({ title, authors, venue, year });
}
