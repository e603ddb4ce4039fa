/** A process that dies at each numbered step, on both engines and towards both manners of platform. */

import { describe, expect, test } from "vitest";
import type { Step } from "../../src/schedule/engine.ts";
import { crashAt } from "../schedule/crash.ts";

const STEPS: readonly Step[] = [
  "planned",
  "rendered",
  "claimed",
  "checked",
  "sending",
  "answered",
  "settled",
];

describe.each([
  ["sqlite", "slack"],
  ["postgres", "discord"],
] as const)("on %s, towards %s", (engine, manner) => {
  test.each(STEPS)("killed at `%s`: one post", async (step) => {
    expect(await crashAt(step, engine, manner)).toEqual({ died: true, messages: 1, states: ["sent"] });
  });

  test("killed after looking, before what follows from it: one post", async () => {
    const result = await crashAt("looked", engine, manner, "post then drop");
    expect(result).toEqual({ died: true, messages: 1, states: ["sent"] });
  });
});
