/** What the people of the year do, and what befalls the machine. */

import { occurrence } from "../../../src/reading/time/resolve.ts";

export interface Act {
  /** ms since 1970. */
  readonly at: number;
  readonly by: string;
  readonly says?: string;
  readonly does?: "crash" | "restart" | "outage" | "recovery";
}

/** The acts of the year in order of time. Wall times are those of the zone. */
export function script(start: number, end: number, zone: string): readonly Act[] {
  const at = (date: string, time: string) =>
    occurrence(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), zone) ?? 0;
  const acts: Act[] = [];
  const say = (date: string, time: string, by: string, says: string) =>
    acts.push({ at: at(date, time), by, says });
  const befall = (date: string, time: string, does: NonNullable<Act["does"]>) =>
    acts.push({ at: at(date, time), by: "", does });

  say("2027-01-03", "14:00", "ana", "/daily set 09:00 Europe/Berlin mon-fri");
  say(
    "2027-01-03",
    "14:01",
    "ana",
    '/reading-group create when:tuesdays time:16:00 zone:Europe/Berlin place:"Room 7"',
  );
  say("2027-01-03", "14:02", "ben", "/reading-group rotation join");
  say("2027-01-03", "14:03", "cy", "/reading-group rotation join");
  say("2027-03-01", "10:00", "dan", "/reading-group rotation join");
  say("2027-01-03", "14:04", "ana", "/reading-group remind few 5h quorum:2");

  // Every week somebody nominates, two vote, two come, one asks, one reads, one writes minutes.
  for (
    let monday = Temporal.PlainDate.from("2027-01-04"), week = 0;
    week < 52;
    week++, monday = monday.add({ days: 7 })
  ) {
    const day = (offset: number) => monday.add({ days: offset }).toString();
    say(day(0), "10:00", "cy", `/reading-group nominate p${week % 40}`);
    say(day(2), "12:00", "ben", `/reading-group vote p${week % 40}`);
    say(day(0), "18:00", "ben", "/reading-group rsvp going");
    say(day(0), "18:01", "dan", "/reading-group rsvp maybe");
    if (week % 4 === 1) say(day(1), "09:00", "dan", `/reading-group ask Is table ${week} fair?`);
    if (week % 3 !== 2) say(day(1), "10:00", "ben", "/reading-group read read");
    say(day(1), "10:01", "cy", "/reading-group read skimmed");
    if (week % 5 === 0)
      say(day(1), "18:00", "ben", `/reading-group minutes takeaway:"Week ${week}" rating:4`);
  }

  befall("2027-02-03", "08:30", "crash");
  befall("2027-02-03", "09:01", "restart");
  say("2027-02-26", "12:00", "ana", "/daily skip 2027-03-02");
  say("2027-04-12", "09:30", "ana", '/reading-group skip reason:"Conference"');
  say("2027-05-17", "09:30", "ana", "/reading-group move thursday 15:00");
  befall("2027-06-09", "08:00", "outage");
  befall("2027-06-09", "13:00", "recovery");
  say("2027-07-20", "12:00", "ana", "/daily holidays 2027-08-02..2027-08-20 Summer");
  say("2027-07-20", "12:01", "ana", "/reading-group schedule");
  say("2027-09-08", "12:00", "cy", "/reading-group presenter cannot reason:travelling");
  say("2027-09-08", "13:00", "dan", "/reading-group presenter take");
  befall("2027-10-05", "15:55", "crash");
  befall("2027-10-05", "16:02", "restart");
  say("2027-11-02", "12:00", "ana", "/reading-group schedule time:17:00");
  say("2027-11-30", "12:00", "ana", "/reading-group schedule until:2027-12-14");
  return acts.filter((act) => act.at >= start && act.at < end).sort((a, b) => a.at - b.at);
}
