/** The formats that can be imported, and how each is told by its content. */

import { withoutDamaged } from "../document.ts";
import type { Entry, ParseOptions, Reject } from "../entry.ts";
import { reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { findLinks } from "../links.ts";
import { settleTitles } from "../settle.ts";
import { isBibtexStart } from "./bibtex-records.ts";
import { detectSeedFormat, type SeedFormat, seedParser } from "./detect.ts";
import { holdsList } from "./json-object.ts";
import { isRisStart } from "./ris.ts";

export type ImportFormat =
  | SeedFormat
  | "json-lines"
  | "csl-json"
  | "bibtex"
  | "ris"
  | "arxiv-atom"
  | "link-list";

/** Yields entries and rejects in the order of the file. */
export type Reader = (lines: AsyncIterable<Line>, options: ParseOptions) => AsyncIterable<Entry | Reject>;

/** What a format looks like, by the first lines of a file (blank ones left out). */
export function detectFormat(lines: readonly string[]): ImportFormat | undefined {
  const content = lines.filter((line) => line.trim() !== "");
  const [first = ""] = content;
  // A link with its title in brackets begins as a list of JSON does.
  if (/^\s*\[/.test(first) && !/^\s*\[[^[\]{}]{2,300}\]\(/u.test(first)) return "csl-json";
  if (/^\s*\{/.test(first)) {
    const value = parsed(first);
    return value === undefined || (content.length === 1 && holdsList(value)) ? "csl-json" : "json-lines";
  }
  if (/^\s*<(?:\?xml|(?:\w+:)?feed\b)/.test(first)) return "arxiv-atom";
  // A comment or a licence may stand before the first record.
  if (content.some(isRisStart)) return "ris";
  if (content.some(isBibtexStart)) return "bibtex";
  const seed = detectSeedFormat(lines);
  if (seed !== undefined) return seed;
  // A comment, or an address that names no paper and is rejected by itself, stands in lists all the same.
  const names = content.filter((line) => findLinks(line).length > 0).length;
  const others = content.filter((line) => /^\s*#|https?:\/\//i.test(line) && findLinks(line).length === 0);
  return names > 0 && (names + others.length) * 2 >= content.length ? "link-list" : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The reader of a format; libraries are loaded only by the formats that need them. */
export async function readerOf(format: ImportFormat): Promise<Reader> {
  switch (format) {
    case "json-lines":
      return (await import("./json-lines.ts")).readJsonLines;
    case "csl-json":
      return (await import("./csl-json.ts")).readCslJson;
    case "bibtex":
      return (await import("./bibtex.ts")).readBibtex;
    case "ris":
      return (await import("./ris.ts")).readRis;
    case "arxiv-atom":
      return (await import("./arxiv-atom.ts")).readArxivAtom;
    case "link-list":
      return (await import("./link-list.ts")).readLinkList;
    default:
      return (lines, options) => readSeedDocument(format, lines, options);
  }
}

const LARGEST_SEED = 16 * 1024 * 1024;

/** Seed formats are read whole: where a title ends is told by the whole document. */
async function* readSeedDocument(
  format: SeedFormat,
  lines: AsyncIterable<Line>,
  options: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  const { file } = options;
  const texts: string[] = [];
  const damaged = new Set<number>();
  let size = 0;
  for await (const { text, number, damage } of lines) {
    if (damage !== undefined) damaged.add(number);
    texts.push(text);
    size += text.length + 1;
    if (size <= LARGEST_SEED) continue;
    yield reject(
      file,
      number,
      `the file is larger than the ${LARGEST_SEED} characters that this format may have`,
    );
    return;
  }
  const parsed = withoutDamaged(seedParser(format)(texts, options), { file, lines: texts, damaged });
  const settled = settleTitles(parsed.entries);
  yield* [...parsed.rejects, ...settled.rejects, ...settled.entries].sort((a, b) => a.line - b.line);
}
