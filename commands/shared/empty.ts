import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, text, whisper } from "../../src/core/reply.ts";

/** The answer where there is no paper at all: other words would find nothing either. */
export function noPapersYet(): Reply {
  return whisper(
    [
      text(
        "There are no papers here yet. Add one by its link, arXiv id or DOI with /papers add, or many with /papers import.",
      ),
      choices(choice("Add one", invoke("papers add")), choice("Import many", invoke("papers import"))),
    ],
    { outcome: "nothing", papers: [] },
  );
}
