import { expect, test } from "vitest";
import { completeLine } from "../../src/core/complete-line.ts";
import { testBot } from "../contract/bot.ts";

const { handle } = testBot();
const around = { tenant: "T", people: ["@ana", "@ben"], channels: ["#papers"] };
const offered = async (line: string) => (await completeLine(handle, line, around)).map(({ label }) => label);

test.each([
  ["/", "/paper"],
  ["/no", "/nominate"],
  ["/wait ", "/wait open"],
  ["/wait sh", "/wait shy"],
  ["/wait hy", "/wait shy"],
  ["/step ", "from:"],
  ["/meet who:@b", "@ben"],
  ["/meet where:", "#papers"],
  ["/abroad york", "America/New_York"],
  ["/abroad zone:berl", "Europe/Berlin"],
  ["/nominate sparrow re", "reason:"],
])("%j offers %s", async (line, label) => {
  expect(await offered(line)).toContain(label);
});

test("papers are offered where a paper goes, and taken by their id", async () => {
  const [first] = await completeLine(handle, "/paper spar", around);
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
