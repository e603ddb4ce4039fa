/** A formatted reference in a citation style, through citeproc. */

import type { Paper } from "../core/paper.ts";
import { toCsl } from "./csl.ts";

export const STYLES = ["apa", "vancouver", "harvard1"] as const;

export type StyleName = (typeof STYLES)[number];

/**
 * One line a paper, in the order that the style sorts them, as plain text. The citation library is loaded when
 * first needed (about 0.1 s), because most runs never cite.
 */
export async function toStyle(papers: readonly Paper[], style: StyleName): Promise<string> {
  const { Cite } = await import("@citation-js/core");
  await import("@citation-js/plugin-csl");
  // Copied, because the library writes into what it is given.
  const cite = new Cite(structuredClone(toCsl(papers)));
  return String(cite.format("bibliography", { format: "text", template: style, lang: "en-US" })).trim();
}
