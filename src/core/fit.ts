/**
 * What to give up when a reply is too long, decided once for every platform: notes, then abstracts sentence
 * by sentence, then secondary facts, then results from the bottom ("and 7 more", with a button), then the
 * later entries of long menus, then the ends of long texts. Never cut: a link, an id, a button, the first result.
 */

import { invoke } from "./invocation.ts";
import { type Block, choice, choices, type Reply, text } from "./reply.ts";
import type { Span } from "./spans.ts";
import { clip } from "./text.ts";

/**
 * The fullest version of the reply, in the order of sacrifices above, for which `fits` says yes. `fits`
 * draws the candidate and measures it; it is asked O(sentences + log results) times. When nothing fits, the
 * smallest version is returned.
 */
export function fit(reply: Reply, fits: (candidate: Reply) => boolean): Reply {
  if (fits(reply)) return reply;
  let candidate = reply;
  for (const step of [withoutNotes, ...abstractSteps(reply), withoutSecondary]) {
    candidate = step(candidate);
    if (fits(candidate)) return candidate;
  }
  candidate = withFewerResults(candidate, fits);
  for (const entries of [75, 50, 25]) {
    if (fits(candidate)) return candidate;
    candidate = withShorterMenus(candidate, entries);
  }
  for (const longest of [2000, 1000, 500, 250, 120, 60]) {
    if (fits(candidate)) return candidate;
    candidate = withShorterTexts(candidate, longest);
  }
  return candidate;
}

const withBlocks = (reply: Reply, blocks: readonly Block[]): Reply => ({ ...reply, blocks });

function withoutNotes(reply: Reply): Reply {
  return withBlocks(
    reply,
    reply.blocks.filter((block) => block.type !== "note"),
  );
}

function abstractSteps(reply: Reply): ((candidate: Reply) => Reply)[] {
  if (!reply.blocks.some((block) => block.type === "paper" && block.abstract !== 0)) return [];
  return [8, 5, 3, 2, 1, 0].map(
    (most) => (candidate) =>
      withBlocks(
        candidate,
        candidate.blocks.map((block) =>
          block.type === "paper" && (block.abstract === "all" || block.abstract > most)
            ? { ...block, abstract: most }
            : block,
        ),
      ),
  );
}

function withoutSecondary(reply: Reply): Reply {
  return withBlocks(
    reply,
    reply.blocks.map((block) => (block.type === "paper" ? { ...block, secondary: false } : block)),
  );
}

/** Results are paper blocks, list items and the entries of code, in reading order. */
function resultsIn(reply: Reply): number {
  return reply.blocks.reduce((sum, block) => sum + resultsOf(block), 0);
}

function resultsOf(block: Block): number {
  if (block.type === "paper") return 1;
  if (block.type === "list") return block.items.length;
  return block.type === "code" && block.file === undefined ? (block.entries?.length ?? 0) : 0;
}

function withFewerResults(reply: Reply, fits: (candidate: Reply) => boolean): Reply {
  const total = resultsIn(reply);
  if (total <= 1) return reply;
  let [low, high] = [1, total - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(withResults(reply, middle))) low = middle;
    else high = middle - 1;
  }
  return withResults(reply, low);
}

function withResults(reply: Reply, keep: number): Reply {
  let left = keep;
  const blocks: Block[] = [];
  let lastResult = -1;
  for (const block of reply.blocks) {
    if (block.type === "paper") {
      if (left === 0) continue;
      left -= 1;
      lastResult = blocks.push(block) - 1;
    } else if (block.type === "list") {
      const items = block.items.slice(0, left);
      left -= items.length;
      if (items.length > 0) lastResult = blocks.push({ ...block, items }) - 1;
    } else if (block.type === "code" && block.file === undefined && block.entries !== undefined) {
      const entries = block.entries.slice(0, left);
      left -= entries.length;
      if (entries.length > 0) lastResult = blocks.push({ ...block, entries, text: entries.join("\n") }) - 1;
    } else {
      blocks.push(block);
    }
  }
  blocks.splice(lastResult + 1, 0, ...moreBlocks(reply, keep));
  return withBlocks(reply, blocks);
}

function moreBlocks(reply: Reply, shown: number): Block[] {
  const { more } = reply;
  const hidden = more === undefined ? resultsIn(reply) - shown : more.total - (more.start - 1) - shown;
  if (hidden <= 0) return [];
  const remark = text(`and ${hidden} more`);
  if (more === undefined) return [remark];
  const { command, subcommand, options, audience } = more.invocation;
  const path = subcommand === undefined ? command : `${command} ${subcommand}`;
  return [
    remark,
    choices(choice("Show more", invoke(path, { ...options, [more.option]: more.start + shown }, audience))),
  ];
}

/** Menus keep their first entries and say how many are left out. */
function withShorterMenus(reply: Reply, entries: number): Reply {
  return withBlocks(
    reply,
    reply.blocks.map((block) => {
      if (block.type !== "menu" || block.choices.length <= entries) return block;
      const label = `${block.label.replace(LEFT_OUT, "")} (first ${entries} of ${countOf(block)})`;
      return { ...block, label, choices: block.choices.slice(0, entries) };
    }),
  );
}

const LEFT_OUT = / \(first \d+ of (\d+)\)$/u;

/** How many entries the menu had before it was cut the first time. */
function countOf({
  label,
  choices: entries,
}: {
  readonly label: string;
  readonly choices: readonly unknown[];
}): number {
  return Number(LEFT_OUT.exec(label)?.[1] ?? entries.length);
}

function withShorterTexts(reply: Reply, longest: number): Reply {
  return withBlocks(
    reply,
    reply.blocks.map((block): Block => {
      switch (block.type) {
        case "heading":
          return { ...block, text: clip(block.text, longest) };
        case "code":
          return block.file === undefined ? { ...block, text: clipLines(block.text, longest) } : block;
        case "text":
        case "note":
          return { ...block, spans: clipSpans(block.spans, longest) };
        case "list":
          return { ...block, items: block.items.map((item) => clipSpans(item, longest)) };
        case "facts":
          return {
            ...block,
            rows: block.rows.map((row) => ({ ...row, value: clipSpans(row.value, longest) })),
          };
        default:
          return block;
      }
    }),
  );
}

/** Whole lines only, so that what is copied from a code block still parses line by line. */
function clipLines(code: string, longest: number): string {
  if (code.length <= longest) return code;
  const lines: string[] = [];
  let used = 2;
  for (const line of code.split("\n")) {
    if (used + line.length + 1 > longest) break;
    used += line.length + 1;
    lines.push(line);
  }
  return [...lines, "…"].join("\n");
}

/** Shortens from the end; a link, a name or a time stays whole or goes whole. */
function clipSpans(parts: readonly Span[], longest: number): readonly Span[] {
  const kept: Span[] = [];
  let left = longest;
  for (const span of parts) {
    const length = "text" in span ? span.text.length : 40;
    if (length <= left) {
      kept.push(span);
      left -= length;
      continue;
    }
    if (span.type === "text" && left > 1) kept.push({ ...span, text: clip(span.text, left) });
    else kept.push({ type: "text", text: "…" });
    break;
  }
  return kept;
}
