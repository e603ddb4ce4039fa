/** Reads the import graph: who may know whom (DESIGN, "Shape"). A breach names the file and what it imported. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");

interface Import {
  readonly from: string;
  /** A path from the project's top for own files, otherwise the package's name. */
  readonly to: string;
}

const files = ["src", "commands"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

const imports: readonly Import[] = files.flatMap((from) => {
  const source = readFileSync(join(root, from), "utf8");
  const specifiers = source.matchAll(
    /(?:^import\s[^"']*?|^export\s[^"']*?from\s*|\bimport\()\s*["']([^"']+)["']/gmu,
  );
  return [...specifiers].map(([, specifier = ""]) => ({
    from,
    to: specifier.startsWith(".") ? relative(root, resolve(root, dirname(from), specifier)) : specifier,
  }));
});

/** `src/core` for `src/core/reply.ts`, `src/platforms/slack` for a file of Slack's, `commands` for any command. */
function part(path: string): string {
  const [top = "", second = "", third = ""] = path.split("/");
  if (top === "commands") return "commands";
  if (second === "platforms") return `src/platforms/${third}`;
  return second.endsWith(".ts") ? "src/main" : `${top}/${second}`;
}

const breaches = (allowed: (each: Import) => boolean) =>
  imports.filter((each) => !allowed(each)).map(({ from, to }) => `${from} imports ${to}`);

const own = (path: string) => path.startsWith("src/") || path.startsWith("commands/");

describe("the import graph", () => {
  it("was read", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports).toContainEqual({ from: "src/core/reply.ts", to: "src/core/paper.ts" });
  });

  const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
    "src/core": ["src/core"],
    "src/corpus": ["src/corpus", "src/core"],
    "src/search": ["src/search", "src/corpus", "src/core"],
    "src/reading": ["src/reading", "src/core"],
    "src/export": ["src/export", "src/reading", "src/core"],
    "src/library": ["src/library", "src/corpus", "src/reading", "src/core"],
    commands: [
      "commands",
      "src/library",
      "src/core",
      "src/corpus",
      "src/search",
      "src/reading",
      "src/export",
    ],
    "src/store": ["src/store", "src/reading", "src/core"],
    "src/schedule": ["src/schedule", "src/reading", "src/core"],
    "src/web": ["src/web", "src/export", "src/core"],
  };

  for (const [importer, importable] of Object.entries(MAY_IMPORT)) {
    it(`${importer} imports only ${importable.join(", ")} of ours`, () => {
      expect(
        breaches(({ from, to }) => part(from) !== importer || !own(to) || importable.includes(part(to))),
      ).toEqual([]);
    });
  }

  it("a platform imports itself and the core only", () => {
    expect(
      breaches(
        ({ from, to }) =>
          !from.startsWith("src/platforms/") ||
          !own(to) ||
          part(to) === part(from) ||
          part(to) === "src/core",
      ),
    ).toEqual([]);
  });

  const HOMES: Readonly<Record<string, RegExp>> = {
    "discord.js": /^src\/platforms\/discord\//u,
    "@discordjs/": /^src\/platforms\/discord\//u,
    "@slack/": /^src\/(?:platforms\/slack|web)\//u,
    kysely: /^src\/store\//u,
    pg: /^src\/(?:store|search)\//u,
    "node:sqlite": /^src\/(?:store|search)\//u,
    "fuse.js": /^src\/search\//u,
  };

  for (const [library, home] of Object.entries(HOMES)) {
    it(`${library} is used only where it belongs`, () => {
      const uses = (to: string) => (library.endsWith("/") ? to.startsWith(library) : to === library);
      expect(breaches(({ from, to }) => !uses(to) || home.test(from))).toEqual([]);
    });
  }

  it("fuse.js is imported in one file at most", () => {
    expect(imports.filter(({ to }) => to === "fuse.js").length).toBeLessThanOrEqual(1);
  });
});

/** Lines of the sources that match, but for the one file where it belongs. */
function linesWith(pattern: RegExp, home: readonly string[]): string[] {
  return files
    .filter((file) => !home.includes(file))
    .flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          pattern.test(line) && !/^\s*(?:\*|\/\/|\/\*)/u.test(line)
            ? [`${file}:${index + 1}: ${line.trim()}`]
            : [],
        ),
    );
}

describe("what only one place may ask", () => {
  it("the time", () => {
    expect(
      linesWith(/\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\(/u, [
        "src/core/clock.ts",
      ]),
    ).toEqual([]);
  });

  it("the environment", () => {
    expect(linesWith(/\bprocess\.env\b/u, ["src/config.ts"])).toEqual([]);
  });
});
