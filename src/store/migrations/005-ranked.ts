/** Ballots that are ranked. */

import type { Migration } from "./index.ts";

export const ranked: Migration = {
  number: 5,
  name: "ranked",
  // SQLite has no "if not exists" here; a step and its record are one transaction on both engines.
  statements: [
    "alter table reading_group add column ranked integer not null default 0 check (ranked in (0, 1))",
  ],
};
