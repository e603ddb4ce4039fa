import { describe, expect, it } from "vitest";
import { checkOptions, missingOptions, type Readers } from "../../src/core/arguments.ts";
import { defineAction } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { whisper } from "../../src/core/reply.ts";
import { calendar } from "../../src/reading/time/calendar.ts";
import { smallCorpus } from "../contract/small-corpus.ts";

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

const polite = defineAction({
  ...browse,
  options: {
    code: { kind: "choice", about: "", of: ["yes", "no"], also: { y: "yes", "no thanks": "no" } },
  },
  run: () => whisper([]),
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

const readers: Readers = {
  corpus: smallCorpus(),
  calendar,
  now: Date.UTC(2026, 2, 28, 12),
  zone: "Europe/Berlin",
  nearest: (word, words) => words.filter((known) => known.startsWith(word.slice(0, 2))),
};

describe("values are checked", () => {
  it("and arrive with their types", async () => {
    const checked = await checkOptions(
      daily,
      {
        time: "9am",
        zone: "europe/berlin",
        days: "fri, mon",
        from: "tomorrow",
        quiet: true,
        host: "<@U1|ana>",
        paper: "sparow",
      },
      readers,
    );
    expect(checked).toMatchObject({
      time: "09:00",
      zone: "Europe/Berlin",
      days: [1, 5],
      from: "2026-03-29",
      quiet: true,
      size: 2,
      host: { id: "U1", name: "ana" },
      paper: { id: "sparrow" },
    });
  });

  it.each([
    ["on", "yes"],
    ["FALSE", "no"],
    ["y", "yes"],
    ["no  thanks", "no"],
  ])("a choice is taken by another word for it: %s", async (code, expected) => {
    expect((await checkOptions(polite, { code }, readers))["code"]).toBe(expected);
  });

  it("a name that is no mention is refused where ids have a form, and all else goes through", async () => {
    const strict = { ...readers, isId: (word: string) => /^U\d+$/u.test(word) };
    const host = async (typed: string) =>
      (await checkOptions(daily, { time: "9:00", host: typed }, strict))["host"];
    await expect(host("@ana")).rejects.toThrow(
      "“@ana” is a name only, and host needs a mention: choose it from the list that opens after @, or give the id.",
    );
    await expect(host("ana")).rejects.toThrow(UserError);
    expect(await host("<@U1|ana>")).toEqual({ id: "U1", name: "ana" });
    expect(await host("U1")).toEqual({ id: "U1", name: "U1" });
    expect(await host("T1:U1")).toEqual({ id: "T1:U1", name: "T1:U1" });
    expect(await host("me")).toEqual({ id: "me", name: "me" });
  });

  it("what is not given is undefined, false or the fallback", async () => {
    expect(await checkOptions(daily, { time: "09:00" }, readers)).toEqual({
      time: "09:00",
      zone: undefined,
      days: undefined,
      from: undefined,
      quiet: false,
      size: 2,
      host: undefined,
      paper: undefined,
    });
  });

  it.each([
    [browse, { yaer: "2024" }, "There is no option “yaer” here. Options are author, year and code."],
    [
      browse,
      { cod: "2024" },
      "There is no option “cod” here; did you mean code. Options are author, year and code.",
    ],
    [browse, { year: "soon" }, "year must be a whole number from 1900 to 2100, not “soon”."],
    [browse, { year: 12 }, "year must be a whole number from 1900 to 2100, not “12”."],
    [browse, { code: "yep" }, "code is one of yes or no, not “yep”; did you mean yes?"],
    [browse, { code: "zebra" }, "code is one of yes or no, not “zebra”."],
    [browse, { author: "x".repeat(201) }, "author is 201 characters long; at most 200 fit."],
    [browse, { __proto__x: "1" }, "There is no option “__proto__x” here. Options are author, year and code."],
    [daily, { time: "25:00" }, "hours go from 0 to 23"],
    [daily, { zone: "EST" }, "abbreviation"],
    [daily, { days: "someday" }, "days are days such as mon-fri or “mon, wed”, not “someday”."],
    [daily, { quiet: "perhaps" }, "quiet is yes or no, not “perhaps”."],
    [daily, { host: "two words" }, "host must name one person, like @name."],
  ])("%#: %j", async (action, given, message) => {
    const checked = checkOptions(action, given, readers);
    await expect(checked).rejects.toThrow(UserError);
    await expect(checked).rejects.toThrow(message);
  });

  it("blank is missing", () => {
    expect(missingOptions(daily, { time: "  " })).toEqual(["time"]);
    expect(missingOptions(daily, { time: "9" })).toEqual([]);
  });
});
