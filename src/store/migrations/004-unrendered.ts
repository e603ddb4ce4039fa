/** Finding what has no message yet without reading past all that has one. */

import type { Migration } from "./index.ts";

export const unrendered: Migration = {
  number: 4,
  name: "unrendered",
  statements: [
    "create index if not exists delivery_unrendered on delivery (state, next_at) where payload_json is null",
  ],
};
