/** The authors of a paper, and names in the parts that citation formats need. */

import type { Paper } from "../core/paper.ts";

/** The authors as far as they are known; added facts only where the documents name nobody. */
export function listedAuthors({ authors, authorsComplete, facts }: Paper): {
  readonly names: readonly string[];
  /** False when there are more than these. */
  readonly complete: boolean;
} {
  if (authors.length > 0) return { names: authors, complete: authorsComplete };
  const names = facts?.authors ?? [];
  return { names, complete: names.length >= (facts?.authorCount ?? 0) };
}

export interface NameParts {
  readonly family: string;
  readonly given?: string;
  /** True for groups such as `DeepSeek-AI`, which have no given name. */
  readonly collective: boolean;
}

const PARTICLES = new Set([
  "van",
  "von",
  "der",
  "den",
  "de",
  "da",
  "di",
  "du",
  "la",
  "le",
  "del",
  "della",
  "ter",
  "ten",
  "bin",
  "al",
]);

/**
 * `Daniel P. Palomar` and `Palomar, Daniel P.` alike. A name of one word, or one that says what it is (`AI`,
 * `Team`, `Group`), is a collective.
 */
export function nameParts(name: string): NameParts {
  const [before = "", after] = name.split(/,\s*/u);
  if (after !== undefined && after !== "") return { family: before, given: after, collective: false };
  const words = name.trim().split(/\s+/u);
  const last = words.at(-1) ?? name;
  if (
    words.length === 1 ||
    /^(?:AI|Team|Group|Collaboration|Consortium|Lab|Labs|Research|Project)$/u.test(last)
  ) {
    return { family: name.trim(), collective: true };
  }
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1]?.toLowerCase() ?? "")) start -= 1;
  return { family: words.slice(start).join(" "), given: words.slice(0, start).join(" "), collective: false };
}
