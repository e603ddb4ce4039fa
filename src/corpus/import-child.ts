/**
 * Reads one untrusted file and prints what it finds as JSON Lines, in a process of its own whose memory and time are
 * limited by who starts it (`import-files.ts`). It needs no secrets and gets none.
 *
 * Arguments: path, name to show, today. Prints `{"format":…}`, then `{"entry":…}` or `{"reject":…}`, and `{"done":true}`.
 */

import { once } from "node:events";
import { detectFormat, readerOf } from "./formats/import-formats.ts";
import { packedAs } from "./formats/packed.ts";
import { linesOf } from "./import-lines.ts";

/** How much of the file is looked at to tell its format. */
const LOOKED_AT = { lines: 400, characters: 256 * 1024 };

async function print(value: unknown): Promise<void> {
  // Waits when the reader is slower: the lines must not pile up here.
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}

async function head(path: string): Promise<string[]> {
  const lines: string[] = [];
  let size = 0;
  for await (const { text } of linesOf(path)) {
    lines.push(text);
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
  for await (const item of read(linesOf(path), { file, today })) {
    found = true;
    await print("reason" in item ? { reject: item } : { entry: item });
  }
  if (!found) await print({ reject: { file, line: 1, reason: "the file holds no records" } });
}
await print({ done: true });
