/** Files on the machine of whoever types: a path is read where it was named. */

import { open } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../../core/errors.ts";
import { type AttachedFile, textOf, tooLarge } from "../../core/files.ts";

/** The file at a path, relative to where Paperboy was started; opened only when it is read. */
export function fileAt(path: string): AttachedFile {
  return { id: path, name: basename(path), read: (limit) => readUpTo(path, limit) };
}

async function readUpTo(path: string, limit: number): Promise<string> {
  const file = await open(path, "r").catch((error: unknown) => {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = missing ? "There is no file" : "I may not read the file";
    throw new UserError("no-file", `${why} ${path}. The path counts from where Paperboy was started.`);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new UserError("no-file", `${path} is not a file.`);
    if (found.size > limit) throw tooLarge(path, limit);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(limit + 1) });
    if (bytesRead > limit) throw tooLarge(path, limit);
    return textOf(buffer.subarray(0, bytesRead), path);
  } finally {
    await file.close();
  }
}
