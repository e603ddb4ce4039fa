/** Which delivery put a message there that is drawn anew, and whether it came late. */

import type { Migration } from "./index.ts";

export const liveOrigin: Migration = {
  number: 9,
  name: "live-origin",
  statements: [
    "alter table live_message add column delivery_id text",
    "alter table live_message add column late integer not null default 0 check (late in (0, 1))",
  ],
};
