/** The two ways in which events reach the bot: a connection that it keeps open, or requests that it listens to. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Client } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import { cannotListen } from "../../core/listening.ts";
import type { Log } from "../../core/ports.ts";
import { createClient } from "./gateway.ts";
import { IDENTIFY_RULES, IdentifyBudget, type IdentifyRules, type Remembered } from "./identify.ts";
import type { Incoming } from "./incoming.ts";
import { interactionListener } from "./signed.ts";
import { watch } from "./watchdog.ts";

/** Gateway unless told otherwise. Over HTTP there are no mentions and no direct messages: Discord does not send them. */
export type Connection =
  | { readonly mode: "gateway" }
  | {
      readonly mode: "http";
      /** 64 hex digits. */
      readonly publicKey: string;
      readonly listen: { readonly host: string; readonly port: number };
    };

export interface LinkSettings {
  readonly api: string;
  readonly token: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly remembered?: Remembered;
  readonly identifyRules?: IdentifyRules;
  /** ms. */
  readonly deadAfter?: number;
  /** Whether the content of all messages is asked for. */
  readonly content?: boolean;
  /** Gives up connecting. */
  readonly signal?: AbortSignal;
}

export interface Link {
  /** ms; 0 while events can arrive. */
  deadFor(): number;
  /** The port listened on, if any. */
  readonly port?: number;
  close(): Promise<void>;
}

const CONNECT_WITHIN = 30_000;

/** Connects to the gateway and keeps the connection alive. Rejects when the first attempt fails. */
export async function openGateway(settings: LinkSettings, incoming: Incoming): Promise<Link> {
  const { api, token, clock, log } = settings;
  const throttle = new IdentifyBudget(
    clock,
    log,
    settings.remembered,
    settings.identifyRules ?? IDENTIFY_RULES,
  );
  const end = new AbortController();

  async function connect(): Promise<Client> {
    const givingUp = new AbortController();
    const made: Client = createClient({
      api,
      log,
      throttle,
      ...(settings.content === undefined ? {} : { content: settings.content }),
      givenUp: givingUp.signal,
      onEvent(name, data) {
        try {
          if (name === "INTERACTION_CREATE") incoming.interaction(data);
          if (name === "MESSAGE_CREATE") incoming.message(data, made);
        } catch (error) {
          log.warn("an event made no sense", { platform: "discord", event: name, error });
        }
      },
    });
    const timer = new AbortController();
    const over = AbortSignal.any([timer.signal, ...(settings.signal === undefined ? [] : [settings.signal])]);
    const tooLong = clock
      .wait(CONNECT_WITHIN, over)
      .then(() => timer.signal.aborted || Promise.reject(new Error("no answer from the gateway")));
    try {
      await Promise.race([made.login(token), tooLong]);
      return made;
    } catch (error) {
      givingUp.abort();
      await made.destroy();
      throw error;
    } finally {
      timer.abort();
    }
  }

  let client: Client | undefined = await connect();
  const dog = watch({
    clock,
    log,
    deadAfter: settings.deadAfter ?? 60_000,
    signal: end.signal,
    // 0 is the library's Status.Ready.
    alive: () => client?.isReady() === true && client.ws.shards.every((shard) => shard.status === 0),
  });
  const watching = dog.run(async () => {
    const old = client;
    client = undefined;
    await old?.destroy();
    client = await connect();
  });
  return {
    deadFor: () => dog.deadFor(),
    async close() {
      end.abort();
      await watching;
      await client?.destroy();
    },
  };
}

/** Listens for signed requests. Rejects when the port is taken. */
export async function openHttp(
  { clock, log }: LinkSettings,
  incoming: Incoming,
  { publicKey, listen: { host, port } }: Extract<Connection, { mode: "http" }>,
): Promise<Link> {
  const server = createServer(
    interactionListener({
      publicKey,
      clock,
      log,
      onInteraction: (event, respond) => incoming.interaction(event, respond),
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) =>
      reject(cannotListen(error, { host, port }, { port: "DISCORD_HTTP_PORT" })),
    );
    server.listen(port, host, () => resolve());
  });
  return {
    deadFor: () => 0,
    // A server that listens on a port has an address of this kind.
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
