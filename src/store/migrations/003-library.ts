/** Team libraries: what is attached to papers, and the papers that teams added. */

import type { Migration } from "./index.ts";

export const library: Migration = {
  number: 3,
  name: "library",
  statements: [
    `create table if not exists mark (
      tenant_id text not null references tenant (id),
      kind text not null check (kind in ('saved', 'tag', 'status', 'note', 'doubt', 'verdict')),
      owner text not null,
      name text not null,
      paper_id text not null,
      value text not null,
      "by" text not null,
      by_name text not null,
      at bigint not null,
      primary key (tenant_id, kind, owner, name, paper_id))`,
    "create index if not exists posted_paper_paper on posted_paper (tenant_id, paper_id)",
    "create index if not exists mark_paper on mark (tenant_id, paper_id)",

    `create table if not exists team_paper (
      tenant_id text not null references tenant (id),
      id text not null,
      paper_json text not null,
      merged_into text,
      lacks text,
      tries integer not null,
      next_at bigint,
      added_by text not null,
      at bigint not null,
      primary key (tenant_id, id))`,
    "create index if not exists team_paper_lacking on team_paper (next_at) where next_at is not null",
  ],
};
