/** What a store looks like from outside, for comparing two or the same one before and after. */

import { sql } from "kysely";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { openBare } from "./bare.ts";

const options = { clock: systemClock, log: silentLog };

/** Names and columns of every table. */
export async function schemaOf(source: StoreSource): Promise<string> {
  const { store, db } = await openWithHandle(source, options);
  const tables = await db.introspection.getTables();
  await store.close();
  return JSON.stringify(
    tables
      .map(({ name, columns }) => [name, columns.map((column) => `${column.name} ${column.dataType}`).sort()])
      .sort(),
  );
}

/** Every row of every table, read without migrating. */
export async function rowsOf(source: StoreSource): Promise<Readonly<Record<string, string>>> {
  const { db } = await openBare(source);
  const found: Record<string, string> = {};
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
    found[name] = rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join("\n");
  }
  await db.destroy();
  return found;
}
