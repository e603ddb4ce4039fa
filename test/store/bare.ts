/** A database before any migration, as the migrator meets it. */

import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { CamelCasePlugin, Kysely, type Transaction } from "kysely";
import { silentLog } from "../../src/core/ports.ts";
import { postgresDialect, QUERY_TIMEOUT } from "../../src/store/dialect-postgres.ts";
import { sqliteDialect } from "../../src/store/dialect-sqlite.ts";
import type { StoreSource } from "../../src/store/open.ts";
import type { Schema } from "../../src/store/schema.ts";
import { FILE_NAME, openFile } from "../../src/store/sqlite.ts";
import { runTransaction } from "../../src/store/tx.ts";

export async function openBare(source: StoreSource) {
  const engine = "databaseUrl" in source ? ("postgres" as const) : ("sqlite" as const);
  const dialect =
    "databaseUrl" in source
      ? postgresDialect(source.databaseUrl, {
          where: "PostgreSQL",
          log: silentLog,
          random: Math.random,
          max: 2,
          queryTimeoutMs: QUERY_TIMEOUT,
        })
      : sqliteDialect(
          "memory" in source
            ? new DatabaseSync(":memory:")
            : openFile(path.join(source.dataFolder, FILE_NAME)),
          "SQLite",
        );
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  const runner = { db, owner: {}, random: Math.random };
  const transaction = <T>(body: (trx: Transaction<Schema>) => Promise<T>) => runTransaction(runner, body);
  return { db, engine, transaction };
}
