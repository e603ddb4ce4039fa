/** The store behind the State ports: at once for a running bot, at first need for a single question. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { Log } from "./core/ports.ts";
import { type Store, StoreError, type Tables } from "./core/store.ts";
import { FILE_NAME } from "./store/file-name.ts";
import type { StoreSource } from "./store/open.ts";

interface Needs {
  readonly clock: Clock;
  readonly log: Log;
  /** A turned clock rules over the database's. */
  readonly turned?: boolean;
}

/** The store that the settings name, or one that lasts as long as the process. */
type Which = { readonly config: Pick<Config, "data" | "databaseUrl"> } | { readonly memory: true };

/** Opens the store the settings name. Throws StoreError, whose message says what to do. */
export async function openConfigured({ clock, log, turned, ...which }: Needs & Which): Promise<Store> {
  const { openStore } = await import("./store/open.ts");
  return await openStore(sourceOf(which), {
    clock,
    log,
    ...(turned === true ? { databaseClock: false } : {}),
  });
}

function sourceOf(which: Which): StoreSource {
  if ("memory" in which) return which;
  const { data, databaseUrl } = which.config;
  return databaseUrl === undefined ? { dataFolder: data } : { databaseUrl };
}

/**
 * A store that is opened by the first use of it. A lookup that remembers nothing thus works while the bot has
 * the store to itself, and leaves no folder behind. `close` does nothing when nothing opened it, and what comes after it opens anew.
 */
export function lazyStore(needs: Needs & Which): Store {
  let opening: Promise<Store> | undefined;
  let opened: Store | undefined;
  const open = async () => {
    opening ??= openConfigured(needs);
    opened = await opening;
    return opened;
  };
  return {
    engine: "databaseUrl" in sourceOf(needs) ? "postgres" : "sqlite",
    choices: {
      keep: async (key, line) => (await open()).choices.keep(key, line),
      find: async (key) => (await open()).choices.find(key),
    },
    // Every table is a port of asynchronous methods, which is what the proxy stands for.
    tables: new Proxy({}, { get: (_target, table) => lazyTable(open, String(table)) }) as Tables,
    tx: async (fn) => (await open()).tx(fn),
    now: async () => (await open()).now(),
    skew: () => opened?.skew() ?? 0,
    present: async () => {
      const source = sourceOf(needs);
      const file = "dataFolder" in source ? join(source.dataFolder, FILE_NAME) : undefined;
      if (opened === undefined && file !== undefined && !existsSync(file)) return false;
      try {
        await open();
        return true;
      } catch (error) {
        // Another process has it, or it does not answer: what needs it says so, a lookup goes without.
        if (!(error instanceof StoreError)) throw error;
        opening = undefined;
        return false;
      }
    },
    close: async () => {
      const closing = opening;
      opening = undefined;
      opened = undefined;
      if (closing !== undefined) await (await closing).close();
    },
  };
}

function lazyTable(open: () => Promise<Store>, table: string): object {
  return new Proxy(
    {},
    {
      get:
        (_target, method) =>
        async (...args: unknown[]) => {
          const port: unknown = Reflect.get((await open()).tables, table);
          if (typeof port !== "object" || port === null) throw new Error(`the store has no ${table}`);
          const call: unknown = Reflect.get(port, method);
          if (typeof call !== "function") throw new Error(`the store cannot ${table}.${String(method)}`);
          return await Reflect.apply(call, port, args);
        },
    },
  );
}
