import { expect, test } from "vitest";
import { eachInTurns, runInTurns, runToEnd, type Steps } from "../../src/core/steps.ts";

function* counting(to: number): Steps<number> {
  for (let count = 0; count < to; count += 1) yield;
  return to;
}

/** How often the event loop turned while something was done. */
async function turnsOf(work: () => Promise<unknown>): Promise<number> {
  let [turns, done] = [0, false];
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  done = true;
  return turns;
}

test("steps end with their result, at once or in turns", async () => {
  expect(runToEnd(counting(7))).toBe(7);
  expect(await runInTurns(counting(7))).toBe(7);
});

test("the event loop turns after every few steps", async () => {
  expect(await turnsOf(async () => runToEnd(counting(100)))).toBe(0);
  expect(await turnsOf(() => runInTurns(counting(100), 5))).toBeGreaterThanOrEqual(19);
  const seen: number[] = [];
  const turns = await turnsOf(() => eachInTurns(Array(30).keys(), 10, async (item) => void seen.push(item)));
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(seen).toEqual([...Array(30).keys()]);
});

test("what fails in a step or for an item fails for who waits", async () => {
  function* failing(): Steps<never> {
    yield;
    throw new Error("no");
  }
  await expect(runInTurns(failing())).rejects.toThrow("no");
  const work = () => Promise.reject(new Error("not this one"));
  await expect(eachInTurns([1], 1, work)).rejects.toThrow("not this one");
});
