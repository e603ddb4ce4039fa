/** Messages that are drawn anew when what they show changes. */

import type { Migration } from "./index.ts";

export const live: Migration = {
  number: 6,
  name: "live",
  statements: [
    `create table if not exists live_message (
      tenant_id text not null,
      channel_id text not null,
      message text not null,
      thread text,
      home text not null,
      subject text not null,
      view text not null,
      shown text not null,
      external_id text,
      told integer not null,
      marked integer not null,
      next_at bigint,
      attempt integer not null,
      fence integer not null,
      lease_owner text,
      lease_until bigint,
      edited_at bigint not null,
      at bigint not null,
      primary key (tenant_id, channel_id, message),
      foreign key (tenant_id, channel_id) references channel (tenant_id, id))`,
    "create index if not exists live_message_subject on live_message (home, subject)",
    "create index if not exists live_message_next on live_message (next_at)",
  ],
};
