/** The store behind the State ports: at once for a running bot, at first need for a single question. */

import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { Log, State } from "./core/ports.ts";
import type { Store } from "./core/store.ts";

interface Needs {
  readonly config: Pick<Config, "data" | "databaseUrl">;
  readonly clock: Clock;
  readonly log: Log;
  /** A turned clock rules over the database's. */
  readonly turned?: boolean;
}

/** Opens the store the settings name. Throws StoreError, whose message says what to do. */
export async function openConfigured({ config, clock, log, turned }: Needs): Promise<Store> {
  const { openStore } = await import("./store/open.ts");
  const source =
    config.databaseUrl === undefined ? { dataFolder: config.data } : { databaseUrl: config.databaseUrl };
  return await openStore(source, { clock, log, ...(turned === true ? { databaseClock: false } : {}) });
}

export interface LazyState {
  readonly state: State;
  /** Closes the store if anything opened it. */
  close(): Promise<void>;
}

/**
 * State whose store is opened by the first use of any port. A lookup that remembers nothing thus works while
 * the bot has the store to itself, and leaves no folder behind.
 */
export function lazyState(open: () => Promise<Store>): LazyState {
  let opening: Promise<Store> | undefined;
  const opened = () => {
    opening ??= open();
    return opening;
  };
  const portOf = (port: string) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          async (...args: unknown[]) => {
            const ports: object = await opened();
            const owner: unknown = Reflect.get(ports, port);
            if (typeof owner !== "object" || owner === null) throw new Error(`the store keeps no ${port}`);
            const call: unknown = Reflect.get(owner, method);
            if (typeof call !== "function") throw new Error(`the store cannot ${port}.${String(method)}`);
            return await Reflect.apply(call, owner, args);
          },
      },
    );
  return {
    // Every member of State is a port of asynchronous methods, which is what the proxy stands for.
    state: new Proxy({}, { get: (_target, port) => portOf(String(port)) }) as State,
    async close() {
      if (opening !== undefined) await (await opening).close();
    },
  };
}
