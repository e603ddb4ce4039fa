/** Saying something in the channels of a group when it was brought about elsewhere: in a private message, or on another platform. */

import { type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { askedKey, SESSION } from "../../src/reading/group/job.ts";
import { linksOf, seenFrom } from "../../src/reading/group/links.ts";
import type { Desk } from "./desk.ts";

/**
 * Puts the question who presents down for every channel of the group but the one it was said in, to be posted
 * like any other message, and returns the answer for where it was said.
 */
export async function askEverywhere(desk: Desk, session: Session, asked: Reply): Promise<Reply> {
  const { tables, group, here, channel, now } = desk;
  const home = { tenantId: group.tenantId, channelId: group.channelId };
  const places = [home, ...(await linksOf(tables, group))];
  const isHere = (place: typeof home) => place.tenantId === here && place.channelId === channel.id;
  for (const place of places.filter((one) => !isHere(one))) {
    await tables.deliveries.add(
      {
        tenantId: place.tenantId,
        dedupeKey: askedKey(session),
        kind: SESSION,
        channelId: place.channelId,
        subjectId: session.id,
        targetVersion: session.version,
        localDate: session.localDate,
        payloadJson: JSON.stringify(seenFrom(asked, group, place.tenantId)),
        dueAt: now,
        expiresAt: session.startsAt,
      },
      now,
    );
  }
  if (places.some(isHere)) return asked;
  return whisper([
    text(`Thank you for saying so. I am asking the next ones in the channel of ${group.name}.`),
  ]);
}
