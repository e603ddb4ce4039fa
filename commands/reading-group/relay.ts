/** Saying something in the channels of a group when it was brought about elsewhere: in a private message, or on another platform. */

import { type Reply, text, whisper } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { askedKey, offerKey } from "../../src/reading/group/job.ts";
import { placesOf, putDown } from "../../src/reading/group/put-down.ts";
import type { Desk } from "./desk.ts";

/**
 * Puts the question who presents down for every channel of the group but the one it was said in, to be posted
 * like any other message, and returns the answer for where it was said.
 */
export async function askEverywhere(desk: Desk, session: Session, asked: Reply): Promise<Reply> {
  return await relay(
    desk,
    session,
    askedKey(session),
    asked,
    `Thank you for saying so. I am asking the next ones in the channel of ${desk.group.name}.`,
  );
}

/** The same for an offer to swap. */
export async function offerEverywhere(desk: Desk, session: Session, asked: Reply): Promise<Reply> {
  return await relay(
    desk,
    session,
    offerKey(session),
    asked,
    `I am asking in the channel of ${desk.group.name}.`,
  );
}

async function relay(desk: Desk, session: Session, key: string, said: Reply, thanks: string): Promise<Reply> {
  const { tables, group, here, channel, now } = desk;
  const places = await placesOf(tables, group);
  const isHere = (place: (typeof places)[number]) =>
    place.tenantId === here && place.channelId === channel.id;
  for (const place of places.filter((one) => !isHere(one)))
    await putDown(tables, { group, session, place, key, reply: said, now });
  return places.some(isHere) ? said : whisper([text(thanks)]);
}
