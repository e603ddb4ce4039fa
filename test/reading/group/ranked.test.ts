import fc from "fast-check";
import { expect, test } from "vitest";
import { countRanked, type Ranking, sayRanked, sayRounds } from "../../../src/reading/group/ranked.ts";
import type { Candidate } from "../../../src/reading/group/votes.ts";

/** `a b c | a>b b>a c`: candidates in the order of nomination, and a ballot each. */
function read(text: string) {
  const [names = "", ballots = ""] = text.split("|").map((part) => part.trim());
  const words = (line: string) => line.split(" ").filter((word) => word !== "");
  const candidates = words(names).map((paperId, at): Candidate => ({ paperId, at }));
  const rankings = words(ballots).map((line, i): Ranking => ({ person: `p${i}`, papers: line.split(">") }));
  return { candidates, rankings };
}

test.each([
  [
    "a b | a a b",
    "a has won in the first round, with 2 of 3 ballots.",
    ["Round 1: a 2, b 1. a has more than half."],
  ],
  [
    "a b c | a a b>c b>c c>b",
    "b has won in round 2, with 3 of 5 ballots.",
    ["Round 1: a 2, b 2, c 1. c has the fewest and goes out.", "Round 2: b 3, a 2. b has more than half."],
  ],
  [
    "a b | a b",
    "It was a tie with b at 1 ballot each: a was nominated first, which breaks a tie.",
    [
      "Round 1: a 1, b 1. A tie with a: b was nominated last of them and goes out. 1 ballot names no paper that is left.",
      "Round 2: a 1. a is the only one left.",
    ],
  ],
  [
    "a b c | a a b c",
    "a has won in round 2, with 2 of 3 ballots that still counted, of 4. A tie on the way was broken: of equals the one nominated last went out.",
    [
      "Round 1: a 2, b 1, c 1. A tie with b: c was nominated last of them and goes out. 1 ballot names no paper that is left.",
      "Round 2: a 2, b 1. a has more than half.",
    ],
  ],
  // Nobody's favourite goes out at once, though everybody's second choice: that is the rule.
  [
    "a b c | a>c b>c b>c",
    "b has won in the first round, with 2 of 3 ballots.",
    ["Round 1: b 2, a 1. b has more than half."],
  ],
  ["b a | ", "Nobody voted, so it is b, which was nominated first.", []],
  ["a | a", "a is the only paper that was nominated.", []],
  [" | ", "Nobody has nominated a paper.", []],
])("%s: %s", (text, said, rounds) => {
  const { candidates, rankings } = read(text);
  const result = countRanked(candidates, rankings);
  expect(sayRanked(result, (id) => id)).toBe(said);
  expect(sayRounds(result, (id) => id)).toEqual(rounds);
});

test("Very many rounds are summed up in the middle", () => {
  const candidates = Array.from({ length: 40 }, (_, at) => ({ paperId: `p${at}`, at }));
  const rankings = candidates.map(({ paperId }) => ({ person: paperId, papers: [paperId] }));
  const told = sayRounds(countRanked(candidates, rankings), (id) => id);
  expect(told).toHaveLength(8);
  expect(told[3]).toBe("Rounds 4 to 36: in each of them the paper with the fewest went out.");
  expect(told.at(-1)).toBe("Round 40: p0 1. p0 is the only one left.");
});

/**
 * The rule as one would do it with slips of paper: sort them into piles anew each time, take away the smallest pile,
 * of equals the one nominated last, until one pile is left. No majority, nothing done at once.
 */
function naive(candidates: readonly Candidate[], rankings: readonly Ranking[]): string | undefined {
  let standing = candidates;
  const piles = (paperId: string) =>
    rankings.filter(
      ({ papers }) => papers.find((one) => standing.some((other) => other.paperId === one)) === paperId,
    ).length;
  while (standing.length > 1) {
    const worst = standing.reduce((a, b) => {
      const [x, y] = [piles(a.paperId), piles(b.paperId)];
      if (x !== y) return x < y ? a : b;
      if (a.at !== b.at) return a.at > b.at ? a : b;
      return a.paperId > b.paperId ? a : b;
    });
    standing = standing.filter((one) => one !== worst);
  }
  return standing[0]?.paperId;
}

const names = ["a", "b", "c", "d", "e", "f"];
const anyCandidates = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map((paperId) => fc.nat(3).map((at): Candidate => ({ paperId, at })))));
const anyRankings = fc
  .array(fc.shuffledSubarray([...names, "gone"], { minLength: 0 }), { maxLength: 9 })
  .map((all) => all.map((papers, i): Ranking => ({ person: `p${i}`, papers })));

test("The winner is the one that sorting slips of paper would find, in whatever order things are listed", () => {
  fc.assert(
    fc.property(anyCandidates, anyRankings, (candidates, rankings) => {
      const { winner } = countRanked(candidates, rankings);
      expect(winner).toBe(naive(candidates, rankings));
      expect(countRanked(candidates.toReversed(), rankings.toReversed()).winner).toBe(winner);
    }),
    { numRuns: 2_000, seed: 11 },
  );
});

test("Adding lower choices to a ballot never makes its first choice lose", () => {
  fc.assert(
    fc.property(anyCandidates, anyRankings, fc.shuffledSubarray(names), (candidates, rankings, more) => {
      const first = rankings[0]?.papers[0];
      const short = rankings.map((ranking, i) =>
        i === 0 ? { ...ranking, papers: ranking.papers.slice(0, 1) } : ranking,
      );
      fc.pre(first !== undefined && countRanked(candidates, short).winner === first);
      const long = short.map((ranking, i) =>
        i === 0 ? { ...ranking, papers: [...new Set([...ranking.papers, ...more])] } : ranking,
      );
      expect(countRanked(candidates, long).winner).toBe(first);
    }),
    { numRuns: 500, seed: 12 },
  );
});
