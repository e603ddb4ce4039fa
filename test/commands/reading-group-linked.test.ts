import { expect, test } from "vitest";
import { ana, begin, ben, latest, onDiscord, onSlack, passTime, sessions } from "./group-talk.ts";
import type { Speaker } from "./talk.ts";

test("One group on two platforms: joined by a code, everything counts together, nobody is mistaken for another", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  // On both platforms somebody has the id ben; they are two people.
  const otherBen: Speaker = { id: "ben", manager: true, zone: "America/New_York" };
  await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-12-01");
  expect(await talk.say(ben, "/reading-group link")).toContain("Only whoever organises Reading group");
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  expect(await talk.say(ana, `/reading-group link code:${code}`)).toContain("lives in this workspace");

  onDiscord(talk);
  expect(await talk.say({ id: "zed" }, `/reading-group link code:${code}`)).toContain(
    "Only people who may manage this channel",
  );
  expect(await talk.say(otherBen, "/reading-group link code:wrong")).toContain("That code is not known");
  expect(await talk.say(otherBen, `/reading-group link code:${code}`)).toContain(
    "This channel takes part in Reading group from now on: nominations, votes, answers and questions count together. Next: Tue 1 Dec, Tue 8 Dec.",
  );
  const linked = talk.last;
  expect(await talk.say(otherBen, `/reading-group link code:${code}`)).toContain(
    "That code is not known, was used",
  );
  await talk.say(otherBen, "/reading-group nominate beta");
  await talk.say(otherBen, "/reading-group rotation join");
  expect(await talk.say(otherBen, "/reading-group rsvp going")).toContain("Coming: 1 going");

  onSlack(talk);
  await talk.say(ben, "/reading-group rotation join");
  expect(await talk.say(ben, "/reading-group vote beta")).toContain("1. On beta (1 vote: ben; from ben)");
  expect(await talk.say(ben, "/reading-group rsvp going")).toContain("Coming: 2 going");
  expect(await talk.say(ben, "/reading-group rotation leave")).toContain("ben left the rotation");

  expect((await passTime(talk, "2026-11-26T15:30:00Z")).map((line) => line.split(":")[0])).toEqual([
    "choose -> C1",
    "choose -> D1",
    "decide -> C1",
    "decide -> D1",
  ]);
  expect(latest.get("decide")).toContain("beta is the only paper that was nominated.");
  expect((await passTime(talk, "2026-12-01T14:00:00Z")).map((line) => line.split(":")[0])).toEqual([
    // The kit goes to the presenter on the platform where they are.
    "presenter -> ben",
    "read -> C1",
    "read -> D1",
    "check -> C1",
    "check -> D1",
    "soon -> C1",
    "soon -> D1",
  ]);
  const { deliveries, tenants } = talk.store.tables;
  const discord = await tenants.find("discord", "G9");
  const key = `sess:${(await sessions(talk))[0]?.id}:${Date.parse("2026-12-01T15:00:00Z")}`;
  expect((await deliveries.findByKey(discord?.id ?? "", `${key}:presenter`))?.person).toBe("ben");
  const mentioned = async (tenantId: string | undefined) => {
    const json = (await deliveries.findByKey(tenantId ?? "", `${key}:soon`))?.payloadJson ?? "";
    return [...json.matchAll(/"type":"person","id":"([^"]+)"/g)].map((match) => match[1]);
  };
  // Each side mentions its own ben only; the other one is a name there.
  expect(await mentioned(discord?.id)).toEqual(["ben"]);
  expect(await mentioned((await tenants.find("slack", "T1"))?.id)).toEqual(["ben"]);

  onDiscord(talk);
  expect(await talk.press(otherBen, "End the link", linked)).toContain("Reading group is no longer linked.");
  expect(await talk.say(otherBen, "/reading-group show")).toContain("This channel has no reading group.");
  onSlack(talk);
  expect(await talk.say(ben, "/reading-group show")).toContain("Coming: 2 going");
  expect((await passTime(talk, "2026-12-01T15:00:00Z")).map((line) => line.split(":")[0])).not.toContain(
    "start -> D1",
  );
});

test("A code is good for ten minutes; changes from the linked side are undone by their own maker", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  const late = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  onDiscord(talk);
  const dora: Speaker = { id: "dora", manager: true };
  await talk.say(dora, `/reading-group link code:${code}`);
  await talk.say({ id: "ana" }, "/reading-group nominate beta");
  const nominated = talk.last;
  expect(await talk.press({ id: "eve" }, "Undo", nominated)).toContain("Only whoever made that change");
  onSlack(talk);
  // The same id on the other platform is not the same person.
  expect(await talk.press({ id: "ana" }, "Undo", nominated)).toContain("Only whoever made that change");
  onDiscord(talk);
  expect(await talk.press({ id: "ana" }, "Undo", nominated)).toContain("Undone");
  talk.clock.advance(11 * 60_000);
  talk.place = { platform: "discord", tenant: "G10", channel: "E1", kind: "channel" };
  expect(await talk.say(dora, `/reading-group link code:${late}`)).toContain("older than 10 minutes");
});
