import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Nomination } from "../../src/core/store.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { answerChange, groupOption, withGroup } from "./desk.ts";

/** Puts a paper up for the vote. It stays up until it is chosen or withdrawn. */
export default defineAction({
  name: "nominate",
  about: "Put a paper up for the vote",
  examples: ["reading-group nominate r1", "reading-group nominate sparse attention"],
  audience: "everyone",
  options: {
    paper: { kind: "paper", about: "Which paper, in the words you would look it up by", required: true },
    group: groupOption,
  },
  run: ({ paper, group: name }, context) =>
    withGroup(context, name, async (desk) => {
      const { tables, tenantId, group, now, today } = desk;
      const nominations = await tables.groups.nominationsOf(tenantId, group.id);
      const known = nominations.find(({ paperId }) => paperId === paper.id);
      if (known?.state === "open") {
        throw new UserError(
          "nominated",
          `${paper.title} is nominated already, by ${known.byName}. Vote for it with /reading-group vote.`,
        );
      }
      const nomination: Nomination = {
        tenantId,
        groupId: group.id,
        paperId: paper.id,
        by: desk.me.id,
        byName: desk.me.name,
        at: now,
        state: "open",
      };
      await tables.groups.putNomination(nomination);
      const past = (await tables.groups.sessionsWith(tenantId, paper.id)).find(
        (session) => session.groupId === group.id && session.state === "done",
      );
      const before =
        past === undefined
          ? ""
          : ` It was discussed on ${sayDate(Temporal.PlainDate.from(past.localDate), today)}.`;
      const open = nominations.filter(({ state }) => state === "open").length + 1;
      return await answerChange(
        context,
        desk,
        "nominate",
        `${desk.me.name} nominated ${paper.title} for ${group.name}.${before} ${open === 1 ? "It is the only one so far." : `${open} papers are nominated.`}`,
        { before: known === undefined ? {} : { nominations: [known] }, after: { nominations: [nomination] } },
      );
    }),
});
