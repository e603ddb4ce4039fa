/** What a channel asked of its paper of the day, as it is stored with the subscription. */

import { z } from "zod";
import type { Corpus } from "../../core/corpus.ts";
import { type Filters, filterPapers } from "../../core/filters.ts";
import type { Paper } from "../../core/paper.ts";
import { enumerate } from "../../core/text.ts";
import { readStored } from "../stored.ts";
import type { DaysOff } from "../time/holidays.ts";
import { cycleOrder } from "./pick.ts";

const isoDate = z.iso.date();

/** Spans of days off as stored, for skips and holidays alike. */
export const daysOffSchema = z.array(
  z
    .object({ from: isoDate, to: isoDate, name: z.string().optional() })
    .transform(({ name, ...span }): DaysOff => (name === undefined ? span : { ...span, name })),
);

const querySchema = z.object({
  filters: z.object({
    author: z.string().optional(),
    year: z.int().optional(),
    category: z.string().optional(),
    affiliation: z.string().optional(),
    code: z.enum(["yes", "no"]).optional(),
    tag: z.string().optional(),
  }),
  skips: daysOffSchema,
});

export interface DailyQuery {
  readonly filters: Filters;
  /** Dates left out by hand. */
  readonly skips: readonly DaysOff[];
}

/** Reads what `writeQuery` wrote; throws Damaged for anything else, for only we write there. */
export function readQuery(json: string): DailyQuery {
  return readStored("what was asked for", () => querySchema.parse(JSON.parse(json)));
}

export function writeQuery(query: DailyQuery): string {
  // Which papers bear the tag is looked up each time.
  const { tagged: _looked, ...filters } = query.filters;
  return JSON.stringify({ filters, skips: query.skips });
}

/** Filtered orders kept for one corpus: channels mostly ask for the same few. */
const KEPT_POOLS = 200;
const pools = new WeakMap<Corpus, Map<string, readonly Paper[]>>();

/** The papers that fit, in the order of each cycle. Kept for a corpus, so that many channels cost one filtering. */
export function poolOf(corpus: Corpus, filters: Filters): (cycle: number) => readonly Paper[] {
  const { tagged, ...rest } = filters;
  const known = pools.get(corpus) ?? new Map<string, readonly Paper[]>();
  pools.set(corpus, known);
  return (cycle) => {
    const key = JSON.stringify([cycle, rest, tagged === undefined ? null : [...tagged].sort()]);
    const pool = known.get(key) ?? filterPapers(cycleOrder(corpus, cycle), filters);
    if (known.size >= KEPT_POOLS) known.clear();
    known.set(key, pool);
    return pool;
  };
}

/** `in cs.CL, from 2024 and with code`; undefined without filters. */
export function sayFilters(filters: Filters): string | undefined {
  const told = [
    filters.category === undefined ? undefined : `in ${filters.category}`,
    filters.author === undefined ? undefined : `by ${filters.author}`,
    filters.affiliation === undefined ? undefined : `from ${filters.affiliation}`,
    filters.year === undefined ? undefined : `of ${filters.year}`,
    filters.tag === undefined ? undefined : `tagged #${filters.tag}`,
    filters.code === undefined ? undefined : filters.code === "yes" ? "with code" : "without code",
  ].filter((part) => part !== undefined);
  return told.length === 0 ? undefined : enumerate(told);
}
