import { defineGroup } from "../src/core/command.ts";
import ask from "./reading-group/ask.ts";
import calendar from "./reading-group/calendar.ts";
import cancel from "./reading-group/cancel.ts";
import create from "./reading-group/create.ts";
import end from "./reading-group/end.ts";
import history from "./reading-group/history.ts";
import link from "./reading-group/link.ts";
import minutes from "./reading-group/minutes.ts";
import move from "./reading-group/move.ts";
import next from "./reading-group/next.ts";
import nominate from "./reading-group/nominate.ts";
import pick from "./reading-group/pick.ts";
import presenter from "./reading-group/presenter.ts";
import questions from "./reading-group/questions.ts";
import read from "./reading-group/read.ts";
import remind from "./reading-group/remind.ts";
import rotation from "./reading-group/rotation.ts";
import rsvp from "./reading-group/rsvp.ts";
import schedule from "./reading-group/schedule.ts";
import show from "./reading-group/show.ts";
import skip from "./reading-group/skip.ts";
import snooze from "./reading-group/snooze.ts";
import undo from "./reading-group/undo.ts";
import vote from "./reading-group/vote.ts";

/** The reading groups of a channel. */
export default defineGroup({
  name: "reading-group",
  about: "The reading group of this channel",
  subcommands: [
    create,
    show,
    schedule,
    next,
    nominate,
    vote,
    pick,
    presenter,
    rotation,
    rsvp,
    read,
    ask,
    questions,
    skip,
    move,
    cancel,
    minutes,
    history,
    calendar,
    remind,
    snooze,
    link,
    end,
    undo,
  ],
});
