/** Posts that come late say so, for as long as they stand there. */

import type { Reply } from "../core/reply.ts";
import type { Delivery, Tables } from "../core/store.ts";
import type { Engine } from "./engine.ts";
import { DELAYED_AFTER } from "./timing.ts";

/** Whether a post that goes out at an instant (ms) is late. */
export function isLate({ dueAt }: Pick<Delivery, "dueAt">, at: number): boolean {
  return at - dueAt > DELAYED_AFTER;
}

/** What a late post says instead; kinds of posts that have no word for it stay as they are. */
export async function saidLate(
  { jobs }: Pick<Engine, "jobs">,
  tables: Tables,
  delivery: Delivery,
  reply: Reply,
): Promise<Reply> {
  return (await jobs.get(delivery.kind)?.delayed?.(tables, reply, delivery)) ?? reply;
}
