/** Messages that go on changing keep what they said of themselves when they were posted. */

import { afterEach, expect, test } from "vitest";
import type { Editing } from "../../src/core/delivery.ts";
import type { Job } from "../../src/core/job.ts";
import { outline } from "../../src/core/outline.ts";
import { note, type Reply, reply, text } from "../../src/core/reply.ts";
import { HOUR, NOON, SECOND, type Stage, stage } from "./stage.ts";

const LIVE = { home: "home", subject: "g1", view: "check" };

/** A kind of post that says how many came, and that it is late. */
const counting: Job = {
  kind: "counting",
  plan: async () => [],
  render: async () => ({ skip: "put down rendered" }),
  withdrawn: async () => undefined,
  whenUncertain: "atLeastOnce",
  replan: async () => undefined,
  delayed: async (_tables, said) => ({
    ...said,
    blocks: [...said.blocks, note("Delayed: this comes late.")],
  }),
};
const showing = (came: number): Reply => ({ ...reply([text(`${came} came`)]), live: LIVE });

let set: Stage;
afterEach(() => set.close());

async function begin(dueAt: number) {
  let came = 0;
  const edits: Editing[] = [];
  set = await stage({
    jobs: [counting],
    live: async () => ({ kind: "message", reply: showing(came) }),
    edit: async (editing) => {
      edits.push(editing);
      return { kind: "edited" };
    },
  });
  await set.add("k", { kind: "counting", payloadJson: JSON.stringify(showing(0)), dueAt });
  await set.turn(SECOND);
  const come = async () => {
    came += 1;
    await set.store.tables.live.changed(LIVE.home, LIVE.subject, set.clock.now());
    for (let second = 0; second < 10; second += 1) await set.turn(SECOND);
  };
  return { edits, come };
}

test("a late post says so in every later state, and is not edited before something changes", async () => {
  const { edits, come } = await begin(NOON - HOUR);
  expect(set.ledger.messages[0]?.text).toContain("Delayed: this comes late.");
  for (let second = 0; second < 10; second += 1) await set.turn(SECOND);
  expect(edits).toEqual([]);
  await come();
  await come();
  expect(edits.map((edit) => outline(edit.reply))).toEqual([
    expect.stringMatching(/^1 came[\s\S]*Delayed: this comes late/u),
    expect.stringMatching(/^2 came[\s\S]*Delayed: this comes late/u),
  ]);
});

test("one that came in time never says so, and is edited as the post that it is", async () => {
  const { edits, come } = await begin(NOON);
  await set.turn(2 * HOUR);
  await come();
  expect(edits.map((edit) => outline(edit.reply))).toEqual(["1 came"]);
  expect(edits[0]?.deliveryId).toBe((await set.row("k")).id);
});
