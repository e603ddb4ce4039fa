/**
 * Tenants, channels, subscriptions, deliveries, and the small general tables. The tenant stands first in
 * keys, so that the tables could be spread over machines by tenant.
 */

import type { Migration } from "./index.ts";

export const begin: Migration = {
  number: 1,
  name: "begin",
  statements: [
    `create table if not exists tenant (
      id text primary key,
      platform text not null,
      external_id text not null,
      name text not null,
      state text not null check (state in ('active', 'revoked', 'uninstalled')),
      token_enc text,
      token_key_id text,
      scopes text,
      created_at bigint not null,
      updated_at bigint not null,
      unique (platform, external_id))`,

    `create table if not exists channel (
      tenant_id text not null references tenant (id),
      id text not null,
      external_id text not null,
      tz text,
      tz_set_by text,
      can_post integer check (can_post in (0, 1)),
      can_read_history integer check (can_read_history in (0, 1)),
      checked_at bigint,
      state text not null check (state in ('ok', 'gone', 'forbidden')),
      primary key (tenant_id, id),
      unique (tenant_id, external_id))`,

    `create table if not exists subscription (
      tenant_id text not null,
      id text not null,
      channel_id text not null,
      kind text not null,
      query_json text not null,
      local_time text not null,
      weekdays integer not null check (weekdays between 1 and 127),
      tz text,
      start_date text not null,
      late_limit_ms bigint not null check (late_limit_ms >= 0),
      state text not null check (state in ('active', 'paused', 'deleted')),
      paused_until text,
      version integer not null,
      next_local_date text,
      next_at bigint,
      created_by text not null,
      created_at bigint not null,
      primary key (tenant_id, id),
      foreign key (tenant_id, channel_id) references channel (tenant_id, id))`,
    "create index if not exists subscription_due on subscription (kind, state, next_at)",
    "create index if not exists subscription_channel on subscription (tenant_id, channel_id)",

    `create table if not exists delivery (
      tenant_id text not null references tenant (id),
      id text not null,
      dedupe_key text not null,
      kind text not null,
      channel_id text,
      person text,
      thread text,
      lane text not null,
      subject_id text,
      target_version integer not null,
      local_date text,
      payload_json text,
      due_at bigint not null,
      expires_at bigint not null,
      next_at bigint not null,
      state text not null
        check (state in ('pending', 'sending', 'sent', 'skipped', 'failed', 'uncertain')),
      attempt integer not null,
      fence integer not null,
      maybe_sent integer not null check (maybe_sent in (0, 1)),
      first_try_at bigint,
      lease_owner text,
      lease_until bigint,
      external_id text,
      duplicates integer not null,
      verify_at bigint,
      last_error text,
      sent_at bigint,
      created_at bigint not null,
      primary key (tenant_id, id),
      unique (tenant_id, dedupe_key),
      check ((channel_id is null) <> (person is null)),
      foreign key (tenant_id, channel_id) references channel (tenant_id, id))`,
    "create index if not exists delivery_due on delivery (state, next_at)",
    "create index if not exists delivery_lane on delivery (tenant_id, lane, state)",
    "create index if not exists delivery_subject on delivery (tenant_id, subject_id, local_date)",
    "create index if not exists delivery_verify on delivery (verify_at) where verify_at is not null",

    `create table if not exists posted_paper (
      tenant_id text not null,
      subscription_id text not null,
      cycle integer not null,
      paper_id text not null,
      delivery_id text not null,
      local_date text not null,
      at bigint not null,
      primary key (tenant_id, subscription_id, cycle, paper_id),
      foreign key (tenant_id, subscription_id) references subscription (tenant_id, id),
      foreign key (tenant_id, delivery_id) references delivery (tenant_id, id))`,
    "create index if not exists posted_paper_delivery on posted_paper (tenant_id, delivery_id)",

    `create table if not exists pause (
      bucket text primary key,
      until bigint not null,
      bans integer not null)`,

    `create table if not exists setting (
      tenant_id text not null references tenant (id),
      scope text not null,
      key text not null,
      value_json text not null,
      primary key (tenant_id, scope, key))`,

    `create table if not exists seen_event (
      tenant_id text not null,
      key text not null,
      at bigint not null,
      primary key (tenant_id, key))`,
    "create index if not exists seen_event_at on seen_event (at)",

    `create table if not exists kept_choice (
      key text primary key,
      json text not null,
      at bigint not null)`,

    `create table if not exists audit (
      tenant_id text not null references tenant (id),
      id text not null,
      at bigint not null,
      actor text not null,
      action text not null,
      target text not null,
      before_json text,
      after_json text,
      primary key (tenant_id, id))`,
    "create index if not exists audit_target on audit (tenant_id, target, at)",

    `create table if not exists instance (
      id text primary key,
      host text not null,
      pid integer not null,
      zones text not null,
      heartbeat_at bigint not null)`,
  ],
};
