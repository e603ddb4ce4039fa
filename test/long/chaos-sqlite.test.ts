/**
 * 400 deliveries through a process that is killed every 350 ms while the platform misbehaves, on SQLite; and the same
 * with a guarantee taken out, where the ledger must show it. PAPERBOY_FULL=1 runs five seeds (see scale.ts).
 */

import { describe, expect, test } from "vitest";
import { ALL_WELL, chaos } from "../schedule/chaos.ts";
import { seeds } from "./scale.ts";

const AT_SCALE = { engine: "sqlite", deliveries: 400, kills: 25, perSecond: 4_000 } as const;

describe.each(["slack", "discord"] as const)("SQLite, %s", (manner) => {
  test.each(seeds(101))(
    "16 · a bad day, killed every 350 ms (seed %i): 400 of 400, once each",
    async (seed) => {
      const result = await chaos({ ...AT_SCALE, manner, seed });
      expect(result).toEqual({ ...ALL_WELL, kills: AT_SCALE.kills });
    },
  );
});

test.each(seeds(105))("17 · SQLite, platform down for 15 s meanwhile (seed %i): once each", async (seed) => {
  const settings = { ...AT_SCALE, deliveries: 300, kills: 12, manner: "slack", outageMs: 15_000 } as const;
  expect(await chaos({ ...settings, seed })).toEqual({ ...ALL_WELL, kills: 12 });
});

test("20 · without a look before repeating the ledger shows doubles", async () => {
  const settings = { engine: "sqlite", manner: "slack", deliveries: 40, kills: 3 } as const;
  const result = await chaos({ ...settings, seed: 108, mutation: "no look" });
  expect(result.doubled).toBeGreaterThan(0);
});
