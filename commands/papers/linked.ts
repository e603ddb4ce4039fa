import { defineAction } from "../../src/core/command.ts";
import type { Paper } from "../../src/core/paper.ts";
import { paperLine, reply, text, whisper } from "../../src/core/reply.ts";
import { findLinks } from "../../src/corpus/links.ts";
import { linkCardsHere } from "../shared/link-cards.ts";
import { memoryOf, storeForReading } from "../shared/memory.ts";
import { paperOfLink } from "../shared/mentions.ts";

/** Papers told of under one message. */
const MOST = 3;

/**
 * What stands under a message with links to papers, where the channel asked for it: a line for each paper that is here, with
 * what the team remembers of it. Said by platforms, not by people; the outcome is `nothing` when nobody asked, or nothing
 * is known.
 */
export default defineAction({
  name: "linked",
  about: "The papers that a message links to, where the channel asked for that",
  examples: ["papers linked https://arxiv.org/abs/2501.12948"],
  audience: "everyone",
  unlisted: true,
  options: {
    text: { kind: "text", about: "The links", required: true, max: 4_000, lines: true },
  },
  async run({ text: links }, context) {
    const silence = whisper([text("No paper of the collection is linked, or this channel did not ask.")], {
      outcome: "nothing",
    });
    const store = await storeForReading(context);
    if (store === undefined || !(await linkCardsHere(store.tables, context.place))) return silence;
    const papers = new Map<string, Paper>();
    for (const link of findLinks(links)) {
      if (!/^https?:/iu.test(link.text)) continue;
      const found = await paperOfLink(link, context.corpus);
      if (found !== undefined) papers.set(found.id, found);
    }
    const shown = [...papers.values()].slice(0, MOST);
    if (shown.length === 0) return silence;
    const aloud = { ...context, invocation: { ...context.invocation, audience: "everyone" as const } };
    const blocks = await Promise.all(
      shown.map(async (paper, index) => [paperLine(paper, index + 1), ...(await memoryOf(aloud, paper))]),
    );
    return reply(blocks.flat(), { outcome: "found", papers: shown.map(({ id }) => id) });
  },
});
