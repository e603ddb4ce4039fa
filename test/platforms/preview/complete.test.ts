import { expect, test } from "vitest";
import { complete } from "../../../src/platforms/preview/complete.ts";
import { channels } from "../../../src/platforms/preview/people.ts";
import { addressed, withReferences } from "../../../src/platforms/preview/typed.ts";
import { testBot } from "../../contract/bot.ts";

const { handle } = testBot();
const offered = async (line: string) =>
  (await complete(handle, line, "slack", "T")).map(({ label }) => label);

test.each([
  ["/", "/paper"],
  ["/no", "/nominate"],
  ["/wait ", "/wait open"],
  ["/wait sh", "/wait shy"],
  ["/wait hy", "/wait shy"],
  ["/step ", "from:"],
  ["/nominate sparrow re", "reason:"],
])("%j offers %s", async (line, label) => {
  expect(await offered(line)).toContain(label);
});

test("papers are offered where a paper goes, and taken by their id", async () => {
  const [first] = await complete(handle, "/paper spar", "slack", "T");
  expect(first).toEqual({
    line: "/paper sparrow ",
    label: "Sparrow: Small Birds Learn Long Songs",
    about: "",
  });
  expect(await offered("/nominate paper:lan")).toEqual(["Lantern: Light for Slow Readers"]);
});

test("an option that was named is not offered again", async () => {
  expect(await offered("/nominate reason:x ")).not.toContain("reason:");
});

test.each(["", "hello", "/nothing-like-it", "/paper(", "/wait [ x", "/step from:("])(
  "%j offers nothing and breaks nothing",
  async (line) => {
    expect(await offered(line)).toEqual([]);
  },
);

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
