/** Every command, in the order that help shows them. */

import { invoke } from "../src/core/invocation.ts";
import type { MessageAction } from "../src/core/ports.ts";
import daily from "./daily.ts";
import paper from "./paper.ts";
import paperboy from "./paperboy.ts";
import papers from "./papers.ts";
import readingGroup from "./reading-group.ts";

export const commands = [paper, papers, daily, readingGroup, paperboy];

/** What can be asked of a message, from its menu. */
export const messageActions: readonly MessageAction[] = [
  {
    id: "papers-mentioned",
    label: "Look up papers here",
    about: "Find the papers that this message speaks of",
    invocation: invoke("papers mentioned"),
  },
  {
    id: "papers-import",
    label: "Import papers here",
    about: "Import what a file on this message holds, or what its text links to",
    invocation: invoke("papers import"),
  },
  {
    id: "papers-cite",
    label: "Cite papers here",
    about: "References to the papers of this message, and of the thread it stands in",
    invocation: invoke("papers cite", { thread: true }),
  },
];
