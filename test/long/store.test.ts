/** The store against kill -9 and power cuts, many times; and that the tests would notice a weaker setting. */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { migrations } from "../../src/store/migrations/index.ts";
import { type PostgresServer, startPostgres } from "../fakes/postgres.ts";
import { freshSource } from "../schedule/chaos.ts";
import { rowsAfter, run } from "../store/process.ts";
import { schemaOf } from "../store/schema-of.ts";

const acknowledgedBy = (lines: readonly string[]) =>
  lines.reduce((most, line) => (line.startsWith("ack ") ? Math.max(most, Number(line.slice(4))) : most), 0);

test("1 · SQLite, killed 100 times while writing: nothing acknowledged is lost, nothing is half", async () => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "paperboy-kill-"));
  let acknowledged = 0;
  for (let round = 0; round < 100; round++) {
    const writer = run({ do: "write", source: { dataFolder } });
    await writer.said("open");
    await sleep((round * 37) % 150);
    writer.child.kill("SIGKILL");
    await writer.ended;
    acknowledged = Math.max(acknowledged, acknowledgedBy(writer.lines));
    if (round % 10 !== 9) continue;
    const { count, rows } = await rowsAfter({ dataFolder });
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(rows).toBe(count);
  }
  expect(acknowledged).toBeGreaterThan(100);
  rmSync(dataFolder, { recursive: true });
});

test("2 · PostgreSQL, the whole cluster killed 20 times while writing: nothing acknowledged is lost", async () => {
  let server: PostgresServer = await startPostgres({ durable: true });
  let acknowledged = 0;
  for (let round = 0; round < 20; round++) {
    const source = { databaseUrl: server.url("postgres") };
    const writer = run({ do: "write", source });
    await writer.said("ack ");
    await sleep(100 + round * 20);
    await server.crash();
    writer.child.kill("SIGKILL");
    await writer.ended;
    acknowledged = Math.max(acknowledged, acknowledgedBy(writer.lines));
    server = await server.restart();
    const { count, rows } = await rowsAfter({ databaseUrl: server.url("postgres") });
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(rows).toBe(count);
  }
  await server.stop();
});

test.each([
  ["SQLite", "sqlite"],
  ["PostgreSQL", "postgres"],
] as const)(
  "10 · %s, migration killed half way, at every statement: the next start completes it",
  async (_, engine) => {
    const statements = migrations.reduce((sum, each) => sum + each.statements.length, 0);
    const clean = await freshSource(engine);
    const expected = await schemaOf(clean.source);
    clean.done();
    for (let dieBefore = 0; dieBefore < statements; dieBefore++) {
      const { source, done } = await freshSource(engine);
      expect(await run({ do: "migrate", source, dieBefore }).ended).toBeNull();
      expect(await schemaOf(source)).toBe(expected);
      done();
    }
  },
);

const canMount =
  process.getuid?.() === 0 &&
  existsSync("/dev/loop-control") &&
  spawnSync("losetup", ["-f"]).status === 0 &&
  spawnSync("mkfs.ext4", ["-V"]).status === 0;

/**
 * A power cut: the file system lies in an image, and what is in the image at the cut is all that reached the
 * disk; the page cache, which a killed process leaves behind, is lost. Returns acknowledged commits lost.
 */
async function powerCut(synchronous: string | undefined, writeMs: number): Promise<number> {
  const memory = mkdtempSync(path.join(tmpdir(), "paperboy-cut-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m", "tmpfs", memory]);
  const image = path.join(memory, "disk.img");
  const after = path.join(memory, "after.img");
  const disk = mkdtempSync(path.join(tmpdir(), "paperboy-disk-"));
  try {
    writeFileSync(image, Buffer.alloc(48 * 1024 * 1024));
    execFileSync("mkfs.ext4", ["-q", image]);
    execFileSync("mount", ["-o", "loop", image, disk]);
    const source = { dataFolder: path.join(disk, "data") };
    // Made, closed and written back first: a bot's file is old when the power goes.
    await rowsAfter(source);
    execFileSync("sync");
    const writer = run({ do: "write", source, ...(synchronous === undefined ? {} : { synchronous }) });
    await writer.said("ack ");
    await sleep(writeMs);
    writer.child.kill("SIGKILL");
    copyFileSync(image, after);
    await writer.ended;
    execFileSync("umount", ["-l", disk]);
    execFileSync("mount", ["-o", "loop", after, disk]);
    const { count, rows } = await rowsAfter(source);
    expect(rows).toBe(count);
    return Math.max(0, acknowledgedBy(writer.lines) - count);
  } finally {
    spawnSync("umount", ["-l", disk]);
    spawnSync("umount", ["-l", memory]);
    rmSync(disk, { recursive: true, force: true });
    rmSync(memory, { recursive: true, force: true });
  }
}

describe.skipIf(!canMount)("3 · power cut (needs root, loop devices and mkfs.ext4)", () => {
  test("twenty times: no acknowledged commit is lost", async () => {
    for (let round = 0; round < 20; round++) expect(await powerCut(undefined, 20 + round * 8)).toBe(0);
  });

  test("with synchronous = NORMAL commits are lost: the test bites", async () => {
    let lost = 0;
    for (let round = 0; round < 5; round++) lost += await powerCut("normal", 30 + round * 20);
    expect(lost).toBeGreaterThan(0);
  });
});

const strace = spawnSync("strace", ["-V"]).status === 0;
test.skipIf(!strace)("4 · every commit waits for the disk at least once (needs strace)", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "paperboy-fsync-"));
  const trace = path.join(folder, "trace");
  const task = JSON.stringify({ do: "write", source: { dataFolder: path.join(folder, "data") } });
  const traced = ["-f", "-qq", "-o", trace, "-e", "trace=fsync,fdatasync", process.execPath];
  const writer = path.join(import.meta.dirname, "../store/process.ts");
  const child = spawn("strace", [...traced, writer, task], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  for (let tries = 0; tries < 200 && !said.includes("ack 50\n"); tries++) await sleep(50);
  // The whole group: strace and the process it watches.
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await ended;
  const acknowledged = acknowledgedBy(said.split("\n").slice(0, -1));
  const synced = [...readFileSync(trace, "utf8").matchAll(/f(?:data)?sync\(\d+\)\s+= 0/gu)].length;
  expect(acknowledged).toBeGreaterThanOrEqual(50);
  expect(synced).toBeGreaterThanOrEqual(acknowledged);
  rmSync(folder, { recursive: true });
});
