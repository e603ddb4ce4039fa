/** Calendar feeds over HTTP, for calendars that subscribe to a group. */

import type { Clock } from "../core/clock.ts";
import type { Corpus } from "../core/corpus.ts";
import type { Store } from "../core/store.ts";
import type { Route } from "./server.ts";

export interface CalendarParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string) => Corpus | Promise<Corpus>;
}

/** Answers `/calendar/<tenant>/<group>/<secret>.ics`, and `…/~<person>/…` for one person's groups; anything else, a wrong secret too, is a 404. */
export function calendarRoute({ store, clock, corpusOf }: CalendarParts): Route {
  return async (path) => {
    // The calendar library is large and most installations serve no feed.
    const { feedFor } = await import("../export/feeds.ts");
    const { personFeedFor } = await import("../export/person-feed.ts");
    const now = clock.now();
    const body =
      (await feedFor(store.tables, corpusOf, path, now)) ??
      (await personFeedFor(store.tables, corpusOf, path, now));
    return body === undefined ? undefined : { type: "text/calendar", body };
  };
}
