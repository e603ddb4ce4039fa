/** A formatted reference in a citation style, through citeproc. */

import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Paper } from "../core/paper.ts";
import { type CslItem, toCsl } from "./csl.ts";
import { listedAuthors } from "./names.ts";

/** The styles that come with the citation library; others are read from a folder. */
export const STYLES = ["apa", "vancouver", "harvard1"] as const;

export type StyleName = (typeof STYLES)[number];

/** Styles read from files, by name. */
export type OwnStyles = ReadonlyMap<string, string>;

/** The largest of the public styles has 200 kB. */
const LARGEST = 1024 * 1024;
const MOST = 500;

/** More papers are formatted in a thread of their own: citeproc takes a millisecond or more for each, and never pauses. */
const FEW = 50;

/** What is to be formatted, so that another thread can be told. */
export interface Styling {
  readonly papers: readonly Paper[];
  readonly style: string;
  /** The style itself, where it does not come along. */
  readonly text: string | undefined;
}

/**
 * One line a paper, in the order that the style sorts them, as plain text. `own` are styles by name beside those that come
 * along. The citation library is loaded when first needed (about 0.1 s), because most runs never cite. Rejects when the
 * style is not known, or cannot be used.
 */
export async function toStyle(
  papers: readonly Paper[],
  style: string,
  own: OwnStyles = new Map(),
): Promise<string> {
  const styling = { papers, style, text: own.get(style) };
  return papers.length > FEW ? await beside(styling) : await format(styling);
}

async function beside(styling: Styling): Promise<string> {
  const worker = new Worker(new URL("./style-worker.ts", import.meta.url), { workerData: styling });
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => {
        reject(new Error(`The references were not written: their thread ended with status ${code}.`));
      });
    });
  } finally {
    await worker.terminate();
  }
}

/** The same in this thread. */
export async function format({ papers, style, text }: Styling): Promise<string> {
  const { Cite, plugins } = await import("@citation-js/core");
  await import("@citation-js/plugin-csl");
  // The library keeps styles by name: ours stand under names of their own.
  const template = text === undefined ? style : `own:${style}`;
  if (text === undefined && !STYLES.some((known) => known === style)) throw new Error(`no style ${style}`);
  if (text !== undefined) registerOf(plugins.config.get("@csl")).add(template, text);
  // Copied, because the library writes into what it is given.
  const cite = new Cite(structuredClone(withOthers(papers)));
  const formatted = String(cite.format("bibliography", { format: "text", template, lang: "en-US" }))
    .replace(JOINED_OTHERS, ", et al.")
    .trim();
  // citeproc passes over what it cannot read in a style.
  if (formatted === "" && papers.length > 0) throw new Error("it makes nothing of a paper");
  return formatted;
}

/** CSL knows no list of authors that goes on, so the rest stands in it as a last name, joined as a name would be. */
const OTHERS = "et al.";
const JOINED_OTHERS = /,? (?:&|and) et al\./gu;

function withOthers(papers: readonly Paper[]): readonly CslItem[] {
  return toCsl(papers).map((item, index) => {
    const paper = papers[index];
    const goesOn = paper !== undefined && item.author !== undefined && !listedAuthors(paper).complete;
    return goesOn ? { ...item, author: [...(item.author ?? []), { literal: OTHERS }] } : item;
  });
}

/** What a folder of styles held: each file's style under the file's name, and why others cannot be used. */
export interface ReadStyles {
  readonly styles: OwnStyles;
  readonly problems: readonly string[];
}

/**
 * Reads the `.csl` files of a folder. Never rejects: what cannot be used is told. Source: "CSL 1.0.2 Specification",
 * File Types; a dependent style only names its parent.
 */
export async function readStyles(folder: string): Promise<ReadStyles> {
  const styles = new Map<string, string>();
  const problems: string[] = [];
  const files = await readdir(folder).catch(() => undefined);
  if (files === undefined)
    return { styles, problems: [`${folder} cannot be read; it should be a folder of .csl files.`] };
  for (const file of files
    .filter((name) => name.toLowerCase().endsWith(".csl"))
    .sort()
    .slice(0, MOST)) {
    const path = join(folder, file);
    const text = await stat(path)
      .then(({ size }) => (size > LARGEST ? undefined : readFile(path, "utf8")))
      .catch(() => undefined);
    const problem = text === undefined ? "cannot be read, or is larger than any style" : unusable(text);
    if (text === undefined || problem !== undefined) problems.push(`${file} ${problem ?? ""}.`);
    else styles.set(basename(file).slice(0, -4).toLowerCase(), text);
  }
  return { styles, problems };
}

function unusable(text: string): string | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) return "declares a document type, which styles do not need";
  if (!/<style[^>]+xmlns=["']http:\/\/purl\.org\/net\/xbiblio\/csl["']/.test(text))
    return "is not a CSL style";
  const parent = /<link\b(?=[^>]*rel=["']independent-parent["'])[^>]*href=["'][^"']*\/([^"'/]+)["']/.exec(
    text,
  )?.[1];
  if (parent !== undefined) return `only refers to another style: put ${parent}.csl in its place`;
  return /<bibliography\b/.test(text) ? undefined : "has no form for a bibliography";
}

interface Register {
  add(name: string, style: string): void;
}

/** The library's register of styles, which its types leave out. */
function registerOf(config: object): Register {
  const register: unknown = Reflect.get(config, "styles");
  if (typeof register !== "object" || register === null || !("add" in register))
    throw new Error("citation-js has no register of styles any more: read how it takes them now");
  return register as Register;
}
