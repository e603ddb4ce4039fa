/** Every engine that a suite of the store runs on. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FreshSource } from "../contract/opened-store.ts";
import { freshDatabase } from "../fakes/postgres.ts";

/** Emits the suite once for each. */
export function onEveryEngine(contract: (engine: string, fresh: FreshSource) => void): void {
  contract("SQLite in memory", async () => ({ source: { memory: true }, done: async () => {} }));
  contract("SQLite in a file", async () => {
    const dataFolder = mkdtempSync(path.join(tmpdir(), "paperboy-store-"));
    return { source: { dataFolder }, done: async () => rmSync(dataFolder, { recursive: true }) };
  });
  contract("PostgreSQL", async () => ({
    source: { databaseUrl: await freshDatabase() },
    done: async () => {},
  }));
  // What databases that only know SERIALIZABLE do: conflicts are raised, and the transaction is run again.
  contract("PostgreSQL, serializable", async () => ({
    source: {
      databaseUrl: `${await freshDatabase()}?options=${encodeURIComponent("-c default_transaction_isolation=serializable")}`,
    },
    done: async () => {},
  }));
}
