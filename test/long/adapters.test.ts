/** The real adapters, killed and misled, on both stores. */

import { expect, test } from "vitest";
import { adapterChaos } from "../schedule/adapters.ts";

test.each([
  ["slack", "sqlite", 201],
  ["discord", "postgres", 202],
] as const)("%s on %s: every channel holds its one message (seed %i)", async (manner, engine, seed) => {
  const { refused, ...result } = await adapterChaos({ manner, engine, seed, deliveries: 20, kills: 3 });
  expect(result).toEqual({ lost: 0, doubled: 0 });
  expect(refused).toEqual([]);
});
