import { z } from "zod";
import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, note, type Reply, reply, text, whisper } from "../../src/core/reply.ts";
import { code as inCode } from "../../src/core/spans.ts";
import { groupChanged } from "../../src/reading/group/follow.ts";
import { link, linksOf, unlink } from "../../src/reading/group/links.ts";
import { followEvents } from "../../src/reading/group/native-event.ts";
import { MINUTE } from "../../src/reading/time/resolve.ts";
import { newId, storeOf } from "../shared/store.ts";
import { deskFor, groupOption, nextDates, organiser, placeOf, withGroup } from "./desk.ts";

/** How long a code is good, in ms. */
const GOOD_FOR = 10 * MINUTE;

const offerSchema = z.object({ tenantId: z.string(), groupId: z.string(), until: z.number() });

/**
 * Joins a channel of another workspace or platform to a group, in two steps: an organiser gets a code where the
 * group is, and somebody who may manage the other channel says it there. From then on both hold the same
 * nominations, votes, answers and questions, and both get its messages.
 */
export default defineAction({
  name: "link",
  about: "Join a channel of another workspace or platform to this group",
  examples: ["reading-group link", "reading-group link code:k3v9m2x7", "reading-group link unlink:yes"],
  audience: "asker",
  options: {
    code: { kind: "text", about: "The code that was given where the group is", max: 40 },
    unlink: { kind: "flag", about: "End the link of this channel, or every link where the group is" },
    group: groupOption,
  },
  async run({ code, unlink: ending, group: name }, context): Promise<Reply> {
    if (code !== undefined) return await accept(context, code.trim().toLowerCase());
    const refusal = await organiser(context);
    if (refusal !== undefined) throw new UserError("not-allowed", refusal);
    return await withGroup(context, name, async (desk) => {
      const { tables, tenantId, here, group, now } = desk;
      if (ending) {
        const links = await linksOf(tables, group);
        const ended = links.filter((one) => here === tenantId || one.tenantId === here);
        if (ended.length === 0)
          throw new UserError("not-linked", `${group.name} is not linked to another channel.`);
        for (const one of ended) await unlink(tables, group, one.tenantId);
        await groupChanged(tables, group, now);
        return reply([
          text(`${group.name} is no longer linked. What was said and answered stays with the group.`),
        ]);
      }
      if (here !== tenantId)
        throw new UserError("linked", `${group.name} lives elsewhere; ask for a code there.`);
      const fresh = newId(context.random).slice(0, 8);
      const offer = { tenantId, groupId: group.id, until: now + GOOD_FOR };
      await tables.meta.set(keyOf(fresh), JSON.stringify(offer));
      return whisper([
        text(["In the other channel, say within 10 minutes: ", inCode(`/reading-group link code:${fresh}`)]),
        text("Whoever says it there has to be allowed to manage that channel. The code works once."),
      ]);
    });
  },
});

function keyOf(code: string): string {
  return `link:${code}`;
}

async function accept(context: Context, code: string): Promise<Reply> {
  if (!context.asker.manager) {
    throw new UserError("not-allowed", "Only people who may manage this channel can link it to a group.");
  }
  const store = storeOf(context);
  const now = await store.now();
  return await store.tx(async (tables) => {
    const { tenantId: here, channel } = await placeOf(context, tables, now);
    const kept = await tables.meta.get(keyOf(code));
    const offer = kept === undefined || kept === "" ? undefined : offerSchema.parse(JSON.parse(kept));
    const good = offer !== undefined && offer.until >= now;
    const group = good ? await tables.groups.get(offer.tenantId, offer.groupId) : undefined;
    if (group === undefined || group.state === "ended") {
      throw new UserError(
        "no-code",
        "That code is not known, was used, or is older than 10 minutes. Ask for a new one where the group is.",
      );
    }
    if (group.tenantId === here) {
      throw new UserError(
        "same-place",
        `${group.name} lives in this workspace; say the code in another one.`,
      );
    }
    await tables.meta.set(keyOf(code), "");
    await link(tables, group, { tenantId: here, channelId: channel.id, by: context.asker.id });
    await followEvents(tables, group, now);
    const desk = deskFor(context, tables, { here, channel, group, now });
    return reply([
      text(
        `This channel takes part in ${group.name} from now on: nominations, votes, answers and questions count together. ${await nextDates(desk)}`,
      ),
      ...(channel.tz === null
        ? [
            note(
              `Say /paperboy settings zone: with the zone of this place, and I tell here when its clocks and those of ${group.tz} change on different dates.`,
            ),
          ]
        : []),
      choices(
        choice("Next session", invoke("reading-group next", { group: group.name })),
        choice("End the link", invoke("reading-group link", { unlink: true, group: group.name })),
      ),
    ]);
  });
}
