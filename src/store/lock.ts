/**
 * One process owns the embedded store. A pid file lies after a crash and in containers; a lock held by the
 * operating system does not: an exclusive SQLite transaction on a file of its own is such a lock (fcntl on
 * Unix, LockFileEx on Windows), and it ends with the process, however that dies.
 */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../core/store.ts";

export interface Lock {
  release(): void;
}

/** Who has it, for the message only; never trusted for deciding. */
function ownerOf(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "unknown";
  }
}

/**
 * Takes the folder for this process. Throws StoreError `owned`, naming process and host, when another has it.
 * The lock file must never be opened in any other way: closing it would drop the lock (POSIX, fcntl).
 */
export function takeLock(folder: string): Lock {
  const ownerFile = path.join(folder, "bot.owner");
  const database = new DatabaseSync(path.join(folder, "bot.lock"), { timeout: 0 });
  try {
    database.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === 5) {
      throw new StoreError(
        "owned",
        `Another Paperboy is using ${folder} (${ownerOf(ownerFile)}). Stop it first, or give this one a folder of its own with PAPERBOY_DATA.`,
      );
    }
    throw error;
  }
  writeFileSync(ownerFile, `process ${process.pid} on ${hostname()}\n`);
  return {
    release: () => {
      if (!database.isOpen) return;
      rmSync(ownerFile, { force: true });
      database.exec("rollback");
      database.close();
    },
  };
}
