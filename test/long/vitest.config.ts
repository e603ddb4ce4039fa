import { defineConfig } from "vitest/config";

/** Long tests: the same guarantees as in `npm test`, hundreds of times. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/long/**/*.test.ts"],
    globalSetup: ["test/fakes/postgres-setup.ts"],
    // A machine that builds for others is many times slower than a quiet one.
    testTimeout: 900_000,
    hookTimeout: 60_000,
    retry: process.env["CI"] === undefined ? 0 : 1,
    maxWorkers: 2,
  },
});
