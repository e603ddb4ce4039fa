/**
 * The whole of Paperboy on the pretended Slack: every example of every command is asked, every control that
 * appears is pressed once, every form is opened. Nothing that is sent may be refused, and nothing may fail.
 */

import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { listed } from "../../../src/core/command.ts";
import { silentLog } from "../../../src/core/ports.ts";
import type { Store } from "../../../src/core/store.ts";
import { makeServices } from "../../../src/services.ts";
import { openStore } from "../../../src/store/open.ts";
import { testBot } from "../../contract/bot.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { type FakeMessage, readingOf } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

const bot = testBot();
let store: Store;
let run: Running;
/** An administrator, so that nothing is refused for want of a right. */
let admin: FakePerson;

beforeAll(async () => {
  store = await openStore({ memory: true }, { clock: systemClock, log: silentLog });
  const { handle } = await makeServices({
    config: { seeds: `${import.meta.dirname}/../../../seeds`, zone: "UTC" },
    clock: systemClock,
    log: bot.log,
    state: store,
  });
  run = await running({ handle, choices: store.choices, log: bot.log });
  admin = new FakePerson(run.slack, "U3");
});
afterAll(async () => {
  await run.end();
  await store.close();
});

/** What appears or changes because of the act: a message, or a form. */
async function outcome(act: () => Promise<unknown>): Promise<FakeMessage | "form"> {
  const { world } = run.slack;
  const before = new Map(world.shown.map((message) => [message, message.edits]));
  const modal = world.topModal(admin.id);
  await act();
  return world.until(() => {
    const opened = world.topModal(admin.id);
    if (opened !== undefined && opened !== modal) return "form";
    return world.shown
      .toReversed()
      .find((one) => before.get(one) !== one.edits && !readingOf(one).text.startsWith("Working on it"));
  }, "an answer");
}

const examples = commands.flatMap((command) =>
  (command.action === undefined ? listed(command) : [command.action]).flatMap((action) => action.examples),
);

test.each(examples)("/%s and all that can be pressed on it", async (line) => {
  const { world } = run.slack;
  const answer = await outcome(() => admin.slash(`/${line}`));
  if (answer !== "form") {
    const { text, buttons } = readingOf(answer);
    expect(text).not.toBe("");
    // The plain equivalent names whatever can be pressed, for those who hear the message.
    // A form is told by its fields instead.
    for (const { label } of buttons.filter((one) => one.label !== "Fill in the form"))
      expect(String(answer.body["text"]).replaceAll("\u2060", "")).toContain(escaped(label));
    for (const control of buttons.slice(0, 8)) await outcome(() => admin.pressControl(control, answer));
  }
  expect(world.refusals).toEqual([]);
  expect(bot.logged.filter((entry) => entry.startsWith("fault"))).toEqual([]);
});

const escaped = (label: string) =>
  label.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/…$/u, "");
