/** Citation styles: those that come along, and files of the owner's. */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { silentLog } from "../../src/core/ports.ts";
import { loadCorpus } from "../../src/corpus/load.ts";
import { format, readStyles, toStyle } from "../../src/export/style.ts";
import { answerLine, terminalRequest } from "../../src/platforms/terminal/once.ts";
import { makeServices } from "../../src/services.ts";
import { openStore } from "../../src/store/open.ts";
import { SEEDS } from "../commands/conversation.ts";

const CSL = (bibliography: string, head = "") => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Plain</title><id>plain</id>${head}<updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  ${bibliography}
</style>`;
const TITLES =
  '<bibliography><layout suffix="!"><text variable="title" prefix="TITLE "/></layout></bibliography>';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperboy-csl-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function opened() {
  const store = await openStore(
    { memory: true },
    { clock: systemClock, log: silentLog, databaseClock: false },
  );
  return Object.assign(store, { [Symbol.asyncDispose]: () => store.close() });
}

test("files are styles by their names; what cannot be used is told, and spoils nothing", async () => {
  const files: Readonly<Record<string, string>> = {
    "Plain-Titles.csl": CSL(TITLES),
    "no-style.csl": "<html/>",
    "notes.txt": "not looked at",
    "bomb.csl": `<!DOCTYPE x [<!ENTITY a "a">]>${CSL(TITLES)}`,
    "child.csl": CSL("", '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'),
    "notes.csl": CSL(""),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const { styles, problems } = await readStyles(folder);
  expect([...styles.keys()]).toEqual(["plain-titles"]);
  expect(problems).toEqual([
    "bomb.csl declares a document type, which styles do not need.",
    "child.csl only refers to another style: put nature.csl in its place.",
    "no-style.csl is not a CSL style.",
    "notes.csl has no form for a bibliography.",
  ]);
  expect((await readStyles(join(folder, "absent"))).problems).toEqual([
    expect.stringContaining("cannot be read"),
  ]);
});

test("a paper is cited in a style by name, near misses are named, and a damaged style is said to be one", async () => {
  await writeFile(join(folder, "plain-titles.csl"), CSL(TITLES));
  await writeFile(
    join(folder, "damaged.csl"),
    CSL("<bibliography><layout><text macro='absent'/></bibliography>"),
  );
  await using store = await opened();
  const { handle } = await makeServices({
    config: { seeds: SEEDS, zone: "UTC", styles: folder },
    clock: systemClock,
    log: silentLog,
    state: store,
  });
  const ask = async (line: string) => outline(await answerLine(handle, line, terminalRequest("UTC")));
  expect(await ask("/papers cite r1 style:plain-titles")).toContain(
    "TITLE DeepSeek-R1: Incentivizing Reasoning",
  );
  expect(await ask("/papers cite r1 style:Vancouver")).toMatch(/1\.\s*DeepSeek-AI|Guo/u);
  expect(await ask("/papers cite r1 style:plain-title")).toContain("Did you mean plain-titles");
  expect(await ask("/papers cite r1 style:zzzz")).toContain("There are apa, vancouver, harvard1");
  expect(await ask("/papers cite r1 style:damaged")).toContain("cannot be used");
});

test("many references are the same lines as a few at once would be, in any style, and tell of a damaged one alike", async () => {
  const { papers } = await loadCorpus({ seedsFolder: SEEDS, now: 0 });
  const many = Array.from({ length: 80 }, (_, at) => ({
    ...(papers[at % papers.length] ?? expect.unreachable()),
    id: `p${at}`,
    title: `On Part ${at}`,
  }));
  const damaged = CSL("<bibliography><layout><text macro='absent'/></bibliography>");
  const own = new Map([
    ["plain", CSL(TITLES)],
    ["damaged", damaged],
  ]);
  for (const style of ["apa", "plain"]) {
    const lines = await toStyle(many, style, own);
    expect(lines).toBe(await format({ papers: many, style, text: own.get(style) }));
    expect(lines.split("\n").filter((line) => line.includes("On Part"))).toHaveLength(80);
  }
  const why = await format({ papers: many, style: "damaged", text: damaged }).catch(String);
  expect(await toStyle(many, "damaged", own).catch(String)).toBe(why);
  await expect(toStyle(many, "absent", own)).rejects.toThrow("no style absent");
});
