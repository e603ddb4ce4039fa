import { defineGroup } from "../src/core/command.ts";
import add from "./papers/add.ts";
import ask from "./papers/ask.ts";
import browse from "./papers/browse.ts";
import cite from "./papers/cite.ts";
import compare from "./papers/compare.ts";
import define from "./papers/define.ts";
import discuss from "./papers/discuss.ts";
import follow from "./papers/follow.ts";
import health from "./papers/health.ts";
import importPapers from "./papers/import.ts";
import linked from "./papers/linked.ts";
import mentioned from "./papers/mentioned.ts";
import note from "./papers/note.ts";
import read from "./papers/read.ts";
import same from "./papers/same.ts";
import save from "./papers/save.ts";
import saved from "./papers/saved.ts";
import search from "./papers/search.ts";
import similar from "./papers/similar.ts";
import stats from "./papers/stats.ts";
import tag from "./papers/tag.ts";
import undo from "./papers/undo.ts";
import unnote from "./papers/unnote.ts";

/** Everything about the collection. */
export default defineGroup({
  name: "papers",
  about: "Search, browse, cite, save and compare the collection",
  subcommands: [
    search,
    browse,
    similar,
    cite,
    add,
    importPapers,
    follow,
    save,
    saved,
    tag,
    read,
    note,
    define,
    ask,
    compare,
    mentioned,
    linked,
    discuss,
    stats,
    health,
    same,
    undo,
    unnote,
  ],
});
