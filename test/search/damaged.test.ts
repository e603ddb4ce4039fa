import { expect, test } from "vitest";
import { buildIndex } from "../../src/search/index.ts";
import { known, makeCrowd } from "../bench/known/known.ts";
import { DAMAGED } from "./damaged-questions.ts";

const index = buildIndex(makeCrowd(5000, 11));
const questions = DAMAGED.trim()
  .split("\n")
  .map((line) => {
    const [asked = "", begins = ""] = line.split(" > ");
    return { asked, begins };
  });

test.each(questions)("$asked -> $begins", ({ asked, begins }) => {
  const meant = known.filter(({ paper }) => paper.title.startsWith(begins)).map(({ paper }) => paper.id);
  expect(meant).toHaveLength(1);
  expect(index.search(asked)[0]?.id).toBe(meant[0]);
});

/** None of these words is about any of the papers, however few letters are between them. */
test.each(["new pair of shoes", "look at the dog run", "car wash near teh mall", "pear and plum cake"])(
  "%s -> nothing",
  (asked) => {
    expect(index.search(asked)).toEqual([]);
  },
);

test("a passage of common words is found where it stands in a row", () => {
  const many = (title: string, abstract: string) =>
    Array.from({ length: 300 }, (_, i) => ({ id: `${title} ${i}`, title, abstract, authors: ["A. Nobody"] }));
  const meant = {
    id: "meant",
    title: "Something Else",
    abstract: "It is known what consistent gains the tuning of adapters in a late layer brings to a model.",
    authors: ["A. Nobody"],
  };
  const crowded = buildIndex([
    ...many("Consistent Gains from Tuning Adapters", "Of it we say no more."),
    ...many("Late Fusion", "A layer of fusion comes late, and a layer before it."),
    meant,
  ]);
  expect(crowded.search("consistent gains the tuning of adapters in a late layer")[0]?.id).toBe("meant");
});
