/** What the people of the year do, and what befalls the bot and the platforms. */

import { occurrence } from "../../../src/reading/time/resolve.ts";
import type { Name, Options } from "./people.ts";

export type Act =
  | { readonly at: number; readonly by: Name; readonly says: string; readonly options: Options }
  | { readonly at: number; readonly by: Name; readonly presses: string }
  | { readonly at: number; readonly befalls: Misfortune };

/**
 * dies after post: the process is killed between a post and writing down that it was made. killed: at once. started:
 * again, on what there is. slack away, back: Slack answers every post with 503. ben gone: his account is deleted.
 */
export type Misfortune = "dies after post" | "killed" | "started" | "slack away" | "slack back" | "ben gone";

/** Wall times are Berlin's, where the group lives. */
const ZONE = "Europe/Berlin";

/** The acts of the year in order of time. */
export function script(): readonly Act[] {
  const acts: Act[] = [];
  const at = (date: string, time: string) =>
    occurrence(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), ZONE) ?? Number.NaN;
  const say = (date: string, time: string, by: Name, says: string, options: Options = {}) =>
    void acts.push({ at: at(date, time), by, says, options });
  const press = (date: string, time: string, by: Name, presses: string) =>
    void acts.push({ at: at(date, time), by, presses });
  const befall = (date: string, time: string, befalls: Misfortune) =>
    void acts.push({ at: at(date, time), befalls });

  say("2027-01-03", "14:00", "ana", "reading-group create", {
    when: "every 4 weeks on tue",
    time: "16:00",
    zone: ZONE,
    from: "2027-01-26",
    place: "Room 7",
  });
  say("2027-01-03", "14:10", "ana", "reading-group link");
  say("2027-01-03", "14:15", "zoe", "reading-group link", { code: "" });
  say("2027-01-03", "14:16", "zoe", "paperboy settings", { zone: "America/New_York" });
  say("2027-01-03", "14:20", "ben", "reading-group rotation", { action: "join" });
  say("2027-01-03", "14:21", "noah", "reading-group rotation", { action: "join" });
  say("2027-01-03", "14:22", "cy", "reading-group rotation", { action: "join" });
  say("2027-01-03", "14:30", "ana", "reading-group remind", { which: "few", before: "5h", quorum: "2" });
  for (const [i, tuesday] of SESSIONS.entries()) aroundOne(i, tuesday, say, press);

  befall("2027-02-22", "15:00", "slack away");
  befall("2027-02-22", "19:00", "slack back");
  befall("2027-03-23", "13:55", "dies after post");
  befall("2027-03-23", "14:20", "started");
  say("2027-04-14", "09:30", "ana", "reading-group skip", { session: "2027-04-20", reason: "Conference" });
  say("2027-05-12", "09:30", "ana", "reading-group move", {
    to: "thursday 20 may 15:00",
    session: "2027-05-18",
  });
  say("2027-05-20", "18:00", "zoe", "reading-group rotation", { action: "join" });
  say("2027-06-16", "11:00", "ana", "reading-group schedule", { vote: "ranked" });
  say("2027-07-20", "12:00", "ana", "daily holidays", { days: "2027-08-02..2027-08-20 Summer" });
  say("2027-07-20", "12:01", "noah", "reading-group schedule");
  befall("2027-09-06", "20:00", "killed");
  befall("2027-09-07", "16:05", "started");
  say("2027-09-08", "12:00", "ana", "reading-group rotation");
  befall("2027-10-01", "12:00", "ben gone");
  say("2027-10-20", "11:00", "ana", "reading-group schedule", { when: "tuesdays" });
  press("2027-11-14", "18:00", "noah", "I'll do it");
  say("2027-11-22", "12:00", "ana", "reading-group schedule", { until: "2027-12-07" });
  say("2027-12-20", "12:00", "zoe", "reading-group history");
  return acts.sort((a, b) => a.at - b.at);
}

/** The Tuesdays of the year on which people are busy with the group. */
const SESSIONS = [
  "2027-01-26",
  "2027-02-23",
  "2027-03-23",
  "2027-04-20",
  "2027-05-18",
  "2027-06-15",
  "2027-07-13",
  "2027-09-07",
  "2027-10-05",
  "2027-10-26",
  "2027-11-02",
  "2027-11-09",
  "2027-11-30",
];

type Say = (date: string, time: string, by: Name, says: string, options?: Options) => void;
type Press = (date: string, time: string, by: Name, presses: string) => void;

/** Two nominate, people vote, answer, read, ask, and write minutes; not always all of them. */
function aroundOne(i: number, date: string, say: Say, press: Press): void {
  const tuesday = Temporal.PlainDate.from(date);
  const day = (offset: number) => tuesday.add({ days: offset }).toString();
  const [one, other] = [`p${2 * i}`, `p${2 * i + 1}`];
  const ben = date > "2027-10-01" ? "ana" : "ben";
  const moved = date === "2027-05-18" ? 2 : 0;
  say(day(-7), "10:00", "cy", "reading-group nominate", { paper: one });
  say(day(-7), "11:00", "noah", "reading-group nominate", { paper: other });
  const ranked = date > "2027-06-16";
  say(day(-6), "12:00", ben, "reading-group vote", { paper: ranked ? `${one}, ${other}` : one });
  say(day(-6), "13:00", "zoe", "reading-group vote", { paper: i % 3 === 0 ? one : other });
  if (i % 2 === 0) say(day(-6), "14:00", "noah", "reading-group vote", { paper: other });
  if (date === "2027-04-20") return;
  press(day(moved - 1), "18:00", ben, "Going");
  press(day(moved - 1), "18:01", "noah", i % 4 === 3 ? "Can't" : "Maybe");
  press(day(moved - 1), "18:02", "zoe", "Going");
  if (i % 5 !== 4) press(day(moved - 1), "18:10", ben, "Read");
  press(day(moved - 1), "18:11", "zoe", "Skimmed");
  if (i % 3 === 1)
    say(day(moved - 1), "18:20", "zoe", "reading-group ask", { question: `Is table ${i} fair?` });
  if (i % 6 === 2)
    say(day(moved - 1), "18:21", "cy", "reading-group ask", {
      question: `Why does it work at all (${i})?`,
      anonymous: "yes",
    });
  if (i % 4 !== 0) return;
  say(day(moved), "17:20", ben, "reading-group minutes", { takeaway: `What ${i} taught us`, rating: "4" });
  say(day(moved), "17:30", "zoe", "reading-group minutes", { action: "try it", rating: "5" });
}
