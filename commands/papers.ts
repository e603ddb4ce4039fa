import { defineGroup } from "../src/core/command.ts";
import ask from "./papers/ask.ts";
import browse from "./papers/browse.ts";
import cite from "./papers/cite.ts";
import compare from "./papers/compare.ts";
import define from "./papers/define.ts";
import mentioned from "./papers/mentioned.ts";
import search from "./papers/search.ts";
import similar from "./papers/similar.ts";
import stats from "./papers/stats.ts";

/** Everything about the collection. */
export default defineGroup({
  name: "papers",
  about: "Search, browse, cite and compare the collection",
  subcommands: [search, browse, similar, cite, define, ask, compare, mentioned, stats],
});
