/** Which papers of a team changed when, so that a large library need not be read anew for one of them. */

import type { Migration } from "./index.ts";

export const teamChanges: Migration = {
  number: 7,
  name: "team-changes",
  statements: [
    `create table if not exists team_change (
      tenant_id text not null references tenant (id),
      paper_id text not null,
      revision bigint not null,
      primary key (tenant_id, paper_id))`,
    "create index if not exists team_change_revision on team_change (tenant_id, revision)",
  ],
};
