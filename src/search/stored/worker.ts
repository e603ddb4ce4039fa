/** The thread that checks a file of SQLite and fills it: whole, under another name first, or not at all. */

import { existsSync, renameSync, rmSync, statSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import type { SourcePaper } from "../source.ts";
import { StoredWriter } from "./build.ts";
import type { Said, Told } from "./open.ts";
import { SqliteRows, sqlite } from "./sqlite.ts";

/** Papers read at once: more make fewer rows to merge, fewer take less memory. */
const AT_ONCE = 5_000;

interface Filling {
  readonly file: string;
  readonly fingerprint: string;
  readonly rows: SqliteRows;
  readonly writer: StoredWriter;
}

const waiting: SourcePaper[] = [];
let filling: Filling | undefined;
let turn = Promise.resolve();

parentPort?.on("message", (told: Told) => {
  turn = turn.then(() => hear(told));
});

async function hear(told: Told): Promise<void> {
  if ("file" in told) {
    if (fits(told.file, told.fingerprint)) return say("fits");
    rmSync(`${told.file}.new`, { force: true });
    const rows = new SqliteRows(`${told.file}.new`);
    filling = { ...told, rows, writer: new StoredWriter(rows, sqlite) };
    await filling.writer.begin();
    return say("send papers");
  }
  if (filling === undefined) throw new Error("Papers came before the file was named.");
  if ("papers" in told) waiting.push(...told.papers);
  if (waiting.length >= AT_ONCE || "end" in told) await filling.writer.add(waiting.splice(0));
  if (!("end" in told)) return;
  const { file, fingerprint, rows, writer } = filling;
  await writer.finish(fingerprint);
  rows.commit();
  rows.close();
  renameSync(`${file}.new`, file);
  say("filled");
}

/** Whether the file holds the index of these papers, cut nowhere and sound as far as SQLite can tell. */
function fits(file: string, fingerprint: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const rows = new SqliteRows(file, true);
    try {
      const [size] = rows.all(
        "select page_count * page_size as bytes from pragma_page_count, pragma_page_size",
      );
      const [known] = rows.all("select value from meta where name = 'fingerprint'");
      if (size?.["bytes"] !== statSync(file).size || known?.["value"] !== fingerprint) return false;
      return rows.all("pragma quick_check(1)")[0]?.["quick_check"] === "ok";
    } finally {
      rows.close();
    }
  } catch {
    return false; // not a database, or a damaged one
  }
}

function say(said: Said): void {
  parentPort?.postMessage(said);
}
