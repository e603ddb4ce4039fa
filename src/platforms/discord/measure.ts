/** Whether drawn components are within what Discord takes, and the last resort when nothing else helped. */

import type { APIMessageTopLevelComponent } from "discord.js";
import type { Part } from "./draw.ts";
import { LIMITS } from "./limits.ts";
import { COMPONENT } from "./wire.ts";

/** What is too much, in words; empty when Discord takes it. O(components). */
export function measure(components: readonly APIMessageTopLevelComponent[]): readonly string[] {
  let amount = 0;
  let text = 0;
  const count = (component: unknown): void => {
    const { components: nested, content } = component as {
      readonly components?: readonly unknown[];
      readonly content?: string;
    };
    amount += 1;
    text += content?.length ?? 0;
    for (const child of nested ?? []) count(child);
  };
  for (const component of components) count(component);
  return [
    ...(amount > LIMITS.components ? [`${amount} components`] : []),
    ...(text > LIMITS.displayedText ? [`${text} letters`] : []),
  ];
}

const CUT = "-# … the rest does not fit into one message";

/**
 * Drops whole lines of text from the end, then whole parts that are not text, until what is left fits. Lines
 * stay whole, so no link is cut. Reached only by replies that hold more links or buttons than a message can.
 */
export function shorten(
  components: readonly APIMessageTopLevelComponent[],
): readonly APIMessageTopLevelComponent[] {
  const [frame] = components;
  if (frame?.type !== COMPONENT.container) return shortenParts(components as readonly Part[], 0);
  return [{ ...frame, components: shortenParts(frame.components as readonly Part[], 1) }];
}

function shortenParts(parts: readonly Part[], frames: number): Part[] {
  let room = LIMITS.displayedText - CUT.length - 1;
  let left = LIMITS.components - frames - 1;
  const kept: Part[] = [];
  let cut = false;
  for (const part of parts) {
    const size = part.type === COMPONENT.row ? 1 + part.components.length : 1;
    if (size > left) {
      cut = true;
      continue;
    }
    if (part.type !== COMPONENT.text) {
      kept.push(part);
      left -= size;
      continue;
    }
    const lines: string[] = [];
    for (const line of part.content.split("\n")) {
      if (line.length + 1 > room) {
        cut = true;
        break;
      }
      lines.push(line);
      room -= line.length + 1;
    }
    const content = lines.join("\n").trim();
    if (content === "") continue;
    kept.push({ ...part, content });
    left -= 1;
  }
  return cut || kept.length === 0 ? [...kept, { type: COMPONENT.text, content: CUT }] : kept;
}
