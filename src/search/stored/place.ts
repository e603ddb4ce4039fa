/** Where a stored index is kept. */

import { PostgresRows, schemaOf } from "./postgres.ts";
import { PostgresPlace } from "./postgres-place.ts";
import type { Place, Rows } from "./rows.ts";
import { SqlitePlace, SqliteRows } from "./sqlite.ts";

/** A file of SQLite, or a database of PostgreSQL, where the index has a schema of its own. */
export type Where = { readonly file: string } | { readonly databaseUrl: string };

/** To fill it. Rejects with StoreError when the database does not answer. */
export async function placeAt(where: Where, fingerprint: string): Promise<Place> {
  return "file" in where
    ? new SqlitePlace(where.file, fingerprint)
    : await PostgresPlace.at(where.databaseUrl, fingerprint);
}

/** To ask it, once it is filled. Rejects in the same way. */
export async function rowsAt(where: Where, fingerprint: string): Promise<Rows> {
  return "file" in where
    ? new SqliteRows(where.file)
    : await PostgresRows.open(where.databaseUrl, schemaOf(fingerprint));
}
