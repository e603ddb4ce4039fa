/**
 * Deliveries through processes that are killed and frozen while the platform misbehaves, with fixed seeds; and
 * the same with a guarantee taken out, where the ledger must show it.
 */

import { expect, test } from "vitest";
import { ALL_WELL, chaos } from "../schedule/chaos.ts";

test.each([
  ["slack", 111],
  ["discord", 112],
  ["discord", 113],
] as const)(
  "PostgreSQL, %s, a bad day, three processes, killed at random (seed %i)",
  async (manner, seed) => {
    const result = await chaos({ engine: "postgres", manner, seed, deliveries: 40, kills: 6 });
    expect(result).toEqual({ ...ALL_WELL, kills: 6 });
  },
);

test("PostgreSQL, an outage twice as long as Discord knows a nonce", async () => {
  const settings = {
    engine: "postgres",
    manner: "discord",
    deliveries: 30,
    kills: 3,
    outageMs: 6_000,
  } as const;
  expect(await chaos({ ...settings, seed: 115 })).toEqual({ ...ALL_WELL, kills: 3 });
});

test("PostgreSQL where every conflict is an error (serializable)", async () => {
  const settings = { engine: "postgres serializable", manner: "slack", deliveries: 30, kills: 3 } as const;
  expect(await chaos({ ...settings, seed: 117 })).toEqual({ ...ALL_WELL, kills: 3 });
});

test("frozen past their lease and woken again: once each", async () => {
  const settings = { engine: "postgres", manner: "slack", deliveries: 50, kills: 0, freezes: 4 } as const;
  expect(await chaos({ ...settings, seed: 116 })).toEqual({ ...ALL_WELL, kills: 0 });
});
