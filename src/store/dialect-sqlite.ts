/**
 * Kysely over Node's own SQLite. Kysely ships a dialect for better-sqlite3's interface; this one speaks
 * `node:sqlite`, and its transactions begin IMMEDIATE, so that none fails half way for want of the write lock
 * (SQLite, "Transaction", section 2.2).
 */

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { explain } from "./errors.ts";

/** Prepared statements kept at most; the queries of Paperboy are about a hundred. */
const STATEMENTS = 300;

class Connection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  readonly #where: string;

  constructor(database: DatabaseSync, where: string) {
    this.#database = database;
    this.#where = where;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (this.#prepared.size >= STATEMENTS) this.#prepared.clear();
    this.#prepared.set(sql, statement);
    return statement;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return this.#run(query);
    } catch (error) {
      throw explain(error, this.#where);
    }
  }

  #run<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(query.sql);
    // Every value of the schema is text, a whole number or null.
    const values = query.parameters as readonly SQLInputValue[];
    if (statement.columns().length > 0) {
      // Kysely asks for rows of the type that its builder worked out.
      return { rows: statement.all(...values) as R[] };
    }
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator; nothing streams here.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Read in pages by key instead of streaming.");
  }
}

/** Kysely lets one caller at a time have the connection, for the adapter says that there is only one. */
class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: Connection;

  constructor(database: DatabaseSync, where: string) {
    this.#database = database;
    this.#connection = new Connection(database, where);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk ends the transaction by itself; a second rollback would hide that error.
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}

/** `where` is how messages name the store. */
export function sqliteDialect(database: DatabaseSync, where: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database, where),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
