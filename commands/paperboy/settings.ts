import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, facts, heading, reply, text, whisper } from "../../src/core/reply.ts";
import { tellInstant } from "../../src/reading/time/tell.ts";
import { storeOf } from "../shared/store.ts";

/** The zone of a channel, which daily papers and groups begin with when none is named. */
export default defineAction({
  name: "settings",
  about: "The time zone of this channel, and what else is set here",
  examples: ["paperboy settings", "paperboy settings Europe/Berlin"],
  audience: "asker",
  permission: async ({ asker, invocation }) =>
    invocation.options["zone"] === undefined || asker.manager
      ? undefined
      : "Only people who may manage this channel can set its zone.",
  options: {
    zone: { kind: "zone", about: "Time zone by place, such as Europe/Berlin" },
  },
  async run({ zone }, context) {
    const store = storeOf(context);
    const { platform, tenant, channel } = context.place;
    const now = await store.now();
    const known = await store.tables.tenants.ensure(platform, tenant, "", now);
    const here = await store.tables.channels.ensure(known.id, channel);
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
        ["Yours", context.asker.zone ?? "not known"],
      ]),
      choices(
        choice("Daily paper", invoke("daily show")),
        choice("Reading group", invoke("reading-group show")),
      ),
    ]);
  },
});
