/**
 * Brings a database to the schema of this version: numbered steps, each with a checksum, all in one
 * transaction with their record, so that a start that is killed half way leaves nothing behind. Kysely's own
 * migrator is not used: on SQLite it takes no lock and no transaction.
 */

import { createHash } from "node:crypto";
import { type Kysely, sql, type Transaction } from "kysely";
import { StoreError } from "../core/store.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import type { Schema } from "./schema.ts";

type Engine = "sqlite" | "postgres";

export interface MigrateOptions {
  readonly engine: Engine;
  readonly now: number;
  /** Runs `body` in a transaction, again when it lost a race. */
  readonly transaction: <T>(body: (trx: Transaction<Schema>) => Promise<T>) => Promise<T>;
  /** Steps to reach; all that are known unless a test asks for an older schema. */
  readonly steps?: readonly Migration[];
  /** Called before each statement of a step: tests end the process there. */
  readonly before?: (step: number, statement: number) => void;
}

/** unique_violation, duplicate_table, duplicate_object: what losing the race to create a table is called. */
const RACED = new Set(["23505", "42P07", "42710"]);

/** The text of a step, for recognising that it was changed after it had been applied. */
export function checksum(migration: Migration): string {
  return createHash("sha256").update(migration.statements.join(";\n")).digest("hex").slice(0, 16);
}

/** Returns how many steps were applied. Throws StoreError `newer` for a schema this version does not know. */
export async function migrate(db: Kysely<Schema>, options: MigrateOptions): Promise<number> {
  await ensureRecord(db, options);
  return await options.transaction(async (trx) => {
    // SQLite's transaction is exclusive already; PostgreSQL waits for the row.
    if (options.engine === "postgres") {
      await trx.selectFrom("meta").select("value").where("key", "=", "migration-lock").forUpdate().execute();
    }
    const done = await trx.selectFrom("migration").selectAll().orderBy("number").execute();
    const steps = options.steps ?? migrations;
    verify(done, steps);
    const missing = steps.slice(done.length);
    for (const step of missing) {
      for (const [index, statement] of step.statements.entries()) {
        options.before?.(step.number, index);
        await sql.raw(statement).execute(trx);
      }
      await trx
        .insertInto("migration")
        .values({ number: step.number, name: step.name, checksum: checksum(step), appliedAt: options.now })
        .execute();
    }
    return missing.length;
  });
}

/** The two tables that migrating itself needs. Several processes may do this at once. */
async function ensureRecord(db: Kysely<Schema>, options: MigrateOptions): Promise<void> {
  const create = () =>
    options.transaction(async (trx) => {
      await sql
        .raw("create table if not exists meta (key text primary key, value text not null)")
        .execute(trx);
      await sql
        .raw(
          "create table if not exists migration (number integer primary key, name text not null, checksum text not null, applied_at bigint not null)",
        )
        .execute(trx);
      await trx
        .insertInto("meta")
        .values({ key: "migration-lock", value: "" })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .execute();
    });
  if (options.engine === "sqlite") return void (await create());
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('migration') is not null as there`.execute(db);
  if (rows[0]?.there === true) return;
  for (let attempt = 1; ; attempt++) {
    try {
      return void (await create());
    } catch (error) {
      // "if not exists" of PostgreSQL still fails when two create the same table in the same moment.
      const raced = error instanceof Error && "code" in error && RACED.has(String(error.code));
      if (!raced || attempt === 10) throw error;
    }
  }
}

function verify(
  done: readonly { readonly number: number; readonly name: string; readonly checksum: string }[],
  steps: readonly Migration[],
): void {
  if (done.length > steps.length) {
    throw new StoreError(
      "newer",
      `The store was written by a newer Paperboy (schema ${done.length}, this one knows ${steps.length}). Start that version or put back a backup made before it.`,
    );
  }
  for (const [index, applied] of done.entries()) {
    const step = steps[index];
    if (step === undefined || step.number !== applied.number || checksum(step) !== applied.checksum) {
      throw new StoreError(
        "newer",
        `Step ${applied.number} (${applied.name}) of the store's schema is not the one this Paperboy knows. Start the version that made it.`,
      );
    }
  }
}
