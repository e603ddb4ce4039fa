/**
 * Work on rows that are elsewhere. It runs at once, as if they were here; where it comes upon rows that are not, they are
 * fetched, and it begins again. So ranking is one code, which waits for nothing; whoever says early what it will ask for
 * (Lexicon.expect) has it fetched in one go. How it was done before: S. Marlow and others, There is no fork: an abstraction
 * for efficient, concurrent, and concise data access (Haxl, 2014).
 */

import type { Query, Row } from "./rows.ts";

/** Where rows are fetched from. */
export interface Elsewhere {
  /** One answer to each query, in their order. Rejects when the database does not answer. */
  fetch(queries: readonly Query[]): Promise<readonly (readonly Row[])[]>;
}

type Known = Map<Elsewhere, Map<string, readonly Row[]>>;

/** What has been fetched for the work that runs now. */
let known: Known | undefined;

/** Rows that are not here yet: thrown by `expectFrom`, caught by `gathered`. */
class Absent extends Error {
  readonly from: Elsewhere;
  readonly queries: readonly Query[];

  constructor(from: Elsewhere, queries: readonly Query[]) {
    super("These rows have to be fetched: the work must be run by `gathered`.");
    this.from = from;
    this.queries = queries;
  }
}

/** More attempts than any question takes; a work that goes on asking for something else would never end. */
const MOST_ATTEMPTS = 200;

/** Runs work until all its rows are here. It must do the same each time, and change nothing but what it makes. */
export async function gathered<T>(work: () => T): Promise<T> {
  const fetched: Known = new Map();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const outcome = attempted(work, fetched);
    if (!(outcome instanceof Absent)) return outcome;
    const { from, queries } = outcome;
    const answers = await from.fetch(queries);
    const here = fetched.get(from) ?? new Map<string, readonly Row[]>();
    for (const [i, query] of queries.entries()) here.set(keyOf(query), answers[i] ?? []);
    fetched.set(from, here);
  }
  throw new Error(`More than ${MOST_ATTEMPTS} fetches for one question.`);
}

function attempted<T>(work: () => T, fetched: Known): T | Absent {
  known = fetched;
  try {
    return work();
  } catch (error) {
    if (error instanceof Absent) return error;
    throw error;
  } finally {
    known = undefined;
  }
}

/** Goes on if the rows of all queries have been fetched; else the work that asked is begun again when they are. */
export function expectFrom(from: Elsewhere, queries: readonly Query[]): void {
  const absent = queries.filter((query) => known?.get(from)?.has(keyOf(query)) !== true);
  if (absent.length > 0) throw new Absent(from, absent);
}

/** The rows of a query, in the same way. */
export function rowsFrom(from: Elsewhere, query: Query): readonly Row[] {
  expectFrom(from, [query]);
  return known?.get(from)?.get(keyOf(query)) ?? [];
}

const keyOf = ({ sql, values }: Query): string => `${sql}\n${JSON.stringify(values)}`;
