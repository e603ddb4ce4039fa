import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invoke, pathOf, readInvocation, writeInvocation } from "../../src/core/invocation.ts";

const rawValue = fc.oneof(fc.string({ unit: "grapheme" }), fc.integer(), fc.boolean());

const invocation = fc
  .record({
    command: fc.stringMatching(/^[a-z-]{1,10}$/u),
    subcommand: fc.option(fc.stringMatching(/^[a-z-]{1,10}$/u), { nil: undefined }),
    options: fc.dictionary(
      fc.oneof(fc.stringMatching(/^[a-z]{1,8}$/u), fc.constant("constructor")),
      rawValue,
    ),
    audience: fc.constantFrom(undefined, "everyone" as const, "asker" as const),
  })
  .map(({ command, subcommand, options, audience }) =>
    invoke(subcommand === undefined ? command : `${command} ${subcommand}`, { ...options }, audience),
  );

describe("an invocation", () => {
  it("survives being written on a button", () => {
    fc.assert(
      fc.property(invocation, (given) => {
        expect(readInvocation(writeInvocation(given))).toEqual(given);
      }),
    );
  });

  it("is written the same whatever the order of its options", () => {
    const one = writeInvocation(invoke("papers browse", { year: 2024, code: "yes" }));
    expect(one).toBe(writeInvocation(invoke("papers browse", { code: "yes", year: 2024 })));
  });

  it("keeps an option called __proto__ an option", () => {
    const line = '["paper","",0,["__proto__","x"]]';
    const read = readInvocation(line);
    expect(Object.keys(read?.options ?? {})).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("x");
  });

  it.each([
    ["", "nothing"],
    ["paper", "no JSON"],
    ["{}", "no list"],
    ["[1,2,3]", "no names"],
    ['["paper","",0,["words"]]', "an option without a value"],
    ['["paper","",0,["words",{"a":1}]]', "a value that is no text, number or flag"],
    ['["paper","",0,7]', "an option that is no pair"],
  ])("refuses %j: %s", (line) => {
    expect(readInvocation(line)).toBeUndefined();
  });

  it("is named as people name it", () => {
    expect(pathOf(invoke("papers browse"))).toBe("/papers browse");
    expect(pathOf(invoke("paper"))).toBe("/paper");
  });
});
