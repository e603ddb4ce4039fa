/** Replies in, Slack messages out. */

import { describe, expect, test } from "vitest";
import { invoke } from "../../../src/core/invocation.ts";
import {
  type Block,
  choice,
  choices,
  codeBlock,
  facts,
  formBlock,
  heading,
  list,
  menu,
  note,
  paperCard,
  paperLine,
  reply,
  text,
} from "../../../src/core/reply.ts";
import { code, emphasis, link, strong } from "../../../src/core/spans.ts";
import { drawFitted, drawSlack } from "../../../src/platforms/slack/draw.ts";
import { readPress } from "../../../src/platforms/slack/press.ts";
import { HOSTILE } from "../../contract/samples.ts";
import { makePaper } from "../../contract/small-corpus.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { messageProblems } from "../../fakes/slack/rules.ts";

const drawn = (...blocks: readonly Block[]) => drawSlack(reply(blocks)).payload.blocks;
const rich = (...elements: readonly object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

describe("one block of a reply", () => {
  const at = Date.UTC(2025, 10, 3, 8);
  test.each<[string, Block, object[]]>([
    [
      "a heading",
      heading("Papers"),
      [{ type: "header", text: { type: "plain_text", text: "Papers", emoji: false } }],
    ],
    ["a heading of nothing", heading(" \u202e"), []],
    ["plain text", text("a < b & *c*"), [rich({ type: "text", text: "a < b & *c*" })]],
    ["text of nothing", text(""), []],
    [
      "styles",
      text([strong("s"), emphasis("e"), code("c")]),
      [
        rich(
          { type: "text", text: "s", style: { bold: true } },
          { type: "text", text: "e", style: { italic: true } },
          { type: "text", text: "c", style: { code: true } },
        ),
      ],
    ],
    [
      "a link",
      text(link("here", "https://a.org/")),
      [rich({ type: "link", url: "https://a.org/", text: "here" })],
    ],
    [
      "what is no link",
      text(link("here", "javascript:x")),
      [rich({ type: "text", text: "here (javascript:x)" })],
    ],
    [
      "a time",
      text({ type: "time", at, told: "Mon 3 Nov 2025, 09:00 (Europe/Berlin)", show: "full" }),
      [
        rich({
          type: "date",
          timestamp: at / 1000,
          format: "{date_short_pretty} {time}",
          fallback: "Mon 3 Nov 2025, 09:00 (Europe/Berlin)",
        }),
      ],
    ],
    [
      "a person",
      text({ type: "person", id: "U123", name: "ana" }),
      [rich({ type: "text", text: "@ana", style: { bold: true } })],
    ],
    [
      "a person to notify",
      text({ type: "person", id: "U123", name: "ana", ping: true }),
      [rich({ type: "user", user_id: "U123" })],
    ],
    [
      "a channel",
      text({ type: "channel", id: "C123", name: "reading" }),
      [rich({ type: "channel", channel_id: "C123" })],
    ],
    [
      "a note",
      note("small *print*"),
      [{ type: "context", elements: [{ type: "plain_text", text: "small *print*", emoji: false }] }],
    ],
    [
      "a note with a link",
      note(["see ", link("a>b|c", "https://a.org/?x=1&y=<2>"), " *now* :tada:"]),
      [
        {
          type: "context",
          elements: [
            {
              type: "mrkdwn",
              text: "see <https://a.org/?x=1&amp;y=%3C2%3E|a&gt;b¦c> *\u2060now\u2060* :\u2060tada:",
              verbatim: true,
            },
          ],
        },
      ],
    ],
    [
      "facts",
      facts([
        ["A", "1"],
        ["B", "2"],
      ]),
      [
        rich(
          { type: "text", text: "A: ", style: { bold: true } },
          { type: "text", text: "1" },
          { type: "text", text: "\nB: ", style: { bold: true } },
          { type: "text", text: "2" },
        ),
      ],
    ],
    [
      "a list",
      list(["a", "b"], true),
      [
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_list",
              style: "ordered",
              elements: [
                { type: "rich_text_section", elements: [{ type: "text", text: "a" }] },
                { type: "rich_text_section", elements: [{ type: "text", text: "b" }] },
              ],
            },
          ],
        },
      ],
    ],
    [
      "code",
      codeBlock("@misc{a,\n}"),
      [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: "@misc{a,\n}" }] }],
        },
      ],
    ],
    [
      "an image",
      { type: "image", url: "https://a.org/x.png", alt: "A plot" },
      [{ type: "image", image_url: "https://a.org/x.png", alt_text: "A plot" }],
    ],
    [
      "an image without an address",
      { type: "image", url: "data:x", alt: "A plot" },
      [rich({ type: "text", text: "A plot" })],
    ],
    [
      "a button",
      choices(choice("Cite", invoke("papers cite", { papers: "r1" }), "primary")),
      [
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "press:1",
              text: { type: "plain_text", text: "Cite", emoji: false },
              value: '["papers","cite",0,["papers","r1"]]',
              style: "primary",
            },
          ],
        },
      ],
    ],
    [
      "a menu",
      menu("More", [choice("Cite", invoke("cite"))]),
      [
        {
          type: "actions",
          elements: [
            {
              type: "static_select",
              action_id: "press:1",
              placeholder: { type: "plain_text", text: "More", emoji: false },
              options: [{ text: { type: "plain_text", text: "Cite", emoji: false }, value: '["cite","",0]' }],
            },
          ],
        },
      ],
    ],
  ])("%s", (_name, block, expected) => {
    expect(drawn(block)).toEqual(expected);
    expect(messageProblems(drawn(block))).toEqual([]);
  });

  test("a paper, whole and as one of several", () => {
    const paper = makePaper({
      id: "sparrow",
      title: "Sparrow: Small Birds",
      authors: ["Ada Finch", "Bo Wren"],
      abstract: "We teach birds. They sing.",
      arxivId: "2401.00001",
    });
    const card = readMessage({ blocks: drawn(paperCard(paper, "nickname")) });
    expect(card.text).toMatchInlineSnapshot(`
      "Sparrow: Small Birds
      Ada Finch, Bo Wren
      cs.CL
      We teach birds. They sing.
      PDF
      Matched: nickname
      sparrow · arXiv:2401.00001"
    `);
    expect(card.links).toEqual(["https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00001"]);
    expect(readMessage({ blocks: drawn(paperLine(paper, 2)) }).text).toMatchInlineSnapshot(`
      "2. Sparrow: Small Birds
      Ada Finch, Bo Wren · cs.CL"
    `);
  });
});

describe("the whole message", () => {
  test("is also told in plain words, escaped, and asks Slack to add nothing", () => {
    const { payload } = drawSlack(
      reply([heading("A & <b>"), text("> said *so*"), choices(choice("Go", invoke("go")))]),
    );
    expect(payload.text).toBe("A &amp; &lt;b&gt;\n\u2060&gt; said *\u2060so\u2060*\nChoices: Go");
    expect(payload).toMatchObject({
      unfurl_links: false,
      unfurl_media: false,
      link_names: false,
      parse: "none",
    });
  });

  test("is never without text", () => {
    expect(drawSlack(reply([])).payload.text).toBe("Paperboy");
  });

  test("numbers its controls through, in as many rows as needed", () => {
    const many = Array.from({ length: 30 }, (_, index) => choice(`B${index}`, invoke("go", { index })));
    const blocks = drawn(choices(...many), menu("M", many));
    expect(blocks).toHaveLength(3);
    const ids = [...JSON.stringify(blocks).matchAll(/press:\d+/gu)].map(([id]) => id);
    expect(new Set(ids).size).toBe(31);
    expect(messageProblems(blocks)).toEqual([]);
  });

  test("keeps what its buttons cannot carry, and finds it again", async () => {
    const long = choice("Long", invoke("say", { words: "x".repeat(2500) }));
    const { payload, kept } = drawSlack(reply([choices(long, long), menu("M", [long])]));
    expect(kept).toHaveLength(1);
    expect(messageProblems(payload.blocks)).toEqual([]);
    const [{ key, line } = { key: "", line: "" }] = kept;
    const store = { keep: async () => {}, find: async (asked: string) => (asked === key ? line : undefined) };
    expect(JSON.stringify(payload.blocks)).toContain(`"value":"#${key}"`);
    expect(await readPress(`#${key}`, store)).toEqual({ kind: "invocation", invocation: long.invocation });
    expect(await readPress("#forged", store)).toBeUndefined();
  });

  test.each([
    "",
    "x",
    "[]",
    "{}",
    '["a"]',
    '["a","",0,["b"]]',
    '{"form":{}}',
    '{"form":{"title":1}}',
    "null",
  ])("does not take %j for a button of ours", async (value) => {
    expect(await readPress(value, { keep: async () => {}, find: async () => undefined })).toBeUndefined();
  });

  test("carries a form in its button", async () => {
    const form = {
      title: "/nominate",
      invocation: invoke("nominate", { paper: "r1" }),
      fields: [{ name: "reason", label: "Reason", about: "Why", input: "text" as const, required: true }],
    };
    const [actions] = drawn(formBlock(form));
    const value = /"value":("(?:[^"\\]|\\.)*")/u.exec(JSON.stringify(actions))?.[1] ?? "";
    const pressed = await readPress(JSON.parse(value), { keep: async () => {}, find: async () => undefined });
    expect(pressed).toEqual({ kind: "form", form });
  });

  test("gives up results, not the first, when there are too many", () => {
    const papers = Array.from({ length: 500 }, (_, index) =>
      paperLine(makePaper({ id: `p${index}`, title: `Paper ${index}`, authors: [HOSTILE] }), index + 1),
    );
    const { payload } = drawFitted(reply(papers));
    expect(messageProblems(payload.blocks)).toEqual([]);
    const { text: shown } = readMessage(payload);
    expect(shown).toContain("1. Paper 0");
    expect(shown).toMatch(/and \d+ more/u);
  });
});
