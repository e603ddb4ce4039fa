/** Cuts the elements out of a JSON array, line by line or in parts of lines, so that a large one is never held whole. */

import type { Line } from "../import-lines.ts";
import { Marks } from "./json-marks.ts";

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
export const LONGEST = 8 * 1024 * 1024;

/**
 * Yields the elements of the array that the text is, unread: what is wrong within one is found by who reads it. Brackets
 * alone are followed, so a broken element spoils no other as long as its brackets and quotes are paired. Memory is bounded
 * by the longest element. `inObject`: what stands behind the array is no matter.
 */
export async function* arrayElements(
  lines: AsyncIterable<Line>,
  inObject = false,
): AsyncGenerator<ArrayElement | BrokenElement> {
  const marks = new Marks();
  let [depth, end] = [0, 1];
  let parts: string[] = [];
  let size = 0;
  let line = 1;
  let damage: BrokenElement | undefined;
  /** What was gathered, when it is more than space. */
  const finish = (): ArrayElement | BrokenElement | undefined => {
    const text = parts.join("");
    const found = damage ?? (text.trim() === "" ? undefined : { text, line });
    parts = [];
    size = 0;
    damage = undefined;
    return found;
  };
  const gather = (part: string, { number, damage: broken }: Line) => {
    if (size === 0 && part.trim() === "") return;
    if (size === 0) line = number;
    size += part.length;
    // Of what a broken line holds, that is broken which could not be decoded.
    if (broken !== undefined && part.includes("\uFFFD")) damage ??= { line: number, reason: broken };
    if (size > LONGEST) damage ??= { line, reason: `the record is longer than ${LONGEST} characters` };
    if (damage === undefined) parts.push(part);
  };
  for await (const given of lines) {
    const { text, number, more } = given;
    end = number;
    let from = 0;
    for (let at = marks.next(text, 0); at >= 0; at = marks.next(text, at + 1)) {
      const character = text[at];
      if (character === "[" || character === "{") {
        depth += 1;
        if (depth === 1) from = at + 1;
      } else if (character !== ",") depth -= 1;
      const ends = (character === "," && depth === 1) || (character === "]" && depth === 0);
      if (!ends) continue;
      gather(text.slice(from, at), given);
      const element = finish();
      if (element !== undefined) yield element;
      from = at + 1;
      if (depth === 0 && inObject) return;
    }
    if (more !== true) marks.endLine();
    if (depth > 0) gather(`${text.slice(from)}${more === true ? "" : "\n"}`, given);
    else if (from < text.length && text.slice(from).trim() !== "")
      yield { line: number, reason: "not JSON: there is more behind the end of the list" };
  }
  if (depth > 0) yield { line: size === 0 ? end : line, reason: "not JSON: the list is never closed" };
}
