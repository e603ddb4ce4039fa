/** What the page may ask, checked before anything is done with it. */

import { z } from "zod";

const person = z.string().max(40);
const id = z.string().max(80);
const zone = z.string().max(60);

/** The longest file that can be tried here, in characters. */
const LARGEST_FILE = 1_000_000;

export const bodies = {
  say: z.strictObject({
    person,
    zone,
    channel: id,
    thread: id.optional(),
    text: z.string().max(4000),
    /** What a text file holds that came along. */
    file: z.strictObject({ name: z.string().min(1).max(200), text: z.string().max(LARGEST_FILE) }).optional(),
  }),
  press: z.strictObject({
    person,
    zone,
    message: id,
    look: z.enum(["slack", "discord"]),
    value: z.string().min(1).max(3000),
  }),
  submit: z.strictObject({ person, form: id, values: z.record(id, z.string().max(4000)) }),
  lookup: z.strictObject({ person, zone, message: id, action: id.optional() }),
  dismiss: z.strictObject({ person, message: id }),
  clock: z.union([
    z.strictObject({
      by: z
        .int()
        .min(-366 * 86_400_000)
        .max(366 * 86_400_000),
    }),
    z.strictObject({ to: z.literal("next") }),
    /** A wall-clock reading, `2026-03-29T09:00`, in a zone. */
    z.strictObject({ at: z.string().max(40), zone }),
  ]),
  reset: z.strictObject({}),
} as const;

export type Verb = keyof typeof bodies;
export type Body<V extends Verb> = z.infer<(typeof bodies)[V]>;
