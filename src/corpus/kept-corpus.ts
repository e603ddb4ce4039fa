/**
 * What joining gave, as a file beside the store, so that the next start need not join again. JSON Lines: first what the rest
 * is and its checksum, then papers, merges, doubts and rejects, each on a line of its own.
 */

import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Paper } from "../core/paper.ts";
import type { Log } from "../core/ports.ts";
import type { Reject } from "./entry.ts";
import { linesOf } from "./import-lines.ts";
import type { Doubt, Merge } from "./join.ts";
import type { CorpusReport } from "./load.ts";
import { isDoubt, isMerge, isPaper, isReject, isSummary, type Summary } from "./shape.ts";

/** Changes whenever lines are written otherwise; what is said in them is in the fingerprint. */
const VERSION = 1;
const NAME = "joined-papers";
const MAGIC = "paperboy-joined-papers";
/** Bytes of the first line, filled up with spaces: it is written last, when the checksum is known. */
const HEAD = 512;
/** Characters written at once: a few milliseconds to put together. */
const PIECE = 2 ** 20;
/** What was left half written so long ago has no writer any more, ms. */
const ABANDONED = 600_000;

/** The lists, in the order in which they stand in the file. */
const LISTS = ["papers", "merges", "doubts", "rejects"] as const;
type List = (typeof LISTS)[number];

const GONE = { recursive: true, force: true } as const;

interface Head {
  readonly summary: Summary;
  /** CRC-32 of all other lines and then of the summary. */
  readonly sum: number;
}

/** The corpus that a folder keeps, if any. Nothing that is wrong with the file or the folder is a fault: it is logged. */
export class KeptCorpus {
  readonly #folder: string;
  readonly #file: string;
  readonly #log: Log;
  #head: Head | undefined;

  private constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#file = join(folder, `${NAME}.jsonl`);
    this.#log = log;
  }

  /** Reads no more than the first line. */
  static async open(folder: string, log: Log): Promise<KeptCorpus> {
    const kept = new KeptCorpus(folder, log);
    await kept.#readHead();
    return kept;
  }

  /** Of what it was joined; absent when nothing is kept that can be used. */
  get fingerprint(): string | undefined {
    return this.#head?.summary.fingerprint;
  }

  async #readHead(): Promise<void> {
    try {
      await using handle = await open(this.#file);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      const [magic, sum, json = ""] = buffer.toString("utf8", 0, bytesRead).split(/ (\d+) (.*)/s);
      const summary: unknown = magic === MAGIC ? JSON.parse(json) : undefined;
      if (!isSummary(summary)) throw new Error("its first line does not say what it is");
      // Another version's file is as good as none.
      if (summary.version === VERSION) this.#head = { summary, sum: Number(sum) };
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code !== "ENOENT" && code !== "ENOTDIR") this.#useless(error);
    }
  }

  #useless(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#log.warn("kept papers cannot be used and are joined again", { file: this.#file, reason });
  }

  /** What is kept, checked; undefined when it is damaged. The event loop turns meanwhile. */
  async read(): Promise<CorpusReport | undefined> {
    if (this.#head === undefined) return undefined;
    const { summary, sum } = this.#head;
    try {
      return await this.#readLists(summary, sum);
    } catch (error) {
      this.#useless(error);
      return undefined;
    }
  }

  async #readLists(summary: Summary, sum: number): Promise<CorpusReport> {
    const papers: Paper[] = [];
    const merges: Merge[] = [];
    const doubts: Doubt[] = [];
    const rejects: Reject[] = [];
    const share = sharing();
    const take: Readonly<Record<List, (value: unknown) => boolean>> = {
      papers: (value) => isPaper(value) && papers.push(share(value)) > 0,
      merges: (value) => isMerge(value) && merges.push(value) > 0,
      doubts: (value) => isDoubt(value) && doubts.push(value) > 0,
      rejects: (value) => isReject(value) && rejects.push(value) > 0,
    };
    const expected = LISTS.flatMap((name) => (summary[name] > 0 ? [{ name, left: summary[name] }] : []));
    let read = 0;
    const seen = (bytes: Uint8Array) => {
      read = crc32(bytes, read);
    };
    const longest = Number.POSITIVE_INFINITY;
    for await (const { text, damage } of linesOf(this.#file, { start: HEAD, longest, seen })) {
      const [next] = expected;
      if (damage !== undefined || next === undefined || !take[next.name](JSON.parse(text)))
        throw new Error("it is damaged");
      next.left -= 1;
      if (next.left === 0) expected.shift();
    }
    if (expected.length > 0 || crc32(JSON.stringify(summary), read) !== sum) throw new Error("it is damaged");
    return { entries: summary.entries, papers, merges, doubts, rejects };
  }

  /** Keeps a report, whole or not at all. Another process may do so at the same time. */
  async write(report: CorpusReport, fingerprint: string): Promise<void> {
    let temporary: string | undefined;
    try {
      await mkdir(this.#folder, { recursive: true });
      temporary = await mkdtemp(join(this.#folder, `${NAME}.`));
      await this.#clearAbandoned(temporary);
      const file = join(temporary, NAME);
      await writeTo(file, report, fingerprint);
      await rename(file, this.#file);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log.warn("joined papers cannot be kept for the next start", { file: this.#file, reason });
    }
    if (temporary !== undefined) await rm(temporary, GONE).catch(() => undefined);
  }

  /** Removes what a process that was killed left half written, by the clock that gives files their times. */
  async #clearAbandoned(own: string): Promise<void> {
    const { mtimeMs: now } = await stat(own);
    for (const found of await readdir(this.#folder, { withFileTypes: true })) {
      if (!found.isDirectory() || !found.name.startsWith(`${NAME}.`)) continue;
      const path = join(this.#folder, found.name);
      const { mtimeMs = now } = (await stat(path).catch(() => undefined)) ?? {};
      if (now - mtimeMs > ABANDONED) await rm(path, GONE).catch(() => undefined);
    }
  }
}

async function writeTo(file: string, report: CorpusReport, fingerprint: string): Promise<void> {
  const { entries, papers, merges, doubts, rejects } = report;
  const lengths = {
    papers: papers.length,
    merges: merges.length,
    doubts: doubts.length,
    rejects: rejects.length,
  };
  const summary: Summary = { version: VERSION, fingerprint, entries, ...lengths };
  await using handle = await open(file, "w");
  let [sum, at] = [0, HEAD];
  for (const piece of piecesOf(report)) {
    const bytes = Buffer.from(piece);
    sum = crc32(bytes, sum);
    for (let done = 0; done < bytes.length; )
      done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    at += bytes.length;
  }
  const json = JSON.stringify(summary);
  const head = `${MAGIC} ${crc32(json, sum)} ${json}`;
  await handle.write(`${head.padEnd(HEAD - 1)}\n`, 0);
}

function* piecesOf(report: CorpusReport): Generator<string> {
  let lines: string[] = [];
  let length = 0;
  for (const name of LISTS)
    for (const one of report[name]) {
      const line = `${JSON.stringify(one)}\n`;
      lines.push(line);
      length += line.length;
      if (length < PIECE) continue;
      yield lines.join("");
      [lines, length] = [[], 0];
    }
  yield lines.join("");
}

/** Texts that say the same become one, as they are where papers are joined: names of files, and sources of one paper's fields. */
function sharing(): (paper: Paper) => Paper {
  const files = new Map<string, string>();
  const shared = (texts: Map<string, string>, one: string): string => {
    const known = texts.get(one);
    if (known === undefined) texts.set(one, one);
    return known ?? one;
  };
  return (paper) => {
    const sources = new Map<string, string>();
    const provenance = Object.entries(paper.provenance).map(([field, list]): [string, string[]] => [
      field,
      list.map((source) => shared(sources, source)),
    ]);
    return Object.freeze({
      ...paper,
      occurrences: paper.occurrences.map((one) => ({ ...one, file: shared(files, one.file) })),
      provenance: Object.fromEntries(provenance),
    });
  };
}
