/**
 * Reads untrusted files, each in a child process with limits: a few hundred bytes can be written so that a parser eats all
 * memory, worker threads included, and the bot must outlive that. The child has no environment, may read files and do
 * nothing else (Node's permission model), and is killed when it takes too long.
 */

import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { createInterface } from "node:readline";
import type { Clock } from "../core/clock.ts";
import { type Entry, type Reject, reject } from "./entry.ts";

export interface ImportLimits {
  /** Heap of the child, in MB. */
  readonly memory: number;
  /** For one file, in ms. */
  readonly time: number;
  /** Largest file that is read, in bytes. */
  readonly size: number;
}

const IMPORT_LIMITS: ImportLimits = { memory: 512, time: 10 * 60_000, size: 1024 * 1024 * 1024 };

export interface ReadingOptions {
  /** Calendar date of the import. */
  readonly today: string;
  readonly clock: Clock;
  readonly limits?: Partial<ImportLimits>;
  readonly signal?: AbortSignal;
}

/** What reading yields: the format first, then what was found. */
export type Found = { readonly format: string } | { readonly entry: Entry } | { readonly reject: Reject };

/** Reads one file. Never throws for what is in the file: a file that cannot be read ends with a reject. */
export async function* readImportFile(path: string, options: ReadingOptions): AsyncGenerator<Found> {
  const { today, clock, signal } = options;
  const limits = { ...IMPORT_LIMITS, ...options.limits };
  const file = basename(path);
  const trouble = checkFile(path, limits.size);
  if (trouble !== undefined) {
    yield { reject: reject(file, 1, trouble) };
    return;
  }
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.memory}`,
      "--permission",
      "--allow-fs-read=*",
      "--disable-warning=ExperimentalWarning",
      "--disable-warning=SecurityWarning",
      join(import.meta.dirname, "import-child.ts"),
      path,
      file,
      today,
    ],
    // Nothing of the bot's environment: it holds tokens.
    { env: {}, stdio: ["ignore", "pipe", "ignore"] },
  );
  const over = new AbortController();
  let why: string | undefined;
  const stop = (reason: string) => {
    why ??= reason;
    child.kill("SIGKILL");
  };
  const cancel = () => stop("the import was cancelled");
  signal?.addEventListener("abort", cancel, { once: true });
  if (signal?.aborted === true) cancel();
  void watch(clock, limits.time, over.signal).then((late) => {
    if (late) stop(`reading took longer than the ${Math.round(limits.time / 1000)} seconds allowed`);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code));
  });
  let [done, line] = [false, 1];
  try {
    for await (const text of createInterface({ input: child.stdout })) {
      const found = parseFound(text);
      if (found === undefined) continue;
      if (found === "done") done = true;
      else {
        if ("entry" in found) line = found.entry.line;
        yield found;
      }
    }
    await ended;
  } finally {
    over.abort();
    signal?.removeEventListener("abort", cancel);
    child.kill("SIGKILL");
  }
  if (!done)
    yield {
      reject: reject(
        file,
        line,
        why ??
          `reading stopped here: it needed more than the ${limits.memory} MB of memory allowed, or the file cannot be read`,
      ),
    };
}

function checkFile(path: string, largest: number): string | undefined {
  try {
    const found = statSync(path);
    if (!found.isFile()) return "not a file";
    if (found.size > largest) return `${found.size} bytes is more than the ${largest} a file may have`;
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT"
      ? "there is no such file"
      : "the file cannot be read";
  }
}

/** Resolves to true when the time is over, to false when it was called off before. */
async function watch(clock: Clock, time: number, signal: AbortSignal): Promise<boolean> {
  const end = clock.monotonic() + time;
  // The clock's single waits are short.
  while (!signal.aborted && clock.monotonic() < end)
    await clock.wait(Math.min(30_000, end - clock.monotonic()), signal);
  return !signal.aborted;
}

function parseFound(text: string): Found | "done" | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    if ("done" in value) return "done";
    // The child is our own program and prints exactly these three.
    return value as Found;
  } catch {
    return undefined;
  }
}
