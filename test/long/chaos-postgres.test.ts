/**
 * 400 deliveries through four processes on one PostgreSQL that are killed, frozen past their leases and cut off from
 * the database while the platform misbehaves. PAPERBOY_FULL=1 runs five seeds (see scale.ts).
 */

import { describe, expect, test } from "vitest";
import { ALL_WELL, chaos } from "../schedule/chaos.ts";
import { seeds } from "./scale.ts";

const AT_SCALE = {
  engine: "postgres",
  deliveries: 400,
  processes: 4,
  kills: 25,
  perSecond: 400,
  timing: { leaseMs: 8_000, requestMs: 1_500, marginMs: 300 },
} as const;

describe.each(["slack", "discord"] as const)("PostgreSQL, %s, four processes", (manner) => {
  test.each(seeds(111))(
    "16 · a bad day, one killed every 350 ms (seed %i): 400 of 400, once each",
    async (seed) => {
      const result = await chaos({ ...AT_SCALE, manner, seed });
      expect(result).toEqual({ ...ALL_WELL, kills: AT_SCALE.kills });
    },
  );
});

test.each(seeds(115))(
  "17 · PostgreSQL, platform down for 15 s, longer than Discord knows a nonce (seed %i): once each",
  async (seed) => {
    const settings = {
      ...AT_SCALE,
      deliveries: 300,
      kills: 12,
      manner: "discord",
      outageMs: 15_000,
    } as const;
    expect(await chaos({ ...settings, seed })).toEqual({ ...ALL_WELL, kills: 12 });
  },
);

describe.each(["slack", "discord"] as const)("PostgreSQL, %s, four processes", (manner) => {
  test.each(seeds(121))(
    "18 · frozen past their lease and woken, every 350 ms (seed %i): none lost, none doubled unnoticed",
    async (seed) => {
      const settings = { ...AT_SCALE, kills: 0, freezes: 15, nonceWindowMs: 120_000 };
      const { doubled, ...others } = await chaos({ ...settings, manner, seed });
      const { doubled: _, ...well } = ALL_WELL;
      expect(others).toEqual({ ...well, kills: 0 });
      // Slack knows no nonce: one that was frozen in the very moment of its request doubles, and is noted.
      expect(doubled).toBeLessThanOrEqual(manner === "slack" ? 2 : 0);
    },
  );
});

test.each(seeds(131))(
  "Three replicas, one killed at random, one paused past its lease, the network to the database cut (seed %i): once each",
  async (seed) => {
    const settings = { ...AT_SCALE, deliveries: 200, processes: 3, kills: 10, freezes: 4, cuts: 6 };
    const result = await chaos({ ...settings, manner: "discord", nonceWindowMs: 120_000, seed });
    expect(result).toEqual({ ...ALL_WELL, kills: 10 });
  },
);

test.each(seeds(117))(
  "SERIALIZABLE conflict 40001: every conflict is an error, and the transaction is run again (seed %i)",
  async (seed) => {
    const settings = { engine: "postgres serializable", manner: "slack", deliveries: 60, kills: 4 } as const;
    expect(await chaos({ ...settings, seed, perSecond: 500 })).toEqual({ ...ALL_WELL, kills: 4 });
  },
);
