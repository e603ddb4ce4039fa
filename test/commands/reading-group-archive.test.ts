import { expect, test } from "vitest";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, cy, dan, passTime } from "./group-talk.ts";
import type { Talk } from "./talk.ts";

/** A Tuesday group that has met once, on beta, with minutes and questions. */
async function met(): Promise<Talk> {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(ben, "/reading-group presenter take");
  await talk.say(ana, "/reading-group pick beta");
  await talk.say(ben, "/reading-group rsvp going");
  await talk.say(cy, "/reading-group rsvp going");
  await talk.say(dan, "/reading-group rsvp maybe");
  await talk.say(dan, "/reading-group ask Why does the *loss* spike?");
  await talk.press(ana, "Me too");
  await talk.say(cy, "/reading-group ask Is Table 2 fair? anonymous:yes");
  await passTime(talk, "2026-11-24T16:30:00Z");
  await talk.say(ben, '/reading-group minutes takeaway:"It spikes at 3 B." action:"try <b>it</b>" rating:5');
  await talk.say(cy, "/reading-group minutes rating:4");
  return talk;
}

const code = (talk: Talk) =>
  talk.last?.blocks.flatMap((block) => (block.type === "code" ? [block.text] : [])).join("\n");

test("Exported as Markdown: what was read, who presented and came, what was said and asked", async () => {
  const talk = await met();
  await talk.say(ana, "/reading-group questions");
  await talk.press(ana, "Why does the");
  await talk.say(dan, "/reading-group history export:yes");
  expect(code(talk)).toBe(
    [
      "# Reading group",
      "",
      "## 2026-11-24: On beta",
      "",
      "- When: 2026-11-24 16:00 (Europe/Berlin)",
      "- Paper: On beta. Ada Lovelace.",
      "- Presenter: ben",
      "- Attended: 2 (ben, cy)",
      "- Perhaps: 1 (dan)",
      "- Rating: 4.5 of 5 (2 ratings)",
      "- Takeaways:",
      "  - ben: It spikes at 3 B.",
      "- To do:",
      "  - ben: try \\<b\\>it\\</b\\>",
      "- Questions:",
      "  - Why does the \\*loss\\* spike? (1 vote, dan, answered)",
      "  - Is Table 2 fair? (0 votes, open)",
    ].join("\n"),
  );
  expect(await talk.say(dan, "/reading-group history unicorns export:yes")).toContain("holds “unicorns”");
});

test("A question that was answered is off the agenda, undone it is back; the others are carried on", async () => {
  const talk = await met();
  await talk.say(ana, "/reading-group questions");
  expect(await talk.press(ana, "Is Table 2")).toContain("Answered: Is Table 2 fair?");
  const answered = talk.last;
  expect(await talk.say(dan, "/reading-group questions")).not.toContain("Table 2");
  expect(await talk.press(ana, "Undo", answered)).toContain("Undone");
  expect(await talk.say(dan, "/reading-group questions")).toContain(
    "1. Why does the *loss* spike? (1 vote, dan)\n2. Is Table 2 fair? (0 votes)",
  );
});

test("A question for a session that is skipped is for the next one", async () => {
  const talk = await begin("2026-11-22T11:00:00Z");
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  await talk.say(dan, "/reading-group ask Why does the loss spike?");
  await talk.say(ana, "/reading-group skip");
  expect(await talk.say(dan, "/reading-group questions")).toContain("1. Why does the loss spike?");
});

test("A card anywhere says when it was discussed, how many came and what stayed open", async () => {
  const talk = await met();
  expect(await talk.say(dan, "/paper beta")).toContain(
    "discussed Tue 24 Nov 2026, 2 attended, 2 open questions",
  );
});

test("A long history is exported part by part, each within every platform's message", async () => {
  const talk = await begin("2026-01-04T11:00:00Z", corpusOf([paper("alpha", { nickname: "alpha" })]));
  await talk.say(ana, "/reading-group create tuesdays 16:00");
  for (let week = 0; week < 12; week++) {
    const tuesday = Temporal.PlainDate.from("2026-01-06").add({ days: 7 * week });
    await passTime(talk, `${tuesday.toString()}T16:30:00Z`);
    for (const person of [ana, ben, cy, dan])
      await talk.say(person, `/reading-group minutes takeaway:"Week ${week} ${"long ".repeat(80)}"`);
  }
  await talk.say(dan, "/reading-group history export:yes");
  const [block] = talk.last?.blocks.filter(({ type }) => type === "code") ?? [];
  if (block?.type !== "code" || block.entries === undefined) throw new Error("no entries");
  expect(block.entries.length).toBeGreaterThan(12);
  expect(block.entries.every(({ length }) => length <= 1_500)).toBe(true);
  expect(block.text.match(/^## /gmu)).toHaveLength(12);
  const rest = talk.last?.more;
  expect(rest).toMatchObject({ option: "from", start: 1, total: block.entries.length });
  await talk.say(dan, "/reading-group history export:yes from:5");
  expect(code(talk)).toBe(block.entries.slice(4).join("\n"));
});
