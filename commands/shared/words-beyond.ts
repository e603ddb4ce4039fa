/** What was typed behind a paper's name where an option of its own was meant: the `rl` of `/papers tag r1 rl`. */

import type { Context } from "../../src/core/context.ts";
import type { Paper } from "../../src/core/paper.ts";

/** A name has no more words than this. */
const LONGEST_NAME = 4;

/**
 * The words of the option `paper` that follow the paper's nickname or id; undefined when there are none, or when the words
 * belong to what was looked for. At most four searches.
 */
export async function wordsBeyond(
  { corpus, invocation }: Pick<Context, "corpus" | "invocation">,
  paper: Paper,
): Promise<string | undefined> {
  const typed = invocation.options["paper"];
  if (typeof typed !== "string" || typed === paper.id) return undefined;
  const words = [...typed.matchAll(/\S+/gu)];
  for (const last of words.slice(0, Math.min(LONGEST_NAME, words.length - 1))) {
    const end = last.index + last[0].length;
    const { outcome, hits } = await corpus.search(typed.slice(0, end), 2);
    const [first] = hits;
    const named = first?.why.some(({ field }) => field === "nickname" || field === "id");
    if (outcome === "found" && first?.paper.id === paper.id && named === true) return typed.slice(end).trim();
  }
  return undefined;
}
