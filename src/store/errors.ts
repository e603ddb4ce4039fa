/** What engines throw, told as something a person can act on. */

import { StoreError } from "../core/store.ts";

/** SQLite's primary result codes (sqlite.org/rescode.html). */
const SQLITE = {
  BUSY: 5,
  LOCKED: 6,
  READONLY: 8,
  IOERR: 10,
  CORRUPT: 11,
  FULL: 13,
  CANTOPEN: 14,
  NOTADB: 26,
};

/**
 * SQLSTATE codes of PostgreSQL (appendix A of its manual) after which the same transaction is run again. 23505 is
 * among them because ON CONFLICT looks out for one key: of two rows put down at once, the other key may refuse
 * the second ("INSERT", notes on ON CONFLICT). Run again, it finds the first.
 */
const AGAIN = new Set(["40001", "40P01", "23505"]);

/** SQLSTATE classes and codes of a database that is away, starting or stopping. */
const AWAY = /^(08...|57P0[1-5]|53300)$/;

/** What Node's sockets and pg's pool say of a database that is away. */
const AWAY_WORDS =
  /ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

function textOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(textOf).join(" ");
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? `${String(error.code)} ${error.message}` : error.message;
}

/** The primary SQLite code, or undefined for other errors. Extended codes carry it in their low byte. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}

function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;
}

/**
 * The error as a StoreError where its cause is known (`conflict`: run the transaction again); any other error
 * comes back as it was.
 */
export function explain(error: unknown, where: string): unknown {
  if (error instanceof StoreError) return error;
  switch (sqliteCode(error)) {
    case SQLITE.BUSY:
    case SQLITE.LOCKED:
      return new StoreError(
        "conflict",
        `${where} is busy with another change. Try again in a moment.`,
        error,
      );
    case SQLITE.READONLY:
      return new StoreError(
        "readonly",
        `${where} cannot be written to. Give the user that runs Paperboy the right to write to the file and its folder.`,
        error,
      );
    case SQLITE.FULL:
      return new StoreError(
        "full",
        `The disk under ${where} is full. Make room: nothing that was confirmed is lost, and Paperboy goes on by itself.`,
        error,
      );
    case SQLITE.CORRUPT:
    case SQLITE.NOTADB:
      return new StoreError(
        "damaged",
        `${where} is damaged. Stop Paperboy, keep a copy of the file, and put the newest backup back with paperboy restore FILE.`,
        error,
      );
    case SQLITE.CANTOPEN:
      return new StoreError(
        "place",
        `${where} cannot be opened. Check that its folder is there and may be written to.`,
        error,
      );
    case SQLITE.IOERR:
      return new StoreError(
        "away",
        `The disk under ${where} reported an error. Check the disk; the log has the code.`,
        error,
      );
    default:
  }
  const state = sqlState(error);
  if (state !== undefined && AGAIN.has(state)) {
    return new StoreError("conflict", `${where} had too many changes at once. Try again in a moment.`, error);
  }
  if (state === "53100")
    return new StoreError("full", `The disk of ${where} is full. Make room on the database server.`, error);
  if (state === "25006")
    return new StoreError("readonly", `${where} only allows reading. Is it a standby?`, error);
  if (state === "28P01" || state === "28000" || state === "3D000") {
    return new StoreError(
      "place",
      `${where} refused the connection (${state}). Check user, password and database name in DATABASE_URL.`,
      error,
    );
  }
  if ((state !== undefined && AWAY.test(state)) || AWAY_WORDS.test(textOf(error))) {
    return new StoreError(
      "away",
      `${where} does not answer: check that it runs, and DATABASE_URL. Nothing that was confirmed is lost, and what waits is done when it is back.`,
      error,
    );
  }
  return error;
}
