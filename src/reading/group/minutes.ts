/** What people wrote down after a session. */

import { z } from "zod";

const entrySchema = z.object({
  person: z.string(),
  name: z.string(),
  takeaway: z.string().optional(),
  action: z.string().optional(),
  rating: z.int().min(1).max(5).optional(),
});

const minutesSchema = z.array(entrySchema);

/** One person's minutes; writing again replaces what is written anew and keeps the rest. */
export interface MinutesEntry {
  readonly person: string;
  readonly name: string;
  readonly takeaway?: string | undefined;
  readonly action?: string | undefined;
  /** 1 to 5. */
  readonly rating?: number | undefined;
}

export function readMinutes(json: string | null): readonly MinutesEntry[] {
  return json === null ? [] : minutesSchema.parse(JSON.parse(json));
}

/** The minutes with one person's entry added or replaced. */
export function withEntry(entries: readonly MinutesEntry[], entry: MinutesEntry): string {
  return JSON.stringify([...entries.filter(({ person }) => person !== entry.person), entry]);
}

/** `4.5`; undefined without ratings. */
export function averageRating(entries: readonly MinutesEntry[]): string | undefined {
  const ratings = entries.flatMap(({ rating }) => (rating === undefined ? [] : [rating]));
  if (ratings.length === 0) return undefined;
  return (ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length).toFixed(1).replace(/\.0$/, "");
}

/** With a full stop at its end, where it has none and no other mark that ends a sentence. */
export function stopped<T extends string | undefined>(text: T): T | string {
  return text === undefined || /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** One line an entry: `Ana: MLA saves memory. To do: try it on our model.` */
export function minuteLines(entries: readonly MinutesEntry[]): readonly string[] {
  return entries.flatMap(({ name, takeaway, action }) => {
    const todo = action === undefined ? undefined : `To do: ${action}`;
    const parts = [todo === undefined ? takeaway : stopped(takeaway), todo].filter(
      (part) => part !== undefined,
    );
    return parts.length === 0 ? [] : [`${name}: ${parts.join(" ")}`];
  });
}
