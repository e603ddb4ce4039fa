import { expect, test } from "vitest";
import { readWeekdays } from "../../src/core/weekdays.ts";

test.each([
  ["mon-fri", [1, 2, 3, 4, 5]],
  ["fri-mon", [1, 5, 6, 7]],
  ["Mondays and Wednesday", [1, 3]],
  ["Mo, We & Fr", [1, 3, 5]],
  ["tue,thu", [2, 4]],
  ["tuesdays", [2]],
  ["sat sun", [6, 7]],
  ["mon,mon", [1]],
  ["weekends", [6, 7]],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["daily", [1, 2, 3, 4, 5, 6, 7]],
])("%s are %j", (text, weekdays) => {
  expect(readWeekdays(text)).toEqual({ ok: true, weekdays });
});

test.each([
  ["funday", '"funday" is no weekday'],
  ["monkey", '"monkey" is no weekday'],
  ["mon-", "is no weekday"],
  ["t", "is no weekday"],
  ["", "no weekday was given"],
])("%s: %s", (text, problem) => {
  const read = readWeekdays(text);
  expect(read.ok ? "" : read.problem).toContain(problem);
});
