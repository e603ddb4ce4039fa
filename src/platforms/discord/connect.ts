/** Discord as a platform, put together: what comes in over a link, and what is sent over REST beside it. */

import { RESTEvents, Routes } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { StatusLine } from "../../core/context.ts";
import type { Poster } from "../../core/delivery.ts";
import { Unreachable } from "../../core/errors.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, Place, Platform } from "../../core/ports.ts";
import type { OpenedThreads } from "../../core/threads.ts";
import { prepare } from "./answer.ts";
import { createPoster } from "./deliver.ts";
import { examine } from "./doctor.ts";
import { asRequest } from "./draw.ts";
import type { IdentifyRules, Remembered } from "./identify.ts";
import { Incoming } from "./incoming.ts";
import { ANSWER_DIRECTLY_WITHIN } from "./limits.ts";
import { type Connection, type Link, openGateway, openHttp } from "./link.ts";
import { register } from "./register.ts";
import { registrationJson } from "./registration.ts";
import { deliveryRest, idOf } from "./rest.ts";
import { sayOnce } from "./say.ts";

export interface DiscordSettings {
  readonly token: string;
  /** Where the API is, without the version; Discord's own address unless given. */
  readonly apiBase?: string;
  /** Where attachments are; Discord's own hosts unless given. */
  readonly filesBase?: string;
  readonly connection?: Connection;
  /** What is asked about the links of a message that nobody asked about; without it such messages are not read. */
  readonly aboutLinks?: (links: string) => Invocation;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Where identifies are counted over restarts: the store's `meta`. */
  readonly remembered?: Remembered;
  readonly identifyRules?: IdentifyRules;
  /** Asked where several processes are connected; true the first time that any of them shows the key. */
  readonly firstSeen?: (tenant: string, key: string) => Promise<boolean>;
  /** Remembers which messages have a thread of ours, over restarts and for every process. */
  readonly threads?: OpenedThreads;
  /** ms; how long a reply may take to be the first answer. */
  readonly directWithin?: number;
  /** ms; a connection that has been dead for so long is built anew. */
  readonly deadAfter?: number;
}

export interface DiscordPlatform extends Platform {
  /** For the scheduler. Works without a gateway. */
  readonly poster: Poster;
  /** What is missing for posting in a place, in words. */
  doctor(place: Place): Promise<readonly StatusLine[]>;
  /** Connected now, and for how many ms not. */
  health(): { readonly connected: boolean; readonly deadForMs: number };
  /** The port of HTTP mode, once started. */
  port(): number | undefined;
}

const API = "https://discord.com/api";

/** A Discord that is not yet connected. */
export function createDiscord(settings: DiscordSettings): DiscordPlatform {
  const { log, choices, connection = { mode: "gateway" } } = settings;
  const api = settings.apiBase ?? API;
  const rest = deliveryRest({ api, token: settings.token });
  rest.on(RESTEvents.RateLimited, ({ route, timeToReset }) =>
    log.info("rate limited", { platform: "discord", route, ms: timeToReset }),
  );
  let known: Promise<string> | undefined;
  let incoming: Incoming | undefined;
  let link: Link | undefined;
  let starting: Promise<void> | undefined;
  const stopping = new AbortController();

  /** The bot's own id: asked once, and again when that failed. Posting needs it before anything is connected. */
  function self(): Promise<string> {
    known ??= rest
      .get(Routes.user())
      .then(idOf)
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  }

  async function begin(handle: Handle): Promise<void> {
    const bot = await self();
    const wanted = registrationJson(handle.commands, handle.messageActions);
    // Of old applications the id differs from that of their bot.
    const application = idOf(await rest.get(Routes.currentApplication()));
    const { create, change, remove } = await register(rest, application, wanted);
    const [created, changed, removed] = [create.length, change.length, remove.length];
    log.info("commands registered", { platform: "discord", created, changed, removed });
    const directWithin = settings.directWithin ?? ANSWER_DIRECTLY_WITHIN;
    incoming = new Incoming({ ...settings, rest, handle, self: bot, directWithin });
    link =
      connection.mode === "http"
        ? await openHttp({ ...settings, api }, incoming, connection)
        : await openGateway(
            { ...settings, api, content: settings.aboutLinks !== undefined, signal: stopping.signal },
            incoming,
          );
  }

  return {
    name: "discord",
    poster: createPoster({ rest, choices, self }),
    doctor: async (place) => await examine(rest, place, await self().catch(() => undefined)),
    health: () => ({ connected: link?.deadFor() === 0, deadForMs: link?.deadFor() ?? 0 }),
    port: () => link?.port,

    async start(handle) {
      starting = begin(handle).catch((error: unknown) => {
        throw startError(error, connection, settings.aboutLinks !== undefined);
      });
      await starting;
    },

    async post(place, reply, key) {
      const message = await prepare({ ...reply, audience: "everyone" }, choices, log);
      const id = await sayOnce({ rest, clock: settings.clock }, channelOf(place), key, message);
      return { place, message: id ?? "" };
    },

    async edit({ place, message }, reply) {
      const body = await prepare({ ...reply, audience: "everyone" }, choices, log);
      await rest.patch(Routes.channelMessage(channelOf(place), message), asRequest(body));
    },

    async stop() {
      stopping.abort();
      await starting?.catch(() => {});
      await incoming?.stop();
      await link?.close();
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

const channelOf = (place: Place) => place.thread ?? place.channel;

/** Why starting failed, in a sentence that says what to do; Unreachable when it may work later by itself. */
function startError(error: unknown, connection: Connection, content: boolean): Error {
  const { status, code, message } = Object(error) as Readonly<Record<"status" | "code" | "message", unknown>>;
  const said = String(message);
  const refused = (sentence: string) => new Error(sentence, { cause: error });
  if (said.includes("DISCORD_PUBLIC_KEY")) return refused(said);
  if (status === 401 || code === "TokenInvalid" || /invalid token|Authentication failed/iu.test(said)) {
    return refused(
      "Discord refused the token: copy a fresh one from the Bot page of your application into DISCORD_TOKEN.",
    );
  }
  if (/disallowed intents/iu.test(said)) {
    if (content)
      return refused(
        "Discord refused the Message Content intent, which DISCORD_LINK_CARDS=yes needs: switch it on under Bot, Privileged Gateway Intents, of your application, or leave DISCORD_LINK_CARDS empty.",
      );
    return refused(
      "Discord refused the intents: none of Paperboy's is privileged, so check that DISCORD_TOKEN belongs to a bot.",
    );
  }
  if (connection.mode === "http" && (code === "EADDRINUSE" || code === "EACCES")) {
    const { host, port } = connection.listen;
    return refused(`Paperboy cannot listen for Discord on ${host}:${port} (${code}). Choose another port.`);
  }
  if (typeof status === "number" && status < 500 && status !== 429) {
    return refused(`Discord did not let Paperboy in (${status}): check DISCORD_TOKEN and DISCORD_API_BASE.`);
  }
  return new Unreachable("Discord could not be reached: check the network and DISCORD_API_BASE.", {
    cause: error,
  });
}
