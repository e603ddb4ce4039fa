/** Who may do what when people swap, leave and cannot be reached, and when a channel is gone. */

import { expect, test } from "vitest";
import { outline } from "../../src/core/outline.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Delivery } from "../../src/core/store.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { ana, begin, ben, cy, dan, onDiscord, onSlack, passTime } from "./group-talk.ts";
import type { Speaker, Talk } from "./talk.ts";

const eve: Speaker = { id: "eve" };

/** Sessions presented in turn by those named, the first one on Tue 24 Nov. */
async function withPresenters(...people: readonly Speaker[]): Promise<Talk> {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  for (const [i, person] of people.entries()) {
    await talk.say(person, "/reading-group rotation join");
    talk.clock.advance(1_000);
    const date = Temporal.PlainDate.from("2026-11-24").add({ days: 7 * i });
    await talk.say(person, `/reading-group presenter take session:${date.toString()}`);
  }
  return talk;
}

/** What is put down to be posted now: `where: text`. */
async function putDown(talk: Talk): Promise<string[]> {
  const { deliveries } = talk.store.tables;
  const claim = { owner: "t", now: talk.clock.now(), leaseMs: 1_000, settleMs: 0, limit: 9 } as const;
  const rows: Delivery[] = [];
  for (;;) {
    const some = await deliveries.claim({ ...claim, platforms: ["slack", "discord"] });
    if (some.length === 0) break;
    for (const row of some) {
      rows.push(row);
      await deliveries.settle(row, { state: "sent", externalId: row.id, verifyAt: null }, talk.clock.now());
    }
  }
  return rows.map(({ channelId, person, payloadJson }) => {
    const said = JSON.parse(payloadJson ?? "null") as Reply | null;
    if (said !== null) talk.last = said;
    return `${channelId ?? `@${person}`}: ${said === null ? "(to be made)" : outline(said)}`;
  });
}

/** The platform says that the message of a kind could not be delivered to the person it was for. */
async function refuse(talk: Talk, kind: string, why: "gone" | "forbidden"): Promise<void> {
  const job = sessionJob({ corpusOf: () => talk.corpus, now: () => talk.clock.now() });
  const key = await keyOf(talk, kind);
  await talk.store.tx(async (tables) => {
    for (const { id } of await tables.tenants.all()) {
      const found = await tables.deliveries.findByKey(id, key);
      if (found?.person != null) expect(await job.failed?.(tables, found, why)).toBeUndefined();
    }
  });
}

async function keyOf(talk: Talk, kind: string): Promise<string> {
  const { tenants, groups } = talk.store.tables;
  const home = await tenants.find("slack", "T1");
  const [group] = await groups.ofChannel(home?.id ?? "", "C1");
  const all = await groups.sessionsOf(home?.id ?? "", group?.id ?? "");
  const next = all.find(({ startsAt }) => startsAt > talk.clock.now());
  return `sess:${next?.id}:${next?.startsAt}:${kind}`;
}

test("Two swap: the other one accepts, nobody else can; the ledger tells; undone it is as before", async () => {
  const talk = await withPresenters(ben, cy);
  expect(await talk.say(dan, "/reading-group presenter swap person:@ben")).toContain(
    "You present no session to come",
  );
  expect(await talk.say(ben, "/reading-group presenter swap person:@dan")).toContain(
    "dan presents no session to come.",
  );
  expect(await talk.say(ben, "/reading-group presenter swap person:@cy")).toBe(
    "@cy: ben would like to swap. ben would present Reading group on Tue 1 Dec, you on Tue 24 Nov.\nChoices: Swap, Rather not",
  );
  const offer = talk.last;
  expect(await talk.press(dan, "Swap", offer)).toContain("That is for cy to answer.");
  expect(await talk.press(cy, "Rather not", offer)).toContain(
    "cy would rather not swap Tue 1 Dec for Tue 24 Nov.",
  );
  expect(await talk.press(cy, "Swap", offer)).toContain(
    "Swapped: cy presents Reading group on Tue 24 Nov, ben on Tue 1 Dec.",
  );
  const swapped = talk.last;
  expect(await talk.press(cy, "Swap", offer)).toContain("That is for ben to answer.");
  expect(await talk.say(ana, "/reading-group rotation")).toContain("swapped: Tue 24 Nov with cy");
  expect(await talk.press(cy, "Undo", swapped)).toContain("Undone");
  expect(await talk.say(ana, "/reading-group schedule")).toContain(
    "- Tue 24 Nov 16:00: paper not chosen, ben",
  );
});

test("A swap is refused when a session changed hands since the offer", async () => {
  const talk = await withPresenters(ben, cy);
  await talk.say(ben, "/reading-group presenter swap person:@cy");
  const offer = talk.last;
  await talk.say(ben, "/reading-group presenter cannot");
  expect(await talk.press(cy, "Swap", offer)).toContain("nothing was swapped");
});

test("A swap across platforms is offered in the channel of the other one, and withdrawn when it is out of date", async () => {
  const talk = await withPresenters(ben);
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  onDiscord(talk);
  await talk.say({ id: "zed", manager: true }, `/reading-group link code:${code}`);
  await talk.say({ id: "zed" }, "/reading-group presenter take session:2026-12-01");
  await talk.say({ id: "zed" }, "/reading-group presenter swap person:@ben");
  // On Discord there is no ben of that name who presents; the one of Slack is meant by nobody there.
  expect(await talk.say({ id: "zed" }, "/reading-group presenter swap person:@ben")).toContain(
    "presents no session",
  );
  onSlack(talk);
  const discord = await talk.store.tables.tenants.find("discord", "G9");
  expect(await talk.say(ben, `/reading-group presenter swap person:@${discord?.id}:zed`)).toContain(
    "zed: ben would like to swap.",
  );
  expect(await putDown(talk)).toEqual([
    "D1: @zed: ben would like to swap. ben would present Reading group on Tue 1 Dec, you on Tue 24 Nov.\nChoices: Swap, Rather not",
  ]);
  onDiscord(talk);
  expect(await talk.press({ id: "zed" }, "Swap")).toContain(
    "Swapped: zed presents Reading group on Tue 24 Nov",
  );
});

test("A presenter whose account is gone leaves the rotation and the sessions; the next two are asked", async () => {
  const talk = await withPresenters(ben, cy, dan);
  await talk.say(ben, "/reading-group presenter take session:2026-12-22");
  await passTime(talk, "2026-11-22T12:00:00Z");
  await talk.say(ana, "/reading-group remind presenter 1d");
  await passTime(talk, "2026-11-23T15:30:00Z");
  await refuse(talk, "presenter", "gone");
  // Of two that are due at the same moment either may be the first.
  expect((await putDown(talk)).sort()).toEqual([
    "C1: ben was to present Reading group on Tue 22 Dec, but the account is gone. @cy or @dan: can you?\nBy the rotation it is cy or dan (fewest turns, then longest ago, then name).\nChoices: I'll do it",
    "C1: ben was to present Reading group on Tue 24 Nov, but the account is gone. @cy or @dan: can you?\nBy the rotation it is cy or dan (fewest turns, then longest ago, then name).\nChoices: I'll do it",
  ]);
  const ledger = await talk.say(ana, "/reading-group rotation");
  expect(ledger).not.toContain("ben: ");
  // Back again, they are asked like anybody who joins.
  expect(await talk.say(ben, "/reading-group rotation join")).toContain("ben joined the rotation");
});

test("A presenter who takes no private messages is told in the channel, and keeps the session", async () => {
  const talk = await withPresenters(ben);
  await talk.say(ana, "/reading-group remind presenter 1d");
  await passTime(talk, "2026-11-23T15:30:00Z");
  await refuse(talk, "presenter", "forbidden");
  expect(await putDown(talk)).toEqual([
    "C1: @ben, you present Reading group on Tue 24 Nov. I may not write to you privately, so I say it here: /reading-group next shows the paper, /reading-group questions what people ask.",
  ]);
  expect(await talk.say(ana, "/reading-group schedule")).toContain(
    "- Tue 24 Nov 16:00: paper not chosen, ben",
  );
});

test("An organiser whose account is gone: what they were asked is asked in the channel, and one of the rotation takes over", async () => {
  const talk = await withPresenters(ben);
  await talk.say(ana, "/reading-group remind few 5h quorum:2");
  await talk.say(ana, "/reading-group pick alpha");
  expect(await talk.say(ben, "/reading-group schedule organiser:me")).toContain(
    "Reading group has an organiser",
  );
  await passTime(talk, "2026-11-24T10:30:00Z");
  await refuse(talk, "few", "gone");
  expect(await putDown(talk)).toEqual([]);
  const job = sessionJob({ corpusOf: () => talk.corpus, now: () => talk.clock.now() });
  const all = await talk.store.tables.deliveries.toRender(talk.clock.now(), 10);
  expect(all).toHaveLength(1);
  const [asked] = all;
  if (asked === undefined) throw new Error("nothing was asked");
  const said = await job.render(talk.store.tables, asked, talk.clock.now());
  if (!("reply" in said)) throw new Error(said.skip);
  expect(outline(said.reply)).toContain(
    "I cannot reach whoever organises Reading group, so I ask here. Somebody of the rotation can take over.",
  );
  expect(await talk.press(eve, "Take over", said.reply)).toContain("Only somebody of the rotation can take");
  expect(await talk.press(ben, "Skip to the next", said.reply)).toContain("Only whoever organises");
  expect(await talk.press(ben, "Take over", said.reply)).toContain(
    "ben organises Reading group from now on.",
  );
  expect(await talk.press(ben, "Skip to the next", said.reply)).toContain("is skipped: Too few had read it");
  // The next one goes to the new organiser alone again.
  await talk.say(ben, "/reading-group pick beta");
  const posted = await passTime(talk, "2026-12-01T10:30:00Z");
  expect(posted.at(-1)).toContain("few -> ben: Nobody has read beta");
});

test("Nobody organises after the organiser asked to be forgotten: the channel is asked from then on", async () => {
  const talk = await withPresenters(ben);
  await talk.say(ana, "/reading-group remind few 5h quorum:2");
  await talk.say(ana, "/reading-group pick alpha");
  const tenant = await talk.store.tables.tenants.find("slack", "T1");
  await talk.store.tx((tables) => tables.people.forget(tenant?.id ?? "", "ana"));
  const posted = await passTime(talk, "2026-11-24T10:30:00Z");
  expect(posted.at(-1)).toContain("few -> C1: I cannot reach whoever organises Reading group");
  expect(await talk.say(ben, "/reading-group schedule organiser:me")).toContain(
    "ben organises Reading group",
  );
});

test("The organiser hands the group over; undone it is theirs again", async () => {
  const talk = await withPresenters(ben);
  expect(await talk.say(ana, "/reading-group schedule organiser:@cy")).toContain(
    "cy organises Reading group from now on.",
  );
  const handed = talk.last;
  expect(await talk.say(cy, "/reading-group schedule time:17:00")).toContain("17:00");
  await talk.press(cy, "Undo");
  await talk.press(ana, "Undo", handed);
  expect(await talk.say(cy, "/reading-group schedule time:17:00")).toContain("Only whoever organises");
});

test("Votes and answers of somebody who left stay counted; nobody is mentioned who cannot come", async () => {
  const talk = await withPresenters(ben);
  await talk.say(cy, "/reading-group nominate alpha");
  await talk.say(cy, "/reading-group vote alpha");
  await talk.say(cy, "/reading-group rotation join");
  await talk.say(cy, "/reading-group rotation leave");
  expect(await talk.say(ana, "/reading-group vote")).toContain("1. On alpha (1 vote: cy; from cy)");
  expect(await talk.say(ana, "/reading-group presenter ask session:2026-12-01")).toContain(
    "By the rotation it is ben",
  );
});

test("A channel that is gone: one notice, nothing more is tried; the group moves to another channel with its past", async () => {
  const talk = await withPresenters(ben);
  const tenant = await talk.store.tables.tenants.find("slack", "T1");
  await talk.store.tables.channels.setState(tenant?.id ?? "", "C1", "gone");
  talk.place = { ...talk.place, channel: "C2", channelName: "other" };
  expect(await talk.say(ana, "/reading-group show")).toContain("This channel has no reading group.");
  expect(await talk.say(eve, '/reading-group show group:"Reading group"')).toContain("no reading group");
  expect(await talk.say(ana, '/reading-group schedule channel:<#C2|other> group:"Reading group"')).toContain(
    "Reading group is in #other from now on. Next: Tue 24 Nov",
  );
  expect(await talk.say(eve, "/reading-group next")).toContain("Presenter: ben");
  expect((await passTime(talk, "2026-11-24T13:30:00Z")).at(-1)).toContain("soon -> C2");
});

test("A channel that refused posts is posted to again once somebody speaks of the group there", async () => {
  const talk = await withPresenters(ben);
  const { tenants, channels } = talk.store.tables;
  const tenant = await tenants.find("slack", "T1");
  await channels.setState(tenant?.id ?? "", "C1", "forbidden");
  await talk.say(eve, "/reading-group next");
  expect((await channels.find(tenant?.id ?? "", "C1"))?.state).toBe("ok");
});
