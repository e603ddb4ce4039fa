/** What people write may say anything: rendered by another parser, it must read as it was and be nothing else. */

import fc from "fast-check";
import { micromark } from "micromark";
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from "micromark-extension-gfm-autolink-literal";
import { expect, test } from "vitest";
import { historyMarkdown, type ToldSession } from "../../src/export/history.ts";
import { escapeMarkdown } from "../../src/export/markdown.ts";

const rendered = (markdown: string) =>
  micromark(markdown, { extensions: [gfmAutolinkLiteral()], htmlExtensions: [gfmAutolinkLiteralHtml()] });

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

const HOSTILE = [
  "# a heading",
  "- a list",
  "1. a list",
  "=== a line",
  "> a quote",
  "[a](javascript:alert(1)) ![x](http://evil.example/p.png)",
  "<script>alert(1)</script> <https://evil.example> &lt;b&gt;",
  "https://evil.example/a_b www.evil.example mail@evil.example",
  "`code` ``` *bold* _it_ ~~gone~~ a | b \\",
  "two\n\n# lines\n---\n    indented",
];

test.each(HOSTILE)("%j stays text", (text) => {
  const html = rendered(`- ${escapeMarkdown(text)}`);
  expect([...html.matchAll(/<(\/?\w+)/gu)].map((match) => match[1])).toEqual(["ul", "li", "/li", "/ul"]);
  expect(textOf(html).trim()).toBe(text.replace(/\s+/gu, " "));
});

const piece = fc.constantFrom(
  ...HOSTILE,
  "*",
  "_",
  "[",
  "](",
  ")",
  "<",
  ">",
  "#",
  "-",
  "1.",
  "`",
  "\\",
  "&amp;",
  "@you",
  "\n",
  " ",
  "word",
  "~",
  "://",
  "http",
  "www.",
);

test("Any text stays text", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = pieces.join("").replace(/\s+/gu, " ").trim();
      fc.pre(text !== "");
      const html = rendered(`- ana: ${escapeMarkdown(text)}`);
      expect([...html.matchAll(/<(\/?\w+)/gu)].map((match) => match[1])).toEqual(["ul", "li", "/li", "/ul"]);
      expect(textOf(html).trim()).toBe(`ana: ${text}`);
    }),
    { numRuns: 500, seed: 21 },
  );
});

test("The parts joined are one document; each is cut between lines", () => {
  const session: ToldSession = {
    session: {
      localDate: "2026-12-01",
      localTime: "16:00",
      tz: "Europe/Berlin",
      state: "done",
      note: null,
      paperId: null,
      presenterName: "# ana",
    },
    paper: undefined,
    going: ["*ben*"],
    maybe: [],
    minutes: Array.from({ length: 9 }, (_, i) => ({ name: "cy", takeaway: `${i} ${"word ".repeat(60)}` })),
    rating: undefined,
    questions: [],
  };
  const parts = historyMarkdown("Theory", [session, session], 1_000);
  expect(parts.length).toBeGreaterThan(4);
  expect(parts.every(({ length }) => length <= 1_000)).toBe(true);
  const html = rendered(parts.join("\n"));
  expect(html.match(/<h2>/gu)).toHaveLength(2);
  expect(html.match(/<li>cy: /gu)).toHaveLength(18);
  expect(html).toContain("<li>Presenter: # ana</li>");
});
