/** What the suites of the store have in common: a store that is empty before every test, with one workspace in it. */

import { afterEach, beforeEach } from "vitest";
import { type Clock, TurnedClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Store } from "../../src/core/store.ts";
import { openStore, type StoreSource } from "../../src/store/open.ts";

export const NOON = Date.parse("2026-11-22T12:00:00Z");

/** A source that is empty each time it is asked for. */
export type FreshSource = () => Promise<{ readonly source: StoreSource; done(): Promise<void> }>;

/** Opens a store before each test, at noon unless another clock is given, and closes it afterwards. */
export function openEach(
  fresh: FreshSource,
  begun: (store: Store, tenantId: string) => Promise<void>,
  clock: Clock = new TurnedClock(NOON),
): void {
  let close = async () => {};
  beforeEach(async () => {
    const { source, done } = await fresh();
    const store = await openStore(source, { clock, log: silentLog, databaseClock: false });
    close = async () => {
      await store.close();
      await done();
    };
    await begun(store, (await store.tables.tenants.ensure("slack", "T1", "Team", NOON)).id);
  });
  afterEach(() => close());
}
