import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, codeBlock, list, note, text, whisper } from "../../src/core/reply.ts";
import { link } from "../../src/core/spans.ts";
import { PUBLIC_ADDRESS, type Session } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { sessionEntry } from "../../src/reading/group/entries.ts";
import { newId } from "../shared/store.ts";
import { calendarOfAll } from "./calendar-all.ts";
import { type Desk, groupOption, sessionDate, withGroup } from "./desk.ts";

/** The longest file that every platform shows whole, in UTF-16 units: half a calendar would be none. */
const LONGEST_FILE = 1_900;

/** The sessions to come: an address to subscribe to, links that add them one by one, and a file to copy. */
export default defineAction({
  name: "calendar",
  about: "The sessions for your calendar: an address, links, a file",
  examples: [
    "reading-group calendar",
    "reading-group calendar mine:yes",
    "reading-group calendar renew:yes",
    "reading-group calendar all:yes",
  ],
  audience: "asker",
  options: {
    mine: { kind: "flag", about: "Only those I present or said going or maybe to" },
    all: { kind: "flag", about: "One address for all groups you take part in" },
    renew: { kind: "flag", about: "Make a new address; the old one stops working" },
    off: { kind: "flag", about: "With all: end that address" },
    group: groupOption,
  },
  run: async ({ mine, all, renew, off, group: name }, context) => {
    if (all || off) return await calendarOfAll(context, { renew, off });
    return await withGroup(context, name, async (desk) => {
      // Loaded when asked for: the calendar library is large, and most runs never need it.
      const [{ toIcs }, { feedPath, forgetFeed }] = await Promise.all([
        import("../../src/export/ics.ts"),
        import("../../src/export/feeds.ts"),
      ]);
      const { tables, group, now } = desk;
      if (renew) await forgetFeed(tables, group);
      const address = await tables.meta.get(PUBLIC_ADDRESS);
      const feed =
        address === undefined || address === ""
          ? undefined
          : await feedPath(tables, group, () => newId(context.random));
      const sessions = await wantedSessions(desk, mine ? desk.me.id : undefined);
      if (sessions.length === 0) {
        return whisper(
          [
            text(
              mine
                ? `You have said yes to no session of ${group.name} yet.`
                : `${group.name} has no session to come.`,
            ),
          ],
          {
            outcome: "nothing",
          },
        );
      }
      const entries = sessions.map((session) => sessionEntry(group, session, context.corpus));
      let shown = entries.length;
      let file = toIcs(group.name, entries, now);
      while (file.length > LONGEST_FILE && shown > 1) {
        shown -= 1;
        file = toIcs(group.name, entries.slice(0, shown), now);
      }
      const held = sessions.filter(({ state }) => state === "planned").slice(0, 3);
      return whisper([
        ...(feed === undefined
          ? []
          : [
              text([
                "Subscribe your calendar to ",
                link(`${address}/${feed}`, `${address}/${feed}`),
                "; changes follow by themselves. Whoever has the address can read it.",
              ]),
            ]),
        text(
          `Or save the text below as sessions.ics and open it${shown < entries.length ? `; it holds the first ${shown} of ${count(entries.length, "session")}` : ""}.`,
        ),
        codeBlock(file.trimEnd()),
        list(
          held.map((session) =>
            link(
              `Add ${sessionDate(desk, session)} to Google Calendar`,
              googleLink(sessionEntry(group, session, context.corpus)),
            ),
          ),
        ),
        ...(feed === undefined
          ? [
              note(
                "An address to subscribe to needs PAPERBOY_HTTP_PORT and PAPERBOY_PUBLIC_URL, which whoever runs Paperboy can set.",
              ),
            ]
          : [
              choices(
                choice("New address", invoke("reading-group calendar", { renew: true, group: group.name })),
              ),
            ]),
      ]);
    });
  },
});

async function wantedSessions(
  { tables, tenantId, group, now }: Desk,
  person: string | undefined,
): Promise<readonly Session[]> {
  const all = await tables.groups.sessionsOf(tenantId, group.id, now);
  if (person === undefined) return all;
  const own: Session[] = [];
  for (const session of all) {
    const answers = await tables.groups.answersOf(tenantId, session.id);
    const comes = answers.some(
      (one) => one.about === "coming" && one.person === person && one.answer !== "no",
    );
    if (comes || session.presenter === person) own.push(session);
  }
  return own;
}

/** The documented form of Google's "add to calendar" links. */
function googleLink(entry: ReturnType<typeof sessionEntry>): string {
  const utc = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms)
      .toString()
      .replace(/[-:]|\.\d+/g, "");
  const query = new URLSearchParams({
    action: "TEMPLATE",
    text: entry.title,
    dates: `${utc(entry.startsAt)}/${utc(entry.startsAt + entry.lengthMin * 60_000)}`,
    details: entry.description ?? "",
    ...(entry.place === undefined ? {} : { location: entry.place }),
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}
