/** The verbs that keep the store safe: backup, restore, and moving to PostgreSQL. */

import { UserError } from "./core/errors.ts";
import type { ExitStatus, Running } from "./run.ts";

/** Runs one of the verbs. Throws UserError or StoreError with what to do. */
export async function keeping(
  verb: "backup" | "restore" | "move-to-postgres",
  running: Running,
): Promise<ExitStatus> {
  const { config, asked } = running;
  const [, target] = asked.words;
  if (target === undefined) {
    const what = verb === "move-to-postgres" ? "the address of an empty database" : "a file";
    throw new UserError("bad-arguments", `paperboy ${verb} needs ${what}.`);
  }
  if (verb === "move-to-postgres") return await moveToPostgres(target, running);
  if (config.databaseUrl !== undefined) {
    throw new UserError(
      "bad-arguments",
      `paperboy ${verb} is for the embedded store; use pg_dump and pg_restore for PostgreSQL.`,
    );
  }
  const { backupStore, restoreStore } = await import("./store/backup.ts");
  if (verb === "backup") {
    backupStore(config.data, target);
    process.stdout.write(`Wrote ${target}.\n`);
    return 0;
  }
  const before = restoreStore(target, config.data);
  const kept = before === undefined ? "" : ` What it was before is kept in ${before}.`;
  process.stdout.write(`The store in ${config.data} is now ${target}.${kept}\n`);
  return 0;
}

async function moveToPostgres(databaseUrl: string, { config, clock, log }: Running): Promise<ExitStatus> {
  const [{ openWithHandle }, { copyStore }] = await Promise.all([
    import("./store/open.ts"),
    import("./store/transfer.ts"),
  ]);
  await using stack = new AsyncDisposableStack();
  const from = await openWithHandle({ dataFolder: config.data }, { clock, log });
  stack.defer(() => from.store.close());
  const to = await openWithHandle({ databaseUrl }, { clock, log });
  stack.defer(() => to.store.close());
  const counts = await copyStore(from.db, to.db);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`Copied ${rows} rows. Set DATABASE_URL to that address and start again.\n`);
  return 0;
}
