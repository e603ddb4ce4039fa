/** The verbs `paperboy corpus import` and `paperboy corpus pairs`, apart from the terminal that shows them. */

import { createWriteStream } from "node:fs";
import type { Clock } from "../core/clock.ts";
import { judge } from "./identity.ts";
import { type ImportReport, importFiles } from "./import.ts";
import { linesOf } from "./import-lines.ts";
import { recordFrom } from "./record.ts";
import { importJson, rejectedIn, toImportLine } from "./report.ts";

/** Where the verbs write; each call is one line or more, with its line end. Resolves when more may be written. */
export interface Output {
  readonly out: (text: string) => Promise<void>;
  readonly problem: (text: string) => Promise<void>;
}

/** 0 answered, 2 something in the input was wrong; a fault of ours is thrown. */
export type InputStatus = 0 | 2;

export interface ImportAsked {
  readonly files: readonly string[];
  /** The report as JSON. */
  readonly json: boolean;
  /** The papers as JSON Lines into this file. */
  readonly outFile?: string;
  /** The moment of the import, ms since 1970-01-01T00:00Z. */
  readonly now: number;
  readonly clock: Clock;
}

/**
 * Imports files and writes the papers as JSON Lines: to `outFile`, or to the output when neither that nor JSON was asked
 * for. The report goes to the output, or beside it when the papers are there. Status 2 when anything was rejected, after
 * everything else was imported. Throws when `outFile` cannot be written.
 */
export async function importVerb(asked: ImportAsked, { out, problem }: Output): Promise<InputStatus> {
  if (asked.files.length === 0) {
    await problem("Name the files to import: paperboy corpus import FILE… [--json] [--out FILE]\n");
    return 2;
  }
  const today = Temporal.Instant.fromEpochMilliseconds(asked.now)
    .toZonedDateTimeISO("UTC")
    .toPlainDate()
    .toString();
  using report = await importFiles(asked.files, {
    today,
    clock: asked.clock,
    progress: (file, records) => {
      if (records >= MANY && records % MANY === 0) void problem(`${file}: ${records} records read\n`);
    },
    joining: (records) => {
      if (records >= MANY) void problem(`${records} records: finding out which are one paper\n`);
    },
  });
  if (asked.outFile !== undefined) await writePapers(asked.outFile, report);
  if (asked.json) {
    for (const piece of importJson(report, asked.outFile === undefined)) await out(piece);
    await out("\n");
  } else if (asked.outFile !== undefined) await out(inWords(report));
  else {
    for (const paper of report.papers) await out(`${toImportLine(paper)}\n`);
    await problem(inWords(report));
  }
  if (asked.json)
    for (const { file, line, reason } of report.rejected.slice(0, SHOWN))
      await problem(`${file}:${line}: ${reason}\n`);
  return report.rejected.length > 0 ? 2 : 0;
}

/** From so many records on it takes long enough to be told how far it is. */
const MANY = 10_000;

/** How many rejects and doubts are told one by one. */
const SHOWN = 50;

async function writePapers(path: string, report: ImportReport): Promise<void> {
  const stream = createWriteStream(path);
  // A fault of the file arrives as an event; waiting for it here makes it a rejection.
  const finished = new Promise<void>((resolve, fail) => stream.once("finish", resolve).once("error", fail));
  for (const paper of report.papers)
    if (!stream.write(`${toImportLine(paper)}\n`))
      await Promise.race([new Promise<void>((resolve) => stream.once("drain", resolve)), finished]);
  stream.end();
  await finished;
}

/** The report for people: counts, then what needs a look. */
function inWords(report: ImportReport): string {
  const { files, records, papers, merged, doubtful, rejected } = report;
  const lines = [
    ...files.map(
      (one) => `${one.file}: ${one.format ?? "not read"}, ${one.records} records, ${one.rejected} rejected`,
    ),
    `${records} records, ${papers.length} papers, ${merged.length} merged, ${doubtful.length} in doubt, ${rejectedIn(report)} rejected`,
    ...doubtful
      .slice(0, SHOWN)
      .map(({ papers: [a, b], score, why }) => `in doubt: ${a} and ${b} (${score}): ${why.join("; ")}`),
    ...rejected.slice(0, SHOWN).map(({ file, line, reason }) => `rejected ${file}:${line}: ${reason}`),
  ];
  if (rejected.length > SHOWN || doubtful.length > SHOWN) lines.push("… more with --json");
  return `${lines.join("\n")}\n`;
}

/**
 * Judges the pairs of a JSON Lines file, one `{"a":…,"b":…}` a line, printing `{"verdict","score","why"}` a line in the
 * same order. A line that cannot be read prints `{"error"}` in its place, and the status is 2; a bare `NaN`, which is not JSON
 * but what Python writes, is read as null, and said.
 */
export async function pairsVerb(
  path: string | undefined,
  json: boolean,
  { out, problem }: Output,
): Promise<InputStatus> {
  if (path === undefined) {
    await problem(
      'Name a file of pairs, one {"a":…,"b":…} a line: paperboy corpus pairs FILE.jsonl [--json]\n',
    );
    return 2;
  }
  let status: InputStatus = 0;
  try {
    for await (const { text, number, damage } of linesOf(path)) {
      if (text.trim() === "" && damage === undefined) continue;
      const pair = damage ?? readPair(text);
      if (typeof pair === "string") {
        status = 2;
        await problem(`${path}:${number}: ${pair}\n`);
        await out(
          json ? `${JSON.stringify({ error: `line ${number}: ${pair}` })}\n` : `line ${number}: ${pair}\n`,
        );
        continue;
      }
      if (pair.note !== undefined) await problem(`${path}:${number}: ${pair.note}\n`);
      const { verdict, score, why } = judge(recordFrom(pair.a), recordFrom(pair.b));
      await out(
        json ? `${JSON.stringify({ verdict, score, why })}\n` : `${verdict} ${score}: ${why.join("; ")}\n`,
      );
    }
  } catch (error) {
    if (
      !(
        error instanceof Error &&
        "code" in error &&
        (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "EACCES")
      )
    )
      throw error;
    await problem(
      `${path}: ${error.code === "ENOENT" ? "there is no such file" : "the file cannot be read"}\n`,
    );
    return 2;
  }
  return status;
}

/** A string of JSON, or a number that JSON has not. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

function readPair(text: string): { a: unknown; b: unknown; note?: string } | string {
  let value: unknown;
  let note: string | undefined;
  const mended = text.replace(NO_NUMBER, (found) => {
    if (found.startsWith('"')) return found;
    note = `${found} is not JSON; it was read as null`;
    return "null";
  });
  try {
    value = JSON.parse(mended);
  } catch (error) {
    return `not JSON${error instanceof Error ? `: ${error.message}` : ""}`;
  }
  if (typeof value !== "object" || value === null || !("a" in value) || !("b" in value))
    return 'expected {"a":…,"b":…}';
  return { a: value.a, b: value.b, ...(note === undefined ? {} : { note }) };
}
