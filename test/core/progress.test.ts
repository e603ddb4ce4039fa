/** What is shown of the progress of a command, and when, on a clock that moves only when told to. */

import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { Progress, type Showing, tellFar } from "../../src/core/progress.ts";

/** A command that is at work, and what was shown of it, each with the second it was shown in. */
function atWork(showing: Partial<Showing> = {}) {
  const clock = new TurnedClock(0);
  const progress = new Progress({ clock, log: silentLog });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const shown: string[] = [];
  const answer = progress.during(promise, {
    show: async (words) => void shown.push(`${clock.monotonic() / 1_000} s: ${words}`),
    ...showing,
  });
  answer.catch(() => {});
  const settled = async () => {
    for (let turns = 0; turns < 10; turns += 1) await turn();
  };
  return {
    ...{ clock, progress, shown, answer, resolve, reject, settled },
    tell: progress.tell,
    async pass(ms: number) {
      clock.advance(ms);
      await settled();
    },
  };
}

test("nothing is shown in the first second, and nothing of what is done by then", async () => {
  const { tell, pass, shown, answer, resolve } = atWork();
  tell("Read 1 record…");
  await pass(999);
  resolve("the answer");
  expect(await answer).toBe("the answer");
  await pass(60_000);
  expect(shown).toEqual([]);
});

test("the last words are shown, at most every two seconds", async () => {
  const { tell, pass, shown } = atWork();
  for (let tenths = 1; tenths <= 60; tenths += 1) {
    tell(`Read ${tenths}…`);
    await pass(100);
  }
  expect(shown).toEqual(["1 s: Read 10…", "3 s: Read 30…", "5 s: Read 50…"]);
  await pass(1_000);
  expect(shown.at(-1)).toBe("7 s: Read 60…");
});

test("the same words are not shown twice", async () => {
  const { tell, pass, shown } = atWork();
  tell("Reading…");
  await pass(1_000);
  tell("Reading…");
  await pass(10_000);
  tell("Comparing…");
  await pass(0);
  expect(shown).toEqual(["1 s: Reading…", "11 s: Comparing…"]);
});

test("an adapter may say something before anything was told, and show it ever more rarely", async () => {
  const apart = (times: number) => [5_000, 20_000][times - 1] ?? Number.POSITIVE_INFINITY;
  const { tell, pass, shown } = atWork({ first: "Working on it…", apart });
  for (let seconds = 1; seconds <= 100; seconds += 1) {
    await pass(1_000);
    tell(`${seconds}`);
  }
  expect(shown).toEqual(["1 s: Working on it…", "6 s: 5", "26 s: 25"]);
});

test("the answer waits for what is being shown, so that nothing is shown after it", async () => {
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const { tell, pass, answer, resolve, settled } = atWork({
    show: async () => {
      await gate.promise;
      order.push("shown");
    },
  });
  tell("Reading…");
  await pass(1_000);
  resolve("the answer");
  void answer.then(() => order.push("answered"));
  await settled();
  expect(order).toEqual([]);
  gate.resolve();
  await answer;
  tell("Too late");
  await pass(10_000);
  expect(order).toEqual(["shown", "answered"]);
});

test("but for no more than five seconds, and then it is told to give up", async () => {
  let signal: AbortSignal | undefined;
  const { tell, pass, answer, resolve } = atWork({
    show: (_words, given) => {
      signal = given;
      return new Promise(() => {});
    },
  });
  tell("Reading…");
  await pass(1_000);
  resolve("the answer");
  await pass(0);
  await pass(4_999);
  expect(signal?.aborted).toBe(false);
  await pass(1);
  expect(await answer).toBe("the answer");
  expect(signal?.aborted).toBe(true);
});

test("or for longer, where what is under way cannot be called back", async () => {
  const { tell, pass, answer, resolve } = atWork({ show: () => new Promise(() => {}), patience: 16_000 });
  let answered = false;
  void answer.then(() => {
    answered = true;
  });
  tell("Reading…");
  await pass(1_000);
  resolve("the answer");
  await pass(0);
  await pass(15_999);
  expect(answered).toBe(false);
  await pass(1);
  expect(answered).toBe(true);
});

test("what cannot be shown is not tried again, and harms nothing", async () => {
  let tries = 0;
  const show = () => {
    tries += 1;
    throw new Error("no");
  };
  const { tell, pass, answer, resolve } = atWork({ show });
  for (let seconds = 0; seconds < 20; seconds += 1) {
    tell(`${seconds}`);
    await pass(1_000);
  }
  resolve("the answer");
  expect(await answer).toBe("the answer");
  expect(tries).toBe(1);
});

test("work that fails fails as it would, and shows nothing more", async () => {
  const { tell, pass, shown, answer, reject } = atWork();
  tell("Reading…");
  reject(new Error("the disk is full"));
  await expect(answer).rejects.toThrow("the disk is full");
  await pass(10_000);
  expect(shown).toEqual([]);
});

test("what was told before there was a place to show it is shown there", async () => {
  const clock = new TurnedClock(0);
  const progress = new Progress({ clock, log: silentLog });
  progress.tell("Reading…");
  clock.advance(1_500);
  const shown: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = progress.during(promise, { show: (words) => shown.push(words) });
  await turn();
  resolve();
  await done;
  expect(shown).toEqual(["Reading…"]);
});

test("how far it is, in words", () => {
  const told: string[] = [];
  tellFar((words) => told.push(words), "Read", 12_000, "record")(3_000);
  tellFar((words) => told.push(words), "Compared", 1, "record", "with the rest")(1);
  expect(told).toEqual(["Read 3,000 of 12,000 records…", "Compared 1 of 1 record with the rest…"]);
});
