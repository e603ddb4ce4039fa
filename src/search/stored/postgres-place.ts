/** Where an index is kept in PostgreSQL: a schema for each corpus, filled under another name first. */

import pg from "pg";
import { StoreError } from "../../core/store.ts";
import { asked, connection, operatorsIn, placeOf, postgres, schemaOf } from "./postgres.ts";
import type { Place, Query, Row } from "./rows.ts";

/** Indexes left beside a new one: that of replicas which still have other papers, while they are replaced. */
const LEFT = 1;
/** What an index consists of; before it is used it must have as many rows, and indexes, as when it was filled. */
const COUNTED = ["terms", "slips", "names", "keys", "papers", "words"];
/** SQLSTATE codes (appendix A of PostgreSQL's manual). */
const NOT_ALLOWED = "42501";
const NOT_INSTALLED = new Set(["0A000", "58P01", "22023"]);

export class PostgresPlace implements Place {
  readonly dialect = postgres;
  readonly #client: pg.Client;
  readonly #where: string;
  readonly #fingerprint: string;
  readonly #schema: string;

  private constructor(client: pg.Client, databaseUrl: string, fingerprint: string) {
    this.#client = client;
    this.#where = placeOf(databaseUrl);
    this.#fingerprint = fingerprint;
    this.#schema = schemaOf(fingerprint);
  }

  /**
   * Waits while another process fills the same index: it is found whole then. Rejects with StoreError when the database
   * does not answer.
   */
  static async at(databaseUrl: string, fingerprint: string): Promise<PostgresPlace> {
    const client = new pg.Client(connection(databaseUrl));
    client.on("error", () => {}); // the query rejects as well
    const place = new PostgresPlace(client, databaseUrl, fingerprint);
    try {
      await client.connect();
      await place.query("select pg_advisory_lock(hashtext(?))", place.#schema);
      return place;
    } catch (error) {
      await client.end();
      throw place.#explained(error);
    }
  }

  async fits(): Promise<boolean> {
    const [found] = await this.query("select to_regclass(?) as meta", `${this.#schema}.meta`);
    if (found?.["meta"] === null) return false;
    await this.#use(this.#schema);
    try {
      const [row] = await this.query(
        `select value, (select value from meta where name = 'counts') as kept, ${countsIn(this.#schema)} as counts
          from meta where name = 'fingerprint'`,
      );
      return row?.["value"] === this.#fingerprint && row["kept"] === row["counts"];
    } catch (error) {
      if (error instanceof pg.DatabaseError) return false; // a table is missing, or damaged
      throw this.#explained(error);
    }
  }

  async begin(): Promise<void> {
    try {
      if ((await operatorsIn(this.#client)) === undefined)
        await this.query("create extension if not exists pg_trgm with schema public");
      await this.query(`drop schema if exists ${this.#new} cascade`);
      await this.query(`create schema ${this.#new}`);
      await this.#use(this.#new);
      await this.query("set maintenance_work_mem = '256MB'");
      for (const sql of postgres.schema) await this.query(sql);
    } catch (error) {
      throw this.#explained(error);
    }
  }

  async query(sql: string, ...values: Query["values"]): Promise<readonly Row[]> {
    return (await this.#client.query<Row>(asked({ sql, values }))).rows;
  }

  /** What was filled takes the place of what is there in one transaction, so that a crash leaves either. */
  async keep(): Promise<void> {
    await this.query(`insert into meta select 'counts', ${countsIn(this.#new)}`);
    await this.query("analyze");
    const others = await this.query(
      "select nspname from pg_namespace where nspname ~ '^paperboy_index_[0-9a-f]{16}$' and nspname <> ? order by oid desc offset ?",
      this.#schema,
      LEFT,
    );
    // What a crash left half filled: whoever fills holds the lock of its name.
    const left = await this.query(
      `select nspname from (select nspname from pg_namespace where nspname ~ '^paperboy_index_[0-9a-f]{16}_new$'
        and nspname <> ? offset 0) unfinished where pg_try_advisory_lock(hashtext(left(nspname, -4)))`,
      this.#new,
    );
    await this.query("begin");
    for (const { nspname } of [...others, ...left])
      await this.query(`drop schema if exists ${nspname} cascade`);
    await this.query(`drop schema if exists ${this.#schema} cascade`);
    await this.query(`alter schema ${this.#new} rename to ${this.#schema}`);
    await this.query("commit");
  }

  /** Lets the next one in as well. */
  async close(): Promise<void> {
    await this.#client.end();
  }

  get #new(): string {
    return `${this.#schema}_new`;
  }

  async #use(schema: string): Promise<void> {
    const operators = (await operatorsIn(this.#client)) ?? "public";
    await this.query(`set search_path = ${schema}, ${pg.escapeIdentifier(operators)}`);
  }

  #explained(error: unknown): unknown {
    if (!(error instanceof pg.DatabaseError))
      return new StoreError(
        "away",
        `${this.#where}, where the search index is kept, does not answer.`,
        error,
      );
    const refusal = refusalIn(error);
    if (refusal === undefined) return error;
    const otherwise = "Or keep the index elsewhere: PAPERBOY_INDEX=sqlite.";
    return new StoreError("place", `${this.#where}: ${refusal} ${otherwise}`, error);
  }
}

/** What a server that does not let us keep an index there says, and what helps. */
function refusalIn({ code = "", message }: pg.DatabaseError): string | undefined {
  if (code === NOT_ALLOWED && /extension/iu.test(message))
    return "search needs the extension pg_trgm, which this user may not create. Let an administrator run CREATE EXTENSION pg_trgm in this database once.";
  if (code === NOT_ALLOWED)
    return `this user may not create the schema of the search index (${message}). Let an administrator run GRANT CREATE ON DATABASE … TO this user.`;
  if (NOT_INSTALLED.has(code) && /pg_trgm/u.test(message))
    return "search needs the extension pg_trgm, which is not installed on that server; it comes with PostgreSQL's contrib packages.";
  return undefined;
}

/** How many rows each table has, and how many sound indexes there are, as one text. */
function countsIn(schema: string): string {
  const indexes = `(select count(*) from pg_index join pg_class c on c.oid = indexrelid
    where relnamespace = '${schema}'::regnamespace and indisvalid)`;
  const counts = [...COUNTED.map((name) => `(select count(*) from ${schema}.${name})`), indexes];
  return counts.map((count) => `${count}::text`).join(" || ' ' || ");
}
