/** The stored index in SQLite: words in FTS5 under our own stems, spellings in FTS5's trigrams. */

import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import {
  type Dialect,
  type Place,
  places,
  type Query,
  query,
  type Row,
  type Rows,
  type Value,
} from "./rows.ts";
import { COMMON_FILLED, commonSchema } from "./schema.ts";

/** Title, abstract, authors, facts, weighed as in memory; see postings. */
const RANK = "bm25(4.0, 1.0, 2.5, 0.5)";

/** Statements kept for the next time. */
const STATEMENTS = 200;

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
  most: 400, // of 32,766 values in one statement
  insert({ name, columns }, rows, more) {
    const into = `${name}(${columns.map(([column]) => column).join(", ")})`;
    const all = rows.map((row) => `(${places(row)})`).join(", ");
    return query(`insert into ${into} values ${all} ${more}`, ...rows.flat());
  },
  match(groups, every, limit) {
    const asked = groups.map((words) => `(${words.map(({ text }) => quoted(text)).join(" OR ")})`);
    return query(
      `select rowid as paper from words where words match ? and rank match '${RANK}' order by rank limit ?`,
      asked.join(every ? " AND " : " OR "),
      limit,
    );
  },
  alike(word, limit) {
    const runs = Array.from({ length: word.length - 2 }, (_, i) => quoted(word.slice(i, i + 3)));
    return query(
      "select rowid as id from alike where alike match ? order by rank limit ?",
      runs.join(" OR "),
      limit,
    );
  },
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A file of SQLite. */
export class SqliteRows implements Rows {
  readonly dialect = sqlite;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, readOnly = true) {
    this.#database = new DatabaseSync(file, { readOnly });
  }

  all(sql: string, ...values: Query["values"]): readonly Row[] {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      if (this.#statements.size < STATEMENTS) this.#statements.set(sql, statement);
    }
    return statement.all(...(values as Value[])) as Row[]; // no column here holds lists, bytes or large integers
  }

  close(): void {
    this.#database.close();
  }
}

/** The file where an index is kept, and one beside it while a new one is filled. */
export class SqlitePlace implements Place {
  readonly dialect = sqlite;
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
    let rows: SqliteRows | undefined;
    try {
      rows = new SqliteRows(this.#file);
      const [size] = rows.all(
        "select page_count * page_size as bytes from pragma_page_count, pragma_page_size",
      );
      const [known] = rows.all("select value from meta where name = 'fingerprint'");
      if (size?.["bytes"] !== statSync(this.#file).size || known?.["value"] !== this.#fingerprint)
        return false;
      return rows.all("pragma quick_check(1)")[0]?.["quick_check"] === "ok";
    } catch {
      return false; // not a database, or a damaged one
    } finally {
      rows?.close();
    }
  }

  begin(): void {
    // A journal left by a crash would be played back into the new file.
    for (const left of [".new", ".new-journal"]) rmSync(this.#file + left, { force: true });
    this.#rows = new SqliteRows(`${this.#file}.new`, false);
    // What is lost in a crash is built again.
    const settings = ["pragma journal_mode = off", "pragma synchronous = off", "begin"];
    for (const sql of [...settings, ...sqlite.schema]) this.query(sql);
  }

  query(sql: string, ...values: Query["values"]): readonly Row[] {
    return this.#rows?.all(sql, ...values) ?? [];
  }

  keep(): void {
    this.query("commit");
    this.close();
    renameSync(`${this.#file}.new`, this.#file);
  }

  close(): void {
    this.#rows?.close();
    this.#rows = undefined;
  }
}
