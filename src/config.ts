/** The only reader of the environment. One frozen Config, or every problem at once, each with its remedy. */

import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { type DiscordConfig, readDiscord } from "./config-discord.ts";
import { readSlack, readSlackApp, type SlackApp, type SlackConfig } from "./config-slack.ts";
import { type Name, SETTINGS } from "./settings.ts";

/** Where search keeps its index; see PAPERBOY_INDEX. */
export type IndexPlace = (typeof PLACES)[number];
const PLACES = ["auto", "memory", "sqlite", "postgres"] as const;

/** Where stand-ins for a platform are: its API, and the files that people attach. */
export type ReadBase = (api: Name, files: Name) => { apiBase?: string; filesBase?: string };

/** Reads a setting that is yes or no; anything else is a problem. */
export type ReadYes = (name: Name) => boolean;

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
  readonly discord?: DiscordConfig;
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
  return { ...readEnvFile(folder), ...process.env };
}

/** What `.env` in `folder` sets that looks like a setting and is none: mistyped, most often. */
export function unknownSettings(folder: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(SETTINGS.map(({ name }) => name));
  return Object.keys(readEnvFile(folder)).filter(
    (name) => /^(?:PAPERBOY|DISCORD|SLACK|ARXIV|CROSSREF|DATABASE)_/iu.test(name) && !known.has(name),
  );
}

/** Throws ConfigError where there is a `.env` that cannot be read. */
function readEnvFile(folder: string): Environment {
  try {
    // Some editors begin a file with a mark of their own, which is no part of the first name.
    return parseEnv(readFileSync(`${folder}/.env`, "utf8").replace(/^\uFEFF/u, ""));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    if (code === "ENOENT") return {};
    throw new ConfigError([
      `.env cannot be read (${String(code)}). It has to be a file of lines such as PAPERBOY_ZONE=Europe/Berlin; see .env.example.`,
    ]);
  }
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
  if (index === "postgres" && databaseUrl === "") {
    problems.push(
      "PAPERBOY_INDEX is postgres, and DATABASE_URL is empty; set it to a PostgreSQL address, or use sqlite.",
    );
  }
  const yes: ReadYes = (name) => {
    const given = value(name).toLowerCase();
    if (/^(?:yes|true|on|1)$/u.test(given)) return true;
    if (!/^(?:|no|false|off|0)$/u.test(given)) problems.push(`${name} is “${value(name)}”; use yes or no.`);
    return false;
  };
  const summary = readSummary(address("PAPERBOY_SUMMARY_BASE"), value, problems);
  const discord = readDiscord({ value, port, base, yes }, problems);
  const slack = readSlack(value, port, base, problems);
  const slackApp = readSlackApp(value, yes, problems);
  const httpPort = value("PAPERBOY_HTTP_PORT");
  const publicAddress = publicUrl(value("PAPERBOY_PUBLIC_URL"), problems);
  const http =
    httpPort === ""
      ? {}
      : {
          http: {
            host: value("PAPERBOY_HTTP_HOST"),
            port: port("PAPERBOY_HTTP_PORT"),
            ...publicAddress,
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
