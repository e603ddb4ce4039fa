/** A process that dies at each numbered step of the protocol; the next one finishes the work, once. */

import { expect, test } from "vitest";
import type { Step } from "../../src/schedule/engine.ts";
import { crashAt } from "./crash.ts";

const STEPS: readonly Step[] = [
  "planned",
  "rendered",
  "claimed",
  "checked",
  "sending",
  "answered",
  "settled",
];

test.concurrent.each(STEPS)(
  "21 · kill -9 before claim, after claim, before send, after the platform accepted: killed at `%s`, on SQLite, one post",
  async (step) => {
    expect(await crashAt(step, "sqlite", "slack")).toEqual({ died: true, messages: 1, states: ["sent"] });
  },
  240_000,
);
