import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/long/**"],
    globalSetup: ["test/fakes/postgres-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // On a machine that builds for others a process may start late; what had to be repeated is reported as such.
    retry: process.env["CI"] === undefined ? 0 : 1,
    // Two cores: more workers only make the servers and databases of the suites wait for each other.
    maxWorkers: 2,
  },
});
