/** The settings of Discord, given a reader of the environment. */

import type { ReadBase, ReadYes } from "./config.ts";
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
  {
    value,
    port,
    base,
    yes,
  }: {
    readonly value: (name: Name) => string;
    readonly port: (name: Name) => number;
    readonly base: ReadBase;
    readonly yes: ReadYes;
  },
  problems: string[],
): { readonly discord?: DiscordConfig } {
  const [token, publicKey] = [value("DISCORD_TOKEN"), value("DISCORD_PUBLIC_KEY")];
  if (publicKey !== "" && !/^[0-9a-f]{64}$/iu.test(publicKey)) {
    problems.push(
      "DISCORD_PUBLIC_KEY must be the 64 hex digits from General Information of your application.",
    );
  }
  const linkCards = yes("DISCORD_LINK_CARDS");
  if (token === "") return {};
  const mode =
    publicKey === ""
      ? ({ kind: "gateway" } as const)
      : ({ kind: "http", publicKey, port: port("DISCORD_HTTP_PORT") } as const);
  if (linkCards && mode.kind === "http")
    problems.push(
      "DISCORD_LINK_CARDS needs the gateway: over HTTP Discord sends no messages. Leave it or DISCORD_PUBLIC_KEY empty.",
    );
  return {
    discord: { token, ...base("DISCORD_API_BASE", "DISCORD_FILES_BASE"), mode, linkCards },
  };
}
