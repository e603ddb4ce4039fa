/** The stand-in refuses what Slack refuses; were it to take everything, the other suites would prove nothing. */

import { describe, expect, test } from "vitest";
import { readMessage } from "./reading.ts";
import { messageProblems, metadataProblems, suggestionProblems, viewProblems } from "./rules.ts";
import { argumentProblems, manifestProblems, skippedSpecs } from "./specs.ts";

const plain = (text: string) => ({ type: "plain_text", text, emoji: false });
const header = (text: string) => ({ type: "header", text: plain(text) });
const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } });
const button = (more: object = {}) => ({ type: "button", action_id: "a", text: plain("Go"), ...more });
const actions = (...elements: object[]) => ({ type: "actions", elements });
const select = (more: object = {}) => ({
  type: "static_select",
  action_id: "a",
  options: [{ text: plain("One"), value: "1" }],
  ...more,
});
const rich = (...elements: object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const input = { type: "input", label: plain("L"), element: { type: "plain_text_input", action_id: "a" } };
const modal = (more: object = {}) => ({ type: "modal", title: plain("T"), blocks: [section("x")], ...more });
const x = (times: number) => "x".repeat(times);

describe("messages that Slack refuses", () => {
  test.each<[string, unknown]>([
    ["no array", {}],
    ["51 blocks", Array.from({ length: 51 }, () => ({ type: "divider" }))],
    ["an unknown block", [{ type: "banner" }]],
    ["a misspelt member", [{ type: "divider", blok_id: "x" }]],
    ["a header of mrkdwn", [{ type: "header", text: { type: "mrkdwn", text: "x" } }]],
    ["a header of 151", [header(x(151))]],
    ["an empty header", [header("")]],
    ["a section of 3,001", [section(x(3001))]],
    ["a section with nothing", [{ type: "section" }]],
    ["text as a string", [{ type: "section", text: "x" }]],
    ["11 things of context", [{ type: "context", elements: Array.from({ length: 11 }, () => plain("x")) }]],
    [
      "26 buttons",
      [actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `a${index}` })))],
    ],
    ["no buttons", [actions()]],
    ["one action id twice", [actions(button(), button())]],
    [
      "one block id twice",
      [
        { type: "divider", block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
    ],
    ["a label of 76", [actions(button({ text: plain(x(76)) }))]],
    ["a value of 2,001", [actions(button({ value: x(2001) }))]],
    ["an unknown style", [actions(button({ style: "loud" }))]],
    ["a menu of nothing", [actions(select({ options: [] }))]],
    [
      "a menu of 101",
      [
        actions(
          select({
            options: Array.from({ length: 101 }, (_, index) => ({ text: plain("o"), value: String(index) })),
          }),
        ),
      ],
    ],
    ["an entry of 76", [actions(select({ options: [{ text: plain(x(76)), value: "1" }] }))]],
    ["an entry's value of 151", [actions(select({ options: [{ text: plain("o"), value: x(151) }] }))]],
    [
      "an initial entry that is none",
      [actions(select({ initial_option: { text: plain("Two"), value: "2" } }))],
    ],
    ["a placeholder of 151", [actions(select({ placeholder: plain(x(151)) }))]],
    ["an image without a description", [{ type: "image", image_url: "https://a.org/x.png" }]],
    ["an image without an address", [{ type: "image", image_url: "x.png", alt_text: "x" }]],
    ["an input in a message", [input]],
    ["two tables", [1, 2].map(() => ({ type: "table", rows: [[{ type: "raw_text", text: "x" }]] }))],
    ["rich text of nothing", [rich()]],
    ["an empty piece of rich text", [rich({ type: "text", text: "" })]],
    ["a link without an address", [rich({ type: "link", url: "javascript:x", text: "x" })]],
    ["half a second", [rich({ type: "date", timestamp: 1.5, format: "{time}" })]],
    ["more than 13,200 in all", Array.from({ length: 5 }, () => section(x(2800)))],
  ])("%s", (_name, blocks) => {
    expect(messageProblems(blocks)).not.toEqual([]);
  });

  test.each<[string, unknown[]]>([
    [
      "every limit reached",
      [header(x(150)), section(x(3000)), actions(button({ text: plain(x(75)), value: x(2000) }))],
    ],
    ["code points, not units", [header("😀".repeat(150))]],
    ["a table", [{ type: "table", rows: [[{ type: "raw_text", text: "x" }]] }]],
  ])("but not %s", (_name, blocks) => {
    expect(messageProblems(blocks)).toEqual([]);
  });
});

describe("views that Slack refuses", () => {
  test.each<[string, unknown]>([
    ["a modal without a title", { type: "modal", blocks: [section("x")] }],
    ["a title of 25", modal({ title: plain(x(25)) })],
    ["no blocks", modal({ blocks: [] })],
    ["101 blocks", modal({ blocks: Array.from({ length: 101 }, () => ({ type: "divider" })) })],
    ["inputs without submit", modal({ blocks: [input] })],
    ["metadata of 3,001", modal({ private_metadata: x(3001) })],
    ["an unknown member", modal({ subtitle: plain("x") })],
    ["a table in a modal", modal({ blocks: [{ type: "table", rows: [[{ type: "raw_text", text: "x" }]] }] })],
    ["a Home tab with a title", { type: "home", title: plain("T"), blocks: [section("x")] }],
    [
      "an initial value that is too long",
      modal({
        submit: plain("S"),
        blocks: [{ ...input, element: { ...input.element, max_length: 2, initial_value: "xxx" } }],
      }),
    ],
  ])("%s", (_name, view) => {
    expect(viewProblems(view)).not.toEqual([]);
  });

  test("but not a modal with an input and a button to send it", () => {
    expect(viewProblems(modal({ blocks: [input], submit: plain("Send") }))).toEqual([]);
  });
});

test("options of 151 are refused, and metadata that nests", () => {
  expect(suggestionProblems({ options: [{ text: plain("x"), value: x(151) }] })).not.toEqual([]);
  expect(suggestionProblems({ options: [{ text: plain("x"), value: "1" }] })).toEqual([]);
  expect(metadataProblems({ event_type: "a", event_payload: { key: { b: 1 } } })).not.toEqual([]);
  expect(metadataProblems({ event_type: "a", event_payload: { key: "1" } })).toEqual([]);
});

describe.skipIf(skippedSpecs !== undefined)(
  `by Slack's own descriptions${skippedSpecs === undefined ? "" : ` (${skippedSpecs})`}`,
  () => {
    test.each([
      ["chat.postMessage", { text: "x" }, "missing required field: channel"],
      ["chat.postMessage", { channel: "C1", txt: "x" }, "unknown argument: txt"],
      ["conversations.history", { channel: "C1", limit: "many" }, 'limit does not take "many"'],
      ["users.info", { user: "U1", include_locale: "yes" }, 'include_locale does not take "yes"'],
    ])("%s does not take %j", (method, args, problem) => {
      expect(argumentProblems(method, args)).toEqual([problem]);
    });

    test("a manifest without a name is refused", () => {
      expect(manifestProblems({ display_information: {} })).not.toEqual([]);
    });
  },
);

describe("what people see of mrkdwn", () => {
  const read = (text: string) => readMessage({ text });
  test.each([
    ["<!channel> hello", { pinged: ["channel"] }],
    ["<@U1> <!subteam^S1> <!here|here>", { pinged: ["S1", "here", "U1"] }],
    ["&lt;!channel&gt; @everyone", { pinged: [], text: "<!channel> @everyone" }],
    ["<https://a.org|there>", { links: ["https://a.org"], text: "there" }],
    ["https://a.org/x", { links: ["https://a.org/x"] }],
    ["*b* _i_ ~s~ `c`", { styled: ["b", "i", "s", "c"] }],
    ["a*b*c 2 * 3 * 4 snake_case_name", { styled: [] }],
    ["&gt; quoted", { styled: ["quoted"] }],
    ["*\u2060b\u2060* :\u2060tada:", { styled: [], text: "*b* :tada:" }],
    [":tada:", { styled: [":tada:"] }],
    ["<!date^1^{time}|noon>", { text: "noon" }],
  ])("%s", (text, seen) => {
    const reading = read(text);
    expect({ ...reading, pinged: [...reading.pinged].sort() }).toMatchObject({
      ...seen,
      ...("pinged" in seen ? { pinged: [...seen.pinged].sort() } : {}),
    });
  });

  test("mentions count in the plain text beside blocks as well", () => {
    expect(readMessage({ text: "<!here>", blocks: [header("x")] }).pinged).toEqual(["here"]);
  });

  test("rich text is not parsed, but its elements notify", () => {
    const reading = readMessage({
      blocks: [rich({ type: "text", text: "<!channel> *b*" }, { type: "broadcast", range: "here" })],
    });
    expect(reading).toMatchObject({ pinged: ["here"], styled: [], text: "<!channel> *b*@here" });
  });
});
