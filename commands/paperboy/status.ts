import { defineAction } from "../../src/core/command.ts";
import { facts, heading, whisper } from "../../src/core/reply.ts";
import { count } from "../../src/core/text.ts";

/** What is running, what comes next, what failed and why. */
export default defineAction({
  name: "status",
  about: "What is running, what is next, what failed and why",
  examples: ["paperboy status"],
  audience: "asker",
  options: {},
  async run(_options, { corpus, status }) {
    const lines = await status();
    const troubles = lines.filter((line) => line.level !== "ok").length;
    return whisper([
      heading(troubles === 0 ? "All is well" : `${count(troubles, "thing")} to look at`),
      facts([
        ["Corpus", count(corpus.size, "paper")],
        ...lines.map((line) => [line.name, `${line.level === "ok" ? "" : "⚠ "}${line.value}`] as const),
      ]),
    ]);
  },
});
