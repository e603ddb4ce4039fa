/** The keys of the messages of a session: two of one key are one message. */

import type { Session } from "../../core/store.ts";
import type { Kind } from "./reminders.ts";

/** The key of one message: moving a session makes new ones, and what was said for the old time stays said. */
export function sessionKey(session: Pick<Session, "id" | "startsAt">, kind: Kind): string {
  return `sess:${session.id}:${session.startsAt}:${kind}`;
}

/** The key of the thread under the message that a session begins with. */
export function threadKey(session: Pick<Session, "id" | "startsAt">): string {
  return `sess:${session.id}:${session.startsAt}:thread`;
}

/** The key of a reminder that one person asked for at an instant (ms). */
export function snoozeKey(session: Pick<Session, "id" | "startsAt">, person: string, at: number): string {
  return `sess:${session.id}:${session.startsAt}:snooze:${at}:${person}`;
}

/** The key of an offer to swap the session; once for each state of it. */
export function offerKey(session: Pick<Session, "id" | "startsAt" | "version">): string {
  return `sess:${session.id}:${session.startsAt}:offer:${session.version}`;
}

/** The key of the question who presents instead; once for each time that somebody gave it back. */
export function askedKey(session: Pick<Session, "id" | "startsAt" | "version">): string {
  return `sess:${session.id}:${session.startsAt}:asked:${session.version}`;
}

/** The key of what a person was told in a channel, for want of a private message. */
export function toldKey(session: Pick<Session, "id" | "startsAt">, person: string): string {
  return `sess:${session.id}:${session.startsAt}:told:${person}`;
}

/** The key of what the organiser is told about reminders that were dropped, found out at an instant (ms). */
export function missedKey(session: Pick<Session, "id" | "startsAt">, at: number): string {
  return `sess:${session.id}:${session.startsAt}:missed:${at}`;
}
