/** What connecting to Slack needs, and what there is then. */

import type { RequestListener } from "node:http";
import type { Clock } from "../../core/clock.ts";
import type { StatusLine } from "../../core/context.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { KeptChoices, Log, Place, Platform } from "../../core/ports.ts";
import type { OpenedThreads } from "../../core/threads.ts";
import type { SlackPoster } from "./deliver.ts";
import type { Gone, Installations } from "./installations.ts";
import type { OAuthSettings } from "./oauth.ts";
import type { FirstSeen } from "./seen.ts";

export type SlackConnection =
  | { readonly mode: "socket" /** `xapp-…` with connections:write. */; readonly appToken: string }
  | {
      readonly mode: "http";
      readonly signingSecret: string;
      /** Where to listen; left out when another server passes requests to `listener`. */
      readonly listen?: { readonly host: string; readonly port: number };
    };

export interface SlackSettings {
  /** `xoxb-…` of one workspace; left out where workspaces install Paperboy themselves. */
  readonly botToken?: string;
  /** The workspaces that did. Needed without a bot token. */
  readonly installations?: Installations;
  /** "Add to Slack", in HTTP mode. */
  readonly oauth?: OAuthSettings;
  readonly connection: SlackConnection;
  /** The Web API with its path, `https://slack.com/api/` unless a stand-in is used. */
  readonly apiBase?: string;
  /** Where files are; Slack's own host unless a stand-in is used. */
  readonly filesBase?: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly choices: KeptChoices;
  /** Remembers which messages have a thread of ours, over restarts and for every process; without it, for this one. */
  readonly threads?: OpenedThreads;
  /** Remembers events over restarts, and on every replica. */
  readonly firstSeen?: FirstSeen;
  /** What the Home tab shows under the search. */
  readonly home?: readonly Invocation[];
  /** Show papers under links to them; needs the manifest's `unfurl`. */
  readonly unfurl?: boolean;
  /** Called at the start with the workspace of the bot token, which is there again if it was gone. */
  readonly onHere?: (team: string, name: string) => Promise<void>;
  /** Called when a workspace removed the app or withdrew its token: posts there must stop. */
  readonly onGone?: (team: string, why: Gone) => Promise<void>;
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
  /** What is missing in a channel, in words. */
  doctor(place: Place): Promise<readonly StatusLine[]>;
}
