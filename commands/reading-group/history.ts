import { defineAction } from "../../src/core/command.ts";
import { heading, list, note, text, whisper } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { shortName } from "../../src/reading/group/ballot.ts";
import { averageRating, minuteLines, readMinutes } from "../../src/reading/group/minutes.ts";
import { type Desk, groupOption, sessionDate, withGroup } from "./desk.ts";

/** The archive, newest first; words narrow it to sessions whose paper, presenter or minutes hold them. */
export default defineAction({
  name: "history",
  about: "What was read, who presented and what was said",
  examples: ["reading-group history", "reading-group history sparse attention"],
  audience: "asker",
  options: {
    words: { kind: "text", about: "Words of the paper, the presenter or the minutes", max: 100 },
    group: groupOption,
  },
  run: ({ words, group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const past = (await tables.groups.sessionsOf(tenantId, group.id)).filter(
        ({ startsAt, lengthMin, state }) => state !== "skipped" && startsAt + lengthMin * 60_000 <= now,
      );
      const wanted = (words ?? "")
        .toLowerCase()
        .split(/\s+/u)
        .filter((word) => word !== "");
      const found: { session: Session; line: string }[] = [];
      for (const session of past.toReversed()) {
        const line = await tell(desk, session, context.corpus);
        if (wanted.every((word) => line.toLowerCase().includes(word))) found.push({ session, line });
      }
      if (found.length === 0) {
        const why =
          wanted.length === 0
            ? `${group.name} has not met yet.`
            : `No session of ${group.name} holds “${words}”.`;
        return whisper([text(why)], { outcome: "nothing" });
      }
      const papers = found.flatMap(({ session }) => (session.paperId === null ? [] : [session.paperId]));
      return whisper(
        [
          heading(`${group.name} so far`),
          list(found.slice(0, SHOWN).map(({ line }) => line)),
          ...(found.length > SHOWN ? [note(`and ${found.length - SHOWN} more; add words to narrow it`)] : []),
        ],
        { outcome: "found", papers: [...new Set(papers)] },
      );
    }),
});

const SHOWN = 15;

async function tell(desk: Desk, session: Session, corpus: Parameters<typeof shortName>[0]): Promise<string> {
  const paper =
    session.paperId === null
      ? "no paper"
      : (corpus.byId(session.paperId)?.title ?? shortName(corpus, session.paperId));
  if (session.state === "cancelled")
    return `${sessionDate(desk, session)}: cancelled (${session.note ?? paper})`;
  const answers = await desk.tables.groups.answersOf(desk.tenantId, session.id);
  const going = answers.filter(({ about, answer }) => about === "coming" && answer === "going").length;
  const entries = readMinutes(session.minutesJson);
  const rating = averageRating(entries);
  const said = minuteLines(entries);
  return `${sessionDate(desk, session)}: ${paper}, ${session.presenterName ?? "nobody presented"}, ${going} went${rating === undefined ? "" : `, ${rating} of 5`}${said.length === 0 ? "" : `. ${said.join(" / ")}`}`;
}
