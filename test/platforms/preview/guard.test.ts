import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Guard } from "../../../src/platforms/preview/guard.ts";
import type { RunningPreview } from "../../../src/preview.ts";
import { preview } from "./browser.ts";

let running: RunningPreview;
let cookie: string;
let port: number;

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** fetch does not let one forge Host; this does. */
function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, method: body === undefined ? "GET" : "POST", headers },
      async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

beforeAll(async () => {
  running = await preview();
  port = Number(new URL(running.address).port);
  cookie = String((await ask("/")).headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => running.stop());

const json = { "Content-Type": "application/json" };
const line = JSON.stringify({ person: "ana", zone: "UTC", channel: "C0PAPERS", text: "/paper r1" });

test("the page sets a cookie that scripts cannot read and other sites cannot send", async () => {
  const { headers } = await ask("/");
  expect(String(headers["set-cookie"])).toMatch(
    /^paperboy-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect(String(headers["content-security-policy"])).toContain("default-src 'none'");
});

test("with cookie and without a foreign origin, one may speak", async () => {
  expect((await ask("/api/say", { ...json, cookie, origin: running.address }, line)).status).toBe(200);
});

test.each([
  ["a rebound name", { host: "evil.example:8787" }],
  ["a rebound name with our port", () => ({ host: `evil.example:${port}` })],
  ["our name, another port", { host: "127.0.0.1:1" }],
  ["another site's page", { origin: "https://evil.example" }],
  ["another page of this machine", { origin: "http://127.0.0.1:1" }],
  ["a page without origin", { origin: "null" }],
  ["a cross-site request", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["no cookie", { cookie: "" }],
  ["a wrong cookie", { cookie: `paperboy-1=${"A".repeat(32)}` }],
])("%s is refused", async (_, forged) => {
  const given = typeof forged === "function" ? forged() : forged;
  const answer = await ask("/api/say", { ...json, cookie, ...given }, line);
  expect(answer.status).toBe(403);
});

test("reading needs the cookie too, and the right name", async () => {
  expect((await ask("/api/setup")).status).toBe(403);
  expect((await ask("/api/events?person=ana&zone=UTC")).status).toBe(403);
  expect((await ask("/", { host: "evil.example" })).status).toBe(403);
});

test("a link on another site may lead here", async () => {
  const visit = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  expect((await ask("/", visit)).status).toBe(200);
});

test.each([
  ["not JSON", "/api/say", json, "{", 400, "not JSON"],
  ["missing parts", "/api/say", json, "{}", 400, "does not fit"],
  ["a surplus part", "/api/dismiss", json, '{"person":"ana","message":"m1","x":1}', 400, "does not fit"],
  ["nobody", "/api/say", json, line.replace("ana", "zoe"), 400, "nobody called zoe"],
  ["nowhere", "/api/say", json, line.replace("C0PAPERS", "C9"), 400, "no channel C9"],
  [
    "someone else's conversation",
    "/api/say",
    json,
    line.replace("C0PAPERS", "D0BENOKAFOR"),
    400,
    "someone else's",
  ],
  ["an unknown verb", "/api/constructor", json, "{}", 404, "nothing here"],
  ["a form's body", "/api/say", { "Content-Type": "application/x-www-form-urlencoded" }, line, 415, "JSON"],
  ["too much", "/api/say", json, `"${"x".repeat(4_200_000)}"`, 413, "too long"],
  [
    "an impossible date",
    "/api/clock",
    json,
    '{"at":"2026-02-31T09:00","zone":"Mars/Base"}',
    400,
    "not a date",
  ],
  [
    "a message that is gone",
    "/api/press",
    json,
    '{"person":"ana","zone":"UTC","message":"m99","look":"slack","value":"x"}',
    400,
    "gone",
  ],
])("%s gets a sentence, not a fault", async (_, path, headers, body, status, words) => {
  const answer = await ask(path, { ...headers, cookie }, body);
  expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(words)]);
});

test("a button that does not stand on the message cannot be pressed", async () => {
  const forged = { person: "ana", zone: "UTC", message: "m1", look: "slack", value: '["papers","stats",1]' };
  const answer = await ask("/api/press", { ...json, cookie }, JSON.stringify(forged));
  expect([answer.status, answer.body]).toEqual([
    400,
    expect.stringContaining("does not stand on this message"),
  ]);
});

test("nothing outside the page's folder is served", async () => {
  for (const path of ["/page/../preview.ts", "/page/%2e%2e/preview.ts", "/page/main.ts", "/etc/passwd"]) {
    expect((await ask(path)).status).toBe(404);
  }
});

test.each([
  ["192.168.0.7:8787", true],
  ["192.168.0.7:9000", true],
  ["[fe80::1]:8787", true],
  ["localhost:9000", true],
  ["evil.example:8787", false],
  ["192.168.0.7.evil.example:8787", false],
])("listening on every address, %s is taken: %s", (host, taken) => {
  const everywhere = new Guard("0.0.0.0", () => 8787);
  // Only the headers and the method of a request are read.
  const visit = { headers: { host }, method: "GET" } as IncomingMessage;
  expect(everywhere.refuse(visit, false) === undefined).toBe(taken);
});
