import { expect, test } from "vitest";
import { slackMessage, slackView } from "../../../../src/platforms/preview/looks/slack-message.ts";
import { slackPlain, slackText } from "../../../../src/platforms/preview/looks/slack-text.ts";
import { ana } from "./reader.ts";

const BOLD = "<b>bold</b>";

test.each([
  ["*bold*", BOLD],
  ["a *bold* b", `a ${BOLD} b`],
  ["a*bold*b", "a*bold*b"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["*\u2060bold\u2060*", "*\u2060bold\u2060*"],
  ["_it_ and ~gone~", "<i>it</i> and <s>gone</s>"],
  ["snake_case_name", "snake_case_name"],
  ["`<b>` &amp; &lt;i&gt;", '<code class="sl-code">&lt;b&gt;</code> &amp; &lt;i&gt;'],
  ["one\ntwo", "one<br>two"],
  ["&gt; said\nback", '<blockquote class="sl-quote">said</blockquote>back'],
  ["```\nx *y*\n```", '<pre class="sl-pre">x *y*</pre>'],
  [":mag: :nonsense:", "🔍 :nonsense:"],
  ["<@U2> in <#C1>", '<span class="sl-mention">@Ben</span> in <span class="sl-mention">#papers</span>'],
  ["<@U1>", '<span class="sl-mention sl-ping">@Ana</span>'],
  ["<!channel>", '<span class="sl-mention sl-ping">@channel</span>'],
  ["@channel", "@channel"],
  ["<javascript:alert(1)|press>", "press"],
])("mrkdwn %j", (typed, drawn) => {
  expect(slackText(typed, ana).markup).toBe(drawn);
});

test("a date is told in the reader's zone", () => {
  const drawn = slackText("<!date^1762171200^{date_short_pretty} {time}|soon>", ana).markup;
  expect(drawn).toBe('<time title="soon">3 Nov 2025 12:00</time>');
});

test("links open elsewhere and tell nothing", () => {
  expect(slackText("<https://arxiv.org/abs/1?a=1&amp;b=2|DeepSeek>", ana).markup).toBe(
    '<a href="https://arxiv.org/abs/1?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">DeepSeek</a>',
  );
});

test("a plain_text object is no markup, and its emoji can be off", () => {
  expect(slackPlain({ text: "*a* :mag:" }).markup).toBe("*a* 🔍");
  expect(slackPlain({ text: ":mag: <b>", emoji: false }).markup).toBe(":mag: &lt;b&gt;");
});

test("what a button carries back is on it, whole", () => {
  const drawn = slackMessage(
    {
      text: "for screen readers",
      blocks: [
        {
          type: "actions",
          block_id: "b",
          elements: [
            {
              type: "button",
              action_id: "a",
              value: '["paper","","0"]',
              text: { type: "plain_text", text: "Go" },
            },
          ],
        },
      ],
    },
    ana,
  ).markup;
  expect(drawn).toContain(
    'data-look="slack" data-block="b" data-action="a" data-value="[&quot;paper&quot;,&quot;&quot;,&quot;0&quot;]"',
  );
  expect(drawn).not.toContain("for screen readers");
});

test("nothing in a payload becomes markup, wherever it stands", () => {
  const evil = `"><img src=x onerror=alert(1)>'`;
  const plain = { type: "plain_text", text: evil };
  const blocks = [
    { type: "header", text: plain },
    {
      type: "section",
      text: { type: "mrkdwn", text: evil },
      fields: [plain],
      accessory: { type: "button", text: plain, value: evil, action_id: evil },
    },
    { type: "context", elements: [plain, { type: "image", image_url: evil, alt_text: evil }] },
    { type: "image", image_url: evil, alt_text: evil },
    {
      type: "actions",
      block_id: evil,
      elements: [{ type: "static_select", placeholder: plain, options: [{ text: plain, value: evil }] }],
    },
    {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_section",
          elements: [
            { type: "text", text: evil },
            { type: "link", url: evil, text: evil },
          ],
        },
      ],
    },
    { type: "markdown", text: evil },
    { type: "table", rows: [[{ type: "raw_text", text: evil }]] },
    { type: evil },
  ];
  const drawn = slackMessage({ blocks }, ana).markup;
  expect(drawn).not.toMatch(/<img/);
  expect(drawn.match(/onerror/g)?.length).toBeGreaterThan(10);
});

test("a modal keeps its labels, hints and limits", () => {
  const view = slackView(
    {
      title: { type: "plain_text", text: "Ask" },
      submit: { type: "plain_text", text: "Send" },
      blocks: [
        {
          type: "input",
          block_id: "field:text",
          optional: true,
          label: { type: "plain_text", text: "Text" },
          hint: { type: "plain_text", text: "What you remember" },
          element: { type: "plain_text_input", action_id: "input", max_length: 200, initial_value: "r1" },
        },
      ],
    },
    ana,
  );
  expect(view.submit).toBe("Send");
  expect(view.body.markup).toContain('Text <span class="sl-optional">(optional)</span>');
  expect(view.body.markup).toContain('data-block="field:text"');
  expect(view.body.markup).toContain('maxlength="200"');
  expect(view.body.markup).not.toContain(" required");
});
