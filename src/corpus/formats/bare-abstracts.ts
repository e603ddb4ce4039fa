/** Bare abstracts: one `Abstract:…` a paper, without title or authors. */

import { type Entry, type Parsed, type ParseOptions, type Reject, reject } from "../entry.ts";

const START = /^Abstract\s*[:.—-]\s*/i;

/** Whether the line opens an entry of this format. */
export function isAbstractLine(line: string): boolean {
  return START.test(line.trim());
}

/** Reads bare abstracts. A wrapped line is joined to its abstract; any other stray line is rejected. */
export function parseBareAbstracts(lines: readonly string[], { file }: ParseOptions): Parsed {
  const entries: Entry[] = [];
  const rejects: Reject[] = [];
  let straying = false;
  let count = 0;
  lines.forEach((raw, index) => {
    const text = raw.trim();
    const line = index + 1;
    if (text === "") return;
    if (isAbstractLine(text)) {
      straying = false;
      count += 1;
      const abstract = text.replace(START, "");
      if (abstract === "") rejects.push(reject(file, line, "`Abstract:` with nothing after it", text));
      else entries.push({ file, entry: count, line, endLine: line, abstract });
      return;
    }
    const last = entries.at(-1);
    // A wrapped abstract: the line before stopped in mid-sentence and this one goes on in it.
    if (!straying && last?.abstract !== undefined && last.endLine === index && wraps(last.abstract, text)) {
      entries[entries.length - 1] = { ...last, endLine: line, abstract: `${last.abstract} ${text}` };
      return;
    }
    if (!straying) {
      count += 1;
      rejects.push(reject(file, line, "expected a line that starts with `Abstract:`", text));
    }
    straying = true;
  });
  return { entries, rejects };
}

function wraps(before: string, after: string): boolean {
  return !/[.!?)"”]$/.test(before) && /^[\p{Ll}\d(]/u.test(after);
}
