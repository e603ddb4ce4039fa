/** Opening the store: the embedded one in a folder, one in memory, or PostgreSQL. */

import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, type Dialect, Kysely, sql } from "kysely";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/ports.ts";
import { type Store, StoreError } from "../core/store.ts";
import { type RulingClock, rulingClock } from "./clock.ts";
import { postgresDialect, QUERY_TIMEOUT } from "./dialect-postgres.ts";
import { sqliteDialect } from "./dialect-sqlite.ts";
import { explain } from "./errors.ts";
import { assertOutside } from "./guard.ts";
import { type Lock, takeLock } from "./lock.ts";
import { migrate } from "./migrate.ts";
import { tablesOf } from "./queries/index.ts";
import type { Schema } from "./schema.ts";
import { FILE_NAME, openFile, prepareFolder } from "./sqlite.ts";
import { type Runner, runTransaction } from "./tx.ts";

export type StoreSource =
  | { readonly dataFolder: string }
  | { readonly memory: true }
  | { readonly databaseUrl: string };

export interface StoreOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** For the waits between repeats of a transaction. */
  readonly random?: () => number;
  /** False lets the given clock rule on PostgreSQL too: for turned clocks only. */
  readonly databaseClock?: boolean;
  /** The most connections to PostgreSQL. */
  readonly connections?: number;
  /** After how long a query to PostgreSQL is given up, ms. */
  readonly queryTimeoutMs?: number;
}

/** A store with its handle, for what works below the ports: copying, migrating, measuring. */
export interface OpenStore {
  readonly store: Store;
  readonly db: Kysely<Schema>;
}

/**
 * Opens the store, brought to the schema of this version. Throws StoreError, whose message says what to do:
 * `owned` (another process has the folder), `place`, `readonly`, `damaged`, `newer`, `away`, `full`.
 */
export async function openStore(source: StoreSource, options: StoreOptions): Promise<Store> {
  return (await openWithHandle(source, options)).store;
}

export async function openWithHandle(source: StoreSource, options: StoreOptions): Promise<OpenStore> {
  if ("databaseUrl" in source) {
    const where = whereOf(source.databaseUrl);
    const random = options.random ?? Math.random;
    const pool = {
      where,
      log: options.log,
      random,
      max: options.connections ?? 10,
      queryTimeoutMs: options.queryTimeoutMs ?? QUERY_TIMEOUT,
    };
    return await finish(postgresDialect(source.databaseUrl, pool), "postgres", options);
  }
  if ("memory" in source) {
    const database = new DatabaseSync(":memory:", { timeout: 5_000 });
    database.exec("pragma foreign_keys = on");
    return await finish(sqliteDialect(database, "The store in memory"), "sqlite", options);
  }
  prepareFolder(source.dataFolder);
  const file = path.join(source.dataFolder, FILE_NAME);
  const where = `The store ${file}`;
  let lock: Lock | undefined;
  try {
    lock = takeLock(source.dataFolder);
    return await finish(sqliteDialect(openFile(file), where), "sqlite", options, lock);
  } catch (error) {
    lock?.release();
    throw explain(error, where);
  }
}

/** `PostgreSQL at db.example:5432`: no user, no password. */
function whereOf(databaseUrl: string): string {
  try {
    return `PostgreSQL at ${new URL(databaseUrl).host}`;
  } catch {
    throw new StoreError(
      "place",
      "DATABASE_URL is not an address like postgres://user:password@host:5432/name.",
    );
  }
}

/** Migrates, and closes what is open when that fails. */
async function finish(
  dialect: Dialect,
  engine: Store["engine"],
  options: StoreOptions,
  lock?: Lock,
): Promise<OpenStore> {
  const { clock, log } = options;
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  const owner = {};
  const runner: Runner = { db, owner, random: options.random ?? Math.random };
  try {
    const applied = await migrate(db, {
      engine,
      now: clock.now(),
      transaction: (body) => runTransaction(runner, body),
    });
    log.info("store.open", { engine, migrated: applied });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const tables = tablesOf(db, clock);
  const databaseRules = engine === "postgres" && options.databaseClock !== false;
  const ruling: RulingClock = rulingClock({
    clock,
    log,
    meta: tables.meta,
    ...(databaseRules ? { measure: () => databaseTime(db) } : {}),
  });
  const store: Store = {
    engine,
    get tables() {
      assertOutside(owner);
      return tables;
    },
    get choices() {
      return this.tables.choices;
    },
    tx: (fn) => runTransaction(runner, (trx) => fn(tablesOf(trx, clock))),
    now: () => ruling.now(),
    skew: () => ruling.skew(),
    close: async () => {
      await db.destroy();
      lock?.release();
    },
  };
  return { store, db };
}

async function databaseTime(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now`.execute(db);
  return rows[0]?.now ?? 0;
}
