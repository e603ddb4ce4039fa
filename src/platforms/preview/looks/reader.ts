/** Who looks at a message: what it needs to draw names, pings and times as the platforms do for that person. */

export interface Reader {
  /** Every id this person goes by. */
  readonly ids: readonly string[];
  /** IANA zone in which times are shown. */
  readonly zone: string;
  /** ms since 1970 UTC. */
  readonly now: number;
  personName(id: string): string | undefined;
  channelName(id: string): string | undefined;
}

/** Something that can be read aloud and formatted: `Tue 4 Nov 2025, 09:00`. */
export function tellInstant(
  reader: Reader,
  at: number,
  options: Readonly<Intl.DateTimeFormatOptions>,
): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return "an impossible date";
  return new Intl.DateTimeFormat("en-GB", { timeZone: reader.zone, hourCycle: "h23", ...options }).format(at);
}

/** `in 3 days`, `2 hours ago`; `at` and the reader's now in ms. */
export function tellDistance(reader: Reader, at: number): string {
  const seconds = Math.round((at - reader.now) / 1000);
  const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ["year", 31_536_000],
    ["month", 2_592_000],
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
  ];
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(seconds, "second");
}
