/** Before Paperboy promises to post somewhere, it makes sure that it can. */

import type { ChannelReference } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { hasStore, storeOf } from "./store.ts";

/** Throws UserError with the remedy when something keeps us from posting in the channel (this one when none is named). */
export async function demandPostable(
  context: Pick<Context, "obstacle" | "state" | "place">,
  channel?: string,
): Promise<void> {
  const obstacle = await context.obstacle(channel);
  if (obstacle !== undefined) throw new UserError("cannot-post", obstacle);
  await postAgain(context, channel);
}

/**
 * A channel that refused a post is left alone until somebody speaks of it here again and nothing is known to keep us
 * from posting there. Costs one look-up in the store where all is well.
 */
export async function postAgain(
  context: Pick<Context, "obstacle" | "state" | "place">,
  channel: string = context.place.channel,
): Promise<void> {
  if (!hasStore(context)) return;
  const { tables } = storeOf(context);
  const tenant = await tables.tenants.find(context.place.platform, context.place.tenant);
  const known = tenant === undefined ? undefined : await tables.channels.find(tenant.id, channel);
  if (known === undefined || known.state === "ok") return;
  if ((await context.obstacle(channel)) !== undefined) return;
  await tables.channels.setState(known.tenantId, known.id, "ok");
}

/** Throws UserError unless the asker may manage that channel too: here they were asked already, there they were not. */
export async function demandManages(
  context: Pick<Context, "manages">,
  { id, name }: Pick<ChannelReference, "id"> & Partial<ChannelReference>,
): Promise<void> {
  const manages = await context.manages(id);
  if (manages === true) return;
  const there = name === undefined ? "the other channel" : `#${name}`;
  throw manages === undefined
    ? new UserError(
        "rights-unknown",
        `I could not find out just now whether you may manage ${there}, so nothing was changed. Try again in a minute.`,
      )
    : new UserError(
        "not-allowed",
        `You may not manage ${there}, so nothing was changed. Ask somebody who may to do this, or choose another channel.`,
      );
}
