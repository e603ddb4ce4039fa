import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, facts, heading, note, type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Group } from "../../src/core/store.ts";
import { enumerate } from "../../src/core/text.ts";
import { QUIET, quietScope } from "../../src/reading/group/quiet.ts";
import { type Chain, chainSchema, type Lead, readLead, sayLead } from "../../src/reading/group/reminders.ts";
import { replanMessages } from "./changes.ts";
import { answerChange, groupOption, organiser, withGroup } from "./desk.ts";

const MEANING: Readonly<Record<keyof Chain, string>> = {
  choose: "choose a paper",
  decide: "the vote closes",
  presenter: "a note to the presenter",
  read: "time to read",
  check: "who has read it",
  few: "tell the organiser that too few have",
  soon: "it is soon",
  join: "join now",
};

/** The reminders of a group and how to change one; and whether the asker wants to be mentioned. */
export default defineAction({
  name: "remind",
  about: "When to remind before a session; or whether to mention you",
  examples: [
    "reading-group remind",
    "reading-group remind read 3d",
    "reading-group remind few 5h quorum:3",
    "reading-group remind me:off",
  ],
  audience: "everyone",
  options: {
    which: {
      kind: "choice",
      about: "Which reminder",
      of: ["choose", "decide", "presenter", "read", "check", "few", "soon", "join"],
    },
    before: {
      kind: "text",
      about: "How long before, such as 3 days, 2 hours, off",
      max: 20,
      unnamed: /^(?:off|no|none|-?\d+|-?\d+\s*(?:d|days?|h|hours?|m|min|minutes?))$/iu,
    },
    quorum: {
      kind: "integer",
      about: "With few: how many should have read the paper",
      min: 1,
      max: 1000,
      fallback: 2,
    },
    me: { kind: "choice", about: "Whether reminders mention you", of: ["on", "off"] },
    group: groupOption,
  },
  async run({ which, before, quorum, me, group: name }, context): Promise<Reply> {
    if (which !== undefined) {
      const refusal = await organiser(context);
      if (refusal !== undefined) throw new UserError("not-allowed", refusal);
    }
    return await withGroup(context, name, async (desk): Promise<Reply> => {
      const { tables, tenantId, group, now } = desk;
      if (me !== undefined) {
        const scope = quietScope(group.id);
        if (me === "off") await tables.settings.set(tenantId, scope, desk.me.id, QUIET);
        else await tables.settings.remove(tenantId, scope, desk.me.id);
        return whisper([
          text(`Reminders of ${group.name} ${me === "off" ? "no longer mention you" : "mention you again"}.`),
          choices(
            choice(
              "Undo",
              invoke("reading-group remind", { me: me === "off" ? "on" : "off", group: group.name }),
            ),
          ),
        ]);
      }
      const chain = chainSchema.parse(JSON.parse(group.chainJson));
      if (which === undefined && context.invocation.options["quorum"] !== undefined)
        throw new UserError(
          "which",
          `quorum belongs to one reminder: write few 5h quorum:${quorum}.`,
          [],
          "which",
        );
      if (which === undefined && before !== undefined) {
        throw new UserError(
          "which",
          `Which reminder is to come ${before} before? Add which: and one of ${enumerate(Object.keys(MEANING), "or")}.`,
          [],
          "which",
        );
      }
      if (which === undefined) {
        return whisper([
          heading(`Reminders of ${group.name}`),
          facts(
            (Object.keys(MEANING) as (keyof Chain)[]).map((kind) => [
              `${kind} (${MEANING[kind]})`,
              sayLead(chain[kind]),
            ]),
          ),
          note(
            "Days keep the time of day, hours and minutes are elapsed; what would come while the group meets comes after it. Only those who said going or maybe are mentioned.",
          ),
        ]);
      }
      const lead = readLead(before ?? (which === "few" ? "5 hours" : ""));
      if (lead === undefined)
        throw new UserError(
          "lead",
          "How long before? Write for instance before:3 days, before:2 hours or before:off; at most 60 days, or 24 hours.",
          [],
          "before",
        );
      const after: Group = {
        ...group,
        chainJson: JSON.stringify({ ...chain, [which]: withQuorum(which, lead, quorum) }),
        version: group.version + 1,
      };
      if (!(await tables.groups.change(after)))
        throw new UserError("raced", "Somebody else changed the group at the same moment. Try again.");
      await replanMessages(tables, after, now);
      return await answerChange(
        context,
        { ...desk, group: after },
        "remind",
        `${group.name}: ${MEANING[which]}, ${sayLead(lead)}${lead === "off" ? "" : " before"}.`,
        {
          before: { group },
          after: { group: after },
        },
      );
    });
  },
});

/** The note about too few readers needs to know how many are enough; it counts hours, for it comes on the day. */
function withQuorum(which: keyof Chain, lead: Lead, quorum: number): Lead {
  if (which !== "few" || lead === "off") return lead;
  return { minutes: "days" in lead ? Math.min(lead.days, 1) * 24 * 60 : lead.minutes, quorum };
}
