/** Whatever a command answers: fitted and drawn, Slack takes it, and it keeps what must not be lost. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../../src/core/reply.ts";
import { drawFitted, drawForView } from "../../../src/platforms/slack/draw.ts";
import { lengthOf } from "../../../src/platforms/slack/limits.ts";
import { drawForm } from "../../../src/platforms/slack/modal.ts";
import { block, form, paper, reply } from "../../contract/replies.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { messageProblems, viewProblems } from "../../fakes/slack/rules.ts";

const RUNS = 200;

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
  fc.assert(
    fc.property(form, (given) => {
      const { view } = drawForm(given, {
        channel: "C1",
        responseUrl: `https://hooks.slack.com/${"x".repeat(150)}`,
      });
      expect(viewProblems(view)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
