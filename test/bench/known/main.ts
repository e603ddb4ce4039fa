/**
 * `npm run bench -- known [size] [engines]`: questions about well-known papers among as many made ones as asked for, and
 * the same questions where none of those papers is there. Peers are slow among 100,000 papers; name them to have them.
 */

import { type Contender, contenders, holding } from "../search/engines.ts";
import { measure } from "../search/measure.ts";
import { makePapers } from "../search/papers.ts";
import { known, knownQueries, makeCrowd } from "./known.ts";

const SEED = 11;

export async function main([size = "100000", names = "paperboy"]: readonly string[]): Promise<void> {
  for (const contender of contenders.filter(({ name }) => names.split(",").includes(name)))
    process.stdout.write(await report(contender, Number(size)));
}

async function report({ name, build }: Contender, size: number): Promise<string> {
  const { ask, close } = holding(await build(makeCrowd(size, SEED)));
  const among: string[] = [];
  for (const heldOut of [false, true]) {
    const { all, refuses } = await measure(ask, knownQueries(heldOut), []);
    const figures = [all.success, all.mrr, all.recall, refuses].map((figure) => figure.toFixed(3));
    among.push(
      `  ${heldOut ? "held out" : "tuned on"} (${all.asked}): success@1, MRR@10, recall@10, nothing: ${figures.join(", ")}\n`,
    );
  }
  await close?.();
  const absent = holding(await build(makePapers(size, SEED)));
  const titles = known.map(({ paper }) => paper.title);
  const { abstains } = await measure(absent.ask, [], titles);
  await absent.close?.();
  return `${name}, ${size} papers\n${among.join("")}  absent titles answered with nothing: ${abstains.toFixed(3)}\n`;
}
