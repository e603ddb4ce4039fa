/** The threads that were opened, remembered in the store: for every process, and over restarts. */

import type { Clock } from "./core/clock.ts";
import type { Place } from "./core/ports.ts";
import type { Store } from "./core/store.ts";
import { type OpenedThreads, openedThreads } from "./core/threads.ts";

/** The scope of the settings that hold them, one a message. */
const SCOPE = "thread";

/** Claims kept in the settings of the tenant that a message stands in. */
export function keptThreads(store: Store, clock: Clock): OpenedThreads {
  const tenantOf = async ({ platform, tenant }: Place) =>
    (await store.tables.tenants.ensure(platform, tenant, "", clock.now())).id;
  const { settings } = store.tables;
  return openedThreads(
    {
      keepFirst: async (place, key, value) =>
        await settings.keepFirst(await tenantOf(place), SCOPE, key, value),
      replace: async (place, key, value) => await settings.set(await tenantOf(place), SCOPE, key, value),
    },
    clock,
  );
}
