/** Opening the embedded database: where it may lie, how durable it is, and what is checked before use. */

import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../core/store.ts";
import { FILE_NAME } from "./file-name.ts";

export { FILE_NAME };

/** Earlier versions can damage a WAL database in a rare race (sqlite.org/wal.html, "The WAL-Reset Bug"). */
const LEAST_VERSION = [3, 51, 3] as const;

/** `f_type` of file systems on which locks and shared memory do not work as WAL needs (statfs(2)). */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
  [0x01021997, "9P"],
]);

/** Databases up to this size are checked whole at every start; it takes well under a second. */
const CHECKED_WHOLE = 64 * 1024 * 1024;

const typeOf = (folder: string): number => statfsSync(folder).type;

/** Makes the folder if needed. Throws StoreError `place` when it cannot hold a store. */
export function prepareFolder(folder: string, fileSystem: (folder: string) => number = typeOf): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.R_OK);
  } catch (cause) {
    throw new StoreError(
      "place",
      `The data folder ${folder} cannot be used. Create it, give it to the user that runs Paperboy, or name another with PAPERBOY_DATA.`,
      cause,
    );
  }
  const network = NETWORK.get(fileSystem(folder) >>> 0);
  if (network !== undefined) {
    throw new StoreError(
      "place",
      `The data folder ${folder} is on a network file system (${network}), where SQLite can lose data. Use a local disk, or PostgreSQL with DATABASE_URL.`,
    );
  }
}

function pragma(database: DatabaseSync, name: string): unknown {
  return Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
}

/**
 * Opens the file with write-ahead log and full synchronisation: a commit is on the disk when it returns.
 * NORMAL would lose everything since the last checkpoint at a power cut, which for a bot is hours.
 */
export function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    assertSettings(database, file === ":memory:" ? "memory" : "wal");
    const size = file === ":memory:" ? 0 : statSync(file).size;
    if (size <= CHECKED_WHOLE) {
      const finding = pragma(database, "quick_check(1)");
      if (finding !== "ok") {
        throw new StoreError(
          "damaged",
          `${file} is damaged (${String(finding)}). Stop Paperboy, keep a copy of the file, and put the newest backup back.`,
        );
      }
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** For reading beside the process that owns the file. */
export function openForReading(folder: string): DatabaseSync {
  const file = path.join(folder, FILE_NAME);
  if (!existsSync(file)) throw new StoreError("place", `There is no store in ${folder}.`);
  return new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
}

function assertSettings(database: DatabaseSync, journal: "wal" | "memory"): void {
  const version = String(Object.values(database.prepare("select sqlite_version()").get() ?? {})[0]);
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const rank = (a: number, b: number, c: number) => a * 1e6 + b * 1e3 + c;
  if (rank(major, minor, patch) < rank(...LEAST_VERSION)) {
    throw new StoreError(
      "place",
      `This Node brings SQLite ${version}; ${LEAST_VERSION.join(".")} or newer is needed.`,
    );
  }
  const wanted = { journal_mode: journal, synchronous: 2, foreign_keys: 1, busy_timeout: 5_000 };
  for (const [name, value] of Object.entries(wanted)) {
    const found = pragma(database, name);
    if (found !== value) {
      throw new StoreError(
        "place",
        `SQLite refused ${name} = ${value} (it says ${String(found)}). Is this a local disk?`,
      );
    }
  }
}
