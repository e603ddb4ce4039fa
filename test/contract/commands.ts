/** The commands of the platform suite: small ones, one for each thing a platform must get right. */

import { type Command, defineAction, defineCommand, defineGroup } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  choice,
  choices,
  codeBlock,
  codeEntries,
  facts,
  heading,
  list,
  menu,
  note,
  paperCard,
  paperLine,
  reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { code, emphasis, strong } from "../../src/core/spans.ts";
import type { Gate } from "./bot.ts";
import { DOT, HOSTILE } from "./samples.ts";
import { makePaper } from "./small-corpus.ts";

const discuss = (command: string) => choices(choice("Discuss", invoke(command, { open: true })));
const debate = () =>
  reply([text("What do we make of it?"), choices(choice("Gather", invoke("gather")))], {
    thread: { title: `Sparrow, debated ${"at length ".repeat(20)}` },
  });

export function testCommands(gate: Gate): readonly Command[] {
  const waiting = (name: string, usual: "everyone" | "asker", final: "everyone" | "asker") =>
    defineAction({
      name,
      about: `Answers late, to ${final}`,
      examples: [`wait ${name}`],
      options: {},
      audience: usual,
      async run() {
        await gate.pass();
        return { ...reply([text(`late answer ${name}`)]), audience: final };
      },
    });
  return [
    defineCommand({
      name: "paper",
      about: "Finds a paper",
      examples: ["paper sparrow"],
      options: {
        text: { kind: "text", about: "What you remember of it", required: true, completes: "paper" },
      },
      audience: "asker",
      async run({ text: words }, { corpus, invocation }) {
        const [best] = (await corpus.search(words)).hits;
        if (best === undefined)
          return whisper([text(`No paper matches “${words}”.`)], { outcome: "nothing" });
        return whisper(
          [
            paperCard(best.paper),
            choices(
              choice("Similar", invoke("similar", { paper: best.paper.id }), "primary"),
              choice("Share", { ...invocation, audience: "everyone" }),
              choice("Nominate", invoke("nominate", { paper: best.paper.id })),
            ),
          ],
          { outcome: "found" },
        );
      },
    }),
    defineCommand({
      name: "similar",
      about: "Papers like this one",
      examples: ["similar sparrow"],
      options: { paper: { kind: "paper", about: "Which paper", required: true } },
      audience: "asker",
      run: async ({ paper }, { corpus }) =>
        whisper((await corpus.similar(paper.id)).map((hit, index) => paperLine(hit.paper, index + 1))),
    }),
    defineCommand({
      name: "nominate",
      about: "Puts a paper forward",
      examples: ["nominate sparrow because it sings"],
      options: {
        paper: { kind: "paper", about: "Which paper", required: true },
        reason: { kind: "text", about: "Why", required: true, lines: true, max: 500 },
      },
      audience: "everyone",
      run({ paper, reason }) {
        if (reason === "just so") throw new UserError("no-reason", "That is no reason.");
        return reply([text([strong(paper.nickname ?? paper.title), ` nominated: ${reason}`])]);
      },
    }),
    defineCommand({
      name: "count",
      about: "Counts as far as it is told to",
      examples: ["count 3"],
      options: { to: { kind: "integer", about: "How far", min: 1, max: 9, required: true } },
      audience: "everyone",
      run: ({ to }) => reply([text(`counted to ${to}`)]),
    }),
    defineCommand({
      name: "meet",
      about: "Repeats who meets whom, where and when",
      examples: ["meet @ben #reading 2026-12-24 16:00"],
      options: {
        who: { kind: "person", about: "Whom", required: true },
        where: { kind: "channel", about: "Where", required: true },
        on: { kind: "date", about: "On which date" },
        at: { kind: "time", about: "At what time" },
      },
      audience: "everyone",
      run({ who, where, on, at }) {
        if (on !== undefined && at === undefined) throw new UserError("time", "At what time?", [], "at");
        return reply([text(`${who.id} ${who.name} ${where.id} ${where.name} ${on} ${at}`)]);
      },
    }),
    defineCommand({
      name: "abroad",
      about: "Repeats a time zone",
      examples: ["abroad Europe/Berlin"],
      options: { zone: { kind: "zone", about: "Which time zone", required: true } },
      audience: "asker",
      run: ({ zone }) => whisper([text(`The zone is ${zone}.`)]),
    }),
    defineCommand({
      name: "step",
      about: "Counts in place",
      examples: ["step"],
      options: { from: { kind: "integer", about: "Where to begin", min: 1, max: 99, fallback: 1 } },
      audience: "everyone",
      run: ({ from }) =>
        reply([text(`Step ${from}`), choices(choice("Next", invoke("step", { from: from + 1 })))], {
          inPlace: true,
        }),
    }),
    defineCommand({
      name: "peek",
      about: "Is said to all, and answers a press in place for the asker alone",
      examples: ["peek"],
      options: { closer: { kind: "flag", about: "Look" } },
      audience: "everyone",
      run: ({ closer }) =>
        closer
          ? whisper([text("a private look")], { inPlace: true })
          : reply([text("a public view"), choices(choice("Look", invoke("peek", { closer: true })))]),
    }),
    defineCommand({
      name: "debate",
      about: "Is said to all, and puts the answer to its button into a thread",
      examples: ["debate"],
      options: { open: { kind: "flag", about: "Begin" } },
      audience: "everyone",
      run: ({ open }) => (open ? debate() : reply([text("Sparrow, debated here"), discuss("debate")])),
    }),
    defineCommand({
      name: "gather",
      about: "Repeats what was said in the thread",
      examples: ["gather"],
      options: { text: { kind: "text", about: "What one message says", max: 4000 } },
      audience: "asker",
      async run(_options, { readThread }) {
        const read = await readThread?.();
        if (read === undefined) return whisper([text("no thread here")]);
        return whisper([text(read.kind === "cannot" ? read.why : `Gathered: ${read.messages.join(" / ")}`)]);
      },
    }),
    defineCommand({
      name: "aside",
      about: "Is said to one, with the same button",
      examples: ["aside"],
      options: { open: { kind: "flag", about: "Begin" } },
      audience: "asker",
      run: ({ open }) => (open ? debate() : whisper([text("Sparrow, between us"), discuss("aside")])),
    }),
    defineCommand({
      name: "chart",
      about: "Shows a picture",
      examples: ["chart"],
      options: { how: { kind: "choice", about: "To whom, or when", of: ["aloud", "slowly"] } },
      audience: "asker",
      async run({ how }) {
        if (how === "slowly") await gate.pass();
        const said = whisper([
          { type: "picture", name: "sparrows.png", png: DOT, alt: "Sparrows by year: 2024: 3" },
          text("below the picture"),
        ]);
        return how === "aloud" ? { ...said, audience: "everyone" } : said;
      },
    }),
    defineCommand({
      name: "minutes",
      about: "Gives a long text",
      examples: ["minutes"],
      options: { how: { kind: "choice", about: "To whom", of: ["aloud"] } },
      audience: "asker",
      run({ how }) {
        const lines = Array.from({ length: 500 }, (_, index) => `Line ${index + 1} of the minutes`);
        const file = { name: "minutes.md", type: "text/markdown" };
        const said = whisper([heading("Minutes"), codeEntries(lines, file), text("below the minutes")]);
        return how === "aloud" ? { ...said, audience: "everyone" } : said;
      },
    }),
    defineCommand({
      name: "keep",
      about: "Reads a file",
      examples: ["keep some words"],
      options: {
        text: { kind: "text", about: "What to keep", required: true, orElse: "file", max: 500 },
        file: { kind: "file", about: "A file with it" },
      },
      audience: "everyone",
      async run({ text: words, file }, { signal }) {
        if (file === undefined) return reply([text(`kept ${words}`)]);
        const held = await file.read(1_000, signal);
        const others = file.others === undefined ? "" : `, ${file.others} left out`;
        return reply([text(`${file.name} holds ${held.length} letters${others}: ${held.split("\n")[0]}`)]);
      },
    }),
    defineCommand({
      name: "essay",
      about: "Has a button that says more than any platform lets a button carry",
      examples: ["essay"],
      options: { words: { kind: "text", about: "What to say", max: 2000 } },
      audience: "everyone",
      run: ({ words }) =>
        reply([
          text(words === undefined ? "An essay" : `${words.length} letters`),
          choices(choice("Long", invoke("essay", { words: "a long essay ".repeat(60).trim() }))),
        ]),
    }),
    defineGroup({
      name: "wait",
      about: "Answers late",
      subcommands: [
        waiting("open", "everyone", "everyone"),
        waiting("private", "asker", "asker"),
        waiting("shy", "everyone", "asker"),
        waiting("proud", "asker", "everyone"),
      ],
    }),
    defineCommand({
      name: "haul",
      about: "Carries loads as long as the gate is closed, and tells how many",
      examples: ["haul"],
      options: {},
      audience: "asker",
      async run(_options, { progress, clock }) {
        for (let loads = 1; ; loads += 1) {
          progress(`Carried ${loads} loads…`);
          if (!gate.closed) return whisper([text("Everything is here.")]);
          await clock.wait(250);
        }
      },
    }),
    defineCommand({
      name: "cart",
      about: "Is said to all, with a button that hauls",
      examples: ["cart"],
      options: {},
      audience: "everyone",
      run: () => reply([text("A cart, empty"), choices(choice("Haul", invoke("haul")))]),
    }),
    defineCommand({
      name: "broken",
      about: "Fails",
      examples: ["broken"],
      options: {},
      audience: "everyone",
      run() {
        throw new TypeError("secret detail of the fault");
      },
    }),
    defineCommand({
      name: "hostile-texts",
      about: "Shows a title that tries everything, in every kind of text",
      examples: ["hostile-texts"],
      options: {},
      audience: "everyone",
      run: () =>
        reply([
          heading(HOSTILE),
          text([HOSTILE, strong(HOSTILE), emphasis(HOSTILE), code(HOSTILE)]),
          text(`# ${HOSTILE}\n> ${HOSTILE}\n- ${HOSTILE}\n1. ${HOSTILE}\n-# ${HOSTILE}`),
          facts([[HOSTILE, HOSTILE]]),
          list([HOSTILE, `- ${HOSTILE}`], true),
          codeBlock(`\`\`\` ${HOSTILE}`),
          note(HOSTILE),
        ]),
    }),
    defineCommand({
      name: "hostile-papers",
      about: "Shows a title that tries everything, on papers and on what can be pressed",
      examples: ["hostile-papers"],
      options: {},
      audience: "everyone",
      run() {
        const paper = makePaper({
          id: "hostile",
          title: HOSTILE,
          authors: [HOSTILE],
          affiliations: [HOSTILE],
          abstract: HOSTILE,
          url: "https://example.org/a(b)?c=<d>",
        });
        return reply([
          paperCard(paper, HOSTILE),
          paperLine(paper, 1, HOSTILE),
          choices(choice(HOSTILE.slice(0, 40), invoke("step"))),
          menu(HOSTILE.slice(0, 40), [choice(HOSTILE.slice(0, 60), invoke("step"))]),
        ]);
      },
    }),
    defineCommand({
      name: "many",
      about: "Five hundred results",
      examples: ["many"],
      options: { start: { kind: "integer", about: "First position", min: 1, max: 500, fallback: 1 } },
      audience: "everyone",
      run({ start }, { invocation }) {
        const papers = Array.from({ length: 500 }, (_, index) =>
          makePaper({
            id: `paper-${index + 1}`,
            title: `Result ${index + 1}: ${"a title of usual length ".repeat(3)}`,
            arxivId: `2401.${String(index).padStart(5, "0")}`,
          }),
        );
        return reply(
          papers.slice(start - 1).map((paper, index) => paperLine(paper, start + index)),
          {
            outcome: "found",
            papers: papers.map((paper) => paper.id),
            more: { invocation, option: "start", start, total: 500 },
          },
        );
      },
    }),
  ];
}
