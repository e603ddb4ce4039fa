import { defineAction } from "../../src/core/command.ts";
import { heading, list, whisper } from "../../src/core/reply.ts";
import { strong } from "../../src/core/spans.ts";

/** Looks for what is missing, and says of each thing what to do about it. */
export default defineAction({
  name: "doctor",
  about: "Check permissions, connections and the store, and say how to mend them",
  examples: ["paperboy doctor"],
  audience: "asker",
  options: {},
  async run(_options, { obstacle, status, corpus, place, progress }) {
    progress("Checking permissions, connections and the store…");
    const [inTheWay, lines] = await Promise.all([obstacle(), status()]);
    const found: (readonly [name: string, what: string])[] = [
      ...(inTheWay === undefined ? [] : [["Posting here", inTheWay] as const]),
      ...lines.filter(({ level }) => level !== "ok").map(({ name, value }) => [name, value] as const),
      ...(corpus.size > 0
        ? []
        : [["Corpus", "No papers were loaded. Put documents into the folder of PAPERBOY_SEEDS."] as const]),
    ];
    const checked = [
      place.kind === "direct" ? "direct messages" : "posting in this channel",
      ...lines.filter(({ level }) => level === "ok").map(({ name }) => name.toLowerCase()),
      "the corpus",
    ];
    if (found.length === 0) {
      return whisper([heading("Nothing is wrong that I can see"), list([`Checked: ${checked.join(", ")}.`])]);
    }
    return whisper([
      heading(found.length === 1 ? "One thing to mend" : `${found.length} things to mend`),
      list(found.map(([name, what]) => [strong(`${name}: `), what])),
    ]);
  },
});
