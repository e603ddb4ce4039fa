/** Copies of the embedded store, made while it is in use, and putting one back. */

import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../core/store.ts";
import { explain } from "./errors.ts";
import { takeLock } from "./lock.ts";
import { migrations } from "./migrations/index.ts";
import { FILE_NAME, openForReading, prepareFolder } from "./sqlite.ts";

/**
 * Writes a consistent copy to a new file, beside the running bot if need be. `VACUUM INTO` reads one
 * snapshot; copying the file by hand would miss what is still in the write-ahead log.
 */
export function backupStore(dataFolder: string, target: string): void {
  if (existsSync(target))
    throw new StoreError("place", `${target} is there already. Name a new file for the backup.`);
  const database = openForReading(dataFolder);
  try {
    database.prepare("vacuum into ?").run(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw explain(error, `The backup ${target}`);
  } finally {
    database.close();
  }
  verify(target);
}

/**
 * Puts a backup in the place of the store; what stood there is kept beside it as `paperboy.db.before`.
 * Refused while a bot is running on the folder, and for a file that is damaged, foreign or too new. Returns the file that
 * what stood there is kept in, if anything did.
 */
export function restoreStore(source: string, dataFolder: string): string | undefined {
  verify(source);
  prepareFolder(dataFolder);
  const lock = takeLock(dataFolder);
  try {
    const file = path.join(dataFolder, FILE_NAME);
    const incoming = `${file}.incoming`;
    rmSync(incoming, { force: true });
    copy(source, incoming);
    const before = existsSync(file) ? `${file}.before` : undefined;
    if (before !== undefined) {
      foldLog(file);
      renameSync(file, before);
    }
    for (const rest of ["-wal", "-shm"]) rmSync(file + rest, { force: true });
    renameSync(incoming, file);
    return before;
  } finally {
    lock.release();
  }
}

function copy(source: string, target: string): void {
  const database = new DatabaseSync(source, { readOnly: true });
  try {
    database.prepare("vacuum into ?").run(target);
  } finally {
    database.close();
  }
}

/** Brings the log into the file, so that the file alone is the whole store; a damaged one stays as it is. */
function foldLog(file: string): void {
  try {
    const database = new DatabaseSync(file);
    database.exec("pragma wal_checkpoint(truncate)");
    database.close();
  } catch {
    // It is being replaced for a reason; the copy beside it is a courtesy.
  }
}

function verify(file: string): void {
  if (!existsSync(file)) throw new StoreError("place", `There is no file ${file}.`);
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const finding = Object.values(database.prepare("pragma integrity_check(1)").get() ?? {})[0];
      if (finding !== "ok") throw new StoreError("damaged", `${file} is damaged (${String(finding)}).`);
      const row = database.prepare("select max(number) as newest from migration").get();
      if (Number(row?.["newest"] ?? 0) > migrations.length) {
        throw new StoreError(
          "newer",
          `${file} was written by a newer Paperboy. Use that version to restore it.`,
        );
      }
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError("damaged", `${file} is not a store of Paperboy, or it is damaged.`, error);
  }
}
