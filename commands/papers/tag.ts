import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { formOf } from "../../src/core/form.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  choice,
  choices,
  formBlock,
  heading,
  menu,
  type Reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { clip, count, enumerate } from "../../src/core/text.ts";
import { put, remove } from "../../src/library/change.ts";
import { tagNames } from "../../src/library/names.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { wordsBeyond } from "../shared/words-beyond.ts";
import { changeLibrary, keyFor, markBy, readLibrary } from "./desk.ts";

/** Tags are the team's: whoever adds one, everybody finds by it. */
const tag = defineAction({
  name: "tag",
  about: "Tag a paper for the team; without a paper, every tag there is",
  examples: ["papers tag r1 tag:rl", 'papers tag r1 tag:"rl, reasoning"', "papers tag r1 tag:rl off:yes"],
  audience: "everyone",
  options: {
    paper: { kind: "paper", about: "The paper" },
    tag: { kind: "text", about: "One tag, or several separated by commas", max: 200 },
    off: { kind: "flag", about: "Take the tag off instead" },
  },
  async run({ paper, tag: typed, off }, context): Promise<Reply> {
    if (paper === undefined) return await everyTag(context);
    const title = nameOf(paper);
    if (typed === undefined) {
      const tags = await readLibrary(context, async ({ tables, tenantId }) =>
        (await tables.marks.ofPaper(tenantId, paper.id)).filter(({ kind }) => kind === "tag"),
      );
      const meant = await wordsBeyond(context, paper);
      const named = meant === undefined ? {} : { tag: meant };
      return whisper(
        [
          text(
            tags.length === 0
              ? `${title} has no tags yet.`
              : `${title} is tagged ${enumerate(tags.map(({ name }) => `#${name}`))}.`,
          ),
          ...(meant === undefined
            ? []
            : [
                choices(
                  choice(
                    `Tag it “${clip(meant, 40)}”`,
                    invoke("papers tag", { paper: paper.id, tag: meant }),
                  ),
                ),
              ]),
          formBlock(formOf(tag, invoke("papers tag", { paper: paper.id, ...named }))),
        ],
        { outcome: "usage", papers: [paper.id] },
      );
    }
    const names = tagNames(typed);
    return await changeLibrary(context, "tag", "everyone", async (desk) => {
      const keys = names.map((name) => keyFor(desk, "tag", "", name, paper.id));
      const there = await Promise.all(keys.map((key) => desk.tables.marks.get(key)));
      const changing = keys.filter((_, index) => (there[index] !== undefined) === off);
      const told = enumerate((changing.length === 0 ? keys : changing).map(({ name }) => `#${name}`));
      const buttons = names
        .slice(0, 3)
        .map((name) => choice(`All #${name}`, invoke("papers browse", { tag: name })));
      if (changing.length === 0)
        return {
          edits: [],
          sentence: off ? `${title} is not tagged ${told}.` : `${title} is tagged ${told} already.`,
          buttons,
        };
      return {
        edits: changing.map((key) => (off ? remove(key) : put(markBy(context, desk, key)))),
        sentence: off ? `${title} is no longer tagged ${told}.` : `${title} is tagged ${told}.`,
        buttons,
      };
    });
  },
});

export default tag;

async function everyTag(context: Context): Promise<Reply> {
  const marks = await readLibrary(context, ({ tables, tenantId }) => tables.marks.ofKind(tenantId, "tag"));
  const counts = new Map<string, number>();
  for (const { name, paperId } of marks)
    if (context.corpus.byId(paperId) !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0)
    return whisper([text("The team has tagged no papers yet. For example: /papers tag r1 tag:rl")], {
      outcome: "nothing",
    });
  const tags = [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return whisper([
    heading(count(tags.length, "tag")),
    text(tags.map(([name, papers]) => `#${name} (${papers})`).join(", ")),
    menu(
      "Papers with a tag",
      tags.slice(0, 25).map(([name]) => choice(`#${name}`, invoke("papers browse", { tag: name }))),
    ),
  ]);
}
