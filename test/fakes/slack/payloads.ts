/** Pieces of what Slack sends. */

import { randomUUID } from "node:crypto";
import type { Json } from "./rules.ts";
import { APP, BOT_USER, TEAM } from "./world.ts";

/** Pickers: where their choice stands, and where what was chosen before. */
export const PICKED: Readonly<Record<string, readonly [member: string, initial: string]>> = {
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
};

/** The outer part of an event. */
export function eventPayload(
  event: Json,
  eventId = `Ev${randomUUID().slice(0, 8)}`,
  team: string = TEAM,
): Json {
  return {
    token: "verification",
    team_id: team,
    api_app_id: APP,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: 1,
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** As text arrives from Slack; mentions of people and channels stay. */
export const escapeSigns = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll(/<(?![@#])/gu, "&lt;")
    .replaceAll(/(?<!<[@#][^>]*)>/gu, "&gt;");
