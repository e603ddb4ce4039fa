/** Wrong settings: each named, with what to do; and what people write for yes and no. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError, environment, readConfig, unknownSettings } from "../src/config.ts";

const read = (env: Readonly<Record<string, string>>) => readConfig(env, () => true);

function problems(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "paperboy-config-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [{ DISCORD_LINK_CARDS: "maybe" }, "DISCORD_LINK_CARDS is “maybe”; use yes or no."],
  [{ SLACK_UNFURL: "si" }, "SLACK_UNFURL is “si”; use yes or no."],
  [{ SLACK_LOOK_UP: "y" }, "SLACK_LOOK_UP is “y”; use yes or no."],
  [
    { PAPERBOY_PUBLIC_URL: "papers.example.org" },
    "PAPERBOY_PUBLIC_URL is not a web address such as https://paperboy.example.org.",
  ],
])("%j is a problem, whether or not it is used", (env, problem) => {
  expect(problems(env)).toEqual([problem]);
});

test("Yes is said in several ways", () => {
  for (const word of ["yes", "TRUE", "on", "1"]) {
    expect(read({ SLACK_UNFURL: word, SLACK_LOOK_UP: word }).slackApp).toEqual({
      unfurl: true,
      lookUp: true,
    });
    expect(read({ DISCORD_TOKEN: "t", DISCORD_LINK_CARDS: word }).discord?.linkCards).toBe(true);
  }
  for (const word of ["", "no", "False", "off", "0"])
    expect(read({ SLACK_UNFURL: word, SLACK_LOOK_UP: word }).slackApp).toEqual({
      unfurl: false,
      lookUp: false,
    });
});

test("A .env of another editor is read as it was meant", () => {
  writeFileSync(
    join(folder, ".env"),
    '\uFEFFPAPERBOY_TEST_ZONE=Europe/Berlin\r\nPAPERBOY_TEST_SEEDS="./a b"\r\n',
  );
  const env = environment(folder);
  expect(env["PAPERBOY_TEST_ZONE"]).toBe("Europe/Berlin");
  expect(env["PAPERBOY_TEST_SEEDS"]).toBe("./a b");
});

test("Names of a .env that are no settings are told; those of other programs are not", () => {
  writeFileSync(join(folder, ".env"), "SLACK_BOT_TOKN=xoxb-1\nPAPERBOY_ZONE=UTC\nPOSTGRES_PASSWORD=x\n");
  expect(unknownSettings(folder)).toEqual(["SLACK_BOT_TOKN"]);
  expect(unknownSettings(join(folder, "none"))).toEqual([]);
});

test("A .env that is a folder is said so", () => {
  mkdirSync(join(folder, ".env"));
  expect(() => environment(folder)).toThrow(".env cannot be read (EISDIR).");
});
