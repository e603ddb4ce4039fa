/** Whatever a command answers: fitted and drawn, Discord takes it, and it keeps what must not be lost. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "../../../src/core/reply.ts";
import { drawFitted } from "../../../src/platforms/discord/draw.ts";
import { markerOf } from "../../../src/platforms/discord/look.ts";
import { drawModal } from "../../../src/platforms/discord/modal.ts";
import { block, form, paper, reply } from "../../contract/replies.ts";
import { findSpecification, openApiCheck } from "../../fakes/discord/openapi.ts";
import { pingedBy, readMarkdown } from "../../fakes/discord/reading.ts";
import { textOf } from "../../fakes/discord/routes-messages.ts";
import { messageFaults, modalFaults } from "../../fakes/discord/rules.ts";
import type { Component } from "../../fakes/discord/world.ts";

const RUNS = 200;
const described = openApiCheck();

/** The drawn message in the types of the stand-in, as it arrives there. */
const arrived = (message: unknown) =>
  JSON.parse(JSON.stringify(message)) as {
    components: Component[];
    flags: number;
    allowed_mentions: { parse: string[]; users?: string[] };
  };

describe("a message", () => {
  test("is one that Discord takes, and notifies only whom it should", () => {
    fc.assert(
      fc.property(reply, fc.boolean(), (given, posted) => {
        const { message, kept } = drawFitted(given, posted ? markerOf("0123456789abcdef") : undefined);
        const body = arrived(message);
        expect(messageFaults(body)).toEqual([]);
        for (const key of kept.keys()) expect(JSON.stringify(body)).toContain(key);
        const pinged = pingedBy(textOf("", body.components), body.allowed_mentions, []);
        const wanted = [...JSON.stringify(given).matchAll(/"type":"person","id":"(\d+)"/gu)].map(
          ([, id]) => id,
        );
        expect(pinged.filter((id) => !wanted.includes(id))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test("keeps the first result with its whole link", () => {
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
          const { message } = drawFitted({
            audience: "asker",
            outcome: "found",
            papers: [],
            blocks: [...rest, ...results],
          });
          const { links } = readMarkdown(textOf("", arrived(message).components));
          expect(links.map((link) => link.url)).toContain("https://arxiv.org/abs/2401.00000");
        },
      ),
      { numRuns: RUNS },
    );
  });
});

test("a form is one that Discord takes, and loses no field", () => {
  fc.assert(
    fc.property(form, (given) => {
      const { modal, kept } = drawModal(given);
      expect(modalFaults(JSON.parse(JSON.stringify(modal)))).toEqual([]);
      const drawn = JSON.stringify(modal) + [...kept.values()].join();
      for (const field of given.fields) expect(drawn).toContain(field.name);
    }),
    { numRuns: RUNS },
  );
});

describe.skipIf(described === undefined)(
  `by Discord's own description${findSpecification() === undefined ? " (skipped: no copy of it here)" : ""}`,
  () => {
    test("messages and forms are well formed", () => {
      fc.assert(
        fc.property(reply, form, (given, filled) => {
          const callback = (type: number, data: unknown) =>
            described?.("POST", "/interactions/1/x/callback", JSON.parse(JSON.stringify({ type, data })));
          expect(callback(4, drawFitted(given).message)).toEqual([]);
          expect(callback(9, drawModal(filled).modal)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });
  },
);
