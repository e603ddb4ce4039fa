import { expect, test } from "vitest";
import { ALL_WELL, chaos } from "./chaos.ts";

test("Slack, one process on SQLite, killed again and again on a bad day: once each", async () => {
  const result = await chaos({ engine: "sqlite", manner: "slack", seed: 11, deliveries: 16, kills: 3 });
  expect(result).toEqual({ ...ALL_WELL, kills: 3 });
}, 240_000);
