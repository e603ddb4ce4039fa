/** Two processes on one PostgreSQL answer the same group at the same moment: nothing that anybody said is lost. */

import { expect, onTestFinished, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { silentLog } from "../../src/core/ports.ts";
import { openStore } from "../../src/store/open.ts";
import { ana, papers } from "../commands/group-talk.ts";
import { type Speaker, Talk } from "../commands/talk.ts";
import { freshDatabase } from "../fakes/postgres.ts";

const serializable = encodeURIComponent("-c default_transaction_isolation=serializable");

/** Two processes with one database and one clock, and a group with three papers nominated. */
async function replicas(options: string, create: string): Promise<readonly [Talk, Talk]> {
  const databaseUrl = `${await freshDatabase()}${options}`;
  const clock = new TurnedClock(Date.parse("2026-11-10T16:00:00Z"));
  const open = async (seed: number) => {
    const store = await openStore({ databaseUrl }, { clock, log: silentLog, databaseClock: false });
    onTestFinished(() => store.close());
    return new Talk(papers, clock, store, seed);
  };
  const [one, other] = [await open(1), await open(2)];
  await one.say(ana, create);
  for (const id of ["alpha", "beta", "gamma"]) {
    await one.say(ana, `/reading-group nominate ${id}`);
    clock.advance(1_000);
  }
  return [one, other];
}

/** Says it until it is acknowledged: an answer that tells of a fault has changed nothing. */
async function insist(talk: Talk, person: Speaker, line: string): Promise<void> {
  for (let times = 0; times < 5; times++) {
    const lifted = talk.handle.lift(line, {
      asker: { ...person, name: person.id, manager: false },
      place: talk.place,
      locale: "en",
    });
    if ("blocks" in lifted) throw new Error(outline(lifted));
    const answer = await talk.handle.run({
      invocation: lifted,
      asker: { ...person, name: person.id, manager: false },
      place: talk.place,
      locale: "en",
      pressed: false,
    });
    if (answer.outcome !== "error") return;
  }
  throw new Error(`never acknowledged: ${line}`);
}

const people = Array.from({ length: 40 }, (_, i): Speaker => ({ id: `u${i}` }));

test.each([
  ["as it is set by default", ""],
  ["where every transaction is serializable", `?options=${serializable}`],
])(
  "%s: votes, answers and questions said to two replicas at once all count",
  { timeout: 60_000 },
  async (_, options) => {
    const both = await replicas(options, "/reading-group create tuesdays 16:00 from:2026-11-17");
    const at = (i: number) => both[i % 2] ?? both[0];
    // Each says one thing after another, all at the same time; what was refused for the crowd is said again.
    await Promise.all(
      people.map(async (person, i) => {
        await insist(at(i), person, `/reading-group vote ${i % 4 === 0 ? "beta" : "alpha"}`);
        await insist(at(i + 1), person, "/reading-group vote gamma");
        await insist(at(i), person, `/reading-group rsvp ${i % 2 === 0 ? "going" : "maybe"}`);
        await insist(at(i + 1), person, `/reading-group ask Question ${i}?`);
      }),
    );
    const shown = await both[0].say(ana, "/reading-group vote");
    expect(shown).toContain("1. On gamma (40 votes: ");
    expect(shown).toContain("2. On alpha (30 votes: ");
    expect(shown).toContain("3. On beta (10 votes: ");
    const card = await both[1].say(ana, "/reading-group next");
    expect(card).toContain("Coming: 20 going, 20 maybe");
    expect(card).toContain("Questions: 40");
  },
);

test("Rankings given to two replicas at once are whole, and nobody's tap is lost", {
  timeout: 60_000,
}, async () => {
  const both = await replicas("", "/reading-group create tuesdays 16:00 from:2026-11-17 vote:ranked");
  await Promise.all([
    ...people.map((person, i) => (both[i % 2] ?? both[0]).say(person, "/reading-group vote beta, alpha")),
    // One person taps two papers at once, each tap reaching another process.
    both[0].say(ana, "/reading-group vote gamma"),
    both[1].say(ana, "/reading-group vote alpha"),
  ]);
  expect(await both[0].say(people[0] ?? ana, "/reading-group vote mine:yes")).toContain(
    "1. On beta\n2. On alpha",
  );
  const own = await both[1].say(ana, "/reading-group vote mine:yes");
  expect(own).toContain("On gamma");
  expect(own).toContain("On alpha");
  expect(await both[1].say(ana, "/reading-group vote")).toContain("1. On beta (40 first choices; from ana)");
});

test("Of two who take a session at the same moment one has it, and the other is told", {
  timeout: 60_000,
}, async () => {
  const both = await replicas("", "/reading-group create tuesdays 16:00 from:2026-11-17");
  const said = await Promise.all(
    people
      .slice(0, 6)
      .map((person, i) => (both[i % 2] ?? both[0]).say(person, "/reading-group presenter take")),
  );
  expect(said.filter((answer) => answer.includes("presents Reading group on Tue 17 Nov.")).length).toBe(1);
  expect(said.filter((answer) => /has not given it back|Somebody else changed/.test(answer)).length).toBe(5);
});
