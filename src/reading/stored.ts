/** Reading what Paperboy itself stored. */

import { ZodError } from "zod";
import { Damaged } from "../core/job.ts";

/**
 * What `read` makes of stored text, dates and zones. Damaged, naming `what`, when it is no JSON, has another shape,
 * or names a date, time or zone that there is not; every other error is a fault of ours and passes through.
 */
export function readStored<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const unreadable =
      error instanceof SyntaxError || error instanceof RangeError || error instanceof ZodError;
    throw unreadable ? new Damaged(`${what} cannot be read`, { cause: error }) : error;
  }
}

/** What `look` answers, or nothing where something stored is damaged: for lists, which tell of all the others. */
export async function unlessDamaged<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Damaged) return [];
    throw error;
  }
}
