/** Paperboy's side of Slack: Bolt, connected by Socket Mode or by signed HTTP. */

import { createServer, type RequestListener, type Server } from "node:http";
import { App, webApi } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import { type Invocation, invoke } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, MessageReference, Place, Platform } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import { Answers, codeOf, updatable } from "./answer.ts";
import { Conversation } from "./converse.ts";
import { SlackPoster } from "./deliver.ts";
import { drawFitted } from "./draw.ts";
import { listen } from "./listen.ts";
import { boltLogger } from "./log.ts";
import { People } from "./people.ts";
import { type FirstSeen, Seen } from "./seen.ts";
import { SignedFront } from "./signed.ts";
import { SteadySocket } from "./socket.ts";

export type SlackConnection =
  | { readonly mode: "socket" /** `xapp-…` with connections:write. */; readonly appToken: string }
  | {
      readonly mode: "http";
      readonly signingSecret: string;
      /** Where to listen; left out when another server passes requests to `listener`. */
      readonly listen?: { readonly host: string; readonly port: number };
    };

export interface SlackSettings {
  /** `xoxb-…`. */
  readonly botToken: string;
  readonly connection: SlackConnection;
  /** The Web API with its path, `https://slack.com/api/` unless a stand-in is used. */
  readonly apiBase?: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly choices: KeptChoices;
  /** Remembers events over restarts. */
  readonly firstSeen?: FirstSeen;
  /** What the Home tab shows under the search. */
  readonly home?: readonly Invocation[];
}

/** How things stand with Slack, for health checks and `/paperboy status`. */
export interface SlackHealth {
  readonly connected: boolean;
  readonly team?: string;
}

/** Slack as a platform. `listener` is undefined in Socket Mode. */
export interface SlackPlatform extends Platform {
  readonly name: "slack";
  readonly poster: SlackPoster;
  readonly listener: RequestListener | undefined;
  /** The port listened on in HTTP mode, once started. */
  readonly port: number | undefined;
  health(): SlackHealth;
}

const API = "https://slack.com/api/";
const HOOKS = "https://hooks.slack.com";
const DRAIN_MS = 20_000;
const HOME: readonly Invocation[] = [invoke("paperboy status"), invoke("paperboy help")];

interface Self {
  readonly team: string;
  readonly teamName: string;
  readonly user: string;
  readonly bot: string | undefined;
}

/** Makes the platform; nothing is connected before `start`. */
export function createSlack(settings: SlackSettings): SlackPlatform {
  return new BoltSlack(settings);
}

class BoltSlack implements SlackPlatform {
  readonly name = "slack";
  readonly poster: SlackPoster;
  readonly #settings: SlackSettings;
  readonly #client: webApi.WebClient;
  readonly #clientOptions: webApi.WebClientOptions;
  readonly #socket: SteadySocket | undefined;
  readonly #front: SignedFront | undefined;
  readonly #running = new Set<Promise<void>>();
  #server: Server | undefined;
  #self: Self | undefined;
  #stopping = false;

  constructor(settings: SlackSettings) {
    this.#settings = settings;
    const { clock, random, log, connection, apiBase: apiUrl = API } = settings;
    const logger = boltLogger(log);
    // Retries are ours to decide: the library's own put one message on the wire up to seven times.
    this.#clientOptions = {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 15_000,
      logger,
    };
    this.#client = new webApi.WebClient(settings.botToken, this.#clientOptions);
    this.poster = new SlackPoster(
      () => this.#client,
      () => this.#self?.bot,
      settings.choices,
    );
    if (connection.mode === "socket") {
      this.#socket = new SteadySocket({ appToken: connection.appToken, apiUrl, clock, random, log, logger });
    } else {
      this.#front = new SignedFront({ signingSecret: connection.signingSecret, clock, log, logger });
    }
  }

  get listener(): RequestListener | undefined {
    return this.#front?.listener;
  }

  get port(): number | undefined {
    const address = this.#server?.address();
    return typeof address === "object" ? address?.port : undefined;
  }

  health(): SlackHealth {
    const connected = this.#self !== undefined && !this.#stopping && (this.#socket?.connected ?? true);
    return { connected, ...(this.#self === undefined ? {} : { team: this.#self.teamName }) };
  }

  async start(handle: Handle): Promise<void> {
    const { clock, log, choices, firstSeen, home = HOME } = this.#settings;
    const self = await this.#whoAmI();
    this.#self = self;
    const receiver = this.#socket?.receiver ?? this.#front?.receiver;
    if (receiver === undefined) throw new Error("a Slack connection is one of two kinds");
    const app = new App({
      receiver,
      authorize: async () => ({
        botToken: this.#settings.botToken,
        botUserId: self.user,
        teamId: self.team,
        ...(self.bot === undefined ? {} : { botId: self.bot }),
      }),
      clientOptions: this.#clientOptions,
      logger: boltLogger(log),
      convoStore: false,
    });
    app.error(async (error) => log.error("slack.fault", { code: codeOf(error) }));
    const answers = new Answers({ clock, log, choices, hooks: [HOOKS, this.#apiOrigin()] });
    listen(app, {
      handle,
      conversation: new Conversation({
        handle,
        answers,
        people: new People(clock, log),
        choices,
        clock,
        log,
      }),
      answers,
      choices,
      seen: new Seen(clock, firstSeen),
      selfIn: (team) => (team === self.team ? self.user : undefined),
      home,
      during: (work) => this.#during(work),
    });
    await this.#connect();
  }

  async post(place: Place, reply: Reply, key: string): Promise<MessageReference> {
    const drawing = drawFitted(reply);
    for (const { key: kept, line } of drawing.kept) await this.#settings.choices.keep(kept, line);
    const ts = await this.poster.send(this.#client, place.channel, drawing.payload, key, place.thread);
    return { place, message: ts };
  }

  async edit(message: MessageReference, reply: Reply): Promise<void> {
    const drawing = drawFitted(reply);
    for (const { key, line } of drawing.kept) await this.#settings.choices.keep(key, line);
    await this.#client.chat.update({
      channel: message.place.channel,
      ts: message.message,
      ...updatable(drawing.payload),
    });
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

  async #whoAmI(): Promise<Self> {
    try {
      const answer = await this.#client.auth.test();
      return {
        team: answer.team_id ?? "",
        teamName: answer.team ?? "",
        user: answer.user_id ?? "",
        bot: answer.bot_id,
      };
    } catch (error) {
      throw new Error(remedy(codeOf(error), "the bot token (SLACK_BOT_TOKEN, begins with xoxb-)"));
    }
  }

  async #connect(): Promise<void> {
    const { connection } = this.#settings;
    try {
      await this.#socket?.start();
    } catch (error) {
      throw new Error(remedy(codeOf(error), "the app token (SLACK_APP_TOKEN, begins with xapp-)"));
    }
    if (connection.mode !== "http" || connection.listen === undefined || this.#front === undefined) return;
    const server = createServer(this.#front.listener);
    this.#server = server;
    const { host, port } = connection.listen;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => resolve());
    }).catch((error: unknown) => {
      throw new Error(
        `Paperboy cannot listen for Slack on ${host}:${port} (${codeOf(error)}). Choose another port.`,
      );
    });
  }
}

function remedy(code: string, token: string): string {
  switch (code) {
    case "invalid_auth":
    case "not_authed":
    case "token_revoked":
    case "token_expired":
    case "account_inactive":
    case "not_allowed_token_type":
      return `Slack does not accept ${token}: ${code}. Copy it again from the settings of the app on api.slack.com.`;
    case "missing_scope":
      return `Slack says that ${token} lacks a scope. Update the app from the manifest, then install it again.`;
    default:
      return `Slack could not be reached with ${token}: ${code}. Check the network, then start again.`;
  }
}
