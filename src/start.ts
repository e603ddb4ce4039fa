/** `npm start`: connects what is configured, waits for a signal, and stops in reverse order. */

import { once } from "node:events";
import { chat } from "./chat.ts";
import type { Config } from "./config.ts";
import type { Platform } from "./core/ports.ts";
import type { Store } from "./core/store.ts";
import type { ExitStatus, Running } from "./run.ts";
import { makeServices } from "./services.ts";
import { openConfigured } from "./state.ts";

/** Runs until SIGINT or SIGTERM; a second signal ends the process at once. Rejects when something cannot start. */
export async function start(running: Running): Promise<ExitStatus> {
  const { config, clock, log } = running;
  if (config.slack === undefined && config.discord === undefined) return await chat(running);
  await using stack = new AsyncDisposableStack();
  const state = await openConfigured({ config, clock, log });
  stack.defer(() => state.close());
  const { handle } = await makeServices({ config, clock, log, state });
  for (const platform of await platformsFor(running, state)) {
    await platform.start(handle);
    stack.defer(() => platform.stop());
    log.info("platform started", { platform: platform.name });
  }
  process.stdout.write(`Paperboy answers on ${names(config)}. Ctrl+C stops it.\n`);
  await untilSignal();
  log.info("stopping");
  return 0;
}

function names(config: Config): string {
  return [
    ...(config.discord === undefined ? [] : ["Discord"]),
    ...(config.slack === undefined ? [] : ["Slack"]),
  ].join(" and ");
}

async function untilSignal(): Promise<void> {
  const ended = new AbortController();
  await Promise.race(
    ["SIGINT", "SIGTERM"].map((signal) => once(process, signal, { signal: ended.signal }).catch(() => {})),
  );
  ended.abort();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
}

/** The platforms that have tokens. Their libraries are loaded only when used. */
async function platformsFor({ config, clock, log }: Running, store: Store): Promise<Platform[]> {
  const platforms: Platform[] = [];
  if (config.discord !== undefined) {
    const { createDiscord } = await import("./platforms/discord/connect.ts");
    platforms.push(
      createDiscord({
        ...config.discord,
        clock,
        random: Math.random,
        log,
        choices: store.choices,
        remembered: store.tables.meta,
      }),
    );
  }
  if (config.slack !== undefined) {
    const { createSlack } = await import("./platforms/slack/connect.ts");
    const { botToken, apiBase, mode } = config.slack;
    platforms.push(
      createSlack({
        botToken,
        ...(apiBase === undefined ? {} : { apiBase }),
        connection:
          mode.kind === "socket"
            ? { mode: "socket", appToken: mode.appToken }
            : {
                mode: "http",
                signingSecret: mode.signingSecret,
                listen: { host: "0.0.0.0", port: mode.port },
              },
        clock,
        random: Math.random,
        log,
        choices: store.choices,
      }),
    );
  }
  return platforms;
}
