import { describe, expect, it } from "vitest";
import { defineAction } from "../../src/core/command.ts";
import { liftOptions } from "../../src/core/lift.ts";
import { whisper } from "../../src/core/reply.ts";

const nothing = () => whisper([]);

const browse = defineAction({
  name: "browse",
  about: "",
  examples: [],
  audience: "asker",
  options: {
    author: { kind: "text", about: "" },
    year: { kind: "integer", about: "", min: 1900, max: 2100 },
    code: { kind: "choice", about: "", of: ["yes", "no"] },
  },
  run: nothing,
});

const daily = defineAction({
  name: "set",
  about: "",
  examples: [],
  audience: "everyone",
  options: {
    time: { kind: "time", about: "", required: true },
    zone: { kind: "zone", about: "" },
    days: { kind: "weekdays", about: "" },
    from: { kind: "date", about: "" },
    quiet: { kind: "flag", about: "" },
    size: { kind: "integer", about: "", min: 1, max: 5, fallback: 2 },
    host: { kind: "person", about: "" },
    paper: { kind: "paper", about: "" },
  },
  run: nothing,
});

const narrow = defineAction({
  name: "narrow",
  about: "",
  examples: [],
  audience: "asker",
  options: {
    zone: { kind: "zone", about: "" },
    category: { kind: "text", about: "", unnamed: /\./u },
    author: { kind: "text", about: "", unnamed: "never" },
  },
  run: nothing,
});

const pause = defineAction({
  name: "pause",
  about: "",
  examples: [],
  audience: "everyone",
  options: { until: { kind: "date", about: "" } },
  run: nothing,
});

const look = defineAction({
  name: "look",
  about: "",
  examples: [],
  audience: "asker",
  options: {
    words: { kind: "text", about: "", max: 40_000, required: true },
    whole: { kind: "flag", about: "" },
    from: { kind: "integer", about: "", min: 1, max: 9 },
  },
  run: nothing,
});

const answer = defineAction({
  name: "answer",
  about: "",
  examples: [],
  audience: "everyone",
  options: {
    coming: { kind: "choice", about: "", of: ["going", "in 20 min"], required: true, also: { yes: "going" } },
    before: { kind: "text", about: "", unnamed: /^\d+ ?(?:min|days)$/u },
    session: { kind: "text", about: "" },
  },
  run: nothing,
});

const skip = defineAction({
  name: "skip",
  about: "",
  examples: [],
  audience: "everyone",
  options: { date: { kind: "date", about: "" }, to: { kind: "date", about: "" } },
  run: nothing,
});

const note = defineAction({
  name: "note",
  about: "",
  examples: [],
  audience: "asker",
  options: {
    paper: { kind: "paper", about: "", required: true },
    text: { kind: "text", about: "" },
    list: { kind: "text", about: "" },
    status: { kind: "choice", about: "", of: ["want", "read"] },
    off: { kind: "flag", about: "" },
    size: { kind: "integer", about: "", min: 1, max: 5 },
  },
  run: nothing,
});

const take = defineAction({
  name: "take",
  about: "",
  examples: [],
  audience: "asker",
  options: {
    text: { kind: "text", about: "", required: true, max: 40_000, orElse: "file" },
    file: { kind: "file", about: "" },
  },
  run: nothing,
});

const isZone = (typed: string) => ["berlin", "new york", "port of spain", "paris"].includes(typed);

describe("a typed line is lifted to options", () => {
  it.each([
    [browse, "year:2024 code:yes", { year: "2024", code: "yes" }],
    [browse, 'author:"Damai Dai" year=2024', { author: "Damai Dai", year: "2024" }],
    [browse, "Damai Dai year:2024", { author: "Damai Dai", year: "2024" }],
    [browse, "YEAR:2024", { year: "2024" }],
    [browse, "", {}],
    [
      browse,
      "https://arxiv.org/abs/2412.19437 title:*",
      { author: "https://arxiv.org/abs/2412.19437 title:*" },
    ],
    [daily, "09:00 Europe/Berlin mon-fri", { time: "09:00", zone: "Europe/Berlin", days: "mon-fri" }],
    [daily, "mon-fri 9am zone:UTC", { days: "mon-fri", time: "9am", zone: "UTC" }],
    [daily, "09:00 <@U123|ana> 3", { time: "09:00", host: "<@U123|ana>", size: "3" }],
    [daily, "09:00 berlin", { time: "09:00", zone: "berlin" }],
    [daily, "9 am new york mon, wed and fri", { time: "9 am", zone: "new york", days: "mon, wed and fri" }],
    [daily, "every day port of spain", { days: "every day", zone: "port of spain" }],
    [daily, "09:00 EST", { time: "09:00", zone: "EST" }],
    [daily, '"new york" 3', { zone: "new york", time: "3" }],
    [daily, "09:00 berlin paris", { time: "09:00", zone: "berlin", paper: "paris" }],
    [skip, "next tuesday", { date: "next tuesday" }],
    [skip, "24 December 2026-12-31", { date: "24 December", to: "2026-12-31" }],
    [skip, "dec 24th, 2026", { date: "dec 24th, 2026" }],
    [skip, "yesterday", { date: "yesterday" }],
    [narrow, "berlin cs.CL", { zone: "berlin", category: "cs.CL" }],
    // A value in words goes on to the next name, when the first option has something.
    [note, "r1 text:this is nice", { paper: "r1", text: "this is nice" }],
    [note, "r1 text: this is nice list:to read", { paper: "r1", text: "this is nice", list: "to read" }],
    [note, "text:nice r1", { text: "nice", paper: "r1" }],
    [note, "r1 size:3 v2 text:nice", { paper: "r1 v2", size: "3", text: "nice" }],
    [browse, "author: Damai Dai year: 2024", { author: "Damai Dai", year: "2024" }],
    // Quotation marks as phones make them, and one that was never closed.
    [note, "r1 text:“this is nice” list:„zu lesen“", { paper: "r1", text: "this is nice", list: "zu lesen" }],
    [note, 'r1 text:"this is nice', { paper: "r1", text: "this is nice" }],
    [note, 'r1 text:"a: b" list:x', { paper: "r1", text: "a: b", list: "x" }],
    // A name without a value names nothing.
    [browse, "author:", { author: "" }],
    [browse, "author: year:2024", { author: "", year: "2024" }],
    // Behind a paper the words of a choice, or a flag's name.
    [note, "r1 want", { paper: "r1", status: "want" }],
    [note, "r1 list:rl off", { paper: "r1", list: "rl", off: "yes" }],
    [note, "deepseek r1 read off", { paper: "deepseek r1", status: "read", off: "yes" }],
    [note, "off", { paper: "off" }],
    [note, "want", { paper: "want" }],
    // In pasted records and messages nothing but a beginning is a name.
    [take, "text:see file:x", { text: "see file:x" }],
    [
      take,
      "@misc{a, file={x.pdf}, note={the text: long}}",
      { text: "@misc{a, file={x.pdf}, note={the text: long}}" },
    ],
    [take, "he said text: now", { text: "he said text: now" }],
    [take, "file:F1", { file: "F1" }],
    // At their end, though, numbers and flags are.
    [look, "deepseek r1 whole:yes from:9", { words: "deepseek r1", whole: "yes", from: "9" }],
    [look, "deepseek from:r1 whole:yes", { words: "deepseek from:r1", whole: "yes" }],
    [look, "it goes from:9 to 12", { words: "it goes from:9 to 12" }],
    [look, "whole:yes", { whole: "yes" }],
    // Of several words: a choice, and a text whose pattern takes them all.
    [answer, "in 20 min", { coming: "in 20 min" }],
    [answer, "going 5 min", { coming: "going", before: "5 min" }],
    [answer, "2026-11-24 yes", { session: "2026-11-24", coming: "yes" }],
    // None of its words: it was meant for the choice all the same, which then says so.
    [answer, "perhaps", { coming: "perhaps" }],
    [answer, "perhaps 2026-11-24", { coming: "perhaps", session: "2026-11-24" }],
    [answer, "2026-11-24", { session: "2026-11-24" }],
    // Small words, where what follows fits by itself; and a flag by its name.
    [daily, "every day at 9", { days: "every day", time: "9" }],
    [daily, "at 9:30 in berlin on mon-fri", { time: "9:30", zone: "berlin", days: "mon-fri" }],
    [daily, "9:00 on weekdays", { time: "9:00", days: "weekdays" }],
    [daily, "9:00 quiet", { time: "9:00", quiet: "yes" }],
    [daily, "9:00 on", { time: "9:00", quiet: "on" }],
    [pause, "until 24 December", { until: "24 December" }],
    [pause, "24 December", { until: "24 December" }],
    [skip, "24 dec to 2 jan", { date: "24 dec", to: "2 jan" }],
    [skip, "in 2 weeks", { date: "in 2 weeks" }],
    [daily, "noon", { time: "noon" }],
    [daily, "21h +02:00", { time: "21h", zone: "+02:00" }],
  ])("%#: %j", (action, line, expected) => {
    expect(liftOptions(action, line, isZone)).toEqual(expected);
  });

  it("says which word it does not understand", () => {
    const strict = defineAction({
      ...browse,
      options: { year: { kind: "integer", about: "", min: 1, max: 9 }, quiet: { kind: "flag", about: "" } },
    });
    expect(() => liftOptions(strict, "soon", isZone)).toThrow(
      "I do not know what “soon” means here. Options are year:… and quiet:….",
    );
  });

  it("gives a word to no option that must be named, or that it does not look like", () => {
    for (const word of ["barlin", "hinton"]) {
      expect(() => liftOptions(narrow, word, isZone)).toThrow(`I do not know what “${word}” means here.`);
    }
  });
});
