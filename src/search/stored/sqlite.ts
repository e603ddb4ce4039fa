/** The stored index in SQLite: words in FTS5 under our own stems, spellings in FTS5's trigrams. */

import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Dialect, Place, Row, Rows, Table, Value } from "./rows.ts";
import { COMMON_FILLED, commonSchema } from "./schema.ts";

/** Title, abstract, authors, facts, weighed as in memory; see postings. */
const RANK = "bm25(4.0, 1.0, 2.5, 0.5)";
/** Rows put in at once: SQLite takes 32,766 values in one statement. */
const AT_ONCE = 400;

export const sqlite: Dialect = {
  schema: [
    ...commonSchema("integer primary key", "text"),
    // Our words come analysed: every sign above ASCII is part of one, and the dot of `v3.2` as well.
    `create virtual table words using fts5(title, abstract, authors, facts, content='', tokenize="ascii tokenchars '.'")`,
    "create virtual table alike using fts5(term, content='', detail=none, tokenize='trigram')",
  ],
  filled: [
    ...COMMON_FILLED,
    "insert into alike(rowid, term) select id, term from terms where head = 1",
    "insert into words(words) values ('optimize')",
  ],
  words: {
    name: "words",
    columns: ["rowid", "title", "abstract", "authors", "facts"].map((name) => [name, ""] as const),
  },
  documentOf: (fields) => fields.map((words) => words.join(" ")),
  match(groups, every, limit) {
    const asked = groups.map((words) => `(${words.map(({ text }) => quoted(text)).join(" OR ")})`);
    return {
      sql: `select rowid as paper, -rank as score from words where words match ? and rank match '${RANK}' order by rank limit ?`,
      values: [asked.join(every ? " AND " : " OR "), limit],
    };
  },
  alike(word, limit) {
    const runs = Array.from({ length: word.length - 2 }, (_, i) => quoted(word.slice(i, i + 3)));
    return {
      sql: "select rowid as id from alike where alike match ? order by rank limit ?",
      values: [runs.join(" OR "), limit],
    };
  },
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A file of SQLite. */
export class SqliteRows implements Rows {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, readOnly = false) {
    this.#database = new DatabaseSync(file, { readOnly });
    // What is lost in a crash is built again.
    if (!readOnly) this.#database.exec("pragma journal_mode = off; pragma synchronous = off; begin");
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#statement(sql).all(...values) as Row[]; // no column here holds bytes or large integers
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#statement(sql).run(...values);
  }

  /** Keeps what was written. */
  commit(): void {
    this.#database.exec("commit");
  }

  close(): void {
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      if (this.#statements.size < 200) this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** The file where an index is kept, and one beside it while a new one is filled. */
export class SqlitePlace implements Place {
  readonly #file: string;
  readonly #fingerprint: string;
  #rows: SqliteRows | undefined;

  constructor(file: string, fingerprint: string) {
    this.#file = file;
    this.#fingerprint = fingerprint;
  }

  /** Cut nowhere, and sound as far as SQLite can tell. */
  fits(): boolean {
    if (!existsSync(this.#file)) return false;
    try {
      const rows = new SqliteRows(this.#file, true);
      try {
        const [size] = rows.all(
          "select page_count * page_size as bytes from pragma_page_count, pragma_page_size",
        );
        const [known] = rows.all("select value from meta where name = 'fingerprint'");
        if (size?.["bytes"] !== statSync(this.#file).size || known?.["value"] !== this.#fingerprint)
          return false;
        return rows.all("pragma quick_check(1)")[0]?.["quick_check"] === "ok";
      } finally {
        rows.close();
      }
    } catch {
      return false; // not a database, or a damaged one
    }
  }

  begin(): void {
    // A journal left by a crash would be played back into the new file.
    for (const left of [".new", ".new-journal"]) rmSync(this.#file + left, { force: true });
    this.#rows = new SqliteRows(`${this.#file}.new`);
  }

  run(sql: string, ...values: readonly Value[]): void {
    this.#rows?.run(sql, ...values);
  }

  read(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#rows?.all(sql, ...values) ?? [];
  }

  insert({ name, columns }: Table, rows: readonly (readonly Value[])[], more = ""): void {
    const into = `${name}(${columns.map(([column]) => column).join(", ")})`;
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const places = some.map((row) => `(${row.map(() => "?").join(", ")})`).join(", ");
      this.run(`insert into ${into} values ${places} ${more}`, ...some.flat());
    }
  }

  keep(): void {
    this.#rows?.commit();
    this.close();
    renameSync(`${this.#file}.new`, this.#file);
  }

  close(): void {
    this.#rows?.close();
    this.#rows = undefined;
  }
}
