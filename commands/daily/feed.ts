import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, text, whisper } from "../../src/core/reply.ts";
import { link } from "../../src/core/spans.ts";
import { PUBLIC_ADDRESS } from "../../src/core/store.ts";
import { newId } from "../shared/store.ts";
import { demandSubscription, deskOf } from "./desk.ts";

/** The papers of the day of this channel for a feed reader. */
export default defineAction({
  name: "feed",
  about: "The papers of the day as an RSS feed, by an address of its own",
  examples: ["daily feed", "daily feed renew:yes"],
  audience: "asker",
  permission: async ({ asker, invocation }) =>
    invocation.options["renew"] === undefined || asker.manager
      ? undefined
      : "Only people who may manage this channel can change the address of its feed.",
  options: { renew: { kind: "flag", about: "Make a new address; the old one stops working" } },
  async run({ renew }, context) {
    const desk = await deskOf(context);
    const { tenantId, channelId } = demandSubscription(desk);
    const { dailyFeedPath, forgetDailyFeed } = await import("../../src/export/daily-feed.ts");
    const address = await desk.store.tables.meta.get(PUBLIC_ADDRESS);
    if (address === undefined || address === "")
      throw new UserError(
        "no-address",
        "A feed needs PAPERBOY_HTTP_PORT and PAPERBOY_PUBLIC_URL, which whoever runs Paperboy can set.",
      );
    const path = await desk.store.tx(async (tables) => {
      if (renew) await forgetDailyFeed(tables, tenantId, channelId);
      return await dailyFeedPath(tables, tenantId, channelId, () => newId(context.random));
    });
    const url = `${address}/${path}`;
    return whisper([
      text(["Subscribe your feed reader to ", link(url, url), ". Whoever has the address can read it."]),
      choices(choice("New address", invoke("daily feed", { renew: true }))),
    ]);
  },
});
