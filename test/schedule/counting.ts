/** Counts deliveries beside the processes that own the store. */

import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { openStore, type StoreSource } from "../../src/store/open.ts";
import { openForReading } from "../../src/store/sqlite.ts";

export interface Counting {
  /** `open` ones are pending or being sent. */
  openCount(): Promise<{ readonly open: number; readonly all: number }>;
  close(): Promise<void>;
}

export async function counting(source: StoreSource): Promise<Counting> {
  if ("dataFolder" in source) {
    const database = openForReading(source.dataFolder);
    const query = database.prepare(
      "select count(*) as n, sum(state in ('pending', 'sending')) as open from delivery",
    );
    return {
      openCount: async () => {
        const row = query.get();
        return { open: Number(row?.["open"] ?? 0), all: Number(row?.["n"] ?? 0) };
      },
      close: async () => database.close(),
    };
  }
  const store = await openStore(source, { clock: systemClock, log: silentLog, connections: 1 });
  return {
    openCount: async () => {
      const counts = await store.tables.deliveries.counts();
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      return { open: counts.pending + counts.sending, all };
    },
    close: () => store.close(),
  };
}
