import { defineAction } from "../../src/core/command.ts";
import { codeBlock, list, text, whisper } from "../../src/core/reply.ts";
import { link } from "../../src/core/spans.ts";
import { sessionEntry } from "../../src/reading/group/entries.ts";
import { ahead, groupOption, sessionDate, withGroup } from "./desk.ts";

/** The sessions to come as a calendar file to copy, and each as a link that adds it to a calendar. */
export default defineAction({
  name: "calendar",
  about: "The sessions as a calendar file",
  examples: ["reading-group calendar", "reading-group calendar mine:yes"],
  audience: "asker",
  options: {
    mine: { kind: "flag", about: "Only those I present or said going or maybe to" },
    group: groupOption,
  },
  run: ({ mine, group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now } = desk;
      const sessions = mine ? [] : await tables.groups.sessionsOf(tenantId, group.id, now);
      const own = mine ? await ownOf() : [];
      const wanted = mine ? own : sessions;
      const title = mine ? `${group.name}, ${context.asker.name}'s` : group.name;
      const next = (await ahead(desk, 3)).filter(({ id }) => wanted.some((session) => session.id === id));
      // Loaded when asked for: the calendar library is large, and most runs never need it.
      const { toIcs } = await import("../../src/export/ics.ts");
      const file = toIcs(
        title,
        wanted.map((session) => sessionEntry(group, session, context.corpus)),
        now,
      );
      return whisper([
        text(`${group.name} as a calendar file: save the text below as ${fileName(group.name)} and open it.`),
        ...(next.length === 0
          ? []
          : [
              list(
                next.map((session) =>
                  link(`Add ${sessionDate(desk, session)} to Google Calendar`, googleLink(session.id)),
                ),
              ),
            ]),
        codeBlock(file),
      ]);

      async function ownOf() {
        const all = await tables.groups.sessionsOf(tenantId, group.id, now);
        const mineOnly = [];
        for (const session of all) {
          const answers = await tables.groups.answersOf(tenantId, session.id);
          const comes = answers.some(
            ({ about, person, answer }) =>
              about === "coming" && person === context.asker.id && answer !== "no",
          );
          if (comes || session.presenter === context.asker.id) mineOnly.push(session);
        }
        return mineOnly;
      }

      function googleLink(id: string): string {
        const session = wanted.find((one) => one.id === id);
        if (session === undefined) throw new Error("a link is made of a session that is listed");
        const entry = sessionEntry(group, session, context.corpus);
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
    }),
});

function fileName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `${slug === "" ? "sessions" : slug}.ics`;
}
