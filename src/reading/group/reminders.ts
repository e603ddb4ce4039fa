/** The chain of messages around a session, and until when each is still of use. */

import { z } from "zod";
import { DAY, HOUR, type Instant, MINUTE, occurrence } from "../time/resolve.ts";

/**
 * What a message of the chain is for. choose: nominate and vote. decide: the vote closes. presenter: the kit, to
 * the presenter alone. read: time to read. check: who has read it. few: to the organiser alone, when too few have.
 * soon and join: it is about to begin. start: it begins. after: minutes.
 */
export const KINDS = [
  "choose",
  "decide",
  "presenter",
  "read",
  "check",
  "few",
  "soon",
  "join",
  "start",
  "after",
] as const;
export type Kind = (typeof KINDS)[number];

/**
 * When before the start: days keep the wall time, minutes are elapsed. `off` leaves it out. `quorum` is how many
 * have to have read the paper for the message about too few not to be sent.
 */
export type Lead =
  | { readonly days: number }
  | { readonly minutes: number; readonly quorum?: number | undefined }
  | "off";

/** The leads of one group, for the kinds that come before the start. */
export type Chain = Readonly<Record<Exclude<Kind, "start" | "after">, Lead>>;

export const DEFAULT_CHAIN: Chain = {
  choose: { days: 7 },
  decide: { days: 5 },
  presenter: { days: 3 },
  read: { days: 2 },
  check: { days: 1 },
  few: "off",
  soon: { minutes: 120 },
  join: { minutes: 10 },
};

const leadSchema = z.union([
  z.object({ days: z.int().min(0).max(60) }),
  z.object({
    minutes: z
      .int()
      .min(0)
      .max(24 * 60),
    quorum: z.int().min(1).max(1000).optional(),
  }),
  z.literal("off"),
]);

/** A chain as stored; kinds that are missing keep their usual lead. */
export const chainSchema = z
  .partialRecord(
    z.enum(["choose", "decide", "presenter", "read", "check", "few", "soon", "join"]),
    leadSchema,
  )
  .transform((chain): Chain => ({ ...DEFAULT_CHAIN, ...chain }));

/** When a session begins. */
export interface SessionTime {
  readonly date: Temporal.PlainDate;
  readonly time: Temporal.PlainTime;
  readonly zone: string;
  readonly startsAt: Instant;
  readonly lengthMs: number;
}

export interface Reminder {
  readonly kind: Kind;
  readonly at: Instant;
  /** At and after this instant it is dropped. */
  readonly expiresAt: Instant;
}

/**
 * The whole chain of a session in order of time. A date that does not exist in the zone drops its reminder. `freeFrom`
 * puts off what comes days ahead: for a weekly group a week before a session is in the middle of the last one.
 */
export function remindersOf(
  session: SessionTime,
  chain: Chain,
  freeFrom: (at: Instant, date: Temporal.PlainDate) => Instant = (at) => at,
): readonly Reminder[] {
  const { startsAt, lengthMs } = session;
  const before = (Object.keys(DEFAULT_CHAIN) as (keyof Chain)[]).flatMap((kind): Reminder[] => {
    const lead = chain[kind];
    if (lead === "off") return [];
    if ("minutes" in lead) return [{ kind, at: startsAt - lead.minutes * MINUTE, expiresAt: startsAt }];
    const date = session.date.subtract({ days: lead.days });
    const wanted = occurrence(date, session.time, session.zone);
    const at = wanted === undefined || lead.days === 0 ? wanted : freeFrom(wanted, date);
    // A vote is closed however late; what asks people to do something needs the time to do it.
    const expiresAt = kind === "decide" ? startsAt : startsAt - 3 * HOUR;
    return at === undefined || at >= expiresAt ? [] : [{ kind, at, expiresAt }];
  });
  const around: Reminder[] = [
    { kind: "start", at: startsAt, expiresAt: startsAt + 15 * MINUTE },
    { kind: "after", at: startsAt + lengthMs, expiresAt: startsAt + lengthMs + DAY },
  ];
  return [...before, ...around].sort((a, b) => a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** The first instant at or after `from` at which a reminder is due, or undefined when the chain is over. */
export function nextReminder(reminders: readonly Reminder[], from: Instant): Instant | undefined {
  return reminders.find(({ at }) => at >= from)?.at;
}

/** `7 days`, `2 hours`, `90 minutes`, `off`. */
export function sayLead(lead: Lead): string {
  if (lead === "off") return "off";
  if ("days" in lead) return lead.days === 1 ? "1 day" : `${lead.days} days`;
  if (lead.minutes % 60 === 0 && lead.minutes > 0)
    return lead.minutes === 60 ? "1 hour" : `${lead.minutes / 60} hours`;
  return `${lead.minutes} minutes`;
}

/** Reads `7 days`, `2h`, `90 min`, `off`; undefined for anything else. */
export function readLead(text: string): Lead | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "off" || typed === "no" || typed === "none") return "off";
  const found = /^(\d{1,4})\s*(d|days?|h|hours?|m|min|minutes?)$/.exec(typed);
  const size = Number(found?.[1]);
  if (found === null || Number.isNaN(size)) return undefined;
  if (found[2]?.startsWith("d")) return size <= 60 ? { days: size } : undefined;
  const minutes = found[2]?.startsWith("h") ? size * 60 : size;
  return minutes <= 24 * 60 ? { minutes } : undefined;
}
