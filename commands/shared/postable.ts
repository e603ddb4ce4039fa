/** Before Paperboy promises to post somewhere, it makes sure that it can. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";

/** Throws UserError with the remedy when something keeps us from posting in the channel (this one when none is named). */
export async function demandPostable(context: Pick<Context, "obstacle">, channel?: string): Promise<void> {
  const obstacle = await context.obstacle(channel);
  if (obstacle !== undefined) throw new UserError("cannot-post", obstacle);
}
