import { expect, test } from "vitest";
import { testBot } from "../../contract/bot.ts";
import { Prompt } from "./prompt.ts";

test("a form is asked field by field, and keeps what the button had", async () => {
  const prompt = await Prompt.open(testBot().handle);
  await prompt.type("/paper sparrow\r", "Nominate");
  await prompt.type("3\r", "Paper [sparrow]: ");
  await prompt.type("\r", "Reason: ");
  expect(await prompt.type("it sings\r", "nominated")).toContain("Sparrow nominated: it sings");
  await prompt.end();
});

test("a needed field left empty leaves everything as it was", async () => {
  const prompt = await Prompt.open(testBot().handle);
  await prompt.type("/abroad\r", "Zone: ");
  expect(await prompt.type("\r", "needed")).toContain("Zone is needed, so nothing was done.");
  await prompt.end();
});

test("whoever leaves while an answer is being made, or a field is asked, is let go", async () => {
  const bot = testBot();
  bot.gate.close();
  const waiting = await Prompt.open(bot.handle);
  await waiting.type("/wait open\r", "/wait open");
  const gone = waiting.end();
  bot.gate.open();
  await gone;
  const asked = await Prompt.open(bot.handle);
  await asked.type("/abroad\r", "Zone: ");
  await asked.end();
});

test("a number that nothing has is no question, and quit leaves without a slash", async () => {
  const prompt = await Prompt.open(testBot().handle);
  await prompt.type("/paper sparrow\r", "Nominate");
  expect(await prompt.type("42\r", "There is no")).toContain(
    "There is no [42]; the last answer offers [1] to [3].",
  );
  await prompt.leave("Quit\r");
});

test.each([
  ["/pa", "/paper "],
  ["/wait sh", "/wait shy "],
  ["/paper lant", "/paper lantern "],
  ["/abroad berl", "/abroad Europe/Berlin "],
])("the tab key makes %j %j", async (typed, line) => {
  const prompt = await Prompt.open(testBot().handle);
  expect(await prompt.completed(typed)).toBe(line);
  await prompt.end();
});
