import { expect, test } from "vitest";
import { channels } from "../../../src/platforms/preview/people.ts";
import { addressed, withReferences } from "../../../src/platforms/preview/typed.ts";

test("lines are for Paperboy when they are commands, mentions, or said to it directly", () => {
  const [channel] = channels;
  const direct = channels.find((one) => one.owner === "ana");
  if (channel === undefined || direct === undefined) throw new Error("the world lacks channels");
  expect(addressed(" /paper r1", channel)).toEqual({ text: "/paper r1", isCommand: true });
  expect(addressed("@Paperboy r1", channel)).toEqual({ text: "/paper r1", isCommand: false });
  expect(addressed("@paperboy", channel)).toEqual({ text: "/paperboy help", isCommand: false });
  expect(addressed("has anyone read r1?", channel)).toBeUndefined();
  expect(addressed("r1", direct)).toEqual({ text: "/paper r1", isCommand: false });
});

test("names become the platform's references, unknown ones stay words", () => {
  expect(withReferences("/x presenter:@ben #papers @zoe a@ben", "discord")).toBe(
    "/x presenter:<@900000000000000102|Ben Okafor> <#900000000000000201|papers> @zoe a@ben",
  );
});
