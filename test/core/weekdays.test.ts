import { describe, expect, it } from "vitest";
import { readWeekdays } from "../../src/core/weekdays.ts";

describe("weekdays", () => {
  it.each([
    ["mon-fri", [1, 2, 3, 4, 5]],
    ["fri-mon", [1, 5, 6, 7]],
    ["Mondays and Wednesday", [1, 3]],
    ["tue,thu", [2, 4]],
    ["weekends", [6, 7]],
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["monkey", undefined],
    ["mon-", undefined],
    ["", undefined],
  ])("%j", (typed, expected) => {
    expect(readWeekdays(typed)).toEqual(expected);
  });
});
