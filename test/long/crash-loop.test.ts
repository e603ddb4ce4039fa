/** Hundreds of processes that end themselves at every step of the protocol, one step after another. */

import { expect, test } from "vitest";
import { ALL_WELL } from "../schedule/chaos.ts";
import { crashLoop, EVERY_STEP } from "../schedule/crash-loop.ts";
import { FULL } from "./scale.ts";

const DEATHS = FULL ? 400 : 104;

test.each([
  ["SQLite", "sqlite", "slack", 301],
  ["PostgreSQL, three at a time", "postgres", "discord", 302],
] as const)(
  "%s: killed at every step in turn, a hundred times and more: each paper stands once",
  async (_, engine, manner, seed) => {
    const { deaths, ...result } = await crashLoop({ engine, manner, seed, deaths: DEATHS });
    expect(result).toEqual(ALL_WELL);
    // The test is about dying: nearly every process did, and at every step.
    expect(Object.keys(deaths).sort()).toEqual([...EVERY_STEP].sort());
    const died = Object.values(deaths).reduce((sum, count) => sum + count, 0);
    expect(died).toBeGreaterThan(DEATHS * 0.8);
  },
  FULL ? 3_600_000 : 900_000,
);
