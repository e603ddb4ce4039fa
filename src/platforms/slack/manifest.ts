/** The app's manifest, derived from the commands: what an administrator pastes to create the app. */

import { type Command, listed } from "../../core/command.ts";
import type { MessageAction } from "../../core/ports.ts";
import { clip } from "../../core/text.ts";

/** A permission or subscription, and what it is for. */
export interface Reasoned {
  readonly name: string;
  readonly reason: string;
}

/** Every scope asked for. A workspace's administrator reads these names, so each must be worth it. */
export const SCOPES: readonly Reasoned[] = [
  { name: "app_mentions:read", reason: "Answer in threads, where Slack allows no slash commands." },
  { name: "channels:read", reason: "Know who created a public channel: they may change its daily paper." },
  {
    name: "chat:write",
    reason: "Post the paper of the day, reminders and shared answers, and begin threads about papers.",
  },
  { name: "chat:write.public", reason: "Post them in public channels without being invited first." },
  { name: "commands", reason: "Slash commands and the message shortcut." },
  { name: "files:read", reason: "Import papers from a file that somebody hands to Paperboy." },
  { name: "files:write", reason: "Show pictures that are drawn here, such as those of /papers stats." },
  { name: "groups:read", reason: "Know who created a private channel Paperboy was invited to." },
  { name: "im:history", reason: "Hear what is written to Paperboy in a direct message." },
  { name: "im:write", reason: "Send reminders and private answers as direct messages." },
  { name: "users:read", reason: "Answer in the asker's language and time zone; know administrators." },
];

/** Scopes to look up whether a post arrived before it is repeated, and to read a thread for whoever asks (`lookUp`). */
export const LOOK_UP_SCOPES: readonly Reasoned[] = [
  {
    name: "channels:history",
    reason:
      "After a lost answer from Slack, look whether the post stands there already; cite a thread when asked in it.",
  },
  { name: "groups:history", reason: "The same in private channels Paperboy was invited to." },
];

export const UNFURL_SCOPES: readonly Reasoned[] = [
  { name: "links:read", reason: "Notice links to papers in conversations." },
  { name: "links:write", reason: "Show the paper under them." },
];

export const EVENTS: readonly Reasoned[] = [
  { name: "app_home_opened", reason: "Draw the Home tab for whoever opens it." },
  { name: "app_mention", reason: "Answer when mentioned." },
  { name: "app_uninstalled", reason: "Stop posting and forget the token when the app is removed." },
  { name: "message.im", reason: "Answer direct messages." },
  { name: "tokens_revoked", reason: "The same when its token is withdrawn." },
];

export const UNFURL_EVENTS: readonly Reasoned[] = [
  { name: "link_shared", reason: "Show the paper behind a link." },
];

/** Slack allows five domains; these are where papers are. */
const UNFURL_DOMAINS = ["arxiv.org", "doi.org"];

export interface ManifestOptions {
  readonly name?: string;
  /** The public address for signed HTTP, without a path: `https://paperboy.example.org`. Socket Mode without it. */
  readonly address?: string;
  /** Ask for the history scopes, so that a post is never repeated blindly. */
  readonly lookUp?: boolean;
  /** Show papers under their links. */
  readonly unfurl?: boolean;
}

/** The manifest as Slack reads it (app manifest reference, schema 2). Pure; same input, same JSON. */
export function manifest(
  commands: readonly Command[],
  messageActions: readonly MessageAction[],
  options: ManifestOptions = {},
) {
  const { address, name = "Paperboy" } = options;
  const url = address === undefined ? undefined : `${address}/slack/events`;
  const scopes = scopesFor(options);
  const events = [...EVENTS, ...(options.unfurl === true ? UNFURL_EVENTS : [])];
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name,
      description: "Finds papers, posts one a day, keeps reading groups on time.",
      background_color: "#1f3a5f",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      shortcuts: messageActions.map((action) => ({
        name: clip(action.label, 24),
        type: "message",
        callback_id: action.id,
        description: clip(action.about, 150),
      })),
      slash_commands: commands.map((command) => ({
        command: `/${command.name}`,
        description: clip(command.about, 2000),
        ...usageHint(command),
        // People and channels arrive as ids instead of names that may be ambiguous.
        should_escape: true,
        ...(url === undefined ? {} : { url }),
      })),
      ...(options.unfurl === true ? { unfurl_domains: UNFURL_DOMAINS } : {}),
    },
    oauth_config: {
      ...(address === undefined ? {} : { redirect_urls: [`${address}/slack/oauth_redirect`] }),
      scopes: { bot: scopes.map((scope) => scope.name) },
    },
    settings: {
      event_subscriptions: {
        ...(url === undefined ? {} : { request_url: url }),
        bot_events: events.map((event) => event.name).sort(),
      },
      interactivity: {
        is_enabled: true,
        ...(url === undefined ? {} : { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** The scopes for these options, by name. */
export function scopesFor(options: ManifestOptions): readonly Reasoned[] {
  return [
    ...SCOPES,
    ...(options.lookUp === true ? LOOK_UP_SCOPES : []),
    ...(options.unfurl === true ? UNFURL_SCOPES : []),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function usageHint(command: Command): { readonly usage_hint?: string } {
  const hint =
    command.action === undefined
      ? listed(command)
          .map((subcommand) => subcommand.name)
          .join(" | ")
      : Object.entries(command.action.options)
          .map(([name, spec]) => (spec.required === true ? `<${name}>` : `[${name}]`))
          .join(" ");
  return hint === "" ? {} : { usage_hint: clip(hint, 1000) };
}
