import { expect, test } from "vitest";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, cy, dan, latest, onDiscord, onSlack, passTime } from "./group-talk.ts";
import type { Speaker } from "./talk.ts";

test("Ranking by taps: the order of taps counts, a second tap takes out, rounds are told when it closes", async () => {
  const talk = await begin("2026-11-10T16:00:00Z");
  expect(await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-11-17 vote:ranked")).toContain(
    "Reading group meets every Tuesday",
  );
  for (const words of ["alpha", "beta", "gamma"]) {
    await talk.say(ben, `/reading-group nominate ${words}`);
    talk.clock.advance(60_000);
  }
  expect(await talk.say(ben, "/reading-group vote")).toContain(
    "The vote closes on Thu 12 Nov 2026 (16:00 in Europe/Berlin).",
  );
  await talk.press(ben, "gamma");
  expect(await talk.press(ben, "beta")).toContain("Ranked so far:\n- ben: gamma, then beta");
  expect(await talk.press(cy, "beta")).toContain("- cy: beta");
  await talk.press(dan, "alpha");
  // dan thinks again: alpha out, beta first, alpha behind it.
  await talk.press(dan, "alpha");
  await talk.press(dan, "beta");
  expect(await talk.press(dan, "alpha")).toContain("- dan: beta, then alpha");
  expect(await talk.say(ana, "/reading-group vote alpha, beta")).toContain("- ana: alpha, then beta");
  expect(await talk.press(ana, "My votes")).toBe(
    [
      "(only to you) Reading group: what to read next?",
      "The vote closes on Thu 12 Nov 2026 (16:00 in Europe/Berlin).",
      "Your ranking, best first:",
      "1. On alpha",
      "2. On beta",
      "Choices: 2. beta, 1. alpha, gamma",
      "Choices: Take all back",
      "The order of your taps is your ranking, of as many as you like; a second tap takes a paper out. Counted by instant run-off: the paper with the fewest goes out until one has more than half; of equals the one nominated last goes.",
    ].join("\n"),
  );
  expect(await talk.press(ana, "Take all back")).toContain("You have ranked nothing yet.");
  expect(await talk.press(ana, "Undo")).toContain("1. On alpha\n2. On beta");
  const posted = await passTime(talk, "2026-11-12T15:30:00Z");
  expect(posted).toEqual([
    "decide -> C1: Reading group: the vote is closed / beta has won in round 2, with 3 of 4 ballots. A tie on the way was broken: of equals the one nominated last went out.",
  ]);
  expect(latest.get("decide")).toContain(
    "- Round 1: beta 2, alpha 1, gamma 1. A tie with alpha: gamma was nominated last of them and goes out.\n- Round 2: beta 3, alpha 1. beta has more than half.",
  );
  // Carried over: what was ranked behind the winner has moved up.
  expect(await talk.say(cy, "/reading-group vote")).toContain("- ana: alpha\n- ben: gamma\n- dan: alpha");
});

test("A secret ranking is answered in private and shows how many, not who", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00 vote:ranked ballot:secret");
  await talk.say(ben, "/reading-group nominate alpha");
  await talk.say(ben, "/reading-group nominate beta");
  await talk.say(cy, "/reading-group vote");
  const ballot = talk.last;
  expect(await talk.press(cy, "beta", ballot)).toContain("(only to you) Reading group: what to read next?");
  expect(await talk.press(dan, "beta", ballot)).toContain("Your ranking, best first:\n1. On beta");
  const shown = await talk.say(ben, "/reading-group vote");
  expect(shown).toContain("1. On beta (2 first choices; from ben)");
  expect(shown).not.toMatch(/\b(?:cy|dan)\b/u);
});

test("The rule and the openness of the ballot are changed and undone; votes stay", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ben, "/reading-group nominate alpha");
  await talk.say(ben, "/reading-group nominate beta");
  await talk.say(cy, "/reading-group vote beta, alpha");
  expect(await talk.say(cy, "/reading-group schedule vote:ranked")).toContain("Only whoever organises");
  expect(await talk.say(ana, "/reading-group schedule vote:ranked")).toContain(
    "Reading group votes papers in order of preference, counted by instant run-off, with names shown; votes given so far stay.",
  );
  const change = talk.last;
  expect(await talk.say(ben, "/reading-group vote")).toContain("- cy: beta, then alpha");
  expect(await talk.press(ana, "Undo", change)).toContain("Undone");
  expect(await talk.say(ben, "/reading-group vote")).toContain("(1 vote: cy; from ben)");
});

test("Votes of a paper that was chosen do not count when it is nominated anew", async () => {
  const talk = await begin();
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ben, "/reading-group nominate alpha");
  await talk.say(cy, "/reading-group vote alpha");
  await talk.say(ana, "/reading-group pick alpha");
  talk.clock.advance(60_000);
  await talk.say(ben, "/reading-group nominate alpha");
  expect(await talk.say(dan, "/reading-group vote")).toContain("1. On alpha (0 votes; from ben)");
  expect(await talk.say(cy, "/reading-group vote alpha")).toContain("1. On alpha (1 vote: cy; from ben)");
});

test("Linked: rankings of both sides count together, and both are told the same rounds", async () => {
  const talk = await begin("2026-11-10T16:00:00Z");
  const other: Speaker = { id: "ben", manager: true, zone: "America/New_York" };
  await talk.say(ana, "/reading-group create tuesdays 16:00 from:2026-11-17 vote:ranked");
  const code = /code:(\w+)/.exec(await talk.say(ana, "/reading-group link"))?.[1] ?? "";
  onDiscord(talk);
  await talk.say(other, `/reading-group link code:${code}`);
  await talk.say(other, "/reading-group nominate alpha");
  talk.clock.advance(60_000);
  await talk.say(other, "/reading-group nominate beta");
  await talk.say(other, "/reading-group vote beta, alpha");
  onSlack(talk);
  await talk.say(ben, "/reading-group vote beta");
  expect(await talk.say(ana, "/reading-group vote alpha")).toContain(
    "Ranked so far:\n- ana: alpha\n- ben: beta\n- ben: beta, then alpha",
  );
  const posted = await passTime(talk, "2026-11-12T15:30:00Z");
  expect(posted.map((line) => line.slice(0, 70))).toEqual([
    "decide -> C1: Reading group: the vote is closed / beta has won in the ",
    "decide -> D1: Reading group: the vote is closed / beta has won in the ",
  ]);
  expect(latest.get("decide")).toContain("Round 1: beta 2, alpha 1. beta has more than half.");
});

test("Of three hundred nominations every one can be reached and voted for, page by page", async () => {
  const many = corpusOf(Array.from({ length: 300 }, (_, i) => paper(`p${i}`, { nickname: `p${i}` })));
  const talk = await begin("2026-11-22T11:00:00Z", many);
  await talk.say(ana, "/reading-group create tuesdays 16:00 vote:ranked");
  for (let i = 0; i < 300; i++) {
    await talk.say(ben, `/reading-group nominate p${i}`);
    talk.clock.advance(1);
  }
  await talk.say(cy, "/reading-group vote");
  let page = await talk.press(cy, "All 300 papers");
  const seen = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"];
  for (;;) {
    seen.push(...(/Rank next: (.*)/.exec(page)?.[1] ?? "").split(", "));
    if (!/Choices:.*Next/.test(page)) break;
    page = await talk.press(cy, "Next");
  }
  expect(new Set(seen).size).toBe(300);
  expect(await talk.press(cy, "p299")).toContain(
    "Your ranking, best first:\n1. On p299\nNominations 291 to 300 of 300:",
  );
  expect(await talk.press(cy, "Back")).toContain("Nominations 281 to 290 of 300:");
});
