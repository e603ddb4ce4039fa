import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Paper } from "../../src/core/paper.ts";
import { clip, enumerate } from "../../src/core/text.ts";
import { STYLES, toStyle } from "../../src/export/style.ts";
import { nearest } from "../../src/search/words/nearest.ts";

/** The papers in a citation style by its name. Throws UserError for one that is not known here, or that cannot be used. */
export async function inStyle(
  papers: readonly Paper[],
  typed: string,
  own: Context["styles"] = new Map(),
): Promise<string> {
  const known = [...new Set<string>([...STYLES, ...own.keys()])];
  const words = typed.trim().toLowerCase().replace(/\s+/gu, "-");
  const name = words.endsWith(".csl") ? words.slice(0, -4) : words;
  if (!known.includes(name)) {
    const near = nearest(name, known).slice(0, 3);
    const offered =
      near.length > 0 ? `Did you mean ${enumerate(near)}?` : `There are ${enumerate(known.slice(0, 12))}.`;
    throw new UserError(
      "no-style",
      `There is no style “${clip(typed, 60)}” here. ${offered} Whoever runs me can add others: CSL files in the folder that PAPERBOY_CSL names.`,
      [],
      "style",
    );
  }
  try {
    return await toStyle(papers, name, own);
  } catch (error) {
    if (!own.has(name)) throw error;
    throw new UserError(
      "bad-style",
      `The style “${name}” cannot be used: ${clip(error instanceof Error ? error.message : "it is damaged", 200)}.`,
      [],
      "style",
    );
  }
}
