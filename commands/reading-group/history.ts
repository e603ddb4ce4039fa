import { defineAction } from "../../src/core/command.ts";
import { codeEntries, heading, list, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Text } from "../../src/core/spans.ts";
import { type PastSession, pastSessions } from "../../src/reading/group/archive.ts";
import { minuteLines } from "../../src/reading/group/minutes.ts";
import { type Desk, groupOption, sessionDate, withGroup } from "./desk.ts";

/** The archive, newest first; words narrow it to sessions whose paper, presenter or minutes hold them. */
export default defineAction({
  name: "history",
  about: "What was read, who presented and what was said; also as Markdown",
  examples: [
    "reading-group history",
    "reading-group history sparse attention",
    "reading-group history export:yes",
  ],
  audience: "asker",
  options: {
    words: { kind: "text", about: "Words of the paper, the presenter or the minutes", max: 100 },
    export: {
      kind: "flag",
      about: "As Markdown, a file where there can be one, oldest first, with everything that was written",
    },
    from: { kind: "integer", about: "Of many, the position to begin at", min: 1, max: 100_000, fallback: 1 },
    group: groupOption,
  },
  run: ({ words, export: exporting, from, group: name }, context): Promise<Reply> =>
    withGroup(
      context,
      name,
      async (desk): Promise<Reply> => {
        const { tables, group, now } = desk;
        const wanted = (words ?? "")
          .toLowerCase()
          .split(/\s+/u)
          .filter((word) => word !== "");
        context.progress(`Reading the sessions of ${group.name}…`);
        const found = (await pastSessions(tables, group, context.corpus, now, desk.here)).filter((past) => {
          const line = tell(desk, past).toLowerCase();
          return wanted.every((word) => line.includes(word));
        });
        if (found.length === 0) {
          const why =
            wanted.length === 0
              ? `${group.name} has not met yet.`
              : `No session of ${group.name} holds “${words}”.`;
          return whisper([text(why)], { outcome: "nothing" });
        }
        const papers = found.flatMap(({ session }) => (session.paperId === null ? [] : [session.paperId]));
        const parts = { outcome: "found", papers: [...new Set(papers)] } as const;
        const { invocation } = context;
        if (!exporting) {
          const lines = found.toReversed().map((past) => withThread(tell(desk, past), past.thread));
          const more = { invocation, option: "from", start: from, total: lines.length };
          return whisper([heading(`${group.name} so far`), list(lines.slice(from - 1))], { ...parts, more });
        }
        const { historyMarkdown } = await import("../../src/export/history.ts");
        const entries = historyMarkdown(group.name, found, LONGEST_PART);
        const more = { invocation, option: "from", start: from, total: entries.length };
        const title = from === 1 ? `${group.name} as Markdown` : `${group.name} as Markdown, continued`;
        const file = { name: "reading-group.md", type: "text/markdown" };
        // Whoever asks for the rest of what was drawn gets no files.
        const whole = from === 1 ? file : undefined;
        return whisper([heading(title), codeEntries(entries.slice(from - 1), whole)], { ...parts, more });
      },
      { ended: true },
    ),
});

/** A part of an export that fits into one message everywhere, UTF-16 units, where it is drawn. */
const LONGEST_PART = 1_500;

function withThread(line: string, url: string | undefined): Text {
  return url === undefined ? line : [line, " · ", { type: "link", text: "thread", url }];
}

function tell(desk: Desk, { session, paper, going, rating, minutes }: PastSession): string {
  const date = sessionDate(desk, session);
  const title = paper?.title ?? session.paperId ?? "no paper";
  if (session.state === "cancelled") return `${date}: cancelled (${session.note ?? title})`;
  const said = minuteLines(minutes);
  const rated = rating === undefined ? "" : `, ${rating} of 5`;
  const told = said.length === 0 ? "" : `. ${said.join(" / ")}`;
  return `${date}: ${title}, ${session.presenterName ?? "nobody presented"}, ${going.length} went${rated}${told}`;
}
