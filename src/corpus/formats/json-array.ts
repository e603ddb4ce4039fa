/** Cuts the elements out of a JSON array, line by line, so that a large one is never held whole. */

import type { Line } from "../import-lines.ts";

/** One element as it stands. */
export interface ArrayElement {
  readonly text: string;
  /** Where it begins. */
  readonly line: number;
}

/** Why what begins at a line cannot be read. */
export interface BrokenElement {
  readonly reason: string;
  readonly line: number;
}

/** One element may be this long, in characters. */
const LONGEST = 8 * 1024 * 1024;
/** All that matters outside of strings; within them, what ends them. */
const MARK = /["[\]{},]/g;
const IN_STRING = /["\\]/g;

/**
 * Yields the elements of the array that the text is, unread: what is wrong within one is found by who reads it. Brackets
 * alone are followed, so a broken element spoils no other as long as its brackets and quotes are paired. Memory is bounded
 * by the longest element.
 */
export async function* arrayElements(
  lines: AsyncIterable<Line>,
): AsyncGenerator<ArrayElement | BrokenElement> {
  let [depth, inString, end] = [0, false, 1];
  let parts: string[] = [];
  let size = 0;
  let line = 1;
  let damage: BrokenElement | undefined;
  /** What was gathered, when it is more than space. */
  const finish = (): ArrayElement | BrokenElement | undefined => {
    const text = parts.join("\n");
    const found = damage ?? (text.trim() === "" ? undefined : { text, line });
    parts = [];
    size = 0;
    damage = undefined;
    return found;
  };
  const gather = (part: string, number: number) => {
    if (size === 0 && part.trim() === "") return;
    if (size === 0) line = number;
    size += part.length + 1;
    if (size > LONGEST) damage ??= { line, reason: `the record is longer than ${LONGEST} characters` };
    if (damage === undefined) parts.push(part);
  };
  for await (const { text, number, damage: broken } of lines) {
    end = number;
    if (broken !== undefined) damage ??= { line: number, reason: broken };
    // What was on such a line is not known, nor where the records after it begin.
    if (broken !== undefined && text === "") {
      yield { line: number, reason: `${broken}; JSON Lines may be larger` };
      return;
    }
    let from = 0;
    let at = 0;
    while (at < text.length) {
      const mark = inString ? IN_STRING : MARK;
      mark.lastIndex = at;
      const found = mark.exec(text);
      if (found === null) break;
      const [character] = found;
      at = found.index + 1;
      if (character === "\\") at += 1;
      else if (character === '"') inString = !inString;
      else if (character === "[" || character === "{") {
        depth += 1;
        if (depth === 1) from = at;
      } else if (character !== ",") depth -= 1;
      const ends = !inString && ((character === "," && depth === 1) || (character === "]" && depth === 0));
      if (!ends) continue;
      gather(text.slice(from, at - 1), number);
      const element = finish();
      if (element !== undefined) yield element;
      from = at;
    }
    if (depth > 0) gather(text.slice(from), number);
    else if (from < text.length && text.slice(from).trim() !== "")
      yield { line: number, reason: "not JSON: there is more behind the end of the list" };
  }
  if (depth > 0) yield { line: size === 0 ? end : line, reason: "not JSON: the list is never closed" };
}
