/** The archive of a reading group as Markdown, for a wiki or a repository. */

import { bylineSentence } from "../core/card.ts";
import { type Paper, pageOf } from "../core/paper.ts";
import { count } from "../core/text.ts";
import { escapeMarkdown } from "./markdown.ts";

/** What is told of one session; src/reading/group/archive.ts has this shape. */
export interface ToldSession {
  readonly session: {
    readonly localDate: string;
    readonly localTime: string;
    readonly tz: string;
    readonly state: string;
    readonly note: string | null;
    readonly paperId: string | null;
    readonly presenterName: string | null;
  };
  readonly paper: Paper | undefined;
  readonly going: readonly string[];
  readonly maybe: readonly string[];
  readonly minutes: readonly {
    readonly name: string;
    readonly takeaway?: string | undefined;
    readonly action?: string | undefined;
    readonly rating?: number | undefined;
  }[];
  readonly rating: string | undefined;
  /** The address of the thread in which it was discussed. */
  readonly thread?: string;
  readonly questions: readonly {
    readonly body: string;
    readonly byName: string | null;
    readonly votes: number;
    readonly state: "open" | "answered";
  }[];
}

/**
 * Parts that joined by line feeds are the whole document (CommonMark 0.31): a title, then a section each session in
 * the order given, cut only between lines. No part is longer than `longest` UTF-16 units unless a line alone is.
 * Texts of people are escaped, one line each, so that none of them is markup, a link or a heading.
 */
export function historyMarkdown(
  group: string,
  sessions: readonly ToldSession[],
  longest: number,
): readonly string[] {
  const parts = [[`# ${escapeMarkdown(group)}`]];
  for (const told of sessions) {
    parts.push([]);
    let length = 0;
    for (const line of ["", ...section(told)]) {
      if (length > 0 && length + line.length + 1 > longest) {
        parts.push([]);
        length = 0;
      }
      parts.at(-1)?.push(line);
      length += line.length + 1;
    }
  }
  return parts.map((lines) => lines.join("\n"));
}

function section(told: ToldSession): readonly string[] {
  const { session, paper, going, maybe, minutes, rating, questions } = told;
  const page = paper === undefined ? undefined : pageOf(paper);
  const title = escapeMarkdown(paper?.title ?? session.paperId ?? "no paper");
  const ratings = minutes.filter((one) => one.rating !== undefined).length;
  const takeaways = lines(minutes, "takeaway");
  const actions = lines(minutes, "action");
  return [
    `## ${session.localDate}: ${title}`,
    "",
    `- When: ${session.localDate} ${session.localTime} (${session.tz})${session.state === "cancelled" ? ", cancelled" : ""}`,
    ...(paper === undefined
      ? []
      : [
          `- Paper: ${page === undefined ? title : `[${title}](<${page}>)`}. ${escapeMarkdown(bylineSentence(paper))}`,
        ]),
    `- Presenter: ${escapeMarkdown(session.presenterName ?? "nobody")}`,
    `- Attended: ${going.length}${names(going)}`,
    ...(maybe.length === 0 ? [] : [`- Perhaps: ${maybe.length}${names(maybe)}`]),
    ...(rating === undefined ? [] : [`- Rating: ${rating} of 5 (${count(ratings, "rating")})`]),
    ...(told.thread === undefined ? [] : [`- Thread: <${encodeURI(told.thread)}>`]),
    ...(session.note === null ? [] : [`- Note: ${escapeMarkdown(session.note)}`]),
    ...under("Takeaways", takeaways),
    ...under("To do", actions),
    ...under(
      "Questions",
      questions.map(
        ({ body, byName, votes, state }) =>
          `${escapeMarkdown(body)} (${[count(votes, "vote"), ...(byName === null ? [] : [escapeMarkdown(byName)]), state].join(", ")})`,
      ),
    ),
  ];
}

function lines(minutes: ToldSession["minutes"], what: "takeaway" | "action"): readonly string[] {
  return minutes.flatMap((entry) => {
    const said = entry[what];
    return said === undefined ? [] : [`${escapeMarkdown(entry.name)}: ${escapeMarkdown(said)}`];
  });
}

function names(people: readonly string[]): string {
  return people.length === 0 ? "" : ` (${people.map(escapeMarkdown).join(", ")})`;
}

function under(name: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`- ${name}:`, ...items.map((item) => `  - ${item}`)];
}
