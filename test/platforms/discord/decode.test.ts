/** What an interaction of Discord's means, where the stand-in's people have no way to send it. */

import { describe, expect, test } from "vitest";
import { decodeInteraction } from "../../../src/platforms/discord/decode.ts";

/** A slash command with one option that picked somebody, as Discord delivers it. */
const picked = (type: number, value: string, resolved: object) => ({
  id: "1",
  application_id: "2",
  token: "t",
  type: 2,
  guild_id: "3",
  channel_id: "4",
  channel: { id: "4", name: "reading", type: 0 },
  member: {
    user: { id: "5", username: "ana" },
    nick: null,
    permissions: "0",
    roles: ["77", "78"],
  },
  data: {
    name: "paperboy",
    type: 1,
    resolved,
    options: [{ name: "roles", type: 1, options: [{ name: "add", type, value }] }],
  },
});

describe("an option that picked somebody", () => {
  test.each([
    ["a person", 6, "9", { users: { 9: { username: "ben", global_name: "Ben" } } }, "<@9|Ben>"],
    ["a person where a role would do", 9, "9", { users: { 9: { username: "ben" } } }, "<@9|ben>"],
    ["a role", 9, "77", { roles: { 77: { name: "Organisers" } } }, "<@&77|Organisers>"],
    ["a role with signs in its name", 9, "77", { roles: { 77: { name: "<a|b>" } } }, "<@&77| a b >"],
    ["a channel", 7, "4", { channels: { 4: { name: "reading" } } }, "<#4|reading>"],
  ])("%s", (_what, type, value, resolved, add) => {
    const { deed, asker } = decodeInteraction(picked(type, value, resolved));
    expect(deed).toMatchObject({ type: "command", path: ["paperboy", "roles"], options: { add } });
    expect(asker).toMatchObject({ id: "5", manager: false, roles: ["77", "78"] });
  });
});
