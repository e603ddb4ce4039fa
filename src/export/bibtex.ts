/**
 * BibTeX. Written here because the library that reads it for us drops letters it has no macro for when it
 * writes; in UTF-8, which biber and current BibTeX styles read, only LaTeX's own specials need escaping.
 */

import { arxivIdOf, doiOf, type Paper, pageOf, yearOf } from "../core/paper.ts";
import { citationKeys } from "./keys.ts";
import { listedAuthors, nameParts } from "./names.ts";

/** One entry a paper, in the order given, separated by blank lines. Keys as in `citationKeys`. */
export function toBibtex(papers: readonly Paper[]): string {
  const keys = citationKeys(papers);
  return papers.map((paper) => entry(paper, keys.get(paper.id) ?? paper.id)).join("\n\n");
}

function entry(paper: Paper, key: string): string {
  const arxivId = arxivIdOf(paper);
  const doi = doiOf(paper);
  const category = paper.categories[0] ?? paper.facts?.primaryCategory;
  const fields: [string, string | undefined][] = [
    ["title", `{${escapeLatex(paper.title)}}`],
    ["author", authors(paper)],
    ["year", yearOf(paper)?.toString()],
    ["eprint", arxivId],
    ["archivePrefix", arxivId === undefined ? undefined : "arXiv"],
    ["primaryClass", arxivId === undefined ? undefined : category],
    ["doi", doi],
    ["url", pageOf(paper)],
    [
      "note",
      (paper.venue ?? paper.facts?.venue) === undefined
        ? undefined
        : escapeLatex(paper.venue ?? paper.facts?.venue ?? ""),
    ],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@misc{${key},`, ...lines, "}"].join("\n");
}

function authors(paper: Paper): string | undefined {
  const { names: listed, complete } = listedAuthors(paper);
  if (listed.length === 0) return undefined;
  const names = listed.map((name) => {
    const { family, given, collective } = nameParts(name);
    return collective ? `{${escapeLatex(family)}}` : `${escapeLatex(family)}, ${escapeLatex(given ?? "")}`;
  });
  return [...names, ...(complete ? [] : ["others"])].join(" and ");
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "%": "\\%",
  "#": "\\#",
  _: "\\_",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Text as LaTeX would print it. */
function escapeLatex(text: string): string {
  return text.replace(/[\\{}$&%#_~^]/gu, (sign) => SPECIAL[sign] ?? sign).replace(/\s+/gu, " ");
}
