/** The image and compose.yaml, as far as they can be told without building them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SETTINGS } from "../src/settings.ts";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const image = new Map(
  [...read("Dockerfile").matchAll(/^ENV (\w+)=(\S+)$/gmu)].map(([, name = "", value = ""]) => [name, value]),
);
const [, block = ""] = /^ {4}environment:\n((?: {6}.*\n)+) {4}ports:/mu.exec(read("compose.yaml")) ?? [];
const composed = new Map(
  [...block.matchAll(/^ {6}(\w+): "?([^"\n]*)"?$/gmu)].map(([, name = "", value = ""]) => [name, value]),
);

test("What the image needs is not undone by a .env copied from .env.example, which wins over the image", () => {
  expect([...image.keys()]).toEqual([
    "PAPERBOY_DATA",
    "PAPERBOY_HTTP_HOST",
    "PAPERBOY_HTTP_PORT",
    "PAPERBOY_PREVIEW_HOST",
  ]);
  for (const [name, value] of image) expect([name, composed.get(name)]).toEqual([name, value]);
});

test("Only settings there are, are set", () => {
  const names: readonly string[] = SETTINGS.map(({ name }) => name);
  for (const name of [...image.keys(), ...composed.keys()]) expect(names).toContain(name);
});

test("No optional package is left out that a dependency cannot do without", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const native = Object.keys(dependencies).filter(
    (name) => packages[`node_modules/${name}`]?.optionalDependencies !== undefined,
  );
  expect(native).toContain("@napi-rs/canvas");
  expect(read("Dockerfile")).not.toContain("--omit=optional");
});
