import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, facts, heading, reply, text, whisper } from "../../src/core/reply.ts";
import { tellInstant } from "../../src/reading/time/tell.ts";
import { linkCardsHere, setLinkCards } from "../shared/link-cards.ts";
import { storeOf } from "../shared/store.ts";

const LINKS_ON =
  "From now on a quiet line stands under links to papers of the collection, pasted in this channel. On Discord only where whoever runs me has set DISCORD_LINK_CARDS=yes; on Slack links unfold anyway.";

/** The zone of a channel, which daily papers and groups begin with when none is named. */
export default defineAction({
  name: "settings",
  about: "The time zone of this channel, and what else is set here",
  examples: ["paperboy settings", "paperboy settings Europe/Berlin", "paperboy settings links:yes"],
  audience: "asker",
  permission: async ({ asker, invocation }) =>
    (invocation.options["zone"] === undefined && invocation.options["links"] === undefined) || asker.manager
      ? undefined
      : `Only people who may manage this channel can ${invocation.options["zone"] === undefined ? "change its settings" : "set its zone"}.`,
  options: {
    zone: { kind: "zone", about: "Time zone by place, such as Europe/Berlin" },
    links: { kind: "choice", about: "On Discord: a line under pasted links to papers", of: ["yes", "no"] },
  },
  async run({ zone, links }, context) {
    const store = storeOf(context);
    const { platform, tenant, channel } = context.place;
    const now = await store.now();
    const known = await store.tables.tenants.ensure(platform, tenant, "", now);
    const here = await store.tables.channels.ensure(known.id, channel);
    if (links !== undefined) {
      await setLinkCards(store.tables, known.id, here.id, links === "yes");
      const other = links === "yes" ? "no" : "yes";
      return reply([
        text(links === "yes" ? LINKS_ON : "Links to papers are left alone in this channel."),
        choices(choice("Undo", invoke("paperboy settings", { links: other }))),
      ]);
    }
    if (zone !== undefined) {
      await store.tables.channels.setZone(known.id, here.id, zone, context.asker.id);
      const undo = here.tz === null ? [] : [choice("Undo", invoke("paperboy settings", { zone: here.tz }))];
      return reply([
        text(
          `This channel keeps the time of ${zone} now: it is ${tellInstant(now, zone)}. What was arranged before keeps its own zone.`,
        ),
        ...(undo.length === 0 ? [] : [choices(...undo)]),
      ]);
    }
    return whisper([
      heading("Settings of this channel"),
      facts([
        [
          "Zone",
          here.tz === null
            ? "not set; each arrangement names its own"
            : `${here.tz}, now ${tellInstant(now, here.tz)}`,
        ],
        [
          "Links to papers",
          (await linkCardsHere(store.tables, context.place)) ? "a line under each" : "left alone",
        ],
        ["Yours", context.asker.zone ?? "not known"],
      ]),
      choices(
        choice("Daily paper", invoke("daily show")),
        choice("Reading group", invoke("reading-group show")),
      ),
    ]);
  },
});
