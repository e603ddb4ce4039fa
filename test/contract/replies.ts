/** Replies and forms of every shape, for properties that every platform's drawing must have. */

import fc from "fast-check";
import { invoke } from "../../src/core/invocation.ts";
import { type Block, type Choice, type Form, INPUTS, type Reply } from "../../src/core/reply.ts";
import type { Span } from "../../src/core/spans.ts";
import { HOSTILE } from "./samples.ts";
import { makePaper } from "./small-corpus.ts";

/** Any text: usual, hostile, broken, far too long. */
export const words = (longest: number) =>
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("", " ", "\n", HOSTILE, "<!channel>", "*_~`", "😀".repeat(200), "\ud800", "a\u202eb"),
    fc.integer({ min: 0, max: longest }).map((length) => "word ".repeat(length / 5)),
  );

export const span: fc.Arbitrary<Span> = fc.oneof(
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

export const choice: fc.Arbitrary<Choice> = fc
  .tuple(words(200), fc.dictionary(fc.string(), words(3000), { maxKeys: 3 }))
  .map(([label, options]) => ({ label, invocation: invoke("papers search", options) }));

export const paper = fc
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

export const block: fc.Arbitrary<Block> = fc.oneof(
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

/** A reply of any blocks, with up to seventy results. */
export const reply: fc.Arbitrary<Reply> = fc
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

const field = fc.record(
  {
    name: fc.stringMatching(/^[a-z_]{1,20}$/u),
    label: words(300),
    about: words(300),
    input: fc.constantFrom(...INPUTS),
    required: fc.boolean(),
    value: words(4000),
    choices: fc.uniqueArray(fc.stringMatching(/^[a-z ]{1,100}$/u), { minLength: 1, maxLength: 120 }),
    max: fc.integer({ min: 1, max: 9000 }),
  },
  { requiredKeys: ["name", "label", "about", "input", "required", "choices"] },
);

/** A form of one to twelve fields. */
export const form: fc.Arbitrary<Form> = fc
  .tuple(
    words(100),
    fc.uniqueArray(field, { selector: (one) => one.name, minLength: 1, maxLength: 12 }),
    words(4000),
  )
  .map(([title, fields, given]) => ({ title, invocation: invoke("papers save", { note: given }), fields }));
