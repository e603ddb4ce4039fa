/**
 * Catches the one mistake that would hang for ever: using the store itself inside `tx`, where SQLite's only
 * connection is taken by the transaction that waits for it.
 */

import { AsyncLocalStorage } from "node:async_hooks";

const inside = new AsyncLocalStorage<object>();

/** Runs a transaction's body of this store. */
export function withinTransaction<T>(store: object, body: () => Promise<T>): Promise<T> {
  return inside.run(store, body);
}

/** Throws when a transaction of this store is running here. */
export function assertOutside(store: object): void {
  if (inside.getStore() === store) {
    throw new Error("The store was used inside its own transaction: use the tables that tx passes in.");
  }
}
