/** Wall times at clock changes and what they mean: checked by Temporal's "compatible" and by hand where Temporal differs. */

export interface Row {
  readonly zone: string;
  readonly wall: string;
  readonly kind: "plain" | "gap" | "overlap" | "missing";
  /** Undefined where the date does not exist. */
  readonly instant?: string;
}

function row(zone: string, wall: string, kind: Row["kind"], instant?: string): Row {
  return { zone, wall, kind, ...(instant === undefined ? {} : { instant }) };
}

export const TABLE: readonly Row[] = [
  row("Europe/Berlin", "2026-03-29T02:30", "gap", "2026-03-29T01:30:00Z"),
  row("Europe/Berlin", "2026-10-25T02:30", "overlap", "2026-10-25T00:30:00Z"),
  row("America/New_York", "2026-03-08T02:30", "gap", "2026-03-08T07:30:00Z"),
  row("America/New_York", "2026-11-01T01:30", "overlap", "2026-11-01T05:30:00Z"),
  row("Australia/Lord_Howe", "2026-10-04T02:15", "gap", "2026-10-03T15:45:00Z"),
  row("Australia/Lord_Howe", "2026-04-05T01:45", "overlap", "2026-04-04T14:45:00Z"),
  row("Pacific/Apia", "2011-12-29T09:00", "plain", "2011-12-29T19:00:00Z"),
  row("Pacific/Apia", "2011-12-30T09:00", "missing"),
  row("Pacific/Apia", "2011-12-31T09:00", "plain", "2011-12-30T19:00:00Z"),
  row("Africa/Casablanca", "2026-02-15T02:30", "overlap", "2026-02-15T01:30:00Z"),
  row("Africa/Casablanca", "2026-03-22T02:30", "gap", "2026-03-22T02:30:00Z"),
  row("Africa/Casablanca", "2026-12-01T09:00", "plain", "2026-12-01T09:00:00Z"),
  row("America/Vancouver", "2026-12-01T09:00", "plain", "2026-12-01T16:00:00Z"),
  row("Pacific/Chatham", "2026-09-27T02:50", "gap", "2026-09-26T14:05:00Z"),
  row("Pacific/Chatham", "2026-04-05T03:00", "overlap", "2026-04-04T13:15:00Z"),
  row("Asia/Kathmandu", "2026-06-01T09:00", "plain", "2026-06-01T03:15:00Z"),
  row("America/Santiago", "2026-09-06T00:00", "gap", "2026-09-06T04:00:00Z"),
  row("America/Santiago", "2026-04-04T23:30", "overlap", "2026-04-05T02:30:00Z"),
  row("Africa/Cairo", "2026-04-24T00:00", "gap", "2026-04-23T22:00:00Z"),
  row("Asia/Beirut", "2026-03-29T00:00", "gap", "2026-03-28T22:00:00Z"),
  row("America/Havana", "2026-03-08T00:30", "gap", "2026-03-08T05:30:00Z"),
  row("Antarctica/Troll", "2026-03-29T02:30", "gap", "2026-03-29T02:30:00Z"),
  row("Antarctica/Troll", "2026-10-25T02:00", "overlap", "2026-10-25T00:00:00Z"),
  row("Europe/Dublin", "2026-10-25T01:30", "overlap", "2026-10-25T00:30:00Z"),
  row("America/Nuuk", "2024-03-30T23:30", "gap", "2024-03-31T01:30:00Z"),
  row("Asia/Tehran", "2022-03-22T00:30", "gap", "2022-03-21T21:00:00Z"),
  row("Asia/Pyongyang", "2018-05-04T23:45", "gap", "2018-05-04T15:15:00Z"),
  row("Pacific/Kwajalein", "1993-08-21T12:00", "missing"),
];
