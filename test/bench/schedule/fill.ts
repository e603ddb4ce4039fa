/** Many channels with a paper of the day, in bulk. */

import { type Kysely, sql } from "kysely";
import type { Store } from "../../../src/core/store.ts";
import type { Schema } from "../../../src/store/schema.ts";

/** One subscription in each of so many channels, the next due at `at` (12:05 UTC on 22 November 2026). */
export async function addSubscriptions(
  store: Store,
  db: Kysely<Schema>,
  count: number,
  at: number,
  localTime: string,
): Promise<string> {
  const { id } = await store.tables.tenants.ensure("slack", "T1", "Team", at);
  const offset = Number(
    (
      await db
        .selectFrom("channel")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirst()
    )?.n,
  );
  for (let from = offset; from < offset + count; from += 10_000) {
    const to = Math.min(from + 10_000, offset + count) - 1;
    await sql`with recursive n (i) as (select ${sql.lit(from)} union all select i + 1 from n where i < ${sql.lit(to)})
      insert into channel (tenant_id, id, external_id, state)
      select ${id}, 'C' || i, 'C' || i, 'ok' from n`.execute(db);
    await sql`with recursive n (i) as (select ${sql.lit(from)} union all select i + 1 from n where i < ${sql.lit(to)})
      insert into subscription (tenant_id, id, channel_id, kind, query_json, local_time, weekdays, tz, start_date,
        late_limit_ms, state, version, next_local_date, next_at, created_by, created_at)
      select ${id}, 's' || i, 'C' || i, 'daily', '{"filters":{},"skips":[]}', ${localTime}, 127, 'UTC', '2026-11-01',
        43200000, 'active', 1, '2026-11-22', ${sql.lit(at)}, 'U1', 0 from n`.execute(db);
  }
  return id;
}

/** One delivery in each of so many channels, rendered and due at `at`. */
export async function addDeliveries(
  store: Store,
  db: Kysely<Schema>,
  count: number,
  at: number,
): Promise<void> {
  const id = await addSubscriptions(store, db, count, at, "12:05");
  await sql`insert into delivery (tenant_id, id, dedupe_key, kind, channel_id, lane, target_version, payload_json,
      due_at, expires_at, next_at, state, attempt, fence, maybe_sent, duplicates, created_at)
    select ${id}, 'd' || id, 'd' || id, 'plain', id, id, 0, '{"audience":"everyone","blocks":[],"papers":[]}',
      ${sql.lit(at)}, ${sql.lit(at + 43_200_000)}, ${sql.lit(at)}, 'pending', 0, 0, 0, 0, 0
    from channel`.execute(db);
  // They are planned: nothing else is due today.
  await sql`update subscription set next_local_date = '2026-11-23', next_at = ${sql.lit(at + 86_400_000)}`.execute(
    db,
  );
}
