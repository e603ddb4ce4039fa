import { expectTypeOf, it } from "vitest";
import { defineAction } from "../../src/core/command.ts";
import type { Paper } from "../../src/core/paper.ts";
import { whisper } from "../../src/core/reply.ts";

const described = { name: "x", about: "x", examples: [], audience: "asker" } as const;

it("infers what run receives from the options", () => {
  defineAction({
    ...described,
    options: {
      words: { kind: "text", about: "", required: true },
      limit: { kind: "integer", about: "", min: 1, max: 9, fallback: 5 },
      most: { kind: "integer", about: "", min: 1, max: 9 },
      field: { kind: "choice", about: "", of: ["title", "author"] },
      whole: { kind: "flag", about: "" },
      paper: { kind: "paper", about: "", required: true },
      papers: { kind: "papers", about: "" },
      days: { kind: "weekdays", about: "" },
    },
    run(options) {
      expectTypeOf(options.words).toEqualTypeOf<string>();
      expectTypeOf(options.limit).toEqualTypeOf<number>();
      expectTypeOf(options.most).toEqualTypeOf<number | undefined>();
      expectTypeOf(options.field).toEqualTypeOf<"title" | "author" | undefined>();
      expectTypeOf(options.whole).toEqualTypeOf<boolean>();
      expectTypeOf(options.paper).toEqualTypeOf<Paper>();
      expectTypeOf(options.papers).toEqualTypeOf<readonly Paper[] | undefined>();
      expectTypeOf(options.days).toEqualTypeOf<readonly number[] | undefined>();
      // @ts-expect-error there is no such option
      options.word;
      // @ts-expect-error there is no such word among the choices
      if (options.field === "topic") return whisper([]);
      return whisper([]);
    },
  });
});
