/** Dates as people ask for them: `dec 2024`, `before 2025`, `since march 2024`, `2024-12-27`. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "((?:19|20)\\d\\d)";
const WHEN = `(?:${YEAR}-(\\d\\d)(?:-(\\d\\d))?|${MONTH}\\.?\\s+(?:(\\d{1,2})(?:st|nd|rd|th)?,?\\s+)?${YEAR}|(\\d{1,2})\\.?\\s+${MONTH}\\s+${YEAR}|${YEAR}(?![\\d.%])s?)`;
const PATTERN = new RegExp(
  `(?<![\\w.-])(?:(before|until|older than|prior to|after|since|newer than|from|in|of|published in)\\s+)?${WHEN}(?![\\w%])`,
  "i",
);
const BETWEEN = new RegExp(
  `(?<![\\w.-])(?:between|from)\\s+${YEAR}\\s+(?:and|to|until|-)\\s+${YEAR}(?!\\w)`,
  "i",
);

/** A span of days, both ends included, as ISO prefixes (`2024` is the whole year); `~` sorts after every digit. */
export interface DateRange {
  readonly from?: string;
  readonly to?: string;
  /** Not this, nor anything within it or later. */
  readonly before?: string;
  /** A month, or a day of it, of whatever year: `-01-12`. */
  readonly ofYear?: string;
  /** What was typed. */
  readonly typed: string;
  /** A year alone may also be a figure or a part of a title. */
  readonly bare: boolean;
}

/** The first date asked for in the text, or undefined. */
export function dateRangeIn(text: string): DateRange | undefined {
  const between = BETWEEN.exec(text);
  if (between) return { from: between[1] ?? "", to: between[2] ?? "", typed: between[0], bare: false };
  const match = PATTERN.exec(text);
  if (!match) return dayOfYear(text);
  const [typed, relation, isoYear, isoMonth, isoDay, month, day, monthYear, day2, month2, year2, year] =
    match;
  const name = month ?? month2;
  const when =
    isoYear !== undefined
      ? [isoYear, isoMonth, isoDay].filter((part) => part !== undefined).join("-")
      : name !== undefined
        ? [monthYear ?? year2, monthNumber(name), (day ?? day2)?.padStart(2, "0")]
            .filter((part) => part !== undefined)
            .join("-")
        : (year ?? "");
  const bare = when.length === 4 && (relation === undefined || /^(from|in|of)$/i.test(relation));
  switch (relation?.toLowerCase()) {
    case "before":
    case "older than":
    case "prior to":
      return { before: when, typed, bare: false };
    case "until":
      return { to: when, typed, bare: false };
    case "after":
    case "newer than":
      return { from: `${when}~`, typed, bare: false };
    case "since":
      return { from: when, typed, bare: false };
    default:
      return { from: when, to: when, typed, bare };
  }
}

/** Whether a paper's date falls within, as far as its precision lets one say. */
export function within(date: string, range: DateRange): boolean {
  return (
    (range.ofYear === undefined || date.slice(4).startsWith(range.ofYear)) &&
    (range.from === undefined || date >= range.from) &&
    (range.to === undefined || date <= `${range.to}~`) &&
    (range.before === undefined || date < range.before)
  );
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
}

/** `jan 12`, or `december` when nothing else is asked: a listing often leaves the year out. */
function dayOfYear(text: string): DateRange | undefined {
  const match = new RegExp(
    `^\\W*(?:(?:papers?|from|in|of|on)\\s+)*${MONTH}\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?)?(?:\\s+papers?)?\\W*$`,
    "i",
  ).exec(text);
  if (!match) return undefined;
  const [typed, month = "", day] = match;
  return {
    ofYear: `-${monthNumber(month)}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`,
    typed,
    bare: false,
  };
}
