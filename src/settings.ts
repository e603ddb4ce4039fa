/** Every setting by name, with what it is for; config.ts reads and checks them. */

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
      "Where search keeps its index: memory, sqlite (a file in the data folder), postgres (in the database at DATABASE_URL, with pg_trgm), or auto: memory up to 200,000 papers, then sqlite",
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

/** The names of all settings. */
export type Name = (typeof SETTINGS)[number]["name"];
