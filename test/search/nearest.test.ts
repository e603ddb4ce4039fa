import { expect, test } from "vitest";
import { nearest } from "../../src/search/words/nearest.ts";

const commands = [
  "search",
  "browse",
  "similar",
  "define",
  "ask",
  "compare",
  "cite",
  "schedule",
  "vote",
  "rsvp",
];

test.each<[typed: string, meant: string | undefined, why: string]>([
  ["serch", "search", "a letter missing"],
  ["sheduel", "schedule", "two slips"],
  ["SIMILAR", "similar", "capitals"],
  ["comp", "compare", "a beginning that only one word has"],
  ["brwose", "browse", "two letters swapped"],
  ["ctie", "cite", "two letters swapped"],
  ["deifne", "define", "two letters swapped"],
  ["pizza", undefined, "nothing alike"],
  ["", undefined, "nothing typed"],
])("$0 -> $1 ($2)", (typed, meant) => {
  expect(nearest(typed, commands)[0]).toBe(meant);
});
