/**
 * A team's papers over a large shared collection: `npm run bench -- overlay [shared] [own]`. What adding one paper
 * costs the event loop, what a question costs, and what memory the team takes.
 */

import { setImmediate as pause } from "node:timers/promises";
import type { Paper } from "../../../src/core/paper.ts";
import { type Changes, TeamLayers } from "../../../src/library/team-layers.ts";
import { layered, makeCorpus, makeCorpusBeside } from "../../../src/search/corpus.ts";
import { paper } from "../../reading/daily/papers.ts";
import { type MadePaper, makePapers } from "../search/papers.ts";

const as = (prefix: string, { id, title, authors, abstract }: MadePaper): Paper =>
  paper(`${prefix}${id}`, { title, authors, abstract });
const there = (one: Paper): Changes[number] => ({ id: one.id, is: "there", paper: one });
/** Processor time of this thread in ms: what others on the machine do does not count. */
const now = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const megabytes = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

export async function main([size = "100000", own = "2000"]: readonly string[]): Promise<void> {
  const shared = await makeCorpusBeside(makePapers(Number(size), 3).map((one) => as("", one)));
  const papers = makePapers(Number(own) + 500, 4).map((one) => as("t", one));
  await shared.search("warming the engine up");
  const before = megabytes();
  const parts = { shared, makeCorpus, makeCorpusBeside, layered };
  let start = now();
  const team = await TeamLayers.of(parts, papers.slice(0, Number(own)).map(there), 0);
  const loaded = now() - start;
  await team.snapshot.corpus.search("once");
  const taken = megabytes() - before;
  const added: number[] = [];
  const changed: number[] = [];
  for (const [revision, one] of papers.slice(Number(own)).entries()) {
    start = now();
    team.change([there(one)], revision + 1);
    changed.push(now() - start);
    const [hit] = (await team.snapshot.corpus.search(one.title, 1)).hits;
    if (hit?.paper.title !== one.title) throw new Error(`${one.title} is not found`);
    added.push(now() - start);
    await pause();
  }
  const at = (times: readonly number[], share: number) =>
    (times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  const titles = papers.slice(0, 400).map(({ title }) => title.split(" ").slice(0, 4).join(" "));
  const timed = async (corpus: { search(text: string): Promise<unknown> }): Promise<string> => {
    for (const title of titles) await corpus.search(title);
    start = now();
    for (const title of titles) await corpus.search(title);
    return ((now() - start) / titles.length).toFixed(2);
  };
  process.stdout.write(
    [
      `${own} papers over ${size}: read with ${loaded.toFixed(0)} ms of this thread, ${taken.toFixed(0)} MB for the team`,
      `one more paper: ${at(changed, 0.5)} ms at the median, ${at(changed, 0.99)} ms at the 99th percentile, ${at(changed, 1)} ms at most`,
      `until it is found: ${at(added, 0.5)} ms at the median, ${at(added, 0.99)} ms at the 99th percentile, ${at(added, 1)} ms at most`,
      `a question: ${await timed(shared)} ms among the shared papers, ${await timed(team.snapshot.corpus)} ms over both`,
      "",
    ].join("\n"),
  );
}
