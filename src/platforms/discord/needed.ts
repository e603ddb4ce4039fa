/**
 * The permissions that Paperboy asks a server for, each with what is missing without it. Source: developer
 * documentation, "Permissions", whose bits stand here because loading the library takes half a second.
 */

export interface Needed {
  readonly permission: bigint;
  /** As the settings of a Discord channel name it. */
  readonly name: string;
  readonly without: string;
  readonly level: "warn" | "bad";
}

export const EVERYWHERE: readonly Needed[] = [
  {
    permission: 1n << 10n,
    name: "View Channel",
    without: "nothing can be posted here",
    level: "bad",
  },
  {
    permission: 1n << 16n,
    name: "Read Message History",
    without: "a post whose answer was lost cannot be looked for, and threads cannot be cited",
    level: "warn",
  },
  {
    permission: 1n << 15n,
    name: "Attach Files",
    without: "pictures such as that of /papers stats are told in words",
    level: "warn",
  },
  {
    permission: 1n << 44n,
    name: "Create Events",
    without: "sessions of reading groups do not stand among the events of the server",
    level: "warn",
  },
];

const IN_CHANNEL = "discussions and sessions of reading groups stand in the channel instead of in threads";

export const CHANNEL: readonly Needed[] = [
  { permission: 1n << 11n, name: "Send Messages", without: "nothing can be posted here", level: "bad" },
  { permission: 1n << 35n, name: "Create Public Threads", without: IN_CHANNEL, level: "warn" },
  { permission: 1n << 38n, name: "Send Messages in Threads", without: IN_CHANNEL, level: "warn" },
];

export const THREAD: readonly Needed[] = [
  {
    permission: 1n << 38n,
    name: "Send Messages in Threads",
    without: "nothing can be posted in this thread",
    level: "bad",
  },
];

/** Everything that is asked for when Paperboy is added to a server. */
export const PERMISSIONS: readonly Needed[] = [...EVERYWHERE, ...CHANNEL];

/** The link that adds Paperboy to a server with these permissions ("OAuth2", "Bot Authorization Flow"). */
export function installLink(application: string): string {
  const bits = PERMISSIONS.reduce((sum, { permission }) => sum | permission, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${bits}`;
}
