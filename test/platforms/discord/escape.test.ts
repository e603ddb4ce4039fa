/** Escaped text must read exactly as it was written, by an independent reading of Discord's markdown. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible } from "../../../src/core/text.ts";
import {
  codeFence,
  codeSpan,
  escapeLine,
  escapeText,
  oneLine,
} from "../../../src/platforms/discord/escape.ts";
import { drawLink, drawSpans } from "../../../src/platforms/discord/text.ts";
import { readMarkdown } from "../../fakes/discord/reading.ts";

const PIECES = [
  "*",
  "**",
  "_",
  "__",
  "~~",
  "||",
  "`",
  "``",
  "```",
  "\\",
  "#",
  "# ",
  "## ",
  "-# ",
  "> ",
  ">>> ",
  "- ",
  "+ ",
  "1. ",
  "12. ",
  "[",
  "](",
  ")",
  "(",
  "<",
  ">",
  "@",
  "@everyone",
  "@here",
  "<@123456789012345678>",
  "<#1>",
  "<t:0>",
  "<t:0:R>",
  "<:a:1>",
  "</b:2>",
  "http://",
  "https://evil.example/x",
  "[a](http://evil.example)",
  "<https://evil.example>",
  "\n",
  " ",
  "a",
  "Z",
  "9",
  "é",
  "\u202e",
  "\u200b",
  "😀",
  "\ud800",
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(""));

/** The reading trims nothing, but clients swallow the space after a mark that they take away, so compare words. */
const reads = (drawn: string) => readMarkdown(drawn);

describe("the reading that these tests rely on finds", () => {
  it.each([
    ["**a**", "strong", "a"],
    ["*a*", "emphasis", "a"],
    ["_a_", "emphasis", "a"],
    ["__a__", "underline", "a"],
    ["~~a~~", "strike", "a"],
    ["||a||", "spoiler", "a"],
    ["`a`", "code", "a"],
    ["```\na```", "code block", "\na"],
    ["# a", "heading", "a"],
    ["-# a", "small", "a"],
    ["> a", "quote", "a"],
    ["- a", "list", "a"],
    ["1. a", "list", "a"],
    ["@everyone", "mention", "@everyone"],
    ["<@1>", "mention", "<@1>"],
    ["<t:0:R>", "time", "<t:0:R>"],
    ["<:a:1>", "emoji", "<:a:1>"],
  ])("%j", (source, kind, text) => {
    expect(readMarkdown(source).styled).toContainEqual({ kind, text });
  });

  it.each(["http://a.example/b", "<http://a.example/b>", "[x](http://a.example/b)"])("%j", (source) => {
    expect(readMarkdown(source).links.map((link) => link.url)).toEqual(["http://a.example/b"]);
  });
});

describe("escaped text", () => {
  it("shows what was written, and nothing in it is styled or linked", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = reads(escapeText(text));
        expect(reading.text).toBe(visible(text));
        expect(reading.styled).toEqual([]);
        expect(reading.links).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it("stays on its line in a title", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = reads(`### ${escapeLine(text)}`);
        if (oneLine(text) !== "") expect(reading.text).toBe(oneLine(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["# not a heading", "\\# not a heading"],
    ["a # b", "a # b"],
    ["-5 degrees", "-5 degrees"],
    ["- item", "\\- item"],
    ["2. item", "2\\. item"],
    ["v2. item", "v2. item"],
    ["snake_case and 2*3", "snake\\_case and 2\\*3"],
    ["see https://arxiv.org", "see https\\://arxiv.org"],
    ["ratio 3:4", "ratio 3:4"],
    ["ping @everyone or @ana", "ping \\@everyone or @ana"],
    ["join discord.gg/abc", "join discord\\.gg/abc"],
  ])("%s", (text, drawn) => {
    expect(escapeText(text)).toBe(drawn);
  });
});

describe("code", () => {
  it("holds any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const line = oneLine(text);
        const span = reads(codeSpan(text));
        if (line !== "") expect(span.text.replaceAll("\u200b", "").trim()).toBe(line);
        expect(span.styled.every((piece) => piece.kind === "code")).toBe(true);
        expect(span.links).toEqual([]);
        const block = reads(codeFence(text));
        expect(block.text.replaceAll("\u200b", "").trim()).toBe(visible(text).trim());
        expect(block.styled.map((piece) => piece.kind)).toEqual(["code block"]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("spans", () => {
  it.each([
    [[{ type: "time", at: 1_700_000_000_999, zone: "UTC", show: "full", told: "" }], "<t:1700000000:f>"],
    [[{ type: "time", at: 1_700_000_000_000, zone: "UTC", show: "date", told: "" }], "<t:1700000000:D>"],
    [[{ type: "person", id: "900000000000000001", name: "ana" }], "<@900000000000000001>"],
    [[{ type: "person", id: "U012", name: "ana_b" }], "@ana\\_b"],
    [[{ type: "channel", id: "600000000000000001", name: "x" }], "<#600000000000000001>"],
    [
      [{ type: "link", text: "PDF", url: "https://arxiv.org/pdf/1(2)" }],
      "[PDF](https://arxiv.org/pdf/1%282%29)",
    ],
    [[{ type: "link", text: "javascript", url: "javascript:alert(1)" }], "javascript (javascript:alert(1))"],
    [[{ type: "link", text: "https://a.example/", url: "https://a.example/" }], "<https://a.example/>"],
    [[{ type: "text", text: " bold ", style: "strong" }], " **bold** "],
    [
      [
        { type: "text", text: "a", style: "strong" },
        { type: "text", text: "b", style: "emphasis" },
      ],
      "**a**\u200b*b*",
    ],
    [[{ type: "text", text: "two\n\nlines", style: "strong" }], "**two**\n\n**lines**"],
  ] as const)("%j", (spans, drawn) => {
    expect(drawSpans(spans)).toBe(drawn);
  });

  it("links lead where they say, with their whole text, whatever the text", () => {
    fc.assert(
      fc.property(texts, fc.webUrl({ withQueryParameters: true, withFragments: true }), (text, url) => {
        const reading = reads(drawLink(text, url));
        expect(reading.links.map((link) => decodeURI(new URL(link.url).href))).toEqual([
          decodeURI(new URL(url).href),
        ]);
        if (oneLine(text) !== "" && !reading.text.includes("://")) expect(reading.text).toBe(oneLine(text));
      }),
      { numRuns: 1000 },
    );
  });

  it("styles reach exactly as far as they should", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("strong", "emphasis"), (text, style) => {
        const line = oneLine(text);
        fc.pre(line !== "");
        const reading = reads(drawSpans([{ type: "text", text: line, style }]));
        expect(reading.text).toBe(line);
        expect(reading.styled).toEqual([{ kind: style, text: line }]);
      }),
      { numRuns: 1000 },
    );
  });
});
