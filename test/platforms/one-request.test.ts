/**
 * One attempt to post is one request on the wire, whatever becomes of it: the libraries' own repetition is off, and
 * stays off when they are updated. Counted by a server that knows nothing of either library.
 */

import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import type { Poster, PostOutcome } from "../../src/core/delivery.ts";
import { silentLog } from "../../src/core/ports.ts";
import { reply, text } from "../../src/core/reply.ts";
import { createDiscord } from "../../src/platforms/discord/connect.ts";
import { createSlack } from "../../src/platforms/slack/connect.ts";

const choices = { keep: async () => {}, find: async () => undefined };
const outside = { clock: systemClock, log: silentLog, random: Math.random, choices };

/** What happens to every request that posts. */
const FAULTS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  "a reset after receipt": (response) => response.socket?.destroy(),
  "502": (response) => void response.writeHead(502).end(),
  "503 with Retry-After": (response) => void response.writeHead(503, { "retry-after": "0" }).end(),
  "429 with Retry-After": (response) =>
    void response
      .writeHead(429, { "retry-after": "0", "content-type": "application/json" })
      .end('{"message":"limited","retry_after":0.01,"global":false}'),
  "no answer": () => {},
};

/** The real posters, as the platforms make them, for an API at this address. */
const PLATFORMS: Readonly<Record<string, (base: string) => { poster: Poster; stop: () => Promise<void> }>> = {
  Slack: (base) => {
    const connection = { mode: "http", signingSecret: "s" } as const;
    const platform = createSlack({ ...outside, botToken: "xoxb-1", apiBase: `${base}/api/`, connection });
    return { poster: platform.poster, stop: () => platform.stop() };
  },
  Discord: (base) => {
    const platform = createDiscord({ ...outside, token: "a.b.c", apiBase: `${base}/api` });
    return { poster: platform.poster, stop: () => platform.stop() };
  },
};

/** How often the server was asked to post, some time after one attempt that met the fault. */
async function requestsOf(
  make: (base: string) => { poster: Poster; stop: () => Promise<void> },
  fault: (response: ServerResponse) => void,
) {
  let posts = 0;
  const server = createServer((request, response) => {
    request.resume();
    const posting = /chat\.postMessage$|\/channels\/\d+\/messages$/u.test(request.url ?? "");
    if (posting) posts++;
    if (posting) return fault(response);
    response
      .writeHead(200, { "content-type": "application/json" })
      .end(JSON.stringify({ ok: true, team_id: "T1", user_id: "U1", bot_id: "B1", id: "1" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { poster, stop } = make(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const platform = poster.platform;
  const posting = {
    deliveryId: "0123456789abcdef0123456789abcdef",
    place: { platform, tenantId: "t", team: "T1", channel: "600000000000000001" },
    reply: reply([text("the paper of the day")]),
    firstTryAt: 0,
  };
  const giveUp = new AbortController();
  const posted = poster.post(posting, giveUp.signal);
  const outcome = await Promise.race<PostOutcome | "none">([
    posted,
    sleep(1_000).then(() => "none" as const),
  ]);
  // The libraries repeat within a second unless they are told not to.
  await sleep(1_500);
  giveUp.abort();
  server.closeAllConnections();
  await posted;
  await stop();
  await new Promise((resolve) => server.close(resolve));
  return { posts, outcome: outcome === "none" ? outcome : outcome.kind };
}

describe.each(Object.entries(PLATFORMS))("29 · %s", (_name, make) => {
  test.concurrent.each(Object.entries(FAULTS))("that meets %s was asked once", async (name, fault) => {
    const outcome = name.startsWith("429") ? "rateLimited" : name === "no answer" ? "none" : "unknown";
    expect(await requestsOf(make, fault)).toEqual({ posts: 1, outcome });
  });
});
