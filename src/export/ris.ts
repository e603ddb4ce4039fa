/** RIS, as reference managers import it. Tags: "RIS format", Reference Manager technical notes. */

import { arxivIdOf, doiOf, type Paper, pageOf } from "../core/paper.ts";
import { listedAuthors, nameParts } from "./names.ts";

/** One record a paper, in the order given; lines end in CR LF as the format asks. */
export function toRis(papers: readonly Paper[]): string {
  return papers.map(record).join("\r\n");
}

function record(paper: Paper): string {
  const date = paper.published?.date ?? paper.facts?.submitted;
  const arxivId = arxivIdOf(paper);
  const { names: listed } = listedAuthors(paper);
  const lines: [tag: string, value: string | undefined][] = [
    ["TY", paper.venue === undefined ? "UNPB" : "JOUR"],
    ["TI", paper.title],
    ...listed.map((name): [string, string] => ["AU", risName(name)]),
    ["PY", date?.slice(0, 4)],
    ["DA", date?.replaceAll("-", "/")],
    ["JO", paper.venue],
    ["AB", paper.abstract],
    ["DO", doiOf(paper)],
    ["UR", pageOf(paper)],
    ["M1", arxivId === undefined ? undefined : `arXiv:${arxivId}`],
    ["ER", ""],
  ];
  return lines
    .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/gu, " ")}`]))
    .join("\r\n");
}

function risName(name: string): string {
  const { family, given } = nameParts(name);
  return given === undefined ? family : `${family}, ${given}`;
}
