/** `npm run bench -- <name>`: runs test/bench/<name>/main.ts with what follows as its arguments. */

import { globSync } from "node:fs";
import { dirname } from "node:path";

const [name = "", ...rest] = process.argv.slice(2);
const names = globSync("*/main.ts", { cwd: import.meta.dirname })
  .map(dirname)
  .toSorted();
if (!names.includes(name)) {
  process.stderr.write(
    `Which bench? One of ${names.join(", ")}; for instance: npm run bench -- search 1000\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = (await import(`./${name}/main.ts`)) as {
    main: (arguments_: readonly string[]) => Promise<void>;
  };
  await main(rest);
}
