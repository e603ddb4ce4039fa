/** `npm run bench -- <name>`: runs test/bench/<name>/main.ts with what follows as its arguments. */

import { existsSync } from "node:fs";

const [name = "", ...rest] = process.argv.slice(2);
const file = new URL(`./${name}/main.ts`, import.meta.url);
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  process.stderr.write("Which bench? For instance: npm run bench -- search 1000\n");
  process.exitCode = 2;
} else {
  const { main } = (await import(file.href)) as { main: (arguments_: readonly string[]) => Promise<void> };
  await main(rest);
}
