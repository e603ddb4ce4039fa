import { describe, expect, test } from "vitest";
import { buildIndex, type PlainPaper } from "../../src/search/index.ts";

/** As JSON brings them: the declared type is only hoped for. */
const odd: readonly PlainPaper[] = JSON.parse(`[
  {"id":"a","title":"Statins and recurrence","authors":null,"abstract":null,"year":null,"categories":null},
  {"id":"b","title":null,"authors":["Ann Bee",null],"abstract":"Signals in cells.","year":"2017-05-01"},
  {"id":"c","title":"Bones","authors":"Cy Dee","year":"soon","categories":"q-bio"}
]`);

describe("records that other people made", () => {
  const index = buildIndex(odd);

  test.each([
    ["statins", "a"],
    ["bee 2017", "b"],
    ["signals cells", "b"],
    ["bones", "c"],
  ])("%s finds %s", (words, id) => {
    expect(index.search(words).map((hit) => hit.id)).toEqual([id]);
  });

  test("every paper can be suggested, and all have a label", () => {
    const offered = index.suggest("");
    expect(offered.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c"]);
    for (const { label } of offered) expect(label.trim()).toMatch(/^[\p{L}\d]/u);
  });
});
