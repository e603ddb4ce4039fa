/** The most memory that a command and all processes it starts take together, at one moment. */

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { systemClock } from "../../../src/core/clock.ts";

export interface Peak {
  readonly seconds: number;
  /** Time on processors, of all processes: what is left when others use the machine as well. */
  readonly cpuSeconds: number;
  /** Resident memory of all processes at the moment when it was largest, in MB; pages that they share count for each. */
  readonly peakMb: number;
  /** That of the first process and of its largest child, each at its own largest. */
  readonly parentMb: number;
  readonly childMb: number;
  readonly status: number | null;
  /** What it wrote to the standard output. */
  readonly out: string;
}

/** How often the processes are looked at, ms. */
const EVERY = 40;

/** Runs a command to its end. Linux only: the memory is read under /proc. */
export async function peakOf(command: string, arguments_: readonly string[]): Promise<Peak> {
  const start = systemClock.monotonic();
  const child = spawn(command, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const root = child.pid ?? 0;
  let [peakMb, parentMb, childMb, cpuSeconds, out] = [0, 0, 0, 0, ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const look = setInterval(() => {
    const sizes = familyOf(root).map((pid) => ({ pid, size: residentMb(pid) }));
    cpuSeconds = Math.max(cpuSeconds, cpuOf(root));
    peakMb = Math.max(
      peakMb,
      sizes.reduce((sum, { size }) => sum + size, 0),
    );
    for (const { pid, size } of sizes)
      if (pid === root) parentMb = Math.max(parentMb, size);
      else childMb = Math.max(childMb, size);
  }, EVERY);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(look);
  const seconds = (systemClock.monotonic() - start) / 1000;
  return { seconds, cpuSeconds, peakMb, parentMb, childMb, status, out };
}

/** A process and its descendants. */
function familyOf(root: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(fieldOf(name, "PPid"))] as const),
  );
  const family = [root];
  for (const one of family)
    for (const [pid, parent] of parents) if (parent === one && !family.includes(pid)) family.push(pid);
  return family;
}

const residentMb = (pid: number): number => Number(fieldOf(String(pid), "VmRSS").replace(" kB", "")) / 1024;

/** Seconds that a process used, and those of its children that have ended. Source: proc_pid_stat(5). */
function cpuOf(pid: number): number {
  try {
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
  } catch {
    return 0;
  }
}

/** A field of a process's status; empty when it has ended meanwhile. */
function fieldOf(pid: string, field: string): string {
  try {
    return (
      new RegExp(`^${field}:\\s*(.*)$`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? ""
    );
  } catch {
    return "";
  }
}
