/** Talking about reading groups: people, a group's channel on either platform, and time that passes from post to post. */

import type { Corpus } from "../../src/core/corpus.ts";
import { outline } from "../../src/core/outline.ts";
import type { Reply } from "../../src/core/reply.ts";
import { sessionJob } from "../../src/reading/group/job.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { postDue } from "./post-due.ts";
import { type Speaker, Talk } from "./talk.ts";

export const ana: Speaker = { id: "ana", manager: true, zone: "Europe/Berlin" };
export const ben: Speaker = { id: "ben" };
export const cy: Speaker = { id: "cy" };
export const dan: Speaker = { id: "dan" };
export const papers = corpusOf(
  ["alpha", "beta", "gamma"].map((id) => paper(id, { nickname: id, title: `On ${id}` })),
);

/** Sunday noon; the first session of a Tuesday group is in two days. */
export function begin(at = "2026-11-22T11:00:00Z", corpus: Corpus = papers): Promise<Talk> {
  return Talk.begin(at, corpus);
}

/** The last message of each kind. */
export const latest = new Map<string, string>();
/** Everything that was posted, by kind. */
export const posted: (readonly [kind: string, reply: Reply])[] = [];

/** What the scheduler posts by now: `kind -> where: first line`. */
export async function due(talk: Talk): Promise<string[]> {
  const job = sessionJob({ corpusOf: () => talk.corpus, now: () => talk.clock.now() });
  const now = await postDue(talk.store, job, talk.clock.now());
  talk.last = now.at(-1)?.reply ?? talk.last;
  for (const { key, reply } of now) {
    if (reply === undefined) continue;
    const kind = key.slice(key.lastIndexOf(":") + 1);
    posted.push([kind, reply]);
    latest.set(kind, outline(reply));
  }
  return now.map(({ key, to, reply, skipped }) => {
    const kind = key.slice(key.lastIndexOf(":") + 1);
    return reply === undefined
      ? `${kind}: ${skipped}`
      : `${kind} -> ${to}: ${outline(reply).split("\n").slice(0, 2).join(" / ")}`;
  });
}

/** Turns the clock from post to post until `to`, and returns everything that was posted. */
export async function passTime(talk: Talk, to: string): Promise<string[]> {
  const all: string[] = [];
  const end = Date.parse(to);
  for (;;) {
    const [next] = await talk.store.tables.groups.toRemind(end, 1);
    if (next?.remindAt == null || next.remindAt > end) break;
    if (next.remindAt > talk.clock.now()) talk.clock.set(next.remindAt);
    const posted = await due(talk);
    all.push(...posted);
    if (posted.length === 0) break;
  }
  talk.turn(to);
  return all;
}

/** The same conversation in a channel of a Discord server. */
export function onDiscord(talk: Talk): void {
  talk.place = { platform: "discord", tenant: "G9", channel: "D1", channelName: "reading", kind: "channel" };
}
export function onSlack(talk: Talk): void {
  talk.place = { platform: "slack", tenant: "T1", channel: "C1", channelName: "papers", kind: "channel" };
}

/** The sessions of the group, soonest first. */
export async function sessions(talk: Talk) {
  const { tenants, groups } = talk.store.tables;
  const home = await tenants.find("slack", "T1");
  const [group] = await groups.ofChannel(home?.id ?? "", "C1");
  return await groups.sessionsOf(home?.id ?? "", group?.id ?? "");
}
