#!/usr/bin/env node
/** Where Paperboy begins: reads what is asked, puts the parts together, runs them, and stops in reverse. */

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 26) {
  process.stderr.write(
    `Paperboy needs Node 26 or newer and this is ${process.versions.node}. Run "npm ci" and start it with npm start or npx paperboy, which bring the right one.\n`,
  );
  process.exitCode = 1;
} else {
  // Imported late, so that an older Node gets the sentence above and not a syntax error.
  const { run } = await import("./run.ts");
  process.exitCode = await run(process.argv.slice(2));
}
