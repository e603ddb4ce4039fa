/** Getting a file from where a platform keeps it: from that host alone, no further than a limit. */

import { UserError } from "./errors.ts";
import { textOf, tooLarge } from "./files.ts";

export interface FetchingFile {
  readonly name: string;
  readonly url: string;
  /** The only origins that are dialled, such as `https://files.slack.com`. */
  readonly origins: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

const PATIENCE_MS = 20_000;

/**
 * The text of the file. No redirect is followed: the address comes from the platform, and so does its answer. Throws
 * UserError with what to do next; the address and the token are in no error.
 */
export async function fetchFile(file: FetchingFile): Promise<string> {
  const { name, url, origins, headers = {}, limit, signal } = file;
  const address = URL.parse(url);
  if (address === null || !origins.includes(address.origin))
    throw new UserError("file-elsewhere", `${name} is kept outside of this platform, so I do not fetch it.`);
  const both = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const response = await fetch(address, { headers, redirect: "manual", signal: both }).catch(() => undefined);
  if (response === undefined) throw away(name);
  try {
    if (response.status >= 300 && response.status < 500)
      throw new UserError(
        "file-refused",
        `I may not read ${name}, or it is gone (${response.status}). Attach it again; if that does not help, ask an administrator to let Paperboy read files.`,
      );
    if (!response.ok) throw away(name);
    // A page to sign in with, where a file was asked for.
    if (/^text\/html\b/iu.test(response.headers.get("content-type") ?? "") && !/\.html?$/iu.test(name))
      throw new UserError(
        "file-refused",
        `I may not read ${name}. Ask an administrator to let Paperboy read files (files:read).`,
      );
    if (Number(response.headers.get("content-length") ?? 0) > limit) throw tooLarge(name, limit);
    return textOf(await upTo(response, name, limit), name);
  } finally {
    await response.body?.cancel().catch(() => {});
  }
}

async function upTo(response: Response, name: string, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > limit) throw tooLarge(name, limit);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof UserError ? error : away(name);
  }
  return Buffer.concat(chunks);
}

function away(name: string): UserError {
  return new UserError("file-away", `${name} could not be fetched just now. Please try again in a minute.`);
}
