/** Fetching a file: from the platform's own host alone, no further than the limit, and never where an answer points. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { UserError } from "../../src/core/errors.ts";
import { fetchFile } from "../../src/core/fetch-file.ts";
import { type FileHost, fileHost, type HostedFile } from "../fakes/files.ts";

let host: FileHost;
let other: FileHost;
beforeEach(async () => {
  [host, other] = await Promise.all([fileHost(), fileHost()]);
});
afterEach(async () => {
  await host[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const LIMIT = 10_000;
const get = (url: string, name = "refs.bib", headers: Readonly<Record<string, string>> = {}) =>
  fetchFile({
    name,
    url,
    origins: [host.origin],
    headers,
    limit: LIMIT,
    signal: new AbortController().signal,
  });
const refusal = async (url: string, name?: string) => {
  const error = await get(url, name).catch((thrown: unknown) => thrown);
  if (!(error instanceof UserError)) throw new Error(`no refusal: ${String(error)}`);
  return `${error.code}: ${error.message}`;
};

test("its text, whatever the platform says it is", async () => {
  expect(await get(host.put("refs.bib", { body: "@misc{ä}" }))).toBe("@misc{ä}");
  expect(await get(host.put("refs.bib", { body: "\ufeff@misc{a}" }))).toBe("@misc{a}");
  expect(await get(host.put("refs.bib", { body: Buffer.from("\ufeff@misc{a}", "utf16le") }))).toBe(
    "@misc{a}",
  );
});

test("nothing is asked of any other host, however it is spelt", async () => {
  const elsewhere = other.put("refs.bib", { body: "x" });
  const port = new URL(host.origin).port;
  for (const url of [
    elsewhere,
    `http://localhost:${port}/attachments/1/refs.bib`,
    `http://127.0.0.1:${port}@${new URL(other.origin).host}/attachments/1/refs.bib`,
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "data:text/plain,hello",
    "not an address",
    "",
  ])
    expect(await refusal(url)).toContain("file-elsewhere: refs.bib is kept outside of this platform");
  expect([...host.asked, ...other.asked]).toEqual([]);
});

test("no redirect is followed, with or without the token", async () => {
  const target = other.put("secret", { body: "internal" });
  const url = host.put("refs.bib", { body: "", location: target });
  expect(await refusal(url)).toContain("file-refused: I may not read refs.bib");
  const guarded = host.put("refs.bib", { body: "@misc{a}", token: "xoxb-right" });
  expect(await refusal(guarded)).toContain("file-refused");
  expect(await get(guarded, "refs.bib", { authorization: "Bearer xoxb-right" })).toBe("@misc{a}");
  expect(other.asked).toEqual([]);
});

test.each<[string, HostedFile, string]>([
  ["gone", { body: "", status: 404 }, "file-refused: I may not read refs.bib, or it is gone (404)."],
  ["forbidden", { body: "", status: 403 }, "file-refused: I may not read refs.bib, or it is gone (403)."],
  ["the host is not well", { body: "", status: 503 }, "file-away: refs.bib could not be fetched just now."],
  ["a page to sign in", { body: "<html>", type: "text/html" }, "file-refused: I may not read refs.bib."],
  ["no text", { body: "PK\u0003\u0000" }, "not-text: refs.bib is not a text file."],
  ["longer than the limit", { body: "x".repeat(LIMIT + 1) }, "too-large: refs.bib is larger than"],
])("%s", async (_, file, said) => {
  expect(await refusal(host.put("refs.bib", file))).toContain(said);
});

test("a file without an end is given up soon after the limit", async () => {
  expect(await refusal(host.put("refs.bib", { body: "x".repeat(1_000), endless: true }))).toContain(
    "too-large",
  );
  // What was on its way already is lost; no more is asked for.
  expect(host.sent).toBeLessThan(50_000_000);
});

test("neither the address nor the token is in what people are told", async () => {
  const url = host.put("refs.bib", { body: "", status: 403 });
  const error = await get(url, "refs.bib", { authorization: "Bearer xoxb-secret" }).catch(String);
  expect(error).not.toContain(host.origin);
  expect(error).not.toContain("xoxb");
});

test("a host that is not there", async () => {
  await host[Symbol.asyncDispose]();
  expect(await refusal(`${host.origin}/refs.bib`)).toContain("file-away");
  host = await fileHost();
});
