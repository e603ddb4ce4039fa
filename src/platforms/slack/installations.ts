/** The workspaces Paperboy is installed in, and with which token it speaks in each. */

import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { Tenants } from "../../core/store-places.ts";
import type { Seal } from "./seal.ts";

export interface Installation {
  readonly team: string;
  readonly teamName: string;
  readonly botToken: string;
  readonly botUser: string;
  readonly bot?: string;
  readonly scopes: readonly string[];
}

/** Why a workspace is left: its administrator removed the app, or withdrew its token. */
export type Gone = "uninstalled" | "revoked";

export interface Installations {
  /** Undefined when there is none, or none any more. */
  find(team: string): Promise<Installation | undefined>;
  /** Keeps it in place of an older one; the workspace is active again. */
  save(installation: Installation): Promise<void>;
  /** Forgets the token. */
  remove(team: string, why: Gone): Promise<void>;
}

/** One workspace, with a token from the settings. Events of its shared channels may name other workspaces. */
export class OwnWorkspace implements Installations {
  #own: Installation | undefined;

  constructor(own: Installation) {
    this.#own = own;
  }

  async find(): Promise<Installation | undefined> {
    return this.#own;
  }

  async save(installation: Installation): Promise<void> {
    this.#own = installation;
  }

  async remove(team: string): Promise<void> {
    if (this.#own?.team === team) this.#own = undefined;
  }
}

const secretSchema = z.object({ token: z.string(), user: z.string(), bot: z.string().optional() });

/** Many workspaces, each a tenant of the store, their tokens sealed. */
export class SealedInstallations implements Installations {
  readonly #tenants: Tenants;
  readonly #seal: Seal;
  readonly #clock: Clock;

  constructor(tenants: Tenants, seal: Seal, clock: Clock) {
    this.#tenants = tenants;
    this.#seal = seal;
    this.#clock = clock;
  }

  async find(team: string): Promise<Installation | undefined> {
    const tenant = await this.#tenants.find("slack", team);
    if (tenant === undefined || tenant.state !== "active") return undefined;
    if (tenant.tokenEnc === null || tenant.tokenKeyId === null) return undefined;
    const { token, user, bot } = secretSchema.parse(
      JSON.parse(this.#seal.open(tenant.tokenEnc, tenant.tokenKeyId, ownerOf(team))),
    );
    const installation: Installation = {
      team,
      teamName: tenant.name,
      botToken: token,
      botUser: user,
      ...(bot === undefined ? {} : { bot }),
      scopes: tenant.scopes === null ? [] : tenant.scopes.split(","),
    };
    // Sealed with an older key: sealed anew, so that the old key can be dropped in time.
    if (tenant.tokenKeyId !== this.#seal.keyId) await this.save(installation);
    return installation;
  }

  async save(installation: Installation): Promise<void> {
    const { team, teamName, botToken: token, botUser: user, bot, scopes } = installation;
    const now = this.#clock.now();
    const tenant = await this.#tenants.ensure("slack", team, teamName, now);
    const secret = JSON.stringify({ token, user, ...(bot === undefined ? {} : { bot }) });
    const sealed = this.#seal.seal(secret, ownerOf(team));
    await this.#tenants.keepToken(tenant.id, sealed, this.#seal.keyId, scopes.join(","), now);
  }

  async remove(team: string, why: Gone): Promise<void> {
    const tenant = await this.#tenants.find("slack", team);
    if (tenant !== undefined) await this.#tenants.setState(tenant.id, why, this.#clock.now());
  }
}

const ownerOf = (team: string) => `slack:${team}:token`;
