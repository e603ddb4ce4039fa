/** Workspaces and servers, and the channels in them. */

import type { PlatformName } from "./ports.ts";

export type TenantState = "active" | "revoked" | "uninstalled";

export interface Tenant {
  readonly id: string;
  readonly platform: PlatformName;
  /** The platform's id: a Slack team, a Discord server. */
  readonly externalId: string;
  readonly name: string;
  readonly state: TenantState;
  /** Sealed; never the token itself. */
  readonly tokenEnc: string | null;
  readonly tokenKeyId: string | null;
  readonly scopes: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Tenants {
  /** The tenant of a platform's workspace, made when it is not there yet. An inactive one stays so. */
  ensure(platform: PlatformName, externalId: string, name: string, now: number): Promise<Tenant>;
  get(id: string): Promise<Tenant | undefined>;
  find(platform: PlatformName, externalId: string): Promise<Tenant | undefined>;
  /** Keeps a sealed token; makes the tenant active again. */
  keepToken(id: string, tokenEnc: string, keyId: string, scopes: string, now: number): Promise<void>;
  /** Leaving `active` erases the token. */
  setState(id: string, state: TenantState, now: number): Promise<void>;
  all(): Promise<readonly Tenant[]>;
}

/** gone: deleted, archived, or the bot was removed from it. forbidden: the bot may not post there. */
export type ChannelState = "ok" | "gone" | "forbidden";

export interface Channel {
  readonly tenantId: string;
  readonly id: string;
  readonly externalId: string;
  /** The zone of the channel, as its people gave it. */
  readonly tz: string | null;
  readonly tzSetBy: string | null;
  readonly canPost: 0 | 1 | null;
  readonly canReadHistory: 0 | 1 | null;
  readonly checkedAt: number | null;
  readonly state: ChannelState;
}

export interface Channels {
  /** The channel of a tenant, made when it is not there yet. */
  ensure(tenantId: string, externalId: string): Promise<Channel>;
  get(tenantId: string, id: string): Promise<Channel | undefined>;
  find(tenantId: string, externalId: string): Promise<Channel | undefined>;
  setZone(tenantId: string, id: string, tz: string, by: string): Promise<void>;
  /** What a check of permissions found. Being able to post makes the channel `ok` again. */
  checked(
    tenantId: string,
    id: string,
    canPost: boolean,
    canReadHistory: boolean,
    now: number,
  ): Promise<void>;
  setState(tenantId: string, id: string, state: ChannelState): Promise<void>;
  of(tenantId: string): Promise<readonly Channel[]>;
}
