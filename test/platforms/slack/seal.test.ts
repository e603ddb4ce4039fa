/** Tokens at rest. */

import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readSealingKeys, Seal, SealBroken } from "../../../src/platforms/slack/seal.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });

describe("a sealed token", () => {
  const [first, second] = [key("1"), key("2")];
  const seal = new Seal([first]);
  const sealed = seal.seal("xoxb-canary", "slack:T1:token");

  test("opens for its owner, and shows nothing", () => {
    expect(seal.open(sealed, "1", "slack:T1:token")).toBe("xoxb-canary");
    expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("canary");
    expect(seal.seal("xoxb-canary", "slack:T1:token")).not.toBe(sealed);
  });

  test.each<[string, () => string]>([
    ["another owner's row", () => seal.open(sealed, "1", "slack:T2:token")],
    ["another key", () => new Seal([{ ...second, id: "1" }]).open(sealed, "1", "slack:T1:token")],
    ["a key that is not there", () => seal.open(sealed, "2", "slack:T1:token")],
    ["one bit changed", () => seal.open(flip(sealed), "1", "slack:T1:token")],
    ["a shortened one", () => seal.open(sealed.slice(0, 20), "1", "slack:T1:token")],
    ["nothing", () => seal.open("", "1", "slack:T1:token")],
  ])("does not open: %s", (_name, open) => {
    expect(open).toThrow(SealBroken);
  });

  test("opens with an older key when there is a newer one", () => {
    const turned = new Seal([second, first]);
    expect(turned.keyId).toBe("2");
    expect(turned.open(sealed, "1", "slack:T1:token")).toBe("xoxb-canary");
  });
});

function flip(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const last = bytes.length - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  return bytes.toString("base64url");
}

describe("keys from a setting", () => {
  const base64 = randomBytes(32).toString("base64");
  test("are read in their order", () => {
    expect(readSealingKeys(`b:${base64}, a:${base64}`).map((one) => one.id)).toEqual(["b", "a"]);
  });
  test.each(["", "x", `x:${base64.slice(4)}`, ":x", `a b:${base64}`, "x:!!!"])(
    "are refused when they are none: %j",
    (setting) => {
      expect(() => readSealingKeys(setting)).toThrow(/32 random bytes/u);
      if (setting.length > 5) expect(() => readSealingKeys(setting)).not.toThrow(setting);
    },
  );
});
