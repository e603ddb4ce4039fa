import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { count, enumerate } from "../../src/core/text.ts";
import { DAILY } from "../../src/reading/daily/job.ts";
import { daysIn } from "../../src/reading/time/holidays.ts";
import { demandManages, demandPostable } from "../shared/postable.ts";
import { changeArrangement } from "./desk.ts";

/** Takes the paper of the day to another channel, with its history and its days off. */
export default defineAction({
  name: "move",
  about: "Post in another channel from now on, with settings, history and days off",
  examples: ["daily move #reading"],
  audience: "everyone",
  permission: "manager",
  options: { channel: { kind: "channel", about: "The channel to post in", required: true } },
  run: async ({ channel }, context) => {
    await demandManages(context, channel);
    await demandPostable(context, channel.id);
    return await changeArrangement(context, "move", async ({ fields, holidays }, _, tables) => {
      if (fields === undefined)
        throw new UserError("no-daily", "This channel has no paper of the day to move.");
      const { platform, tenant } = context.place;
      const known = await tables.tenants.find(platform, tenant);
      if (channel.id === fields.channelId) throw new UserError("same", "It posts in that channel already.");
      if (known !== undefined) await tables.channels.ensure(known.id, channel.id);
      const there =
        known === undefined ? [] : await tables.subscriptions.ofChannel(known.id, channel.id, DAILY);
      if (there.length > 0) {
        throw new UserError(
          "taken",
          `#${channel.name} has a paper of the day already. Turn that one off first.`,
        );
      }
      const off = daysIn(holidays);
      const along = [
        "its settings",
        "what was shown so far",
        ...(off === 0 ? [] : [count(off, "day off", "days off")]),
      ];
      return {
        after: { fields: { ...fields, channelId: channel.id }, holidays },
        sentence: `The paper of the day moves to #${channel.name}, with ${enumerate(along)}.`,
      };
    });
  },
});
