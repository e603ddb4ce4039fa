/** The only reader of the environment. One frozen Config, or every problem at once, each with its remedy. */

import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { readSlack, readSlackApp, type SlackApp, type SlackConfig } from "./config-slack.ts";

/** Where search keeps its index; see PAPERBOY_INDEX. */
export type IndexPlace = (typeof PLACES)[number];
const PLACES = ["auto", "memory", "sqlite"] as const;

/** One setting, as `.env.example` and the README show it. Empty means off, or the fallback. */
export interface Setting {
  readonly name: string;
  readonly about: string;
  readonly fallback: string;
  readonly secret?: true;
}

/** Every setting there is, in the order shown. A test compares `.env.example` and the README with it. */
export const SETTINGS = [
  { name: "PAPERBOY_DATA", about: "Folder of the embedded store", fallback: "./data" },
  { name: "PAPERBOY_SEEDS", about: "Folder of the seed documents", fallback: "./seeds" },
  {
    name: "PAPERBOY_ZONE",
    about: "IANA time zone where neither person nor channel has one",
    fallback: "UTC",
  },
  {
    name: "PAPERBOY_INDEX",
    about:
      "Where search keeps its index: memory, sqlite (a file in the data folder), or auto: memory up to 200,000 papers",
    fallback: "auto",
  },
  { name: "PAPERBOY_LOG", about: "Least level to log: debug, info, warn, error or silent", fallback: "info" },
  {
    name: "DATABASE_URL",
    about: "PostgreSQL address; empty uses the embedded store",
    fallback: "",
    secret: true,
  },
  {
    name: "ARXIV_API_BASE",
    about: "Address of arXiv's API, for papers added by link; set but empty asks nobody",
    fallback: "https://export.arxiv.org/api",
  },
  {
    name: "CROSSREF_API_BASE",
    about: "Address of Crossref's API, for papers added by DOI; set but empty asks nobody",
    fallback: "https://api.crossref.org",
  },
  {
    name: "PAPERBOY_CONTACT",
    about: "E-mail address or page told to arXiv and Crossref, so that they can reach you",
    fallback: "",
  },
  {
    name: "PAPERBOY_CSL",
    about:
      "Folder of citation styles (.csl files, as citationstyles.org offers them under CC BY-SA) for /papers cite style:",
    fallback: "",
  },
  {
    name: "PAPERBOY_SUMMARY_BASE",
    about:
      "Address of an OpenAI-compatible service (…/v1) that sums up the sentences /papers ask quotes, labelled as generated; empty leaves it off",
    fallback: "",
  },
  { name: "PAPERBOY_SUMMARY_MODEL", about: "Model to name to that service", fallback: "" },
  {
    name: "PAPERBOY_SUMMARY_KEY",
    about: "Key for that service, if it wants one",
    fallback: "",
    secret: true,
  },
  { name: "DISCORD_TOKEN", about: "Discord bot token; empty leaves Discord off", fallback: "", secret: true },
  {
    name: "DISCORD_PUBLIC_KEY",
    about: "Public key of the Discord application, for interactions over HTTP instead of the gateway",
    fallback: "",
  },
  { name: "DISCORD_HTTP_PORT", about: "Port for Discord's interactions over HTTP", fallback: "3001" },
  {
    name: "DISCORD_LINK_CARDS",
    about:
      "yes: show a line under pasted links to papers, in channels that ask by /paperboy settings links:yes; needs the privileged Message Content intent",
    fallback: "",
  },
  { name: "DISCORD_API_BASE", about: "Address of Discord's API, for a stand-in", fallback: "" },
  { name: "DISCORD_FILES_BASE", about: "Address of Discord's attachments, for a stand-in", fallback: "" },
  {
    name: "SLACK_BOT_TOKEN",
    about: "Slack bot token (xoxb-…); empty leaves Slack off",
    fallback: "",
    secret: true,
  },
  {
    name: "SLACK_APP_TOKEN",
    about: "Slack app-level token (xapp-…) for Socket Mode",
    fallback: "",
    secret: true,
  },
  {
    name: "SLACK_SIGNING_SECRET",
    about: "Slack signing secret, for HTTP mode instead of Socket Mode",
    fallback: "",
    secret: true,
  },
  { name: "SLACK_HTTP_PORT", about: "Port for Slack's HTTP mode", fallback: "3000" },
  {
    name: "SLACK_CLIENT_ID",
    about:
      "Client id of the Slack app, where workspaces install Paperboy themselves (HTTP mode, no bot token)",
    fallback: "",
  },
  { name: "SLACK_CLIENT_SECRET", about: "Client secret that goes with it", fallback: "", secret: true },
  {
    name: "SLACK_PUBLIC_URL",
    about: "Address at which Slack reaches the HTTP mode, such as https://paperboy.example.org",
    fallback: "",
  },
  {
    name: "PAPERBOY_KEYS",
    about: "Keys that seal the tokens of workspaces: name:base64 of 32 bytes, the newest first",
    fallback: "",
    secret: true,
  },
  { name: "SLACK_API_BASE", about: "Address of Slack's Web API, for a stand-in", fallback: "" },
  { name: "SLACK_FILES_BASE", about: "Address of Slack's files, for a stand-in", fallback: "" },
  {
    name: "SLACK_UNFURL",
    about:
      "yes shows papers under links to them; needs the manifest that paperboy slack-manifest then prints",
    fallback: "no",
  },
  {
    name: "SLACK_LOOK_UP",
    about:
      "yes asks in that manifest to read channels, so that a post whose answer was lost is never repeated blindly",
    fallback: "no",
  },
  { name: "PAPERBOY_PREVIEW_HOST", about: "Address the preview page listens on", fallback: "127.0.0.1" },
  { name: "PAPERBOY_PREVIEW_PORT", about: "Port of the preview page", fallback: "8787" },
  { name: "PAPERBOY_HTTP_HOST", about: "Address that health and metrics listen on", fallback: "127.0.0.1" },
  {
    name: "PAPERBOY_HTTP_PORT",
    about: "Port for /healthz, /readyz, /metrics, calendars and RSS; empty leaves them off",
    fallback: "",
  },
  {
    name: "PAPERBOY_PUBLIC_URL",
    about: "Address at which others reach that port, for calendars and RSS; empty offers none",
    fallback: "",
  },
] as const satisfies readonly Setting[];

/** Where stand-ins for a platform are: its API, and the files that people attach. */
export type ReadBase = (api: Name, files: Name) => { apiBase?: string; filesBase?: string };

/** The names of all settings. */
export type Name = (typeof SETTINGS)[number]["name"];

export interface Config {
  readonly data: string;
  readonly seeds: string;
  readonly zone: string;
  readonly index: IndexPlace;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly databaseUrl?: string;
  /** Where metadata of papers is asked; a source without an address is off. */
  readonly sources: { readonly arxiv?: string; readonly crossref?: string; readonly contact?: string };
  /** Folder of citation styles. */
  readonly styles?: string;
  /** A service that writes summaries; absent leaves them off. */
  readonly summary?: { readonly base: string; readonly model: string; readonly key?: string };
  readonly discord?: {
    readonly token: string;
    readonly apiBase?: string;
    readonly filesBase?: string;
    readonly mode:
      | { readonly kind: "gateway" }
      | { readonly kind: "http"; readonly publicKey: string; readonly port: number };
    /** Whether messages are read for links to papers. */
    readonly linkCards: boolean;
  };
  readonly slack?: SlackConfig;
  /** What the Slack app is to be: told by its manifest, with or without tokens. */
  readonly slackApp: SlackApp;
  readonly preview: { readonly host: string; readonly port: number };
  readonly http?: { readonly host: string; readonly port: number; readonly publicUrl?: string };
}

/** Every problem of the environment, each naming the setting and what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's environment over what `.env` in `folder` says; a missing file is no problem. */
export function environment(folder: string): Environment {
  let file: Environment = {};
  try {
    file = parseEnv(readFileSync(`${folder}/.env`, "utf8"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return { ...file, ...process.env };
}

/** Reads and checks the settings. `isZone` says whether a time zone exists. Throws ConfigError with every problem. */
export function readConfig(env: Environment, isZone: (name: string) => boolean): Config {
  const problems: string[] = [];
  const value = (name: Name): string => {
    const given = env[name]?.trim();
    return given === undefined || given === ""
      ? (SETTINGS.find((each) => each.name === name)?.fallback ?? "")
      : given;
  };
  const port = (name: Name): number => {
    const number = Number(value(name));
    if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
    problems.push(`${name} is “${value(name)}”; it must be a port number from 0 to 65535.`);
    return 0;
  };
  const address = (name: Name): string | undefined => {
    const given = value(name);
    if (given === "" || (URL.canParse(given) && /^https?:/u.test(given))) return given || undefined;
    problems.push(`${name} is not a web address such as https://example.org; or leave it empty.`);
    return undefined;
  };
  const base: ReadBase = (api, files) => {
    const [apiBase, filesBase] = [address(api), address(files)];
    return {
      ...(apiBase === undefined ? {} : { apiBase }),
      ...(filesBase === undefined ? {} : { filesBase }),
    };
  };

  // Here empty means off, and only what is not set at all falls back.
  const source = (name: "ARXIV_API_BASE" | "CROSSREF_API_BASE"): string | undefined => {
    const given = env[name]?.trim() ?? value(name);
    if (given === "" || (URL.canParse(given) && /^https?:/u.test(given))) return given || undefined;
    problems.push(`${name} is not a web address; empty it to ask nobody.`);
    return undefined;
  };
  const [arxiv, crossref, contact] = [
    source("ARXIV_API_BASE"),
    source("CROSSREF_API_BASE"),
    value("PAPERBOY_CONTACT"),
  ];

  const zone = value("PAPERBOY_ZONE");
  if (!isZone(zone)) problems.push(`PAPERBOY_ZONE is “${zone}”; use an IANA name such as Europe/Berlin.`);
  const logLevel = LEVELS.find((level) => level === value("PAPERBOY_LOG"));
  if (logLevel === undefined)
    problems.push(`PAPERBOY_LOG is “${value("PAPERBOY_LOG")}”; use one of ${LEVELS.join(", ")}.`);
  const index = PLACES.find((place) => place === value("PAPERBOY_INDEX"));
  if (index === undefined)
    problems.push(`PAPERBOY_INDEX is “${value("PAPERBOY_INDEX")}”; use one of ${PLACES.join(", ")}.`);
  const databaseUrl = value("DATABASE_URL");
  if (databaseUrl !== "" && !/^postgres(?:ql)?:\/\//u.test(databaseUrl)) {
    problems.push(
      "DATABASE_URL must begin with postgres:// or postgresql://; empty it to use the embedded store.",
    );
  }
  const summary = readSummary(address("PAPERBOY_SUMMARY_BASE"), value, problems);
  const discord = readDiscord(value, port, base, problems);
  const slack = readSlack(value, port, base, problems);
  const slackApp = readSlackApp(value, problems);
  const httpPort = value("PAPERBOY_HTTP_PORT");
  const http =
    httpPort === ""
      ? {}
      : {
          http: {
            host: value("PAPERBOY_HTTP_HOST"),
            port: port("PAPERBOY_HTTP_PORT"),
            ...publicUrl(value("PAPERBOY_PUBLIC_URL"), problems),
          },
        };
  const preview = { host: value("PAPERBOY_PREVIEW_HOST"), port: port("PAPERBOY_PREVIEW_PORT") };
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    data: value("PAPERBOY_DATA"),
    seeds: value("PAPERBOY_SEEDS"),
    ...(value("PAPERBOY_CSL") === "" ? {} : { styles: value("PAPERBOY_CSL") }),
    zone,
    index: index ?? "auto",
    logLevel: logLevel ?? "info",
    ...(databaseUrl === "" ? {} : { databaseUrl }),
    sources: {
      ...(arxiv === undefined ? {} : { arxiv }),
      ...(crossref === undefined ? {} : { crossref }),
      ...(contact === "" ? {} : { contact }),
    },
    ...summary,
    ...discord,
    ...slack,
    slackApp,
    preview,
    ...http,
  });
}

function readSummary(
  base: string | undefined,
  value: (name: Name) => string,
  problems: string[],
): Pick<Config, "summary"> {
  if (base === undefined) return {};
  const [model, key] = [value("PAPERBOY_SUMMARY_MODEL"), value("PAPERBOY_SUMMARY_KEY")];
  if (model === "")
    problems.push("PAPERBOY_SUMMARY_MODEL is empty; name the model that the service should use.");
  return { summary: { base, model, ...(key === "" ? {} : { key }) } };
}

function publicUrl(given: string, problems: string[]): { publicUrl?: string } {
  if (given === "") return {};
  if (URL.canParse(given) && /^https?:/u.test(given)) return { publicUrl: given.replace(/\/+$/u, "") };
  problems.push("PAPERBOY_PUBLIC_URL is not a web address such as https://paperboy.example.org.");
  return {};
}

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

function readDiscord(
  value: (name: Name) => string,
  port: (name: Name) => number,
  base: ReadBase,
  problems: string[],
): Pick<Config, "discord"> {
  const [token, publicKey] = [value("DISCORD_TOKEN"), value("DISCORD_PUBLIC_KEY")];
  if (publicKey !== "" && !/^[0-9a-f]{64}$/iu.test(publicKey)) {
    problems.push(
      "DISCORD_PUBLIC_KEY must be the 64 hex digits from General Information of your application.",
    );
  }
  if (token === "") return {};
  const mode =
    publicKey === ""
      ? ({ kind: "gateway" } as const)
      : ({ kind: "http", publicKey, port: port("DISCORD_HTTP_PORT") } as const);
  const cards = value("DISCORD_LINK_CARDS").toLowerCase();
  if (!["", "yes", "no"].includes(cards))
    problems.push(`DISCORD_LINK_CARDS is “${value("DISCORD_LINK_CARDS")}”; use yes, or leave it empty.`);
  if (cards === "yes" && mode.kind === "http")
    problems.push(
      "DISCORD_LINK_CARDS needs the gateway: over HTTP Discord sends no messages. Leave it or DISCORD_PUBLIC_KEY empty.",
    );
  return {
    discord: { token, ...base("DISCORD_API_BASE", "DISCORD_FILES_BASE"), mode, linkCards: cards === "yes" },
  };
}
