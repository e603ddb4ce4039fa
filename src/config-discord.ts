/** The settings of Discord, given a reader of the environment. */

import type { ReadBase } from "./config.ts";
import type { Name } from "./settings.ts";

/** How Paperboy is connected to Discord. */
export interface DiscordConfig {
  readonly token: string;
  readonly apiBase?: string;
  readonly filesBase?: string;
  readonly mode:
    | { readonly kind: "gateway" }
    | { readonly kind: "http"; readonly publicKey: string; readonly port: number };
  /** Whether messages are read for links to papers. */
  readonly linkCards: boolean;
}

/** The connection, or none when no token is set. Adds every problem with its remedy. */
export function readDiscord(
  value: (name: Name) => string,
  port: (name: Name) => number,
  base: ReadBase,
  problems: string[],
): { readonly discord?: DiscordConfig } {
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
