/** The post itself. */

import { invoke } from "../../core/invocation.ts";
import type { Paper } from "../../core/paper.ts";
import {
  type Block,
  type Choice,
  choice,
  choices,
  heading,
  note,
  paperCard,
  type Reply,
  reply,
} from "../../core/reply.ts";
import { count } from "../../core/text.ts";
import type { NoPick, Pick } from "./pick.ts";

/** How many people have to have seen a paper before another takes its place. */
export const SEEN_QUORUM = 3;

export interface DailyPost {
  readonly picked: Pick;
  /** The local date it stands for, ISO; absent when it does not count and nobody can mark it. */
  readonly date?: string;
  /** `in cs.CL`, when there are filters. */
  readonly filters?: string | undefined;
  /** Save, Similar, Cite: what can be done with any paper. */
  readonly buttons: readonly Choice[];
  /** How many said that they know the paper. */
  readonly seen?: number;
  /** It took the place of a paper that most people knew. */
  readonly redrawn?: Paper;
}

/** The message for a channel. Nobody is mentioned. */
export function dailyPost(post: DailyPost): Reply {
  const { picked, date, redrawn } = post;
  const blocks: Block[] = [
    heading("Paper of the day"),
    paperCard(picked.paper),
    choices(
      ...post.buttons,
      ...(redrawn === undefined && date !== undefined
        ? [
            choice(seenLabel(post.seen ?? 0), invoke("daily seen", { date, paper: picked.paper.id })),
            choice("Later", invoke("daily later", { date, paper: picked.paper.id })),
          ]
        : []),
    ),
    note(whyLine(post)),
  ];
  return reply(blocks);
}

/** Said instead of a post when one is asked for and there is none. */
export function sayNoPick(reason: NoPick, filters: string | undefined): string {
  switch (reason) {
    case "empty":
      return filters === undefined
        ? "there is no paper in the collection"
        : `no paper ${filters} is in the collection`;
    case "alone":
      return "the only paper that fits was the last one shown";
    case "waiting":
      return "every paper that fits was put off until later";
  }
}

function seenLabel(seen: number): string {
  return seen === 0 ? "Seen it" : `Seen it (${seen})`;
}

function whyLine({ picked, filters, redrawn }: DailyPost): string {
  const place = `${picked.position} of ${count(picked.pool, "paper")}${filters === undefined ? "" : ` ${filters}`}`;
  const back = picked.returned ? ", back after it was put off" : "";
  const instead =
    redrawn === undefined ? "" : `, in place of ${redrawn.nickname ?? redrawn.title}, which most had seen`;
  return `${place}${back}${instead}. Why this one: /daily why`;
}

/** The post with its count of people who know the paper brought up to date. */
export function seenPost(post: Reply, seen: number): Reply {
  const blocks = post.blocks.map((block): Block => {
    if (block.type !== "choices") return block;
    return choices(
      ...block.choices.map((offered) =>
        offered.invocation.subcommand === "seen" ? { ...offered, label: seenLabel(seen) } : offered,
      ),
    );
  });
  return { ...post, blocks };
}
