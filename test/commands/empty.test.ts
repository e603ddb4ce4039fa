/** A collection without a paper: nobody is told to try other words. */

import { expect, test } from "vitest";
import { corpusOf } from "../reading/daily/papers.ts";
import { ana, begin } from "./group-talk.ts";

test.each([
  "/paper r1",
  "/papers search mixture of experts",
  "/papers browse",
  "/papers browse year:2024",
  "/papers stats",
])("%s", async (line) => {
  const talk = await begin("2026-11-22T11:00:00Z", corpusOf([]));
  expect(await talk.say(ana, line)).toBe(
    "(only to you) There are no papers here yet. Add one by its link, arXiv id or DOI with /papers add, or many with /papers import.\nChoices: Add one, Import many",
  );
});
