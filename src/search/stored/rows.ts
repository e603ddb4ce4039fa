/** What the stored index asks of a database; SQL that both know, with `?` for values. */

export type Value = string | number;
export type Row = Readonly<Record<string, Value | null>>;

export interface Rows {
  all(sql: string, ...values: readonly Value[]): readonly Row[];
}

/** The same with writing, which may take its time. */
export interface Writer {
  run(sql: string, ...values: readonly Value[]): Promise<void> | void;
}

/** Where the databases differ. */
export interface Dialect {
  /** Statements that create the empty tables, and those that follow once they are filled. */
  readonly schema: readonly string[];
  readonly filled: readonly string[];
  /** Inserts the words of papers: each paper's number, then its stems by field, apart by spaces. */
  readonly insertWords: string;
  documentOf(fields: readonly (readonly string[])[]): readonly string[];
  /** Papers by their stems, `paper` and `score`, the best first: those with a stem of every group, or with any of them. */
  match(
    groups: readonly (readonly WeightedWord[])[],
    every: boolean,
    limit: number,
  ): { readonly sql: string; readonly values: readonly Value[] };
  /** Head terms that share runs of three letters with a word, the likest first. */
  alike(word: string, limit: number): { readonly sql: string; readonly values: readonly Value[] } | undefined;
}

export interface WeightedWord {
  readonly text: string;
  readonly weight: number;
}

/** Rows put in at once: SQLite takes 32,766 values in one statement. */
const AT_ONCE = 400;

/** Inserts rows, many in one statement; `more` is what to do about those that are there. */
export async function insert(
  writer: Writer,
  into: string,
  rows: readonly (readonly Value[])[],
  more = "",
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const places = some.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
    await writer.run(`insert into ${into} values ${places} ${more}`, ...some.flat());
  }
}
