/** The papers of the day over HTTP, for feed readers. */

import type { Corpus } from "../core/corpus.ts";
import type { Store } from "../core/store.ts";
import type { Route } from "./server.ts";

export interface DailyFeedParts {
  readonly store: Store;
  /** The papers of a tenant, by its id. */
  readonly corpusOf: (tenantId: string) => Corpus | Promise<Corpus>;
}

/** Answers `/feed/<tenant>/<channel>/<secret>.xml`; anything else, a wrong secret too, is a 404. */
export function dailyFeedRoute({ store, corpusOf }: DailyFeedParts): Route {
  return async (path) => {
    // Loaded when asked for: most installations serve no feed.
    const { dailyFeedFor } = await import("../export/daily-feed.ts");
    const body = await dailyFeedFor(store.tables, corpusOf, path);
    return body === undefined ? undefined : { type: "application/rss+xml", body };
  };
}
