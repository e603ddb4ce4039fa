import { expect, test } from "vitest";
import { discordMessage, discordModal } from "../../../../src/platforms/preview/looks/discord-message.ts";
import { discordText } from "../../../../src/platforms/preview/looks/discord-text.ts";
import { ana } from "./reader.ts";

const mention = (name: string, style = "dc-mention") => `<span class="${style}">${name}</span>`;

test.each([
  ["**bold** *it* _it_ __under__ ~~gone~~", "<b>bold</b> <i>it</i> <i>it</i> <u>under</u> <s>gone</s>"],
  ["\\*\\*not bold\\*\\*", "**not bold**"],
  ["**a \\** b**", "<b>a ** b</b>"],
  ["snake_case_name", "snake_case_name"],
  ["2 * 3 * 4", "2 * 3 * 4"],
  ["`<b>`", '<code class="dc-code">&lt;b&gt;</code>'],
  ["||who||", '<span class="dc-spoiler">who</span>'],
  ["# Big", '<div class="dc-h1" role="heading" aria-level="3">Big</div>'],
  ["\\# Big", "# Big"],
  ["-# small", '<div class="dc-small">small</div>'],
  ["> said\nback", '<blockquote class="dc-quote">said</blockquote>back'],
  ["- a\n- b", '<ul class="dc-list"><li>a</li><li>b</li></ul>'],
  ["3. c", '<ol class="dc-list" start="3"><li>c</li></ol>'],
  ["one\ntwo", "one<br>two"],
  ["<@102> in <#201>", `${mention("@Ben")} in ${mention("#papers")}`],
  ["<@101>", mention("@Ana")],
  ["@everyone", "@everyone"],
  ["[x](javascript:alert(1))", "[x](javascript:alert(1))"],
])("markdown %j", (typed, drawn) => {
  expect(discordText(typed, ana).markup).toBe(drawn);
});

test.each([
  ["<t:1762171200:t>", "12:00"],
  ["<t:1762171200:F>", "Monday, 3 November 2025 at 12:00"],
  ["<t:1762178400:R>", "in 2 hours"],
])("an instant is told in the reader's zone: %s", (typed, told) => {
  expect(discordText(typed, ana).markup).toContain(`>${told}</time>`);
});

test("a mention notifies only where the message allows it", () => {
  const said = (allowed: object) => discordMessage({ content: "<@101> @everyone", ...allowed }, ana).markup;
  const ping = "dc-mention dc-ping";
  expect(said({ allowed_mentions: { parse: [] } })).toBe(
    `<div class="dc-text">${mention("@Ana")} @everyone</div>`,
  );
  expect(said({ allowed_mentions: { parse: [], users: ["101"] } })).toContain(mention("@Ana", ping));
  expect(said({})).toContain(mention("@everyone", ping));
});

test("a masked link keeps brackets of its address", () => {
  expect(discordText("[a](https://x.example/a(b))", ana).markup).toContain('href="https://x.example/a(b)"');
});

test("components carry their custom_id, containers their colour", () => {
  const drawn = discordMessage(
    {
      flags: 1 << 15,
      components: [
        {
          type: 17,
          accent_color: 0x5865f2,
          components: [
            { type: 10, content: "### Title" },
            { type: 14 },
            {
              type: 9,
              components: [{ type: 10, content: "one" }],
              accessory: { type: 2, style: 2, label: "Open", custom_id: "o" },
            },
            { type: 1, components: [{ type: 3, custom_id: "m", options: [{ label: "A", value: "a" }] }] },
          ],
        },
      ],
    },
    ana,
  ).markup;
  expect(drawn).toContain('data-colour="#5865f2"');
  expect(drawn).toContain('data-action="o">Open</button>');
  expect(drawn).toContain('<option value="a">A</option>');
});

test("nothing in a payload becomes markup, wherever it stands", () => {
  const evil = `"><img src=x onerror=alert(1)>'`;
  const drawn = discordMessage(
    {
      content: evil,
      embeds: [
        {
          title: evil,
          url: evil,
          description: evil,
          author: { name: evil, url: evil },
          footer: { text: evil },
          fields: [{ name: evil, value: evil }],
          image: { url: evil },
        },
      ],
      components: [
        {
          type: 1,
          components: [
            { type: 2, label: evil, custom_id: evil, emoji: { name: evil } },
            { type: 2, style: 5, url: evil, label: evil },
          ],
        },
        { type: 12, items: [{ media: { url: evil }, description: evil }] },
        { type: 10, content: evil },
      ],
    },
    ana,
  ).markup;
  expect(drawn).not.toMatch(/<img/);
  expect(drawn.match(/onerror/g)?.length).toBeGreaterThan(10);
});

test("a modal shows labels, old style and new", () => {
  const { title, body } = discordModal(
    {
      title: "Ask",
      components: [
        {
          type: 18,
          label: "Text",
          description: "What you remember",
          component: { type: 4, style: 1, custom_id: "text", max_length: 200 },
        },
        { type: 1, components: [{ type: 4, style: 2, custom_id: "why", label: "Why", required: false }] },
      ],
    },
    ana,
  );
  expect(title).toBe("Ask");
  expect(body.markup).toContain("What you remember");
  expect(body.markup).toMatch(/data-action="text"[^>]* required/);
  expect(body.markup).toMatch(/<textarea[^>]*data-action="why"/);
  expect(body.markup).not.toMatch(/data-action="why"[^>]* required/);
});
