/** Plans, renders and marks as sent whatever is due by now, in the order and with the calls of the scheduler. */

import type { Job, Planned } from "../../src/core/job.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Store, Tables } from "../../src/core/store.ts";

export interface Posted {
  readonly key: string;
  readonly localDate: string;
  /** Where to: a channel, or a person. */
  readonly to: string;
  readonly reply?: Reply;
  readonly skipped?: string;
}

export async function postDue(store: Store, job: Job, now: number): Promise<readonly Posted[]> {
  return await store.tx(async (tables) => {
    const posted: Posted[] = [];
    for (const planned of await job.plan(tables, now, now, 1_000)) {
      posted.push(await postOne(tables, job, planned, now));
    }
    return posted;
  });
}

async function postOne(tables: Tables, job: Job, planned: Planned, now: number): Promise<Posted> {
  const { tenantId, channelId, person, key, localDate, skip } = planned;
  const about = { key, localDate, to: person ?? channelId };
  await tables.deliveries.add(
    {
      tenantId,
      dedupeKey: key,
      kind: job.kind,
      ...(person === undefined ? { channelId } : { person }),
      subjectId: planned.subjectId,
      targetVersion: planned.version,
      localDate,
      dueAt: planned.dueAt,
      expiresAt: planned.expiresAt,
      ...(skip === undefined ? {} : { skip }),
    },
    now,
  );
  const delivery = await tables.deliveries.findByKey(tenantId, key);
  if (delivery === undefined) throw new Error("not put down");
  if (skip !== undefined) return { ...about, skipped: skip };
  const withdrawn = await job.withdrawn(tables, delivery);
  const rendered = withdrawn === undefined ? await job.render(tables, delivery, now) : { skip: withdrawn };
  if ("skip" in rendered) {
    await tables.deliveries.drop(tenantId, delivery.id, "skipped", rendered.skip);
    return { ...about, skipped: rendered.skip };
  }
  await tables.deliveries.rendered(tenantId, delivery.id, JSON.stringify(rendered.reply));
  const claim = {
    owner: "test",
    now,
    leaseMs: 1000,
    settleMs: 0,
    limit: 1,
    platforms: ["slack", "discord"],
  } as const;
  const [claimed] = await tables.deliveries.claim(claim);
  if (claimed === undefined) throw new Error("not claimed");
  await tables.deliveries.settle(claimed, { state: "sent", externalId: key, verifyAt: null }, now);
  return { ...about, reply: rendered.reply };
}
