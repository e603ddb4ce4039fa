import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { liveContract } from "../contract/store-live.ts";
import { freshDatabase } from "../fakes/postgres.ts";

liveContract("SQLite in memory", async () => ({ source: { memory: true }, done: async () => {} }));

liveContract("SQLite in a file", async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "paperboy-store-"));
  return { source: { dataFolder }, done: async () => rmSync(dataFolder, { recursive: true }) };
});

liveContract("PostgreSQL", async () => ({
  source: { databaseUrl: await freshDatabase() },
  done: async () => {},
}));

// What databases that only know SERIALIZABLE do: conflicts are raised, and the transaction is run again.
liveContract("PostgreSQL, serializable", async () => ({
  source: {
    databaseUrl: `${await freshDatabase()}?options=${encodeURIComponent("-c default_transaction_isolation=serializable")}`,
  },
  done: async () => {},
}));
