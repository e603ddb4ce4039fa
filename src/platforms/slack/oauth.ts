/** "Add to Slack": an administrator's consent becomes an installation (OAuth 2.0, RFC 6749 section 4.1). */

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  type Installation as BoltInstallation,
  HTTPReceiver,
  type Logger,
  type StateStore,
} from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";
import { codeOf } from "./errors.ts";
import type { Installations } from "./installations.ts";
import type { Seen } from "./seen.ts";

export interface OAuthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The public address of this server, `https://paperboy.example.org`. */
  readonly address: string;
  readonly scopes: readonly string[];
  /** Where Slack asks for consent; Slack's own page unless a stand-in is used. */
  readonly authorizeUrl?: string;
}

const INSTALL_PATH = "/slack/install";
const REDIRECT_PATH = "/slack/oauth_redirect";

interface Outside {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly logger: Logger;
  readonly installations: Installations;
  readonly seen: Seen;
}

/** Answers requests for the two addresses of the flow. Bolt binds the state to the browser by a cookie. */
export function oauthListener(settings: OAuthSettings, outside: Outside) {
  const { log, installations, apiUrl, logger } = outside;
  const receiver = new HTTPReceiver({
    signingSecret: "unused",
    signatureVerification: false,
    endpoints: [],
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    redirectUri: `${settings.address}${REDIRECT_PATH}`,
    scopes: [...settings.scopes],
    logger,
    installationStore: {
      storeInstallation: (given) => store(given, installations),
      fetchInstallation: () => Promise.reject(new Error("installations are read elsewhere")),
      deleteInstallation: async ({ teamId }) => {
        if (teamId !== undefined) await installations.remove(teamId, "uninstalled");
      },
    },
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      directInstall: true,
      stateStore: new OneTimeStates(settings.clientSecret, outside.clock, outside.seen),
      clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
      ...(settings.authorizeUrl === undefined ? {} : { authorizationUrl: settings.authorizeUrl }),
      callbackOptions: {
        success: (installation, _options, _request, response) => {
          log.info("slack.installed", { team: installation.team?.id });
          page(
            response,
            200,
            "Paperboy is installed. Go back to Slack and say /paper, or open its Home tab.",
          );
        },
        failure: (error, _options, _request, response) => {
          log.warn("slack.install-failed", { code: codeOf(error) });
          page(response, 400, `Paperboy was not installed. Begin again at ${INSTALL_PATH}.`);
        },
      },
    },
  });
  return (request: IncomingMessage, response: ServerResponse) => receiver.requestListener(request, response);
}

async function store(given: BoltInstallation, installations: Installations): Promise<void> {
  const { team, bot } = given;
  // An installation for a whole organisation names no workspace; the manifest does not allow it.
  if (team === undefined || bot === undefined) throw new Error("not an installation in one workspace");
  await installations.save({
    team: team.id,
    teamName: team.name ?? team.id,
    botToken: bot.token,
    botUser: bot.userId,
    bot: bot.id,
    scopes: bot.scopes,
  });
}

function page(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(`${words}\n`);
}

const LIFE_MS = 10 * 60_000;
const stateSchema = z.object({
  nonce: z.string(),
  until: z.number(),
  scopes: z.array(z.string()),
  redirectUri: z.string().optional(),
});

/** States that were made here, in the last ten minutes, and are taken once. Any replica can check them. */
export class OneTimeStates implements StateStore {
  readonly #secret: string;
  readonly #clock: Clock;
  readonly #seen: Seen;

  constructor(secret: string, clock: Clock, seen: Seen) {
    this.#secret = secret;
    this.#clock = clock;
    this.#seen = seen;
  }

  readonly generateStateParam: StateStore["generateStateParam"] = async ({ scopes, redirectUri }) => {
    const state = {
      nonce: randomBytes(16).toString("base64url"),
      until: this.#clock.now() + LIFE_MS,
      scopes: typeof scopes === "string" ? scopes.split(",") : scopes,
      redirectUri,
    };
    const told = Buffer.from(JSON.stringify(state)).toString("base64url");
    return `${told}.${this.#sign(told)}`;
  };

  readonly verifyStateParam: StateStore["verifyStateParam"] = async (_now, given) => {
    const [told = "", signature = ""] = given.split(".");
    const [ours, theirs] = [Buffer.from(this.#sign(told)), Buffer.from(signature)];
    if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs))
      throw new Error("a state not made here");
    const state = stateSchema.parse(JSON.parse(Buffer.from(told, "base64url").toString()));
    if (state.until < this.#clock.now()) throw new Error("a state that is too old");
    if (!(await this.#seen.first("slack-oauth", [state.nonce]))) throw new Error("a state used before");
    const { scopes, redirectUri } = state;
    return { scopes, ...(redirectUri === undefined ? {} : { redirectUri }) };
  };

  #sign(told: string): string {
    return createHmac("sha256", this.#secret).update(`paperboy oauth state ${told}`).digest("base64url");
  }
}
