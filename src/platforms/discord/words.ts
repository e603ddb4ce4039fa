/** The words of a message, whichever way it was made. */

import { z } from "zod";
import { COMPONENT } from "./wire.ts";

const partSchema = z.object({
  type: z.number(),
  content: z.string().optional(),
  components: z.array(z.unknown()).optional(),
});

/** What one reads: the content, and every text display among the components. O(components). */
export function wordsOf(content: string, components: readonly unknown[]): string {
  return [content, ...components.flatMap(displayed)].filter((words) => words !== "").join("\n");
}

function displayed(component: unknown): readonly string[] {
  const read = partSchema.safeParse(component);
  if (!read.success) return [];
  const { type, content = "", components = [] } = read.data;
  return [...(type === COMPONENT.text ? [content] : []), ...components.flatMap(displayed)];
}
