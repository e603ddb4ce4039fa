/** What the stored index asks of a database; SQL that both know, with `?` for values. */

export type Value = string | number;
export type Row = Readonly<Record<string, Value | null>>;

export interface Query {
  readonly sql: string;
  /** PostgreSQL takes whole columns of values as well. */
  readonly values: readonly (Value | readonly Value[])[];
}

/** A filled index. Rows that are elsewhere are fetched between two attempts at the same work; see gather. */
export interface Rows {
  readonly dialect: Dialect;
  all(sql: string, ...values: Query["values"]): readonly Row[];
  /** Says which rows will be asked for, so that they come together; undefined where they are at hand. */
  readonly expect?: (queries: readonly Query[]) => void;
  close(): Later<void>;
}

type Later<T> = Promise<T> | T;

/** Where an index is kept: the one of given papers or none, and a new one in its place, whole or not at all. */
export interface Place {
  readonly dialect: Dialect;
  /** Whether the index of these papers is there, whole and sound as far as the database can tell. */
  fits(): Later<boolean>;
  /** Makes room for a new one, its tables empty, which nobody sees before it is kept. */
  begin(): Later<void>;
  query(sql: string, ...values: Query["values"]): Later<readonly Row[]>;
  keep(): Later<void>;
  close(): Later<void>;
}

/** A table to put rows in, with its columns and their types. */
export interface Table {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: string])[];
}

/** Where the databases differ. */
export interface Dialect {
  /** Statements that create the empty tables, and those that follow once they are filled. */
  readonly schema: readonly string[];
  readonly filled: readonly string[];
  /** The words of papers: each paper's number, then what `documentOf` makes of its stems by field. */
  readonly words: Table;
  documentOf(fields: readonly (readonly string[])[]): readonly Value[];
  /** Puts rows in, `most` at once; `more` is what to do about those that are there. */
  readonly most: number;
  insert(table: Table, rows: readonly (readonly Value[])[], more: string): Query;
  /** Papers by their stems, as `paper`, the best first: those with a stem of every group, or with any of them. */
  match(groups: readonly (readonly WeightedWord[])[], every: boolean, limit: number): Query;
  /** Head terms that share runs of three letters with a word, as `id`, the likest first. */
  alike(word: string, limit: number): Query;
}

export interface WeightedWord {
  readonly text: string;
  readonly weight: number;
}

export const query = (sql: string, ...values: Query["values"]): Query => ({ sql, values });

/** Above every letter, for the end of what begins with a prefix. */
export const LAST = "\u{10ffff}";

export const places = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

/** Values of one query: both databases take twice as many. */
const AT_ONCE = 10_000;

/** Has these keys known: `read` tells what the others of them are. */
export function learn<K, V>(
  known: Map<K, V>,
  keys: readonly K[],
  read: (absent: readonly K[]) => readonly (readonly [K, V])[],
): void {
  const absent = [...new Set(keys)].filter((key) => !known.has(key));
  for (let from = 0; from < absent.length; from += AT_ONCE)
    for (const [key, value] of read(absent.slice(from, from + AT_ONCE))) known.set(key, value);
}
