/**
 * An author's page: boilerplate, the person as `Pei, Tian`, then for each paper a title, a source line and the abstract,
 * with blank lines between them. Everyone named at the top wrote every paper on the page.
 */

import { type Entry, type Parsed, type ParseOptions, type Reject, reject } from "../entry.ts";
import { cleanLine, nameInOrder } from "../text.ts";

const BOILERPLATE = /^(?:goto|go to|collaborating authors|authors?|filters?|search|home|menu|more)$/i;
const NAME = /^(?:\p{Ll}[\p{L}'’]* ){0,3}\p{Lu}[\p{L}\p{M}'’. -]*, \p{Lu}[\p{L}\p{M}'’. -]*$/u;
/** Shorter lines are titles and source lines; an abstract runs longer than any title. */
const ABSTRACT_LENGTH = 250;

interface Line {
  readonly text: string;
  readonly line: number;
  /** Blank lines before it. */
  readonly gap: number;
}

/** Whether these first lines open an author's page. */
export function isAuthorPage(lines: readonly string[]): boolean {
  return lines.slice(0, 30).some((line) => /^collaborating authors$/i.test(line.trim()));
}

/** Reads an author's page. A title without an abstract is rejected and the next paper goes on. */
export function parseAuthorPage(lines: readonly string[], { file }: ParseOptions): Parsed {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  const authors: string[] = [];
  let short: Line[] = [];
  let count = 0;
  const giveUp = () => {
    const first = short[0];
    if (first !== undefined) {
      count += 1;
      rejects.push(reject(file, first.line, "a title without an abstract below it", first.text));
    }
    short = [];
  };
  for (const line of contentOf(lines)) {
    const text = cleanLine(line.text);
    if (count === 0 && short.length === 0 && BOILERPLATE.test(text)) continue;
    if (count === 0 && short.length === 0 && NAME.test(text)) {
      authors.push(nameInOrder(text));
      continue;
    }
    if (text.length < ABSTRACT_LENGTH) {
      // Two blank lines part one paper from the next.
      if (line.gap >= 2) giveUp();
      short.push(line);
      continue;
    }
    count += 1;
    const [title, source, ...more] = short;
    if (more[0] !== undefined) {
      rejects.push(
        reject(file, more[0].line, "more than a title and a source line above an abstract", more[0].text),
      );
    } else {
      const venue = source === undefined || /^arxiv/i.test(cleanLine(source.text)) ? undefined : source.text;
      entries.push({
        file,
        entry: count,
        line: title?.line ?? line.line,
        endLine: line.line,
        ...(title === undefined ? {} : { title: title.text.trim() }),
        ...(authors.length === 0 ? {} : { authors: [...authors], authorsComplete: false }),
        ...(venue === undefined ? {} : { venue: cleanLine(venue) }),
        abstract: line.text.trim(),
      });
    }
    short = [];
  }
  giveUp();
  return { entries, rejects };
}

function contentOf(lines: readonly string[]): Line[] {
  const content: Line[] = [];
  let gap = 0;
  lines.forEach((text, index) => {
    if (cleanLine(text) === "") gap += 1;
    else {
      content.push({ text, line: index + 1, gap });
      gap = 0;
    }
  });
  return content;
}
