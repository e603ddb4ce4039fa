import fc from "fast-check";
import { expect, test } from "vitest";
import { sayOutcome, tally, type Vote } from "../../../src/reading/group/votes.ts";

/** `a:ana,ben c:` is a vote for a by ana and ben, and none for c; nominated in this order. */
function read(text: string) {
  const parts = text
    .split(" ")
    .filter((part) => part !== "")
    .map((part) => part.split(":"));
  const candidates = parts.map(([paperId = ""], at) => ({ paperId, at }));
  const votes = parts.flatMap(([paperId = "", people = ""]): Vote[] =>
    people
      .split(",")
      .filter((one) => one !== "")
      .map((person) => ({ paperId, person })),
  );
  return tally(candidates, votes);
}

test.each([
  ["a:ana,ben b:ana c:", "a has won with 2 votes.", 2],
  ["a:ana b:ana,ben,cy", "b has won with 3 votes.", 3],
  ["a:ana b:ben", "It was a tie at 1 vote with b: a was nominated first, which breaks a tie.", 2],
  [
    "c:ana,ben a:ana,ben b:ben,cy",
    "It was a tie at 2 votes with a, b: c was nominated first, which breaks a tie.",
    3,
  ],
  ["b: a:", "Nobody voted, so it is b, which was nominated first.", 0],
  ["a:ana,ana,ana b:ben,cy", "b has won with 2 votes.", 3],
  ["a:", "a is the only paper that was nominated.", 0],
  ["", "Nobody has nominated a paper.", 0],
])("%s: %s", (text, said, voters) => {
  const result = read(text);
  expect(sayOutcome(result, (id) => id)).toBe(said);
  expect(result.voters).toBe(voters);
});

test("Votes for what is no candidate do not count", () => {
  expect(tally([{ paperId: "a", at: 0 }], [{ paperId: "z", person: "ana" }])).toMatchObject({
    voters: 0,
    counts: [{ paperId: "a", votes: 0 }],
  });
});

test("The order in which votes arrive and candidates are listed does not matter", () => {
  const anyVotes = fc.array(
    fc.record({ paperId: fc.constantFrom("a", "b", "c"), person: fc.constantFrom("x", "y", "z") }),
  );
  const candidates = ["c", "a", "b"].map((paperId, at) => ({ paperId, at: Math.floor(at / 2) }));
  fc.assert(
    fc.property(anyVotes, (votes) => {
      expect(tally(candidates.toReversed(), votes.toReversed())).toEqual(tally(candidates, votes));
    }),
    { numRuns: 100, seed: 8 },
  );
});
