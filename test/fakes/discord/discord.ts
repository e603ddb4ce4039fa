/** The pretended Discord: start it, give its `url` to the bot as `rest.api`, and look at its `world`. */

import { bringSigned } from "./endpoint.ts";
import { Gateway } from "./gateway.ts";
import { People } from "./people.ts";
import { serveRest } from "./rest.ts";
import { commandRoutes } from "./routes-commands.ts";
import { guildRoutes } from "./routes-guilds.ts";
import { interactionRoutes } from "./routes-interactions.ts";
import { messageRoutes } from "./routes-messages.ts";
import { World } from "./world.ts";

export const TOKEN = "stand-in.bot.token";

export interface PretendedDiscord extends AsyncDisposable {
  readonly url: string;
  readonly world: World;
  readonly gateway: Gateway;
  readonly people: People;
  /** From now on brings interactions to this address, signed, instead of over the gateway. */
  useEndpoint(url: string): void;
  readonly faults: import("./faults.ts").Faults;
  /**
   * Change it to try hurried platforms, or large ones. Discord waits 3 s; here it is longer, for a busy machine
   * must not fail a test: that the first word comes before a slow answer is asked of the order of events.
   */
  readonly deadline: { answerWithin: number; shards: number };
  /** False when Discord's OpenAPI description was not found: bodies are then checked by the written rules only. */
  readonly checked: boolean;
}

/** Starts a Discord of one server, one channel and two people on a free port of the loopback. */
export async function pretendDiscord(now: () => number = Date.now): Promise<PretendedDiscord> {
  const world = new World(now);
  const deadline = { answerWithin: 15_000, shards: 1 };
  const rest = await serveRest(world, TOKEN, [
    [
      "GET",
      /^\/gateway\/bot$/u,
      () => ({
        url: socketUrl(),
        shards: deadline.shards,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      }),
    ],
    [
      "GET",
      /^\/applications\/@me$/u,
      () => ({ id: world.application, name: "Paperboy", description: "", flags: 0 }),
    ],
    ...interactionRoutes(deadline),
    ...messageRoutes,
    ...guildRoutes,
    ...commandRoutes,
  ]);
  const socketUrl = () => `ws://127.0.0.1:${rest.port}`;
  const gateway = new Gateway(rest.server, world, TOKEN, socketUrl());
  const close = async () => {
    await gateway.close();
    await rest.close();
  };
  let endpoint: string | undefined;
  const people = new People(world, gateway, (interaction, event) => {
    if (endpoint === undefined) gateway.dispatch("INTERACTION_CREATE", event);
    else void bringSigned(endpoint, world, deadline, interaction, event);
  });
  return {
    url: rest.url,
    world,
    gateway,
    people,
    useEndpoint(url) {
      endpoint = url;
    },
    faults: rest.faults,
    deadline,
    checked: rest.checked,
    [Symbol.asyncDispose]: close,
  };
}
