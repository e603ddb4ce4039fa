/** Replies and what they become, side by side. */

import { describe, expect, it, test } from "vitest";
import { invoke, writeInvocation } from "../../../src/core/invocation.ts";
import {
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
  whisper,
} from "../../../src/core/reply.ts";
import { link, strong } from "../../../src/core/spans.ts";
import { drawDiscord, drawFitted } from "../../../src/platforms/discord/draw.ts";
import { readId } from "../../../src/platforms/discord/ids.ts";
import { drawModal, fillIn } from "../../../src/platforms/discord/modal.ts";
import { lantern, makePaper, sparrow } from "../../contract/small-corpus.ts";
import { type Component, everyComponent } from "../../fakes/discord/world.ts";

const V2 = 32_768;
const components = (given: Parameters<typeof drawDiscord>[0]) =>
  drawDiscord(given).components as unknown as readonly Component[];
const shown = (given: Parameters<typeof drawDiscord>[0]) =>
  everyComponent(components(given)).flatMap((part) => (part.content === undefined ? [] : [part.content]));

describe("texts", () => {
  it.each([
    ["a sentence", text("Saved."), "Saved."],
    ["a heading", heading("On *this* day"), "### On \\*this\\* day"],
    [
      "two kinds of span",
      text(["by ", strong("Ana"), ", ", link("PDF", "https://a.example/p")]),
      "by **Ana**, [PDF](https://a.example/p)",
    ],
    ["a note of two lines", note("first\nsecond"), "-# first\n-# second"],
    ["facts", facts([["Next", "Mon 3 Nov"]]), "**Next:** Mon 3 Nov"],
    ["a list", list(["one", "two\nlines"]), "- one\n- two lines"],
    ["a numbered list", list(["one", "two"], true), "1. one\n2. two"],
    ["text to copy", codeBlock("@article{a,\n}"), "```\n@article{a,\n}\n```"],
  ])("%s", (_name, block, content) => {
    expect(shown(reply([block]))).toEqual([content]);
  });

  test("that follow one another share one component", () => {
    expect(components(reply([heading("A"), text("b"), note("c")]))).toEqual([
      { type: 17, accent_color: 0x2f6f4f, components: [{ type: 10, content: "### A\nb\n-# c" }] },
    ]);
  });

  test("alone stand without a frame", () => {
    expect(drawDiscord(whisper([text("No.")]))).toEqual({
      flags: V2 | 64,
      components: [{ type: 10, content: "No." }],
      allowed_mentions: { parse: [] },
    });
  });

  test("nothing at all still says something", () => {
    expect(shown(reply([]))).toEqual(["Done."]);
  });
});

describe("papers", () => {
  test("a card", () => {
    expect(shown(reply([paperCard(sparrow, "title, one letter off")]))).toEqual([
      [
        "### [Sparrow: Small Birds Learn Long Songs](https://arxiv.org/abs/2401.00001)",
        "Ana Ruiz, Ben Okafor",
        "-# 2 Jan 2024 · cs.CL · sparrow · arXiv\\:2401.00001".replace("\\:", ":"),
        "-# Matched: title, one letter off",
        "",
        "We teach small birds. They learn long songs. The songs are kept for years. …",
        "",
        "[PDF](https://arxiv.org/pdf/2401.00001)",
      ].join("\n"),
    ]);
  });

  test("results", () => {
    expect(shown(reply([paperLine(sparrow, 1), paperLine(lantern, 2)]))).toEqual([
      [
        "**1.** [Sparrow: Small Birds Learn Long Songs](https://arxiv.org/abs/2401.00001)",
        "-# Ana Ruiz, Ben Okafor · 2 Jan 2024 · cs.CL · sparrow · arXiv:2401.00001",
        "**2.** [Lantern: Light for Slow Readers](https://doi.org/10.1000/lantern.7)",
        "-# Ana Ruiz, Ben Okafor · cs.CL · lantern · doi:10.1000/lantern.7",
      ].join("\n"),
    ]);
  });

  test("a title that holds an address keeps it in sight", () => {
    const paper = makePaper({ id: "x", title: "See http://evil.example now", url: "https://a.example/" });
    expect(shown(reply([paperLine(paper, 1)]))[0]).toContain(
      "See http\\://evil.example now (<https://a.example/>)",
    );
  });
});

describe("controls", () => {
  const open = invoke("paper", { text: "r1" });

  test("buttons carry their invocation, in rows of five", () => {
    const six = Array.from({ length: 6 }, (_, index) =>
      choice(`B${index}`, invoke("step", { from: index }), index === 0 ? "primary" : undefined),
    );
    const [frame] = components(reply([choices(...six)]));
    expect(frame?.components?.map((row) => row.components?.length)).toEqual([5, 1]);
    expect(frame?.components?.[0]?.components?.[0]).toEqual({
      type: 2,
      style: 1,
      label: "B0",
      custom_id: writeInvocation(invoke("step", { from: 0 })),
    });
  });

  test("two that mean the same can be told apart, and both still mean it", async () => {
    const parts = everyComponent(components(reply([choices(choice("A", open), choice("B", open))])));
    const ids = parts.flatMap((part) => part.custom_id ?? []);
    expect(new Set(ids).size).toBe(2);
    const nothing = { keep: async () => {}, find: async () => undefined };
    for (const id of ids) expect(await readId(id, nothing)).toEqual({ type: "run", invocation: open });
  });

  test("what does not fit into a button is kept under 22 letters", async () => {
    const long = invoke("papers search", { words: "long ".repeat(100) });
    const drawn = drawFitted(reply([choices(choice("A", long))]));
    const [[key = "", line = ""] = []] = drawn.kept;
    expect(key).toMatch(/^[\w-]{22}$/u);
    expect(JSON.stringify(drawn.message)).toContain(`~${key}`);
    const kept = {
      keep: async () => {},
      find: async (wanted: string) => (wanted === key ? line : undefined),
    };
    expect(await readId(`~${key}`, kept)).toEqual({ type: "run", invocation: long });
  });

  test("a menu holds 25; more become several that say what they hold", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      choice(`P${index + 1}`, invoke("paper", { text: String(index) })),
    );
    const menus = everyComponent(components(reply([menu("Which paper?", many)]))).filter(
      (part) => part.type === 3,
    );
    expect(menus.map((part) => [part.placeholder, part.options?.length])).toEqual([
      ["Which paper? (1 to 25)", 25],
      ["Which paper? (26 to 50)", 25],
      ["Which paper? (51 to 60)", 10],
    ]);
  });

  test("more than ten buttons become a menu", () => {
    const eleven = Array.from({ length: 11 }, (_, index) =>
      choice(`P${index}`, invoke("step", { from: index })),
    );
    const parts = everyComponent(components(reply([choices(...eleven)])));
    expect(parts.filter((part) => part.type === 2)).toEqual([]);
    expect(parts.find((part) => part.type === 3)?.options?.length).toBe(11);
  });

  it.each([
    "",
    "nonsense",
    "[]",
    "[1]",
    "{}",
    "~unknown-key-0000000000",
    "f{}",
    "f[]",
    "m{}",
    "f~x",
    "__proto__",
  ])("a forged id means nothing: %j", async (id) => {
    expect(await readId(id, { keep: async () => {}, find: async () => undefined })).toBeUndefined();
  });
});

describe("who is notified", () => {
  const ana = { type: "person", id: "900000000000000001", name: "ana" } as const;

  it.each([
    ["nobody by a name alone", text([ana]), { parse: [] }],
    ["whom a span pings", text([{ ...ana, ping: true }]), { parse: [], users: [ana.id] }],
    ["nobody of another platform", text([{ ...ana, id: "U012", ping: true }]), { parse: [] }],
    ["nobody by what a title says", heading(`<@${ana.id}> @everyone`), { parse: [] }],
  ] as const)("%s", (_name, block, allowed) => {
    expect(drawDiscord(reply([block])).allowed_mentions).toEqual(allowed);
  });
});

describe("forms", () => {
  const field = (name: string, required = false) => ({
    name,
    label: name,
    about: `About ${name}`,
    input: "text" as const,
    required,
  });

  test("the needed fields come first, five in all; the others travel along", async () => {
    const fields = [
      field("a"),
      field("b", true),
      field("c"),
      field("d"),
      field("e"),
      field("f"),
      field("g", true),
    ];
    const { modal, kept } = drawModal({ title: "/x", invocation: invoke("x", { y: 1 }), fields });
    const labels = (modal["components"] as Component[]).map((part) => part.label);
    expect(labels).toEqual(["b", "g", "a", "c", "d"]);
    const [[key = "", line = ""] = []] = kept;
    const carried = await readId(String(modal["custom_id"]), {
      keep: async () => {},
      find: async (wanted) => (wanted === key ? line : undefined),
    });
    expect(carried).toEqual({
      type: "filled",
      invocation: invoke("x", { y: 1 }),
      rest: [field("e"), field("f")],
    });
  });

  test("a word out of a few is a menu, with what is already chosen", () => {
    const form = {
      title: "/x",
      invocation: invoke("x"),
      fields: [{ ...field("a"), input: "choice" as const, choices: ["yes", "no"], value: "no" }],
    };
    expect(drawModal(form).modal["components"]).toEqual([
      {
        type: 18,
        label: "a",
        description: "About a",
        component: {
          type: 3,
          custom_id: "a",
          required: false,
          min_values: 0,
          options: [
            { label: "yes", value: "yes" },
            { label: "no", value: "no", default: true },
          ],
        },
      },
    ]);
  });

  test("in a reply, a form is a button that opens it, whatever it holds", async () => {
    const form = {
      title: "/papers add",
      invocation: invoke("papers add"),
      fields: [{ ...field("link"), value: "x".repeat(300) }],
    };
    const drawn = drawFitted(whisper([formBlock(form)]));
    const [[key = "", line = ""] = []] = drawn.kept;
    const carried = await readId(`f~${key}`, {
      keep: async () => {},
      find: async (wanted) => (wanted === key ? line : undefined),
    });
    expect(carried).toEqual({ type: "open", form });
  });

  it.each([
    [{ a: "1" }, { b: "2" }, { a: "1", b: "2" }],
    [{ a: "1" }, { a: " " }, {}],
    [{}, { __proto__x: "1" }, { __proto__x: "1" }],
  ])("%j filled in with %j is %j", (before, values, after) => {
    expect(fillIn(invoke("x", before), new Map(Object.entries(values))).options).toEqual(after);
  });
});
