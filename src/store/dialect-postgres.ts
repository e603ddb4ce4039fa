/**
 * Kysely over `pg`, so set up that a connection on which nothing comes back any more is given up: only
 * `query_timeout` notices one that swallows bytes (keep-alive and `statement_timeout` do not).
 */

import { PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import pg from "pg";
import type { Log } from "../core/ports.ts";
import { again } from "./again.ts";
import { explain } from "./errors.ts";

/** How long a query, and how long making a connection, may take unless said otherwise, ms. */
export const QUERY_TIMEOUT = 10_000;
const CONNECT_TIMEOUT = 5_000;
const INT8 = 20;

/** Errors after which a connection may still be waiting for the answer of an earlier query. */
function spoilsConnection(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError);
}

/**
 * A connection that leaves the pool for good once it failed in a way that makes its state doubtful. A
 * statement outside a transaction that lost a race is run again; inside, the transaction has to be.
 */
function watched(client: pg.PoolClient, { where, random }: PoolOptions): PostgresPoolClient {
  let spoilt = false;
  let inTransaction = false;
  // Kysely and pg agree on the overloads of query; they only describe them differently.
  const raw = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const once = async (args: unknown[]): Promise<unknown> => {
    try {
      return await raw(...args);
    } catch (error) {
      if (spoilsConnection(error)) spoilt = true;
      throw explain(error, where);
    }
  };
  const query = async (...args: unknown[]): Promise<unknown> => {
    const text = String(args[0]);
    if (text === "begin" || text.startsWith("start transaction")) inTransaction = true;
    const result = inTransaction ? await once(args) : await again(() => once(args), random);
    if (text === "commit" || text === "rollback") inTransaction = false;
    return result;
  };
  return {
    query: query as PostgresPoolClient["query"],
    release: (destroy?: boolean) => client.release(destroy === true || spoilt),
  };
}

export interface PoolOptions {
  /** How messages name it. */
  readonly where: string;
  readonly log: Log;
  /** For the waits between repeats. */
  readonly random: () => number;
  readonly max: number;
  readonly queryTimeoutMs: number;
}

/** The pool and the dialect on it. All integers come as numbers: int8 too, which pg gives as text. */
export function postgresDialect(databaseUrl: string, options: PoolOptions): PostgresDialect {
  const { where, log, max } = options;
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    query_timeout: options.queryTimeoutMs,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") =>
        oid === INT8 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks is replaced by the pool, and whoever was using it hears of it from the query.
  // Without these listeners the event would end the process: the pool's covers idle ones, ours those in use.
  pool.on("error", (error) => log.warn("store.connection-lost", { code: codeOf(error) }));
  pool.on("connect", (client) => void client.on("error", () => {}));
  const guarded: PostgresPool = {
    options: pool.options,
    connect: async () => {
      try {
        return watched(await pool.connect(), options);
      } catch (error) {
        throw explain(error, where);
      }
    },
    end: () => pool.end(),
  };
  return new PostgresDialect({ pool: guarded });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
