/** Paperboy's side of Slack: Bolt, connected by Socket Mode or by signed HTTP. */

import { createServer, type RequestListener, type Server } from "node:http";
import { App, webApi } from "@slack/bolt";
import type { StatusLine } from "../../core/context.ts";
import { type Invocation, invoke } from "../../core/invocation.ts";
import { cannotListen } from "../../core/listening.ts";
import type { Handle, MessageReference, Place } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { keptInMemory, openedThreads } from "../../core/threads.ts";
import { Answers } from "./answer.ts";
import { Conversation } from "./converse.ts";
import { SlackPoster } from "./deliver.ts";
import { examine } from "./doctor.ts";
import { drawFitted, type SlackPayload } from "./draw.ts";
import { codeOf } from "./errors.ts";
import { type Gone, type Installation, type Installations, OwnWorkspace } from "./installations.ts";
import { CALL_MS } from "./limits.ts";
import { listen } from "./listen.ts";
import { boltLogger } from "./log.ts";
import { postMarked } from "./marked.ts";
import { oauthListener } from "./oauth.ts";
import { People } from "./people.ts";
import { updatable } from "./reach.ts";
import { startError } from "./remedy.ts";
import { Seen } from "./seen.ts";
import type { SlackHealth, SlackPlatform, SlackSettings } from "./settings.ts";
import { SignedFront } from "./signed.ts";
import { SteadySocket } from "./socket.ts";

const API = "https://slack.com/api/";
const HOOKS = "https://hooks.slack.com";
const DRAIN_MS = 20_000;
const HOME: readonly Invocation[] = [
  invoke("papers saved"),
  invoke("paperboy status"),
  invoke("paperboy help"),
];

/** Makes the platform; nothing is connected before `start`. */
export function createSlack(settings: SlackSettings): SlackPlatform {
  return new BoltSlack(settings);
}

class BoltSlack implements SlackPlatform {
  readonly name = "slack";
  readonly poster: SlackPoster;
  readonly #settings: SlackSettings;
  readonly #clientOptions: webApi.WebClientOptions;
  readonly #clients = new Map<string, webApi.WebClient>();
  readonly #socket: SteadySocket | undefined;
  readonly #front: SignedFront | undefined;
  readonly #seen: Seen;
  readonly #running = new Set<Promise<void>>();
  #installations: Installations | undefined;
  #server: Server | undefined;
  #own: Installation | undefined;
  #asking: Promise<void> | undefined;
  #started = false;
  #stopping = false;

  constructor(settings: SlackSettings) {
    this.#settings = settings;
    const { clock, random, log, connection, apiBase: apiUrl = API, installations, oauth } = settings;
    const logger = boltLogger(log);
    this.#installations = installations;
    this.#seen = new Seen(clock, settings.firstSeen);
    // Retries are ours to decide: the library's own put one message on the wire up to seven times.
    this.#clientOptions = {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: CALL_MS,
      logger,
    };
    // An app that workspaces install themselves may read history once a minute, unless Slack lists it.
    const perLookUpMs = settings.botToken === undefined ? 60_000 : 1_500;
    this.poster = new SlackPoster((team) => this.#speaker(team), settings.choices, perLookUpMs);
    if (connection.mode === "socket") {
      this.#socket = new SteadySocket({ appToken: connection.appToken, apiUrl, clock, random, log, logger });
      return;
    }
    const others =
      oauth === undefined || installations === undefined
        ? undefined
        : oauthListener(oauth, { apiUrl, clock, log, logger, installations, seen: this.#seen });
    const { signingSecret } = connection;
    this.#front = new SignedFront({
      signingSecret,
      clock,
      log,
      logger,
      ...(others === undefined ? {} : { others }),
    });
  }

  get listener(): RequestListener | undefined {
    return this.#front?.listener;
  }

  get port(): number | undefined {
    const address = this.#server?.address();
    return typeof address === "object" ? address?.port : undefined;
  }

  health(): SlackHealth {
    const connected = this.#started && !this.#stopping && (this.#socket?.connected ?? true);
    return { connected, ...(this.#own === undefined ? {} : { team: this.#own.teamName }) };
  }

  async doctor(place: Place): Promise<readonly StatusLine[]> {
    const speaker = await this.#speaker(place.tenant).catch(() => undefined);
    return speaker === undefined ? [] : await examine(speaker.client, place);
  }

  async start(handle: Handle): Promise<void> {
    const { clock, log, choices, home = HOME, unfurl = false } = this.#settings;
    await this.#knowOwn();
    const receiver = this.#socket?.receiver ?? this.#front?.receiver;
    if (receiver === undefined || this.#installations === undefined) {
      throw new Error("Slack needs a bot token (SLACK_BOT_TOKEN) or a place to keep installations.");
    }
    const app = new App({
      receiver,
      authorize: async ({ teamId }) => this.#authorize(teamId),
      clientOptions: this.#clientOptions,
      logger: boltLogger(log),
      convoStore: false,
    });
    app.error(async (error) => log.error("slack.fault", { code: codeOf(error) }));
    const threads = this.#settings.threads ?? openedThreads(keptInMemory(), clock);
    const answers = new Answers({
      clock,
      log,
      choices,
      threads,
      hooks: [HOOKS, this.#apiOrigin()],
      stands: (message, reply) => handle.stands(message, reply),
    });
    listen(app, {
      handle,
      conversation: new Conversation({
        handle,
        answers,
        people: new People(clock, log),
        choices,
        clock,
        log,
        ...(this.#settings.filesBase === undefined ? {} : { filesBase: this.#settings.filesBase }),
      }),
      answers,
      choices,
      seen: this.#seen,
      home,
      unfurl,
      random: this.#settings.random,
      log,
      gone: (team, why) => this.#gone(team, why),
      during: (work) => this.#during(work),
    });
    await this.#connect();
    this.#started = true;
    if (this.#own !== undefined) await this.#settings.onHere?.(this.#own.team, this.#own.teamName);
  }

  async post(place: Place, reply: Reply, key: string): Promise<MessageReference> {
    const { client } = await this.#speakerOrFail(place.tenant);
    const payload = await this.#draw(reply);
    return { place, message: await postMarked(client, place.channel, payload, key, place.thread) };
  }

  async edit({ place, message }: MessageReference, reply: Reply): Promise<void> {
    const { client } = await this.#speakerOrFail(place.tenant);
    const payload = await this.#draw(reply);
    await client.chat.update({ channel: place.channel, ts: message, ...updatable(payload) });
  }

  async stop(): Promise<void> {
    if (this.#stopping) return;
    this.#stopping = true;
    const drained = new AbortController();
    await Promise.race([
      Promise.allSettled(this.#running),
      this.#settings.clock.wait(DRAIN_MS, drained.signal),
    ]);
    drained.abort();
    await this.#socket?.stop();
    const server = this.#server;
    if (server === undefined) return;
    server.closeIdleConnections();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  async #during(work: () => Promise<void>): Promise<boolean> {
    if (this.#stopping) return false;
    const running = work().catch((error: unknown) =>
      this.#settings.log.error("slack.fault", { code: codeOf(error) }),
    );
    this.#running.add(running);
    await running.finally(() => this.#running.delete(running));
    return true;
  }

  #apiOrigin(): string {
    return new URL(this.#settings.apiBase ?? API).origin;
  }

  async #draw(reply: Reply): Promise<SlackPayload> {
    const { payload, kept } = drawFitted(reply);
    for (const { key, line } of kept) await this.#settings.choices.keep(key, line);
    return payload;
  }

  /** Rejects while the workspace of the bot token is not known and cannot be asked for. */
  async #speaker(team: string) {
    await this.#knowOwn();
    const installation = await this.#installations?.find(team);
    if (installation === undefined) return undefined;
    const { botToken, bot } = installation;
    const client = this.#clients.get(botToken) ?? new webApi.WebClient(botToken, this.#clientOptions);
    this.#clients.set(botToken, client);
    return { client, ...(bot === undefined ? {} : { bot }) };
  }

  async #speakerOrFail(team: string) {
    const speaker = await this.#speaker(team);
    if (speaker === undefined) throw new Error("Paperboy is not installed in this Slack workspace any more.");
    return speaker;
  }

  async #authorize(teamId: string | undefined) {
    const found = await this.#installations?.find(teamId ?? "");
    if (found === undefined) throw new Error("not installed in this workspace");
    const { team, botToken, botUser: botUserId, bot } = found;
    return { botToken, botUserId, teamId: team, ...(bot === undefined ? {} : { botId: bot }) };
  }

  async #gone(team: string, why: Gone): Promise<void> {
    const installation = await this.#installations?.find(team);
    await this.#installations?.remove(team, why);
    if (installation !== undefined) this.#clients.delete(installation.botToken);
    this.#settings.log.warn("slack.gone", { team, why });
    await this.#settings.onGone?.(team, why);
  }

  /** Asks once whose the bot token is, and again when that failed: posting needs it before anything is connected. */
  async #knowOwn(): Promise<void> {
    const { botToken } = this.#settings;
    if (botToken === undefined || this.#own !== undefined) return;
    this.#asking ??= this.#whoAmI(botToken)
      .then((own) => {
        this.#own = own;
        this.#installations = new OwnWorkspace(own);
      })
      .finally(() => {
        this.#asking = undefined;
      });
    await this.#asking;
  }

  async #whoAmI(botToken: string): Promise<Installation> {
    try {
      const answer = await new webApi.WebClient(botToken, this.#clientOptions).auth.test();
      return {
        team: answer.team_id ?? "",
        teamName: answer.team ?? "",
        botToken,
        botUser: answer.user_id ?? "",
        ...(answer.bot_id === undefined ? {} : { bot: answer.bot_id }),
        scopes: answer.response_metadata?.scopes ?? [],
      };
    } catch (error) {
      throw startError(error, "the bot token (SLACK_BOT_TOKEN, begins with xoxb-)");
    }
  }

  async #connect(): Promise<void> {
    const { connection } = this.#settings;
    try {
      await this.#socket?.start();
    } catch (error) {
      throw startError(error, "the app token (SLACK_APP_TOKEN, begins with xapp-)");
    }
    if (connection.mode !== "http" || connection.listen === undefined || this.#front === undefined) return;
    if (this.#stopping) return;
    const server = createServer(this.#front.listener);
    this.#server = server;
    const { host, port } = connection.listen;
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error) =>
        reject(cannotListen(error, { host, port }, { port: "SLACK_HTTP_PORT" })),
      );
      server.listen(port, host, () => resolve());
    });
  }
}
