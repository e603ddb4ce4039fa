import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { type Block, choice, choices, facts, heading, type Reply, whisper } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { ballotOf } from "../../src/reading/group/ballot.ts";
import { sessionCard } from "../../src/reading/group/card.ts";
import { viewOf } from "../../src/reading/group/standing.ts";
import { ruleSchema } from "../../src/reading/time/recurrence.ts";
import { sayRule } from "../../src/reading/time/rule-text.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { ahead, groupOption, sessionOf, sessionOption, showing, withGroup } from "./desk.ts";

/** A group at a glance: its series and its next session. */
export default defineAction({
  name: "show",
  about: "When the group meets, and its next session; or a session, to change it",
  examples: ["reading-group show", "reading-group show session:2026-11-24"],
  audience: "asker",
  options: { session: sessionOption, group: groupOption },
  run: ({ session: typed, group: name }, context): Promise<Reply> =>
    withGroup(context, name, async (desk) => {
      if (typed !== undefined) {
        const session = await sessionOf(desk, context, typed);
        const card = sessionCard(await viewOf(showing(desk, context), session));
        return whisper([...card, ...changesOf(session, desk.now)]);
      }
      const { group, tables, tenantId, today } = desk;
      const [next] = await ahead(desk, 1);
      const members = (await tables.groups.membersOf(tenantId, group.id)).filter(
        ({ state }) => state === "in",
      );
      const ballot = await ballotOf(tables, group, context.corpus);
      const until =
        group.untilDate === null ? "" : ` until ${sayDate(Temporal.PlainDate.from(group.untilDate), today)}`;
      const series = `${sayRule(ruleSchema.parse(JSON.parse(group.ruleJson)))} at ${group.localTime} (${group.tz})${until}`;
      return whisper([
        heading(group.name),
        facts([
          ["Meets", series],
          [
            "Presenters",
            members.length === 0
              ? "nobody has joined the rotation"
              : members.map((one) => one.name).join(", "),
          ],
          ["Nominated", String(ballot.nominations.length)],
        ]),
        ...(next === undefined ? [] : sessionCard(await viewOf(showing(desk, context), next))),
        choices(
          choice("Schedule", invoke("reading-group schedule", { group: group.name })),
          choice("Vote", invoke("reading-group vote", { group: group.name })),
          choice("Rotation", invoke("reading-group rotation", { group: group.name })),
          choice("Questions", invoke("reading-group questions", { group: group.name })),
        ),
      ]);
    }),
});

/** What can be changed of a session that is to come; what is missing is asked for by a form. */
function changesOf(session: Session, now: number): readonly Block[] {
  if (session.startsAt <= now || session.state !== "planned") return [];
  const named = { session: session.id };
  return [
    choices(
      choice("Set the paper", invoke("reading-group pick", named)),
      choice("Presenter", invoke("reading-group presenter", named)),
      choice("Move", invoke("reading-group move", named)),
      choice("Skip", invoke("reading-group skip", named)),
      choice("Cancel", invoke("reading-group cancel", named)),
    ),
  ];
}
