/** Clusters made records: `npm run bench -- cluster [records] [seed]`. Prints CPU time, pairs compared, and the precision and recall of the pairs that end in one cluster. */

import { cluster } from "../../../src/corpus/cluster.ts";
import { madeRecords } from "../../corpus/pairs/records.ts";

export async function main(asked: readonly string[]): Promise<void> {
  const [count = 100_000, seed = 1] = asked.map(Number);
  const made = madeRecords(count, seed);
  const before = process.cpuUsage();
  const { clusterOf, compared, doubts } = cluster(made.map(({ record }) => record));
  const { user, system } = process.cpuUsage(before);
  const pairsIn = (sizes: Iterable<number>) =>
    [...sizes].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const sizes = (keys: readonly (string | number)[]) => {
    const counts = new Map<string | number, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.values();
  };
  const together = pairsIn(sizes(clusterOf));
  const truly = pairsIn(sizes(made.map(({ paper }) => paper)));
  const right = pairsIn(sizes(made.map(({ paper }, index) => `${paper} ${clusterOf[index]}`)));
  process.stdout.write(
    `${made.length} records: ${((user + system) / 1e6).toFixed(1)} s of CPU time, ${compared} pairs compared (${(compared / made.length).toFixed(1)} a record), ${new Set(clusterOf).size} clusters of ${new Set(made.map(({ paper }) => paper)).size} papers, ${doubts.length} in doubt\nprecision ${(right / together).toFixed(4)}  recall ${(right / truly).toFixed(4)}\n`,
  );
}
