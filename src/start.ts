/** `npm start`: connects what is configured, waits for a signal, and stops in reverse order. */

import { once } from "node:events";
import { makeBot } from "./bot.ts";
import type { SlackApp, SlackInstall } from "./config-slack.ts";
import { Connecting } from "./connecting.ts";
import type { Clock } from "./core/clock.ts";
import type { Poster } from "./core/delivery.ts";
import { invoke } from "./core/invocation.ts";
import type { Handle, Platform } from "./core/ports.ts";
import { PUBLIC_ADDRESS, type Store } from "./core/store.ts";
import { keepCompleting } from "./library/completer.ts";
import { keptThreads } from "./opened-threads.ts";
import { preview } from "./preview.ts";
import type { ExitStatus, Running } from "./run.ts";
import { openConfigured } from "./state.ts";
import type { Running as RunningPart } from "./status.ts";
import { Metrics } from "./web/metrics.ts";

/** A platform that posts, and says how it is. */
interface Connected extends RunningPart {
  readonly platform: Platform;
  readonly poster: Poster;
}

/**
 * Runs until SIGINT or SIGTERM; a second signal ends the process at once. A platform that cannot be reached is
 * tried again for as long as it takes, while all the rest works. Rejects when something cannot start however
 * often it is tried.
 */
export async function start(running: Running): Promise<ExitStatus> {
  const { config, clock, log } = running;
  const stopped = untilSignal();
  if (config.slack === undefined && config.discord === undefined) return await preview(running, stopped);
  await using stack = new AsyncDisposableStack();
  const store = await openConfigured({ config, clock, log });
  stack.defer(() => store.close());
  const connected = [...(await discord(running, store)), ...(await slack(running, store))];
  const posters = connected.map(({ poster }) => poster);
  const links = connected.map((one) => new Connecting({ ...one, clock, log, random: Math.random }));
  const parts = connected.map((one, index) => ({ ...one, problem: links[index]?.problem ?? one.problem }));
  const bot = await makeBot({ config, clock, log, store, posters, running: parts });
  const metrics = new Metrics(config.http !== undefined);
  const handle = metrics.watch(bot.handle, clock);
  // Posts go over REST: a gateway that is slow to let us in must not hold up what is due meanwhile.
  bot.scheduler.start();
  stack.defer(() => bot.scheduler.stop());
  const completing = new AbortController();
  const completed = keepCompleting({ ...bot, store, clock, log }, completing.signal);
  stack.defer(async () => {
    completing.abort();
    await completed;
  });
  if (config.http !== undefined) {
    const { serveHealth } = await import("./health.ts");
    const served = {
      clock,
      log,
      metrics,
      store,
      running: [...parts, bot.scheduler],
      corpusOf: bot.corpusOf,
    };
    stack.adopt(await serveHealth(config.http, served), (web) => web.close());
  } else {
    await store.tables.meta.set(PUBLIC_ADDRESS, "");
  }
  for (const { platform } of connected) stack.defer(() => platform.stop());
  const ending = new AbortController();
  stack.defer(() => ending.abort());
  await Promise.race([stopped, connect(links, handle, ending.signal).then(() => stopped)]);
  log.info("stopping");
  return 0;
}

/** Connects all at the same time, says how that went, and goes on trying to reach those that are away. */
async function connect(links: readonly Connecting[], handle: Handle, signal: AbortSignal): Promise<void> {
  await Promise.all(links.map((link) => link.tryOnce(handle)));
  const there = links.filter(({ connected }) => connected).map(({ name }) => name);
  const away = links.map((link) => (link.connected ? undefined : link.problem()));
  const said = [there.length === 0 ? undefined : `Paperboy answers on ${there.join(" and ")}.`, ...away];
  process.stdout.write(`${[...said, "Ctrl+C stops it."].filter((part) => part !== undefined).join(" ")}\n`);
  await Promise.all(links.map((link) => link.keepTrying(handle, signal)));
}

/** Resolves at the first signal. */
async function untilSignal(): Promise<void> {
  const ended = new AbortController();
  const { signal } = ended;
  await Promise.race(["SIGINT", "SIGTERM"].map((name) => once(process, name, { signal }).catch(() => {})));
  ended.abort();
  for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => process.exit(1));
}

// The libraries of a platform are loaded only when it has a token.

async function discord({ config, clock, log }: Running, store: Store): Promise<readonly Connected[]> {
  if (config.discord === undefined) return [];
  const { createDiscord } = await import("./platforms/discord/connect.ts");
  const { mode, linkCards, ...access } = config.discord;
  const platform = createDiscord({
    ...access,
    connection:
      mode.kind === "gateway"
        ? { mode: "gateway" }
        : { mode: "http", publicKey: mode.publicKey, listen: { host: "0.0.0.0", port: mode.port } },
    ...(linkCards ? { aboutLinks: (links: string) => invoke("papers linked", { text: links }) } : {}),
    clock,
    log,
    random: Math.random,
    choices: store.choices,
    remembered: store.tables.meta,
    threads: keptThreads(store, clock),
    firstSeen: (server, key) => store.tables.seenEvents.first(`discord:${server}`, key, clock.now()),
  });
  const problem = () => {
    const { connected, deadForMs } = platform.health();
    return connected ? undefined : `no connection to the gateway for ${Math.round(deadForMs / 1000)} s`;
  };
  return [
    {
      name: "Discord",
      platform,
      poster: platform.poster,
      problem,
      doctor: (place) => platform.doctor(place),
    },
  ];
}

async function slack({ config, clock, log }: Running, store: Store): Promise<readonly Connected[]> {
  if (config.slack === undefined) return [];
  const { createSlack } = await import("./platforms/slack/connect.ts");
  const { mode, install, ...rest } = config.slack;
  const { tenants, seenEvents } = store.tables;
  const platform = createSlack({
    ...rest,
    unfurl: config.slackApp.unfurl,
    ...(install === undefined ? {} : await installing(install, { clock, store, app: config.slackApp })),
    connection:
      mode.kind === "socket"
        ? { mode: "socket", appToken: mode.appToken }
        : { mode: "http", signingSecret: mode.signingSecret, listen: { host: "0.0.0.0", port: mode.port } },
    clock,
    log,
    random: Math.random,
    choices: store.choices,
    threads: keptThreads(store, clock),
    firstSeen: (team, key) => seenEvents.first(`slack:${team}`, key, clock.now()),
    async onHere(team, name) {
      const tenant = await tenants.ensure("slack", team, name, clock.now());
      if (tenant.state !== "active") await tenants.setState(tenant.id, "active", clock.now());
    },
    async onGone(team, why) {
      const tenant = await tenants.find("slack", team);
      if (tenant !== undefined) await tenants.setState(tenant.id, why, clock.now());
    },
  });
  const problem = () => (platform.health().connected ? undefined : "no connection");
  return [
    {
      name: "Slack",
      platform,
      poster: platform.poster,
      problem,
      doctor: (place) => platform.doctor(place),
    },
  ];
}

/** What "Add to Slack" needs: where workspaces and their sealed tokens are kept, and what is asked of them. */
async function installing(
  { clientId, clientSecret, address, keys }: SlackInstall,
  { clock, store, app }: { readonly clock: Clock; readonly store: Store; readonly app: SlackApp },
) {
  const { SealedInstallations } = await import("./platforms/slack/installations.ts");
  const { readSealingKeys, Seal } = await import("./platforms/slack/seal.ts");
  const { scopesFor } = await import("./platforms/slack/manifest.ts");
  return {
    installations: new SealedInstallations(store.tables.tenants, new Seal(readSealingKeys(keys)), clock),
    oauth: { clientId, clientSecret, address, scopes: scopesFor(app).map((scope) => scope.name) },
  };
}
