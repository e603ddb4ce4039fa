/** Long results, a page at a time. */

import { type Invocation, invoke, pathOf } from "../../src/core/invocation.ts";
import type { PaperId } from "../../src/core/paper.ts";
import {
  type Block,
  choice,
  choices,
  heading,
  type Outcome,
  type Reply,
  whisper,
} from "../../src/core/reply.ts";

/** Results on one page: few enough to read on a phone and to fit every platform with room to spare. */
export const PAGE = 8;

export interface Page {
  readonly title: string;
  readonly lines: readonly Block[];
  /** Position from 1 of the first line to show; one past the end shows the last page. */
  readonly from: number;
  /** What shows this list, without its `from`. */
  readonly invocation: Invocation;
  readonly outcome: Outcome;
  readonly papers: readonly PaperId[];
}

/** One page with Back and Next where there is somewhere to go; pressed, they redraw the message in place. */
export function pageOfPapers({ title, lines, from, invocation, outcome, papers }: Page): Reply {
  const start = Math.min(from, Math.max(1, lines.length));
  const shown = lines.slice(start - 1, start - 1 + PAGE);
  const path = pathOf(invocation).slice(1);
  const to = (position: number) =>
    invoke(path, { ...invocation.options, from: position }, invocation.audience);
  const turns = [
    ...(start > 1 ? [choice("Back", to(Math.max(1, start - PAGE)))] : []),
    ...(start - 1 + PAGE < lines.length ? [choice("Next", to(start + PAGE))] : []),
  ];
  const range = lines.length > PAGE ? ` (${start} to ${start + shown.length - 1} of ${lines.length})` : "";
  return whisper([heading(`${title}${range}`), ...shown, ...(turns.length > 0 ? [choices(...turns)] : [])], {
    outcome,
    papers,
    inPlace: true,
    more: { invocation, option: "from", start, total: lines.length },
  });
}
