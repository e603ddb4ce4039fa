/** Nicknames and the stable ids of papers, both made from the title. */

import { fold } from "./text.ts";

const STOP = new Set(
  "a an and are as at be by can do does for from how in into is it its not of on or over than that the their to toward towards under using via we what when where why with without".split(
    " ",
  ),
);

/**
 * What people call the paper, when the title says it: the words before the colon if they are at most three and hold no
 * preposition (`DeepSeek-R1`, `Native Sparse Attention`), or what has a report written about it (`DeepSeek-V3 Technical
 * Report`).
 */
export function nicknameOf(title: string): string | undefined {
  const head =
    /^([^:]{2,60}?)\s*[::]\s+\S/.exec(title)?.[1] ?? /^(\S+(?: \S+)?) technical report$/i.exec(title)?.[1];
  if (head === undefined) return undefined;
  const words = head.split(/\s+/);
  if (words.length > 3 || words.some((word) => STOP.has(word.toLowerCase()))) return undefined;
  return head;
}

/** The id a title gives: from the nickname, else from its first three words that carry meaning. Never empty. */
export function slugOf(title: string): string {
  const nickname = nicknameOf(title);
  const words = title.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const meaning = words.filter((word) => !STOP.has(fold(word).replace(/[^a-z]/g, "")));
  const slug = toSlug(nickname ?? (meaning.length >= 2 ? meaning : words).slice(0, 3).join(" "));
  return slug === "" ? `paper-${fingerprint(title)}` : slug;
}

/** Lower-case ASCII letters, digits and single hyphens, at most 60 characters. */
function toSlug(text: string): string {
  return fold(text)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

/** Eight hexadecimal digits that depend on the text alone (FNV-1a, 32 bits). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
