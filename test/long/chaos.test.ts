/**
 * Deliveries through processes that are killed and frozen while the platform misbehaves, with fixed seeds; and
 * the same with a guarantee taken out, where the ledger must show it.
 */

import { describe, expect, test } from "vitest";
import { ALL_WELL, chaos } from "../schedule/chaos.ts";

describe.each(["sqlite", "postgres"] as const)("on %s", (engine) => {
  test.each([
    ["slack", 101],
    ["slack", 102],
    ["discord", 103],
    ["discord", 104],
  ] as const)("%s, a bad day, processes killed (seed %i)", async (manner, seed) => {
    const { kills, ...result } = await chaos({ engine, manner, seed, deliveries: 60, kills: 8 });
    expect(result).toEqual(ALL_WELL);
    expect(kills).toBe(8);
  });

  test("an outage of six seconds, twice as long as the platform knows a nonce", async () => {
    const { kills: _, ...result } = await chaos({
      engine,
      manner: engine === "sqlite" ? "slack" : "discord",
      seed: 105,
      deliveries: 40,
      kills: 4,
      outageMs: 6_000,
    });
    expect(result).toEqual(ALL_WELL);
  });
});

test("frozen past their lease and woken again, three processes: once each", async () => {
  const settings = { engine: "postgres", manner: "slack", deliveries: 60, kills: 0, freezes: 4 } as const;
  const { kills: _, ...result } = await chaos({ ...settings, seed: 106 });
  expect(result).toEqual(ALL_WELL);
});

test("where every conflict is an error (serializable), killed", async () => {
  const settings = { engine: "postgres serializable", manner: "slack", deliveries: 40, kills: 4 } as const;
  const { kills: _, ...result } = await chaos({ ...settings, seed: 107 });
  expect(result).toEqual(ALL_WELL);
});

describe("with a guarantee taken out, the ledger shows it", () => {
  test("no look before repeating: doubled", async () => {
    const result = await chaos({
      engine: "sqlite",
      manner: "slack",
      seed: 108,
      deliveries: 40,
      kills: 3,
      mutation: "no look",
    });
    expect(result.doubled).toBeGreaterThan(0);
  });

  test("no fence: a process that wakes up undoes what was settled, and it is doubled", async () => {
    const result = await chaos({
      engine: "postgres",
      manner: "slack",
      seed: 109,
      deliveries: 60,
      kills: 0,
      freezes: 4,
      mutation: "no fence",
    });
    expect(result.doubled + result.left).toBeGreaterThan(0);
  });
});
