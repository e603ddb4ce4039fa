/** What a channel follows: a digest of what is new, capped, and silence when nothing is. */

import { beforeEach, expect, it } from "vitest";
import type { Paper } from "../../src/core/paper.ts";
import { DIGEST, DIGEST_MOST, digestJob } from "../../src/reading/digest/job.ts";
import { MOST_MATCHING } from "../../src/reading/digest/query.ts";
import { dueBetween } from "../../src/reading/due.ts";
import { makeCorpus } from "../../src/search/corpus.ts";
import { paper } from "../reading/daily/papers.ts";
import { postDue } from "./post-due.ts";
import { Talk } from "./talk.ts";

const boss = { id: "U9", manager: true, zone: "Europe/Berlin" };
const ben = { id: "U2" };
const about = (id: string, title: string): Paper => paper(id, { title });
const begin = [about("switch", "Sparse Experts in Practice"), about("go", "The Game of Go")];
const news = Array.from({ length: 12 }, (_, n) => about(`e${n}`, `Sparse Experts, Experiment Number ${n}`));

let talk: Talk;
beforeEach(async () => {
  talk = await Talk.begin("2026-11-20T08:00:00Z", makeCorpus(begin));
});

const posts = async (at: string) => {
  talk.turn(at);
  return await postDue(talk.store, digestJob({ corpusOf: () => talk.corpus }), talk.clock.now());
};

it("posts what is new once, and nothing when nothing is", async () => {
  expect(await talk.say(boss, "/papers follow sparse experts")).toBe(
    "New papers for “sparse experts” come to this channel every Monday at 09:00 (Europe/Berlin), and nothing when there are none. 1 paper that is here already is no news. First look: Mon 23 Nov.\nChoices: Undo, What matches now",
  );
  const [silent] = await posts("2026-11-23T08:00:00Z");
  expect(silent).toMatchObject({ localDate: "2026-11-23", skipped: "nothing new" });

  talk.corpus = makeCorpus([...begin, ...news.slice(0, 2)]);
  const [digest] = await posts("2026-11-30T08:00:00Z");
  expect(digest?.reply?.papers.toSorted()).toEqual(["e0", "e1"]);
  const [again] = await posts("2026-12-07T08:00:00Z");
  expect(again).toMatchObject({ skipped: "nothing new" });
});

it("reads how often behind the words; Undo of a change brings back what was", async () => {
  expect(await talk.say(boss, "/papers follow sparse experts weekly")).toContain(
    "New papers for “sparse experts” come to this channel every Monday at 09:00",
  );
  expect(await talk.say(boss, "/papers follow sparse experts every day time:10:00")).toContain(
    "New papers for “sparse experts” come to this channel every day at 10:00",
  );
  expect(await talk.press(boss, "Undo")).toContain("every Monday at 09:00");
  expect((await talk.say(boss, "/papers follow")).match(/“sparse experts”/gu)).toHaveLength(2);
  expect(await talk.say(boss, "/papers follow the daily life of experts")).toContain(
    "“the daily life of experts”",
  );
});

it("is capped, and counts the rest", async () => {
  await talk.say(boss, "/papers follow sparse experts every:day time:10:00");
  talk.corpus = makeCorpus([...begin, ...news]);
  const digest = (await posts("2026-11-21T09:00:00Z")).at(-1);
  expect(digest?.reply?.papers).toHaveLength(12);
  expect(digest?.reply?.blocks.filter(({ type }) => type === "paper")).toHaveLength(DIGEST_MOST);
  talk.last = digest?.reply;
  const all = await talk.press(ben, "And 4 more");
  expect(all).toContain("12 new papers for “sparse experts” on 2026-11-21 (1 to 8 of 12)");
  expect(await talk.press(ben, "Next")).toContain("(9 to 12 of 12)");
  // Whoever may not change it cannot stop it by its button either.
  expect(await talk.press(ben, "Stop these", digest?.reply)).toContain("Only people who may manage");
  expect(await talk.press(boss, "Stop these", digest?.reply)).toContain("followed here no more");
  expect(await posts("2026-11-25T09:00:00Z")).toEqual([]);
  await talk.press(boss, "Undo");
  expect(await talk.say(ben, "/papers follow")).toContain("“sparse experts” every day at 10:00");
});

it("looks at the best of very many matches, says so, and tells nothing old as new", async () => {
  const many = Array.from({ length: MOST_MATCHING + 50 }, (_, n) =>
    about(`m${n}`, `Sparse Experts on Problem ${n}`),
  );
  talk.corpus = makeCorpus([...begin, ...many]);
  expect(await talk.say(boss, "/papers follow sparse experts every:day")).toContain(
    "So many papers match that only the best 2,000 papers are looked at: say more for fewer.",
  );
  const on = (date: string) => ({ published: { date, precision: "day", inferredYear: false } as const });
  const newer = paper("newer", { title: "Sparse Experts", ...on("2026-11-24") });
  const older = paper("older", { title: "The Sparse Experts", ...on("2019-02-01") });
  talk.corpus = makeCorpus([...begin, ...many, newer, older]);
  const digest = (await posts("2026-11-25T09:00:00Z")).at(-1);
  expect(digest?.reply?.papers).toEqual(["newer"]);
  expect(JSON.stringify(digest?.reply?.blocks)).toContain("only the best 2,000 papers");
});

it("may be followed before there is anything", async () => {
  expect(await talk.say(boss, "/papers follow quantum gravity")).toContain(
    "Nothing that is here already matches.",
  );
});

it("is listed, and one search is followed once", async () => {
  expect(await talk.say(ben, "/papers follow")).toContain("Nothing is followed");
  await talk.say(boss, "/papers follow sparse experts");
  await talk.say(boss, "/papers follow Sparse Experts every:day");
  const told = await talk.say(ben, "/papers follow");
  expect(told.match(/“sparse experts”/giu)?.length).toBe(2);
  expect(told).toContain("every day at 09:00");
  expect(await talk.say(boss, "/papers follow nothing off:yes")).toContain("is not followed");
});

it("is seen before it comes: the next look tells of what is new, the ones after have no news yet", async () => {
  await talk.say(boss, "/papers follow sparse experts");
  talk.corpus = makeCorpus([...begin, ...news.slice(0, 1)]);
  const { store, clock } = talk;
  const to = Date.parse("2026-12-02T00:00:00Z");
  const due = await dueBetween(store.tables, () => talk.corpus, clock.now(), clock.now(), to);
  expect(due.map(({ kind, local, about, paper: told, skip }) => [kind, local, about, told ?? skip])).toEqual([
    ["digest", "2026-11-23T09:00", "new papers for “sparse experts”", "e0"],
    ["digest", "2026-11-30T09:00", "new papers for “sparse experts”", "nothing new"],
  ]);
});

it("tells of what came among a thousand that match, once, and of none that were there", async () => {
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) =>
      about(`m${from + n}`, `Sparse Experts, Variation ${from + n}`),
    );
  const there = many(0, 1_000);
  talk.corpus = makeCorpus([...begin, ...there]);
  expect(await talk.say(boss, "/papers follow sparse experts every:day time:10:00")).toContain(
    "1,001 papers that are here already are no news",
  );
  expect((await posts("2026-11-21T09:00:00Z")).at(-1)).toMatchObject({ skipped: "nothing new" });
  // Some go, so that others move up; one comes that ranks behind hundreds.
  talk.corpus = makeCorpus([
    ...begin,
    ...there.slice(300),
    about("late", "A Very Long Title in Which Sparse Experts Are Named"),
  ]);
  expect((await posts("2026-11-22T09:00:00Z")).at(-1)?.reply?.papers).toEqual(["late"]);
  talk.corpus = makeCorpus([...begin, ...there.slice(600), ...many(1_000, 1_030)]);
  const digest = (await posts("2026-11-23T09:00:00Z")).at(-1)?.reply;
  expect(digest?.papers.toSorted()).toEqual(many(1_000, 1_030).map(({ id }) => id));
  talk.last = digest;
  expect(await talk.press(ben, "And 22 more")).toContain("30 new papers");
  // Those that went come back: they are no news.
  talk.corpus = makeCorpus([...begin, ...there, ...many(1_000, 1_030)]);
  expect((await posts("2026-11-24T09:00:00Z")).at(-1)).toMatchObject({ skipped: "nothing new" });
});

it("takes a team's paper for news by when it was added, whatever was kept at the beginning", async () => {
  const { store, clock } = talk;
  await talk.say(boss, "/papers follow sparse experts every:day time:10:00");
  const [subscription] = await store.tables.subscriptions.page(DIGEST, undefined, 1);
  if (subscription === undefined) throw new Error("nothing is followed");
  const row = (one: Paper, at: number) => ({
    ...{ tenantId: subscription.tenantId, id: one.id, paperJson: JSON.stringify(one), mergedInto: null },
    ...{ lacks: null, tries: 0, nextAt: null, addedBy: "U1", at },
  });
  const [old, fresh, shared] = news;
  if (old === undefined || fresh === undefined || shared === undefined) throw new Error("no news");
  await store.tables.teamPapers.put(row(old, subscription.createdAt - 1));
  await store.tables.teamPapers.put(row(fresh, clock.now()));
  // As an earlier Paperboy wrote it: names of some, and of the others nobody knows.
  const queryJson = JSON.stringify({ filters: {}, skips: [], words: "sparse experts", known: ["switch"] });
  const { id, version, nextAt, nextLocalDate } = subscription;
  await store.tx(async ({ subscriptions }) => {
    await subscriptions.change(subscription.tenantId, id, version, { queryJson, nextAt, nextLocalDate });
  });
  talk.corpus = makeCorpus([...begin, old, fresh, shared]);
  expect((await posts("2026-11-21T09:00:00Z")).at(-1)?.reply?.papers).toEqual([fresh.id]);
});
