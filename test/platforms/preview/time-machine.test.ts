import { expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { OffsetClock } from "../../../src/platforms/preview/clock.ts";
import { channels } from "../../../src/platforms/preview/people.ts";
import type { Firing, Upcoming } from "../../../src/platforms/preview/ports.ts";
import { TimeMachine } from "../../../src/platforms/preview/time-machine.ts";
import { timelineOf } from "../../../src/platforms/preview/timeline.ts";
import { placeOf } from "../../../src/platforms/preview/world.ts";

const DAY = 86_400_000;
const start = Date.UTC(2026, 2, 27, 8);

/** Posts every day at nine, Lisbon time in winter, and remembers when it was asked to. */
function dailyAtNine(clock: OffsetClock): Upcoming & { posted: number[] } {
  const posted: number[] = [];
  const done = new Set<number>();
  const at = (day: number) => start + 3_600_000 + day * DAY;
  return {
    posted,
    async next(from, limit) {
      const [channel] = channels;
      if (channel === undefined) return [];
      return Array.from({ length: 1000 }, (_, day) => at(day))
        .filter((time) => time > from)
        .slice(0, limit)
        .map(
          (time): Firing => ({ at: time, zone: "Europe/Lisbon", place: placeOf(channel), about: "paper" }),
        );
    },
    async tick() {
      for (let day = 0; at(day) <= clock.now(); day++) {
        if (done.has(day)) continue;
        done.add(day);
        posted.push(clock.now());
      }
    },
  };
}

function world() {
  const clock = new OffsetClock(new TurnedClock(start));
  const upcoming = dailyAtNine(clock);
  return { clock, upcoming, machine: new TimeMachine(clock, upcoming) };
}

test("a week is turned through post by post, each at its own time", async () => {
  const { clock, upcoming, machine } = world();
  await machine.turnTo(start + 7 * DAY);
  expect(upcoming.posted).toEqual([0, 1, 2, 3, 4, 5, 6].map((day) => start + 3_600_000 + day * DAY));
  expect(clock.now()).toBe(start + 7 * DAY);
});

test("to the next post, and no further", async () => {
  const { clock, upcoming, machine } = world();
  expect(await machine.turnToNext()).toBe(true);
  expect(clock.now()).toBe(start + 3_600_000);
  expect(upcoming.posted.length).toBe(1);
});

test("two turns at once are made one after the other", async () => {
  const { clock, upcoming, machine } = world();
  await Promise.all([machine.turnToNext(), machine.turnToNext()]);
  expect(upcoming.posted.length).toBe(2);
  expect(clock.now()).toBe(start + 3_600_000 + DAY);
});

test("without anything to post the clock still turns, and says that nothing comes", async () => {
  const clock = new OffsetClock(new TurnedClock(start));
  const machine = new TimeMachine(clock, undefined);
  expect(await machine.turnToNext()).toBe(false);
  await machine.turnTo(start - DAY);
  expect(clock.now()).toBe(start - DAY);
  await machine.reset();
  expect(clock.now()).toBe(start);
});

test("a wait ends when the clock is turned past it, and durations never shrink", async () => {
  const clock = new OffsetClock(new TurnedClock(start));
  let ended = false;
  const waiting = clock.wait(20_000).then(() => {
    ended = true;
  });
  clock.turn(5_000);
  await Promise.resolve();
  expect(ended).toBe(false);
  const before = clock.monotonic();
  clock.turn(-DAY);
  expect(clock.monotonic()).toBe(before);
  clock.turn(15_000);
  await waiting;
  expect(ended).toBe(true);
});

test("the timeline tells wall-clock times and marks the change of clocks between posts", async () => {
  const { machine } = world();
  const lines = timelineOf(await machine.next(4), start);
  expect(lines.map(({ told, change }) => [told, change])).toEqual([
    ["Fri 27 Mar, 09:00", undefined],
    ["Sat 28 Mar, 09:00", undefined],
    ["Sun 29 Mar, 10:00", "clocks go forward by 1 h on Sun 29 Mar"],
    ["Mon 30 Mar, 10:00", undefined],
  ]);
});
