/** RIS, the tagged format of reference managers: `TY  - JOUR` … `ER  - `. Source: RIS format specifications (Research Information Systems). */

import { partialDate } from "../dates.ts";
import { type Entry, type ParseOptions, type Reject, reject } from "../entry.ts";
import type { Line } from "../import-lines.ts";
import { arxivIdIn, doiIn } from "../links.ts";
import { cleanLine, nameInOrder } from "../text.ts";
import { dateOf } from "./record-entry.ts";

const TAG = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** Whether the line opens a RIS record. */
export function isRisStart(line: string): boolean {
  return /^TY {1,2}-/.test(line);
}

/** Reads record after record. A record without its end is closed by the next beginning. */
export async function* readRis(
  lines: AsyncIterable<Line>,
  { file }: ParseOptions,
): AsyncGenerator<Entry | Reject> {
  let open:
    | { fields: Map<string, string[]>; start: number; damage?: { line: number; reason: string } }
    | undefined;
  let last: string[] | undefined;
  let [count, end, strayed] = [0, 0, false];
  const close = (): Entry | Reject | undefined => {
    if (open === undefined) return undefined;
    count += 1;
    const { fields, start, damage } = open;
    open = undefined;
    last = undefined;
    if (damage !== undefined) return reject(file, damage.line, damage.reason);
    return entryOf(fields, { file, entry: count, line: start, endLine: end });
  };
  for await (const { text, number, damage } of lines) {
    const tag = TAG.exec(text.trimEnd());
    if (tag?.[1] === "TY") {
      const before = close();
      if (before !== undefined) yield before;
      open = { fields: new Map(), start: number };
      strayed = false;
    } else if (open === undefined) {
      if (text.trim() !== "" && !strayed) {
        strayed = true;
        yield reject(file, number, damage ?? "a line outside of any record (`TY  - ` begins one)", text);
      }
      continue;
    }
    end = number;
    if (damage !== undefined && open !== undefined) open.damage ??= { line: number, reason: damage };
    if (tag === null) {
      // A value that goes on in the next line.
      if (last !== undefined && last.length > 0 && text.trim() !== "")
        last[last.length - 1] += ` ${text.trim()}`;
      continue;
    }
    if (tag[1] === "ER") {
      const done = close();
      if (done !== undefined) yield done;
      continue;
    }
    const name = tag[1] ?? "";
    last = open?.fields.get(name) ?? [];
    last.push((tag[2] ?? "").trim());
    open?.fields.set(name, last);
  }
  const rest = close();
  if (rest !== undefined) yield rest;
}

function entryOf(
  fields: ReadonlyMap<string, readonly string[]>,
  place: { file: string; entry: number; line: number; endLine: number },
): Entry | Reject {
  const first = (...names: string[]): string | undefined => {
    for (const name of names) {
      const found = fields.get(name)?.find((value) => value !== "");
      if (found !== undefined) return cleanLine(found);
    }
    return undefined;
  };
  const title = first("TI", "T1", "CT");
  const abstract = first("AB", "N2");
  if (title === undefined && abstract === undefined)
    return reject(place.file, place.line, "the record has neither a title nor an abstract");
  const authors =
    ["AU", "A1", "A2"].map((name) => fields.get(name) ?? []).find((list) => list.length > 0) ?? [];
  const names = authors.map(nameInOrder).filter((name) => name !== "");
  const date = dateOf(first("DA")?.replace(/\/+$/, "")) ?? dateOf(first("PY", "Y1")?.replace(/\/+$/, ""));
  const year = Number(/\d{4}/.exec(first("PY", "Y1") ?? "")?.[0]);
  const published = date ?? (Number.isNaN(year) ? undefined : partialDate(year));
  const doi = doiIn(first("DO", "M3") ?? "") ?? doiIn((fields.get("UR") ?? []).join(" "));
  const arxivId =
    arxivIdIn(
      [
        ...(fields.get("UR") ?? []),
        ...(fields.get("L1") ?? []),
        ...(fields.get("AN") ?? []),
        ...(fields.get("M1") ?? []),
      ].join(" "),
    ) ?? arxivIdIn(doi ?? "");
  const venue = first("JO", "JF", "T2", "BT", "JA", "C3");
  const url = first("UR", "L2");
  return {
    ...place,
    ...(title === undefined ? {} : { title }),
    ...(names.length === 0 ? {} : { authors: names, authorsComplete: true }),
    ...(abstract === undefined ? {} : { abstract }),
    ...(venue === undefined ? {} : { venue }),
    ...(published === undefined ? {} : { published }),
    ...(doi === undefined || /^10\.48550\/arxiv/i.test(doi) ? {} : { doi }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(url !== undefined && /^https?:\/\//i.test(url) ? { url } : {}),
  };
}
