/**
 * Reads one untrusted file and prints what it finds as JSON Lines, in a process of its own whose memory and time are
 * limited by who starts it (`import-files.ts`). It needs no secrets and gets none.
 *
 * Arguments: path, name to show, today. Prints `{"format":…}`, then `{"entry":…}` or `{"reject":…}`, and `{"done":true}`.
 */

import { once } from "node:events";
import { detectFormat, readerOf } from "./formats/import-formats.ts";
import { opensList } from "./formats/json-object.ts";
import { packedAs } from "./formats/packed.ts";
import { linesOf } from "./import-lines.ts";

/** How much of the file is looked at to tell its format. */
const LOOKED_AT = { lines: 400, characters: 256 * 1024 };

/** How lines are read by who follows a record from one part of a line to the next. */
const IN_PARTS = { cut: true, longest: 2 ** 20 };

async function print(value: unknown): Promise<void> {
  // Waits when the reader is slower: the lines must not pile up here.
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}

async function head(path: string): Promise<string[]> {
  const lines: string[] = [];
  let size = 0;
  for await (const { text, more } of linesOf(path, { cut: true })) {
    // Only a list of JSON is read when it is one line of any length.
    lines.push(more === true && !opensList(text.slice(0, LOOKED_AT.characters)) ? "" : text);
    size += text.length;
    if (lines.length >= LOOKED_AT.lines || size >= LOOKED_AT.characters) break;
  }
  return lines;
}

const [path = "", file = "", today = ""] = process.argv.slice(2);
const packed = await packedAs(path);
const first = packed === undefined ? await head(path) : [];
const format = detectFormat(first);
const shown = first.find((line) => line.trim() !== "");
if (packed !== undefined) await print({ reject: { file, line: 1, reason: packed } });
else if (shown === undefined) await print({ reject: { file, line: 1, reason: "the file is empty" } });
else if (format === undefined)
  await print({
    reject: {
      file,
      line: 1,
      reason:
        "unknown format: neither BibTeX, RIS, CSL-JSON, JSON Lines, an arXiv feed, a list of links nor a seed document",
      text: shown.trim().slice(0, 80),
    },
  });
else {
  await print({ format });
  const read = await readerOf(format);
  let found = false;
  const lines = linesOf(path, format === "csl-json" ? IN_PARTS : {});
  for await (const item of read(lines, { file, today })) {
    found = true;
    await print("reason" in item ? { reject: item } : { entry: item });
  }
  if (!found) await print({ reject: { file, line: 1, reason: "the file holds no records" } });
}
await print({ done: true });
