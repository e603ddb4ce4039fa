/**
 * The connection to Discord's gateway: discord.js's Client, built so that a senseless event cannot end the
 * process, an identify is never spent carelessly, and a destroyed connection stays destroyed.
 */

import { Client, GatewayIntentBits, type IIdentifyThrottler, SimpleShardingStrategy } from "discord.js";
import type { Log } from "../../core/ports.ts";

export interface GatewaySettings {
  readonly api: string;
  readonly log: Log;
  readonly throttle: IIdentifyThrottler;
  /** Also the content of messages that do not speak to the bot; a privileged intent. */
  readonly content?: boolean;
  /** Every dispatched event, as it came. */
  readonly onEvent: (name: string, data: unknown) => void;
  /** Aborts when the client is given up: one that is destroyed while it logs in would connect all the same. */
  readonly givenUp: AbortSignal;
}

/**
 * Guilds is all that commands, buttons and posting need. The two message intents bring mentions of the bot and
 * direct messages to it; neither is privileged, and the content of other messages stays hidden.
 */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/** A client that is not yet connected. */
export function createClient(settings: GatewaySettings): Client {
  const client = new Client({
    intents: settings.content === true ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    // As many connections as Discord recommends: one for every 1,000 servers or so.
    shards: "auto",
    allowedMentions: { parse: [] },
    rest: { api: settings.api, retries: 0 },
    ws: {
      buildStrategy: (manager) => new GuardedStrategy(manager, settings),
      buildIdentifyThrottler: () => settings.throttle,
    },
  });
  client.on("raw", (packet: unknown) => {
    const { t, d } = Object(packet) as { readonly t?: unknown; readonly d?: unknown };
    if (typeof t === "string") settings.onEvent(t, d);
  });
  client.on("error", (error) => settings.log.warn("gateway error", { platform: "discord", error }));
  client.on("shardError", (error) => settings.log.warn("gateway error", { platform: "discord", error }));
  guardMethod(client.ws, "handlePacket", settings.log);
  return client;
}

/**
 * discord.js handles events inside promises that nobody awaits, so that an event with a missing part becomes
 * an unhandled rejection and ends the process. Its methods are private, hence the reflection.
 */
function guardMethod(
  target: object,
  name: string,
  log: Log,
  allowed: (options: unknown) => boolean = () => true,
): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== "function")
    throw new Error(`discord.js has no ${name} any more: read how it handles events now`);
  const complain = (error: unknown) => log.warn("an event made no sense", { platform: "discord", error });
  Reflect.set(target, name, (...given: unknown[]) => {
    if (!allowed(given[0])) return undefined;
    try {
      const result: unknown = Reflect.apply(original, target, given);
      return result instanceof Promise ? result.catch(complain) : result;
    } catch (error) {
      return complain(error);
    }
  });
}

const recovers = (options: unknown): boolean =>
  (Object(options) as { readonly recover?: unknown }).recover !== undefined;

class GuardedStrategy extends SimpleShardingStrategy {
  readonly #log: Log;
  readonly #givenUp: AbortSignal;
  #destroyed = false;

  constructor(
    manager: ConstructorParameters<typeof SimpleShardingStrategy>[0],
    { log, givenUp }: Pick<GatewaySettings, "log" | "givenUp">,
  ) {
    super(manager);
    this.#log = log;
    this.#givenUp = givenUp;
  }

  override async spawn(shardIds: number[]): Promise<void> {
    this.#givenUp.throwIfAborted();
    // The library destroys before it spawns, also the first time.
    this.#destroyed = false;
    await super.spawn(shardIds);
    const shards = Reflect.get(this, "shards") as ReadonlyMap<number, object>;
    for (const shard of shards.values()) {
      guardMethod(shard, "onMessage", this.#log);
      // A shard that waits to reconnect while it is destroyed would connect all the same.
      guardMethod(shard, "internalConnect", this.#log, () => !this.#destroyed);
      // One that waits for an event while it is destroyed would destroy itself once more in order to recover, and
      // the first destruction would wait for ever.
      guardMethod(shard, "destroy", this.#log, (options) => !this.#destroyed || !recovers(options));
    }
  }

  override async destroy(options?: Parameters<SimpleShardingStrategy["destroy"]>[0]): Promise<void> {
    this.#destroyed = true;
    await super.destroy(options);
  }
}
