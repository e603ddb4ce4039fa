import { expect, test } from "vitest";
import { ALL_WELL, chaos } from "./chaos.ts";

test("Discord, three processes on PostgreSQL, one killed at random on a bad day: once each", async () => {
  const result = await chaos({ engine: "postgres", manner: "discord", seed: 21, deliveries: 24, kills: 3 });
  expect(result).toEqual({ ...ALL_WELL, kills: 3 });
}, 240_000);
