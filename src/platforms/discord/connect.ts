/** Discord as a platform: the connection, what comes over it, and what is sent beside it. */

import { type Client, RESTEvents, Routes } from "discord.js";
import type { Clock } from "../../core/clock.ts";
import type { StatusLine } from "../../core/context.ts";
import type { Poster } from "../../core/delivery.ts";
import type { Handle, KeptChoices, Log, MessageReference, Place, Platform } from "../../core/ports.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import { Answerer, prepare } from "./answer.ts";
import { CALLBACK, Calls } from "./calls.ts";
import { type Decoded, decodeInteraction, decodeMessage } from "./decode.ts";
import { createPoster, nonceOf } from "./deliver.ts";
import { examine } from "./doctor.ts";
import { drawFitted } from "./draw.ts";
import { createClient } from "./gateway.ts";
import { IDENTIFY_RULES, IdentifyBudget, type IdentifyRules, type Remembered } from "./identify.ts";
import { ANSWER_DIRECTLY_WITHIN } from "./limits.ts";
import { answerLine } from "./mention.ts";
import { register } from "./register.ts";
import { registrationJson } from "./registration.ts";
import { deliveryRest } from "./rest.ts";
import { watch } from "./watchdog.ts";

export interface DiscordSettings {
  readonly token: string;
  /** Where the API is, without the version; Discord's own address unless given. */
  readonly apiBase?: string;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Where identifies are counted over restarts: the store's `meta`. */
  readonly remembered?: Remembered;
  readonly identifyRules?: IdentifyRules;
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
  /** Connected now, and for how many ms not: for `/healthz` and `/paperboy status`. */
  health(): { readonly connected: boolean; readonly deadForMs: number };
}

const API = "https://discord.com/api";
const REMEMBERED_EVENTS = 2000;
const STOP_WITHIN = 20_000;
const CONNECT_WITHIN = 30_000;

const STOPPING = whisper([text("I am restarting. Please try again in a minute.")], { outcome: "error" });

/** A Discord that is not yet connected. */
export function createDiscord(settings: DiscordSettings): DiscordPlatform {
  const { clock, log, choices } = settings;
  const api = settings.apiBase ?? API;
  const rest = deliveryRest({ api, token: settings.token });
  rest.on(RESTEvents.RateLimited, ({ route, timeToReset }) =>
    log.info("rate limited", { platform: "discord", route, ms: timeToReset }),
  );
  const calls = new Calls(rest, clock);
  const throttle = new IdentifyBudget(
    clock,
    log,
    settings.remembered,
    settings.identifyRules ?? IDENTIFY_RULES,
  );
  const running = new Set<Promise<void>>();
  const seen = new Set<string>();
  const end = new AbortController();
  let client: Client | undefined;
  let self: string | undefined;
  let stopping = false;

  const poster = createPoster({ rest, choices, self: () => self });

  function track(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  /** True the first time. Events are replayed after a resume, and now and then for no reason. */
  function first(id: string): boolean {
    if (seen.has(id)) return false;
    seen.add(id);
    if (seen.size > REMEMBERED_EVENTS) for (const oldest of seen.values().take(1)) seen.delete(oldest);
    return true;
  }

  /** By an ordinary message, or a direct one, when the interaction is over. */
  async function sendOtherwise(event: Decoded, reply: Reply): Promise<void> {
    const body = {
      ...(await prepare({ ...reply, audience: "everyone" }, choices, log)),
      nonce: nonceOf(`late ${event.id}`),
      enforce_nonce: true,
    };
    const channel =
      reply.audience === "everyone"
        ? (event.place.thread ?? event.place.channel)
        : await directChannel(event.asker.id);
    await rest.post(Routes.channelMessages(channel), { body });
  }

  async function directChannel(person: string): Promise<string> {
    return idOf(await rest.post(Routes.userChannels(), { body: { recipient_id: person } }));
  }

  function receive(handle: Handle, answerer: Answerer, connected: Client, name: string, data: unknown): void {
    try {
      if (name === "INTERACTION_CREATE") {
        const event = decodeInteraction(data);
        if (!first(event.id)) return;
        if (!stopping) {
          track(answerer.answer(event));
          return;
        }
        const message = drawFitted(STOPPING).message;
        const refusal =
          event.deed.type === "complete"
            ? calls.callback(event, CALLBACK.choices, { choices: [] })
            : calls.callback(event, CALLBACK.message, message);
        track(refusal.catch(() => {}));
      }
      if (name === "MESSAGE_CREATE" && self !== undefined && !stopping) {
        const written = decodeMessage(data, self);
        if (written === undefined || !first(written.id)) return;
        track(answerLine(written, connected, { rest, handle, choices, log, random: settings.random }));
      }
    } catch (error) {
      log.warn("an event made no sense", { platform: "discord", event: name, error });
    }
  }

  async function connect(handle: Handle): Promise<Client> {
    const answerer = new Answerer({
      calls,
      handle,
      choices,
      clock,
      log,
      random: settings.random,
      directWithin: settings.directWithin ?? ANSWER_DIRECTLY_WITHIN,
      sendOtherwise,
    });
    const made: Client = createClient({
      api,
      log,
      throttle,
      onEvent: (name, data) => receive(handle, answerer, made, name, data),
    });
    const timer = new AbortController();
    const tooLong = clock
      .wait(CONNECT_WITHIN, timer.signal)
      .then(() => timer.signal.aborted || Promise.reject(new Error("no answer from the gateway")));
    try {
      await Promise.race([made.login(settings.token), tooLong]);
      return made;
    } catch (error) {
      await made.destroy();
      throw error;
    } finally {
      timer.abort();
    }
  }

  const dog = watch({
    clock,
    log,
    deadAfter: settings.deadAfter ?? 60_000,
    signal: end.signal,
    alive: () => client?.isReady() === true && client.ws.shards.every((shard) => shard.status === 0),
  });

  return {
    name: "discord",
    poster,
    doctor: (place) => examine(rest, place, self),
    health: () => ({ connected: dog.deadFor() === 0, deadForMs: dog.deadFor() }),

    async start(handle) {
      const user = await rest.get(Routes.user()).catch((error: unknown) => {
        throw explain(error);
      });
      self = idOf(user);
      const wanted = registrationJson(handle.commands, handle.messageActions);
      const { create, change, remove } = await register(rest, self, wanted).catch((error: unknown) => {
        throw explain(error);
      });
      log.info("commands registered", {
        platform: "discord",
        created: create.length,
        changed: change.length,
        removed: remove.length,
      });
      client = await connect(handle).catch((error: unknown) => {
        throw explain(error);
      });
      track(
        dog.run(async () => {
          const old = client;
          client = undefined;
          await old?.destroy();
          client = await connect(handle);
        }),
      );
    },

    async post(place, reply, key) {
      const channel = place.thread ?? place.channel;
      const body = {
        ...(await prepare({ ...reply, audience: "everyone" }, choices, log)),
        nonce: nonceOf(key),
        enforce_nonce: true,
      };
      return { place, message: idOf(await rest.post(Routes.channelMessages(channel), { body })) };
    },

    async edit({ place, message }: MessageReference, reply) {
      const body = await prepare({ ...reply, audience: "everyone" }, choices, log);
      await rest.patch(Routes.channelMessage(channelOf(place), message), { body });
    },

    async stop() {
      stopping = true;
      end.abort();
      const timer = new AbortController();
      await Promise.race([Promise.allSettled(running), clock.wait(STOP_WITHIN, timer.signal)]);
      timer.abort();
      await client?.destroy();
      client = undefined;
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

const channelOf = (place: Place) => place.thread ?? place.channel;

function idOf(answer: unknown): string {
  const { id } = Object(answer) as { readonly id?: unknown };
  if (typeof id !== "string") throw new Error("Discord answered without an id");
  return id;
}

/** Why connecting failed, with the remedy. */
function explain(error: unknown): Error {
  const { status, code, message } = Object(error) as {
    readonly status?: unknown;
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const refused =
    status === 401 ||
    code === "TokenInvalid" ||
    /invalid token|Authentication failed/iu.test(String(message));
  const remedy = refused
    ? "Discord refused the token: copy a fresh one from the Bot page of your application into DISCORD_TOKEN."
    : /disallowed intents/iu.test(String(message))
      ? "Discord refused the intents: none of Paperboy's is privileged, so check that DISCORD_TOKEN belongs to a bot."
      : "Discord could not be reached or did not let Paperboy in: check the network and DISCORD_API_BASE.";
  return new Error(remedy, { cause: error });
}
