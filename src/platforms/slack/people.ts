/** Who is asking and where, as far as Slack tells: names, languages, zones and rights, remembered for a while. */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { RawValue } from "../../core/invocation.ts";
import type { Log, Person } from "../../core/ports.ts";

/** What users.info says of somebody. */
export interface Profile {
  readonly name: string;
  readonly locale: string;
  readonly zone?: string;
  /** An administrator or owner of the workspace. */
  readonly admin: boolean;
}

const userSchema = z.object({
  user: z.object({
    name: z.string().optional(),
    real_name: z.string().optional(),
    tz: z.string().nullish(),
    locale: z.string().optional(),
    is_admin: z.boolean().optional(),
    is_owner: z.boolean().optional(),
    profile: z.object({ display_name: z.string().optional() }).optional(),
  }),
});

const channelSchema = z.object({
  channel: z.object({ creator: z.string().optional(), name: z.string().optional() }),
});

type ChannelFacts = z.infer<typeof channelSchema>["channel"];

const USUAL: Profile = { name: "", locale: "en-US", admin: false };
/** Rights can be taken away, so they are not believed for longer. */
const REMEMBER_MS = 10 * 60_000;
/** After a failed look-up: soon again, but not at every message. */
const FORGET_MS = 30_000;
/** An answer must not wait for a name. */
const PATIENCE_MS = 1_000;
const MOST = 5_000;

interface Entry<Of> {
  readonly until: number;
  readonly value: Promise<Of>;
}

/** Looks people and channels up, at most once in ten minutes each. Never rejects. */
export class People {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #profiles = new Map<string, Entry<Profile>>();
  readonly #channels = new Map<string, Entry<ChannelFacts>>();

  constructor(clock: Clock, log: Log) {
    this.#clock = clock;
    this.#log = log;
  }

  /** The asker and their language; what Slack does not say within a second is left at its usual value. */
  async asker(
    client: webApi.WebClient,
    where: {
      readonly team: string;
      readonly user: string;
      readonly name?: string;
      readonly channel?: string;
    },
  ): Promise<{ readonly person: Person; readonly locale: string }> {
    const { team, user, channel } = where;
    const [profile, { creator }] = await Promise.all([
      this.#within(this.#profile(client, team, user), USUAL),
      // In a direct message everybody is at home.
      channel === undefined || channel.startsWith("D")
        ? { creator: user }
        : this.#within(this.#channel(client, team, channel), {}),
    ]);
    const name = profile.name === "" ? (where.name ?? user) : profile.name;
    return {
      person: {
        id: user,
        name,
        manager: profile.admin || creator === user,
        ...(profile.zone === undefined ? {} : { zone: profile.zone }),
      },
      locale: profile.locale,
    };
  }

  /**
   * A value of a form with the names that Slack leaves out: `<@U1>` becomes `<@U1|ben>`, as it is in messages.
   * Everything else stays as it is.
   */
  async named(client: webApi.WebClient, team: string, value: RawValue): Promise<RawValue> {
    const [, sign, id] = /^<([@#])([A-Z0-9]+)>$/u.exec(String(value)) ?? [];
    if (id === undefined) return value;
    const name =
      sign === "@"
        ? (await this.#within(this.#profile(client, team, id), USUAL)).name
        : (await this.#within(this.#channel(client, team, id), {})).name;
    return name === undefined || name === "" ? value : `<${sign}${id}|${name.replaceAll(/[<>|]/gu, "")}>`;
  }

  /** Forgets what is known of somebody, for user_change events and tests. */
  forget(team: string, user: string): void {
    this.#profiles.delete(`${team} ${user}`);
  }

  #profile(client: webApi.WebClient, team: string, user: string): Promise<Profile> {
    return this.#remember(this.#profiles, `${team} ${user}`, USUAL, async () => {
      const answer = await client.users.info({ user, include_locale: true });
      const read = userSchema.parse(answer).user;
      const shown = read.profile?.display_name;
      return {
        name: shown === undefined || shown === "" ? (read.real_name ?? read.name ?? "") : shown,
        locale: read.locale ?? USUAL.locale,
        ...(typeof read.tz === "string" && read.tz !== "" ? { zone: read.tz } : {}),
        admin: read.is_admin === true || read.is_owner === true,
      };
    });
  }

  #channel(client: webApi.WebClient, team: string, channel: string): Promise<ChannelFacts> {
    return this.#remember(this.#channels, `${team} ${channel}`, {}, async () => {
      const answer = await client.conversations.info({ channel });
      return channelSchema.parse(answer).channel;
    });
  }

  #remember<Of>(cache: Map<string, Entry<Of>>, key: string, usual: Of, look: () => Promise<Of>): Promise<Of> {
    const now = this.#clock.now();
    const known = cache.get(key);
    if (known !== undefined && known.until > now) return known.value;
    const value = look().catch((error: unknown) => {
      this.#log.debug("slack.lookup-failed", { error: error instanceof Error ? error.message : "unknown" });
      cache.set(key, { until: now + FORGET_MS, value: Promise.resolve(usual) });
      return usual;
    });
    cache.delete(key);
    cache.set(key, { until: now + REMEMBER_MS, value });
    const [oldest] = cache.keys();
    if (cache.size > MOST && oldest !== undefined) cache.delete(oldest);
    return value;
  }

  async #within<Of>(value: Promise<Of>, usual: Of): Promise<Of> {
    const late = new AbortController();
    const waited = this.#clock.wait(PATIENCE_MS, late.signal).then(() => usual);
    const first = await Promise.race([value, waited]);
    late.abort();
    return first;
  }
}
