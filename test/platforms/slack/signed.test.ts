/** Which HTTP requests are believed to come from Slack. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { App } from "@slack/bolt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { boltLogger } from "../../../src/platforms/slack/log.ts";
import { EVENTS_PATH, SignedFront } from "../../../src/platforms/slack/signed.ts";
import { signature } from "../../fakes/slack/wire.ts";

const SECRET = "not-a-real-secret";
const NOW = Date.UTC(2026, 10, 22, 9);
const seconds = NOW / 1000;

describe("a request over HTTP", () => {
  const clock = new TurnedClock(NOW);
  const front = new SignedFront({
    signingSecret: SECRET,
    clock,
    log: silentLog,
    logger: boltLogger(silentLog),
  });
  const taken: unknown[] = [];
  const server = createServer(front.listener);
  let base = "";

  beforeAll(async () => {
    // The receiver hands on what it believes; here it only has to be counted.
    const app = {
      processEvent: async ({ body, ack }: { body: unknown; ack: () => Promise<void> }) => {
        taken.push(body);
        await ack();
      },
    };
    front.receiver.init(app as unknown as App);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  let number = 0;
  async function send(
    change: {
      stamp?: string;
      body?: string;
      sign?: (stamp: string, body: string) => string;
      headers?: Record<string, string>;
      path?: string;
      method?: string;
    } = {},
  ) {
    number += 1;
    const body = change.body ?? JSON.stringify({ type: "event_callback", number });
    const stamp = change.stamp ?? String(seconds);
    const sign = change.sign ?? ((at, signed) => signature(SECRET, at, signed));
    const before = taken.length;
    const response = await fetch(base + (change.path ?? EVENTS_PATH), {
      method: change.method ?? "POST",
      ...(change.method === "GET" ? {} : { body }),
      headers: {
        "content-type": "application/json",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": sign(stamp, body),
        ...change.headers,
      },
    });
    return { status: response.status, text: await response.text(), taken: taken.length - before };
  }

  test.each<[string, Parameters<typeof send>[0]]>([
    ["signed now", {}],
    ["five minutes old", { stamp: String(seconds - 300) }],
    ["a minute ahead", { stamp: String(seconds + 60) }],
  ])("is taken: %s", async (_name, change) => {
    expect(await send(change)).toMatchObject({ status: 200, taken: 1 });
  });

  test.each<[string, Parameters<typeof send>[0]]>([
    ["stale", { stamp: String(seconds - 301) }],
    ["from the future", { stamp: String(seconds + 61) }],
    ["from tomorrow", { stamp: String(seconds + 86_400) }],
    ["with a stamp that is no number", { stamp: "NaN" }],
    ["with an empty stamp", { stamp: "" }],
    ["with half a second", { stamp: `${seconds}.5` }],
    ["with a stamp in hex", { stamp: `0x${seconds.toString(16)}` }],
    ["with a negative stamp", { stamp: `-${seconds}` }],
    ["tampered with", { sign: (stamp) => signature(SECRET, stamp, "{}") }],
    ["with another app's secret", { sign: (stamp, body) => signature("another", stamp, body) }],
    [
      "with the signature of another time",
      { sign: (_stamp, body) => signature(SECRET, String(seconds - 1), body) },
    ],
    ["with a shortened signature", { sign: (stamp, body) => signature(SECRET, stamp, body).slice(0, 20) }],
    ["with another version", { sign: (stamp, body) => signature(SECRET, stamp, body).replace("v0", "v1") }],
    ["with no signature", { sign: () => "" }],
    [
      "calling itself a check",
      {
        body: "ssl_check=1&payload=x",
        sign: () => "v0=x",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    ],
  ])("is refused without effect: %s", async (_name, change) => {
    expect(await send(change)).toMatchObject({ status: 401, taken: 0 });
  });

  test("is taken once: the same again is refused", async () => {
    const body = JSON.stringify({ once: true });
    expect(await send({ body })).toMatchObject({ status: 200, taken: 1 });
    expect(await send({ body })).toMatchObject({ status: 401, taken: 0 });
    clock.advance(250_000);
    expect(await send({ body })).toMatchObject({ status: 401, taken: 0 });
    clock.set(NOW);
  });

  test.each([
    ["null", 400],
    ["[", 400],
    ['"x"', 400],
    ["7", 400],
  ])("is refused when its body is %s", async (body, status) => {
    expect(await send({ body })).toMatchObject({ status, taken: 0 });
  });

  test("is refused when it is too large", async () => {
    expect(await send({ body: `"${"x".repeat(1_100_000)}"` })).toMatchObject({ status: 413, taken: 0 });
  });

  test("answers Slack's question whether it is there", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "3eZbrw1a" });
    expect(await send({ body })).toMatchObject({ status: 200, text: '{"challenge":"3eZbrw1a"}', taken: 0 });
  });

  test.each([
    ["GET", EVENTS_PATH],
    ["POST", "/"],
    ["POST", "/slack/events/x"],
  ])("is not there: %s %s", async (method, path) => {
    expect(await send({ method, path })).toMatchObject({ status: 404, taken: 0 });
  });
});
