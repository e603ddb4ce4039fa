/** The settings of Slack, given a reader of the environment. */

import type { ReadBase, ReadYes } from "./config.ts";
import type { Name } from "./settings.ts";

/** How Paperboy is connected to Slack. */
export interface SlackConfig {
  /** Of one workspace; absent where workspaces install Paperboy themselves. */
  readonly botToken?: string;
  readonly install?: SlackInstall;
  readonly apiBase?: string;
  readonly filesBase?: string;
  readonly mode:
    | { readonly kind: "socket"; readonly appToken: string }
    | { readonly kind: "http"; readonly signingSecret: string; readonly port: number };
}

/** What the Slack app is to be; its manifest follows from it. */
export interface SlackApp {
  /** Where Slack reaches the HTTP mode, without a slash at its end; Socket Mode without it. */
  readonly address?: string;
  readonly unfurl: boolean;
  readonly lookUp: boolean;
}

/** "Add to Slack". */
export interface SlackInstall {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly address: string;
  /** As given; read where they are used. */
  readonly keys: string;
}

/** Reads one setting; those not given have their fallback. */
type Value = (name: Name) => string;

/** The connection, or none when nothing is set. Adds every problem with its remedy. */
export function readSlack(
  value: Value,
  port: (name: Name) => number,
  base: ReadBase,
  problems: string[],
): { slack?: SlackConfig } {
  const [botToken, appToken, signingSecret] = [
    value("SLACK_BOT_TOKEN"),
    value("SLACK_APP_TOKEN"),
    value("SLACK_SIGNING_SECRET"),
  ];
  const common = base("SLACK_API_BASE", "SLACK_FILES_BASE");
  const http = () => ({ kind: "http", signingSecret, port: port("SLACK_HTTP_PORT") }) as const;
  if (value("SLACK_CLIENT_ID") !== "") {
    const install = readInstall(value, problems);
    return install === undefined ? {} : { slack: { install, ...common, mode: http() } };
  }
  if (botToken === "") {
    if (appToken !== "" || signingSecret !== "") {
      problems.push(
        "SLACK_BOT_TOKEN is missing; copy it from OAuth & Permissions of your Slack app (it begins with xoxb-).",
      );
    }
    return {};
  }
  if (!botToken.startsWith("xoxb-"))
    problems.push("SLACK_BOT_TOKEN must begin with xoxb-; see OAuth & Permissions of your Slack app.");
  if (appToken !== "") {
    if (!appToken.startsWith("xapp-"))
      problems.push(
        "SLACK_APP_TOKEN must begin with xapp-; make one under Basic Information with connections:write.",
      );
    return { slack: { botToken, ...common, mode: { kind: "socket", appToken } } };
  }
  if (signingSecret === "") {
    problems.push(
      "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode); both are under Basic Information.",
    );
    return {};
  }
  return { slack: { botToken, ...common, mode: http() } };
}

const addressIn = (value: Value) => value("SLACK_PUBLIC_URL").replace(/\/+$/u, "");

/** What the manifest of the app follows from. */
export function readSlackApp(value: Value, yes: ReadYes, problems: string[]): SlackApp {
  const address = addressIn(value);
  if (address !== "" && !/^https:\/\/[^/\s]+$/u.test(address)) {
    problems.push("SLACK_PUBLIC_URL must be https:// and a host, without a path.");
  }
  return {
    ...(address === "" ? {} : { address }),
    unfurl: yes("SLACK_UNFURL"),
    lookUp: yes("SLACK_LOOK_UP"),
  };
}

/** Workspaces can install Paperboy only when every part of it is there. */
function readInstall(value: Value, problems: string[]): SlackInstall | undefined {
  const needed = [
    "SLACK_CLIENT_SECRET",
    "SLACK_SIGNING_SECRET",
    "SLACK_PUBLIC_URL",
    "PAPERBOY_KEYS",
  ] as const;
  const missing = needed.filter((name) => value(name) === "");
  if (missing.length > 0) {
    problems.push(
      `SLACK_CLIENT_ID lets workspaces install Paperboy, which needs ${missing.join(", ")} as well.`,
    );
  }
  if (value("SLACK_BOT_TOKEN") !== "") {
    problems.push(
      "SLACK_CLIENT_ID and SLACK_BOT_TOKEN exclude each other: many workspaces, or the one of the token.",
    );
  }
  const address = addressIn(value);
  if (missing.length > 0) return undefined;
  const [clientId, clientSecret, keys] = [
    value("SLACK_CLIENT_ID"),
    value("SLACK_CLIENT_SECRET"),
    value("PAPERBOY_KEYS"),
  ];
  return { clientId, clientSecret, address, keys };
}
