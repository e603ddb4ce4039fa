/** Weekdays as people type them. */

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * ISO weekday numbers, ascending, from `mon-fri`, `mon, wed`, `daily`, `weekdays`, `weekends` or full names;
 * undefined when any part is not a day.
 */
export function readWeekdays(typed: string): readonly number[] | undefined {
  const days = new Set<number>();
  const text = typed.toLowerCase().trim();
  if (text === "daily" || text === "every day" || text === "all") return [1, 2, 3, 4, 5, 6, 7];
  if (text === "weekdays") return [1, 2, 3, 4, 5];
  if (text === "weekends") return [6, 7];
  for (const part of text.split(/[\s,;+]+|\band\b/u).filter((word) => word !== "")) {
    const [from, to] = part.split(/[-–]/u).map(readDay);
    if (from === undefined || (part.match(/[-–]/u) !== null && to === undefined)) return undefined;
    for (let day = from; ; day = (day % 7) + 1) {
      days.add(day);
      if (day === (to ?? from)) break;
    }
  }
  return days.size === 0 ? undefined : [...days].sort();
}

function readDay(word: string): number | undefined {
  if (
    !/^(?:mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)$/u.test(
      word,
    )
  ) {
    return undefined;
  }
  const index = DAYS.indexOf(word.slice(0, 3));
  return index === -1 ? undefined : index + 1;
}
