/** Whether sessions also stand among the events of a platform that has such. */

import type { Migration } from "./index.ts";

export const nativeEvents: Migration = {
  number: 8,
  name: "native-events",
  // SQLite has no "if not exists" here; a step and its record are one transaction on both engines.
  statements: [
    "alter table reading_group add column native_events integer not null default 1 check (native_events in (0, 1))",
  ],
};
