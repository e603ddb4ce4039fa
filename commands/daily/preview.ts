import { defineAction } from "../../src/core/command.ts";
import { heading, list, note, whisper } from "../../src/core/reply.ts";
import { type Ahead, lookAhead } from "../../src/reading/daily/ahead.ts";
import { sayNoPick } from "../../src/reading/daily/message.ts";
import { readQuery, sayFilters } from "../../src/reading/daily/query.ts";
import { planFrom } from "../../src/reading/daily/rule.ts";
import { HOUR, localParts, MINUTE } from "../../src/reading/time/resolve.ts";
import { sayDate, sayTime } from "../../src/reading/time/say.ts";
import { demandSubscription, deskOf, sayHere } from "./desk.ts";

/** The next posts as they stand: dates, days left out, clock changes, and the papers. */
export default defineAction({
  name: "preview",
  about: "The next ten posts, with days off and clock changes",
  examples: ["daily preview"],
  audience: "asker",
  options: { count: { kind: "integer", about: "How many posts", min: 1, max: 30, fallback: 10 } },
  async run({ count }, context) {
    const desk = await deskOf(context);
    const subscription = demandSubscription(desk);
    const plan = await planFrom(desk.store.tables, subscription);
    const today = localParts(desk.now, plan.zone).date;
    const { filters } = readQuery(subscription.queryJson);
    const lines = await lookAhead(desk.store.tables, subscription, context.corpus, desk.now, { count });
    const paused =
      subscription.state === "active" ? [] : [note("It is paused: nothing is posted until /daily resume.")];
    return whisper(
      [
        heading(`The next ${count} in ${sayHere(context)}, times in ${plan.zone}`),
        list(lines.map((line) => tell(line, today, sayFilters(filters)))),
        note("The papers are those of today's collection; what joins or leaves it may change them."),
        ...paused,
      ],
      { papers: lines.flatMap(({ picked }) => (picked === undefined ? [] : [picked.paper.id])) },
    );
  },
});

function tell(line: Ahead, today: Temporal.PlainDate, filters: string | undefined): string {
  const date = sayDate(line.date, today);
  if (line.skipped !== undefined) {
    const span = line.lastSkipped === undefined ? date : `${date} to ${sayDate(line.lastSkipped, today)}`;
    return `${span}: no post (${line.skipped})`;
  }
  const paper =
    line.picked === undefined
      ? sayNoPick(line.none ?? "empty", filters)
      : (line.picked.paper.nickname ?? line.picked.paper.title);
  return `${date} ${sayTime(line.time)}: ${paper}${clockNote(line)}`;
}

function clockNote({ kind, shift }: Ahead): string {
  if (kind === "gap") return " (clocks go forward over the usual time, so it comes later)";
  if (kind === "overlap") return " (clocks go back and the time comes twice: the first counts)";
  if (shift === 0) return "";
  const size =
    Math.abs(shift) % HOUR === 0 ? `${Math.abs(shift) / HOUR} h` : `${Math.abs(shift) / MINUTE} min`;
  return ` (clocks changed by ${shift > 0 ? "+" : "-"}${size} since the post before)`;
}
