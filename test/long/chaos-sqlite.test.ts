/**
 * Deliveries through processes that are killed and frozen while the platform misbehaves, with fixed seeds; and
 * the same with a guarantee taken out, where the ledger must show it.
 */

import { expect, test } from "vitest";
import { ALL_WELL, chaos } from "../schedule/chaos.ts";

test.each([
  ["slack", 101],
  ["slack", 102],
  ["discord", 103],
] as const)("SQLite, %s, a bad day, killed again and again (seed %i)", async (manner, seed) => {
  const result = await chaos({ engine: "sqlite", manner, seed, deliveries: 40, kills: 6 });
  expect(result).toEqual({ ...ALL_WELL, kills: 6 });
});

test("SQLite, an outage of six seconds", async () => {
  const settings = { engine: "sqlite", manner: "slack", deliveries: 30, kills: 3, outageMs: 6_000 } as const;
  expect(await chaos({ ...settings, seed: 105 })).toEqual({ ...ALL_WELL, kills: 3 });
});

test("without a look before repeating the ledger shows doubles", async () => {
  const settings = { engine: "sqlite", manner: "slack", deliveries: 40, kills: 3 } as const;
  const result = await chaos({ ...settings, seed: 108, mutation: "no look" });
  expect(result.doubled).toBeGreaterThan(0);
});
