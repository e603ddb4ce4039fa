/** Weekdays as people type them. */

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5];
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export type ReadWeekdays =
  | { readonly ok: true; readonly weekdays: readonly Weekday[] }
  | { readonly ok: false; readonly problem: string };

/** Reads a list or span of weekdays: `mon, wed and fri`, `tue-thu`, `weekdays`. Ascending, each once. */
export function readWeekdays(text: string): ReadWeekdays {
  const typed = text.trim().toLowerCase();
  if (/^(?:weekdays|every weekday|workdays|working days)$/u.test(typed)) return days(MONDAY_TO_FRIDAY);
  if (/^(?:daily|every ?day|all days|all)$/u.test(typed)) return days(EVERY_DAY);
  if (/^(?:weekends?|every weekend)$/u.test(typed)) return days([6, 7]);
  const found = new Set<Weekday>();
  for (const part of typed.split(/\s*(?:,|;|\/|&|\+|\band\b|\s)\s*/u).filter((word) => word !== "")) {
    const [first, last, ...more] = part.split(/[-–]/u).map(weekdayOf);
    const spans = part.split(/[-–]/u).length;
    if (first === undefined || more.length > 0 || (spans === 2 && last === undefined))
      return no(`${JSON.stringify(part)} is no weekday; write for instance mon, wed or mon-fri`);
    for (let day = first; ; day = ((day % 7) + 1) as Weekday) {
      found.add(day);
      if (last === undefined || day === last) break;
    }
  }
  return found.size === 0
    ? no("no weekday was given, for instance mon, wed or mon-fri")
    : days([...found].sort((a, b) => a - b));
}

/** Two letters are enough where they are unmistakable: `mo`, `th`. */
export function weekdayOf(word: string): Weekday | undefined {
  const key = word.replace(/\.$/u, "");
  if (key.length < 2) return undefined;
  const i = NAMES.findIndex((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(key) || `${lower}s` === key || (key === "weds" && lower === "wednesday");
  });
  return i < 0 ? undefined : ((i + 1) as Weekday);
}

/** `Monday` for 1. */
export function weekdayName(day: Weekday): string {
  return NAMES[day - 1] ?? "";
}

function days(weekdays: readonly Weekday[]): ReadWeekdays {
  return { ok: true, weekdays };
}

function no(problem: string): ReadWeekdays {
  return { ok: false, problem };
}
