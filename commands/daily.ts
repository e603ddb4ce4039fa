import { defineGroup } from "../src/core/command.ts";
import feed from "./daily/feed.ts";
import history from "./daily/history.ts";
import holidays from "./daily/holidays.ts";
import later from "./daily/later.ts";
import move from "./daily/move.ts";
import now from "./daily/now.ts";
import off from "./daily/off.ts";
import pause from "./daily/pause.ts";
import preview from "./daily/preview.ts";
import resume from "./daily/resume.ts";
import seen from "./daily/seen.ts";
import set from "./daily/set.ts";
import show from "./daily/show.ts";
import skip from "./daily/skip.ts";
import undo from "./daily/undo.ts";
import why from "./daily/why.ts";

/** The paper of the day of a channel. */
export default defineGroup({
  name: "daily",
  about: "The paper of the day in this channel",
  subcommands: [
    set,
    show,
    preview,
    why,
    skip,
    pause,
    resume,
    holidays,
    move,
    now,
    off,
    history,
    feed,
    seen,
    later,
    undo,
  ],
});
