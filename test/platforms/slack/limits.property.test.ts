/** Whatever a command answers: fitted and drawn, Slack takes it, and it keeps what must not be lost. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { invoke } from "../../../src/core/invocation.ts";
import type { Block, Choice, Reply } from "../../../src/core/reply.ts";
import type { Span } from "../../../src/core/spans.ts";
import { drawFitted, drawForView } from "../../../src/platforms/slack/draw.ts";
import { lengthOf } from "../../../src/platforms/slack/limits.ts";
import { drawForm } from "../../../src/platforms/slack/modal.ts";
import { HOSTILE } from "../../contract/bot.ts";
import { makePaper } from "../../contract/small-corpus.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { messageProblems, viewProblems } from "../../fakes/slack/rules.ts";

const RUNS = 200;

const words = (longest: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("", " ", "\n", HOSTILE, "<!channel>", "*_~`", "😀".repeat(200), "\ud800", "a\u202eb"),
    fc.integer({ min: 0, max: longest }).map((length) => "word ".repeat(length / 5)),
  );

const span: fc.Arbitrary<Span> = fc.oneof(
  words(4000).map((text): Span => ({ type: "text", text })),
  fc
    .tuple(words(200), fc.constantFrom("strong", "emphasis", "code"))
    .map(([text, style]): Span => ({ type: "text", text, style: style as "strong" })),
  fc
    .tuple(words(200), fc.oneof(fc.webUrl(), words(4000)))
    .map(([text, url]): Span => ({ type: "link", text, url })),
  fc
    .tuple(fc.integer({ min: 0, max: 4e12 }), words(80))
    .map(([at, told]): Span => ({ type: "time", at, told, show: "full" })),
  fc.tuple(words(20), words(40)).map(([id, name]): Span => ({ type: "person", id, name, ping: true })),
  fc.tuple(words(20), words(40)).map(([id, name]): Span => ({ type: "channel", id, name })),
);
const spans = fc.array(span, { maxLength: 6 });

const choice: fc.Arbitrary<Choice> = fc
  .tuple(words(200), fc.dictionary(fc.string(), words(3000), { maxKeys: 3 }))
  .map(([label, options]) => ({ label, invocation: invoke("papers search", options) }));

const paper = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 60 }),
    title: words(500),
    authors: fc.array(words(120), { maxLength: 8 }),
    abstract: words(6000),
    affiliations: fc.array(words(100), { maxLength: 4 }),
    url: fc.oneof(fc.webUrl(), words(100)),
    codeUrl: fc.webUrl(),
  })
  .map((given) => makePaper(given));

const block: fc.Arbitrary<Block> = fc.oneof(
  words(400).map((text): Block => ({ type: "heading", text })),
  spans.map((content): Block => ({ type: "text", spans: content })),
  spans.map((content): Block => ({ type: "note", spans: content })),
  fc.tuple(paper, fc.boolean(), fc.integer({ min: 0, max: 9 }), words(300)).map(
    ([one, full, abstract, why]): Block => ({
      type: "paper",
      paper: one,
      detail: full ? "full" : "brief",
      abstract: abstract === 9 ? "all" : abstract,
      why,
      secondary: true,
    }),
  ),
  fc
    .array(fc.tuple(words(60), spans), { maxLength: 12 })
    .map((rows): Block => ({ type: "facts", rows: rows.map(([name, value]) => ({ name, value })) })),
  fc
    .tuple(fc.boolean(), fc.array(spans, { maxLength: 30 }))
    .map(([ordered, items]): Block => ({ type: "list", ordered, items })),
  words(9000).map((text): Block => ({ type: "code", text })),
  fc.array(choice, { maxLength: 8 }).map((choices): Block => ({ type: "choices", choices })),
  fc
    .tuple(words(200), fc.array(choice, { maxLength: 20 }))
    .map(([label, choices]): Block => ({ type: "menu", label, choices })),
  fc
    .tuple(fc.oneof(fc.webUrl(), words(80)), words(3000))
    .map(([url, alt]): Block => ({ type: "image", url, alt })),
);

const reply: fc.Arbitrary<Reply> = fc
  .tuple(fc.array(block, { maxLength: 12 }), fc.array(paper, { maxLength: 70 }))
  .map(([blocks, results]) => ({
    audience: "everyone",
    outcome: "found",
    papers: results.map((one) => one.id),
    blocks: [
      ...blocks,
      ...results.map(
        (one, index): Block => ({
          type: "paper",
          paper: one,
          detail: "brief",
          abstract: 0,
          position: index + 1,
          secondary: false,
        }),
      ),
    ],
  }));

test("a message is one that Slack takes, within our own budget, and notifies nobody by accident", () => {
  fc.assert(
    fc.property(reply, (given) => {
      const { payload } = drawFitted(given);
      expect(messageProblems(payload.blocks)).toEqual([]);
      expect(lengthOf(JSON.stringify(payload.blocks))).toBeLessThanOrEqual(12_000);
      expect(payload.text).not.toBe("");
      expect(lengthOf(payload.text)).toBeLessThanOrEqual(40_000);
      const wanted = given.blocks.flatMap(
        (one) => JSON.stringify(one).match(/"type":"person","id":"([^"]*)"/gu) ?? [],
      ).length;
      const { pinged } = readMessage(payload);
      expect(pinged.filter((who) => !/^[UW][A-Z0-9]+$/u.test(who))).toEqual([]);
      expect(pinged.length).toBeLessThanOrEqual(wanted);
    }),
    { numRuns: RUNS },
  );
});

test("the first result stays, with its whole link", () => {
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 4 }),
      fc.array(paper, { minLength: 1, maxLength: 90 }),
      (before, papers) => {
        const results = papers.map(
          (one, index): Block => ({
            type: "paper",
            paper: { ...one, arxivId: `2401.${String(index).padStart(5, "0")}` },
            detail: "brief",
            abstract: 0,
            position: index + 1,
            secondary: false,
          }),
        );
        const rest = before.filter((one) => one.type === "note" || one.type === "heading");
        const { payload } = drawFitted({
          audience: "asker",
          outcome: "found",
          papers: [],
          blocks: [...rest, ...results],
        });
        expect(readMessage(payload).links).toContain("https://arxiv.org/abs/2401.00000");
      },
    ),
    { numRuns: RUNS },
  );
});

test("a reply in a modal is one that Slack takes", () => {
  fc.assert(
    fc.property(reply, (given) => {
      const { blocks } = drawForView(given);
      const view = { type: "modal", title: { type: "plain_text", text: "Paperboy" }, blocks };
      expect(viewProblems(view)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a form is one that Slack takes", () => {
  const field = fc.record(
    {
      name: fc.stringMatching(/^[a-z_]{1,20}$/u),
      label: words(300),
      about: words(300),
      input: fc.constantFrom("text", "lines", "choice", "paper"),
      required: fc.boolean(),
      value: words(4000),
      choices: fc.uniqueArray(fc.stringMatching(/^[a-z ]{1,100}$/u), { minLength: 1, maxLength: 120 }),
      max: fc.integer({ min: 1, max: 9000 }),
    },
    { requiredKeys: ["name", "label", "about", "input", "required", "choices"] },
  );
  fc.assert(
    fc.property(
      words(100),
      fc.uniqueArray(field, { selector: (one) => one.name, minLength: 1, maxLength: 12 }),
      words(4000),
      (title, fields, given) => {
        const form = { title, invocation: invoke("papers save", { note: given }), fields };
        const { view } = drawForm(form as Parameters<typeof drawForm>[0], {
          channel: "C1",
          responseUrl: `https://hooks.slack.com/${"x".repeat(150)}`,
        });
        expect(viewProblems(view)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
});
