/**
 * A process that does one thing to a store, for tests that kill it. Its task comes as one JSON argument; what it
 * tells goes to its standard output, a line at a time.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { StoreError } from "../../src/core/store.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { openBare } from "./bare.ts";

export type Task =
  /** Opens the store, says `open`, and stays. */
  | { readonly do: "hold"; readonly source: StoreSource }
  /** Commits pairs of rows for ever, saying `ack n` after each; `synchronous` weakens SQLite's setting. */
  | { readonly do: "write"; readonly source: StoreSource; readonly synchronous?: string }
  /** Migrates, and ends itself before the given statement (counted over all steps). */
  | { readonly do: "migrate"; readonly source: StoreSource; readonly dieBefore?: number };

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2] ?? "") as Task);

/** Straight to the pipe: what was said before a kill has been said. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function main(task: Task): Promise<void> {
  try {
    if (task.do === "migrate") return await migrating(task);
    const { store, db } = await openWithHandle(task.source, { clock: systemClock, log: silentLog });
    say("open");
    if (task.do === "hold") return void setInterval(() => {}, 1_000);
    if (task.synchronous !== undefined) {
      const { sql } = await import("kysely");
      await sql.raw(`pragma synchronous = ${task.synchronous}`).execute(db);
    }
    const last = Number((await store.tables.meta.get("count")) ?? 0);
    for (let n = last + 1; ; n++) {
      await store.tx(async ({ meta, settings, tenants }) => {
        const { id } = await tenants.ensure("slack", "T1", "Team", 0);
        await settings.set(id, "count", String(n), String(n));
        await meta.set("count", String(n));
      });
      say(`ack ${n}`);
    }
  } catch (error) {
    say(error instanceof StoreError ? `fault ${error.fault}: ${error.message}` : `error ${String(error)}`);
    process.exit(error instanceof StoreError ? 3 : 1);
  }
}

async function migrating({ source, dieBefore }: Extract<Task, { do: "migrate" }>): Promise<void> {
  const { db, engine, transaction } = await openBare(source);
  let statements = 0;
  const applied = await migrate(db, {
    engine,
    now: systemClock.now(),
    transaction,
    before: () => {
      if (statements++ === dieBefore) process.kill(process.pid, "SIGKILL");
    },
  });
  say(`applied ${applied}`);
  await db.destroy();
}

/** Everything said so far, and the process that says it. */
export interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  /** Resolves when a line that begins so was said. */
  said(beginning: string): Promise<string>;
  /** Resolves with the exit code, null when killed. */
  readonly ended: Promise<number | null>;
}

export function run(task: Task): Running {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  let rest = "";
  const waiting = new Set<() => void>();
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    for (const look of waiting) look();
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return {
    child,
    lines,
    ended,
    said: (beginning) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((each) => each.startsWith(beginning));
          if (line === undefined) return;
          waiting.delete(look);
          resolve(line);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended without saying ${beginning}: ${lines.join("; ")}`)));
      }),
  };
}

/** Opens and checks what the writer left: every acknowledged row, no gap, both tables equal. */
export async function rowsAfter(
  source: StoreSource,
): Promise<{ readonly count: number; readonly rows: number }> {
  const store = await openStore(source, { clock: systemClock, log: silentLog });
  try {
    const { id } = await store.tables.tenants.ensure("slack", "T1", "Team", 0);
    const rows = Object.keys(await store.tables.settings.all(id, "count")).length;
    return { count: Number((await store.tables.meta.get("count")) ?? 0), rows };
  } finally {
    await store.close();
  }
}
