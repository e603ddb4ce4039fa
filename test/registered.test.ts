/** What is derived from the code and kept in the repository must be what the code says now. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { listed } from "../src/core/command.ts";
import { envExample, fillIn } from "../src/documents.ts";
import { derivedFiles } from "../src/registered.ts";
import { SETTINGS } from "../src/settings.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

describe("derived files are fresh; `npx paperboy registered` writes them", () => {
  it.each([...derivedFiles(root)])("%s", (path, content) => {
    expect(read(path)).toBe(content);
  });
});

describe("the README", () => {
  const readme = read("README.md");

  it("names every command and every setting", () => {
    for (const command of commands) {
      for (const action of listed(command)) expect(readme).toContain(`/${command.name} ${action.name}`);
    }
    for (const { name } of SETTINGS) expect(readme).toContain(`\`${name}\``);
  });

  it("gives a reason for every dependency, and for nothing else", () => {
    const { dependencies, optionalDependencies } = JSON.parse(read("package.json"));
    const listed = [...readme.matchAll(/^\| \[?`?([@\w./-]+)`?\]?[^|]* \|/gmu)].map(([, name]) => name);
    for (const name of Object.keys(dependencies)) expect(listed).toContain(name);
    expect(readme).toContain(`Node ${Object.values(optionalDependencies)[0]}`);
  });

  it("links only to files that exist", () => {
    for (const [, path = ""] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/gu))
      expect(read(path).length).toBeGreaterThan(0);
  });
});

describe("every command", () => {
  const actions = commands.flatMap((command) =>
    (command.action === undefined ? listed(command) : [command.action]).map((action) => ({
      path: command.action === undefined ? `${command.name} ${action.name}` : command.name,
      action,
    })),
  );

  it.each(actions.map(({ path, action }) => [path, action] as const))(
    "/%s is well declared",
    (path, action) => {
      expect(action.name).toMatch(/^[a-z][a-z-]{0,31}$/u);
      expect(action.about.length).toBeLessThanOrEqual(100);
      expect(action.examples.length).toBeGreaterThan(0);
      for (const example of action.examples) expect(example.startsWith(path)).toBe(true);
      for (const [name, spec] of Object.entries(action.options)) {
        expect(name).toMatch(/^[a-z][a-z_-]{0,31}$/u);
        expect(spec.about.length).toBeLessThanOrEqual(100);
        if (spec.kind === "choice" && spec.fallback !== undefined) expect(spec.of).toContain(spec.fallback);
      }
    },
  );

  it("has a name of its own", () => {
    const paths = actions.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it("settings say what they are", () => {
  expect(envExample(SETTINGS)).toContain("# Folder of the embedded store\nPAPERBOY_DATA=./data\n");
  expect(() => fillIn("no marks", "commands", "")).toThrow("are missing");
});
