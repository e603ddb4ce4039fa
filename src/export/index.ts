/** Ways to take papers out of Paperboy. */

import type { Paper } from "../core/paper.ts";
import type { FileKind } from "../core/reply.ts";
import { toBibtex } from "./bibtex.ts";
import { toCsl } from "./csl.ts";
import { toMarkdown } from "./markdown.ts";
import { toRis } from "./ris.ts";
import { STYLES, type StyleName, toStyle } from "./style.ts";

export const CITATION_FORMATS = ["bibtex", "ris", "csl-json", "markdown", ...STYLES] as const;

export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** What references in a format are as a file. The media types are those that reference managers register for. */
export function fileOf(format: CitationFormat): FileKind {
  const [ending, type] = FILES[format] ?? ["txt", "text/plain"];
  return { name: `papers.${ending}`, type };
}

const FILES: Readonly<Partial<Record<CitationFormat, readonly [string, string]>>> = {
  bibtex: ["bib", "text/x-bibtex"],
  ris: ["ris", "application/x-research-info-systems"],
  "csl-json": ["json", "application/vnd.citationstyles.csl+json"],
  markdown: ["md", "text/markdown"],
};

/** The papers, in the order given, in one of the formats. */
export async function cite(papers: readonly Paper[], format: CitationFormat): Promise<string> {
  switch (format) {
    case "bibtex":
      return toBibtex(papers);
    case "ris":
      return toRis(papers);
    case "csl-json":
      return JSON.stringify(toCsl(papers), null, 2);
    case "markdown":
      return toMarkdown(papers);
    default:
      return toStyle(papers, format satisfies StyleName);
  }
}
