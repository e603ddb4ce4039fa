/** What every subcommand of /daily starts from and ends with: the channel's arrangement, changed in one step. */

import { z } from "zod";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { untilNothingInFlight } from "../../src/core/in-flight.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Channel, Store, Subscription, Tables } from "../../src/core/store.ts";
import { enumerate } from "../../src/core/text.ts";
import { DAILY, nextUnposted } from "../../src/reading/daily/job.ts";
import { daysOffSchema } from "../../src/reading/daily/query.ts";
import { holidaysOf, planOf, setHolidays } from "../../src/reading/daily/rule.ts";
import { dailyKey } from "../../src/reading/daily/subscription-job.ts";
import { syncSessions } from "../../src/reading/group/keep.ts";
import type { DaysOff } from "../../src/reading/time/holidays.ts";
import { upcoming } from "../../src/reading/time/plan.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { newId, storeOf } from "../shared/store.ts";

const fieldsSchema = z.object({
  channelId: z.string(),
  queryJson: z.string(),
  localTime: z.string(),
  weekdays: z.int(),
  tz: z.string(),
  startDate: z.string(),
  state: z.enum(["active", "paused", "deleted"]),
  pausedUntil: z.string().nullable(),
});

/** What people arrange; `fields` is undefined where there never was a paper of the day. */
export interface Arrangement {
  readonly fields: Fields | undefined;
  readonly holidays: readonly DaysOff[];
}

export type Fields = Readonly<z.infer<typeof fieldsSchema>>;

const arrangementSchema = z.object({ fields: fieldsSchema.optional(), holidays: daysOffSchema });

export interface Desk {
  readonly store: Store;
  readonly tenantId: string;
  readonly channel: Channel;
  /** Neither deleted nor absent. */
  readonly subscription: Subscription | undefined;
  readonly now: number;
}

/** The desk of the channel the asker is in. */
export async function deskOf(context: Context): Promise<Desk> {
  const store = storeOf(context);
  const now = await store.now();
  const { tenant, channel } = await placeOf(context, store.tables, now);
  const [subscription] = await store.tables.subscriptions.ofChannel(tenant.id, channel.id, DAILY);
  return { store, tenantId: tenant.id, channel, subscription, now };
}

/** The subscription, or a refusal that says how to begin. */
export function demandSubscription(desk: Desk): Subscription {
  if (desk.subscription !== undefined) return desk.subscription;
  throw new UserError("no-daily", "This channel has no paper of the day. Begin with /daily set.", [
    choice("Set it up", invoke("daily set")),
  ]);
}

/** The paper of the day that this channel has, or else the last it had. */
export async function lastSubscription({
  store,
  tenantId,
  channel,
  subscription,
}: Desk): Promise<Subscription | undefined> {
  if (subscription !== undefined) return subscription;
  const id = await freeId(store.tables, tenantId, channel.id);
  return await store.tables.subscriptions.get(tenantId, id);
}

/** What an edit says of itself. `sentence` stands before the next dates. */
export interface Edited {
  readonly after: Arrangement;
  readonly sentence: string;
}

/**
 * Changes the arrangement of this channel in one transaction, keeps what it was, and answers with one
 * sentence, the next two dates and Undo. `edit` gets what is arranged now and throws UserError to refuse.
 */
export async function changeArrangement(
  context: Context,
  action: string,
  edit: (now: Arrangement, today: Temporal.PlainDate, tables: Tables) => Edited | Promise<Edited>,
): Promise<Reply> {
  const store = storeOf(context);
  const at = await store.now();
  const changeId = newId(context.random);
  const { sentence, closing, known } = await store.tx(async (tables) => {
    const { tenant, channel } = await placeOf(context, tables, at);
    const [known] = await tables.subscriptions.ofChannel(tenant.id, channel.id, DAILY);
    const before = await arrangementOf(tables, tenant.id, channel.id, known);
    const zone = known?.tz ?? channel.tz ?? context.asker.zone ?? "UTC";
    const edited = await edit(before, localParts(at, zone).date, tables);
    const saved = await save(tables, {
      tenantId: tenant.id,
      channelId: channel.id,
      known,
      after: edited.after,
      by: context.asker.id,
      at,
    });
    await tables.audit.add({
      tenantId: tenant.id,
      id: changeId,
      at,
      actor: context.asker.id,
      action: `daily ${action}`,
      target: saved?.id ?? `channel:${channel.id}`,
      beforeJson: JSON.stringify(before),
      afterJson: JSON.stringify(edited.after),
    });
    return { sentence: edited.sentence, closing: await closingOf(tables, saved, at), known };
  });
  const underWay = await sayUnderWay(context, store.tables, known);
  return reply([
    text([sentence, closing, underWay].join(" ").trim()),
    choices(choice("Undo", invoke("daily undo", { change: changeId }))),
  ]);
}

/** A post whose request has begun cannot be called back: the answer waits for it, or says that it may still come. */
async function sayUnderWay(
  { clock, progress }: Context,
  tables: Tables,
  known: Subscription | undefined,
): Promise<string> {
  if (known === undefined) return "";
  progress("Waiting for a post that is on its way…");
  if (await untilNothingInFlight(tables, clock, known.tenantId, known.id)) return "";
  return "One post is on its way already and may still arrive.";
}

/** The channels that a change took the paper of the day from or to: undoing it is a change in each of them. */
export async function changedChannels(context: Context, changeId: string): Promise<readonly string[]> {
  const { tables } = storeOf(context);
  const tenant = await tables.tenants.find(context.place.platform, context.place.tenant);
  const entry = tenant === undefined ? undefined : await tables.audit.get(tenant.id, changeId);
  const states = [entry?.beforeJson, entry?.afterJson].flatMap((json) =>
    json == null ? [] : [arrangementSchema.safeParse(JSON.parse(json)).data?.fields?.channelId],
  );
  return [...new Set(states.flatMap((channel) => channel ?? []))];
}

/** Puts back what a change replaced, if nothing was changed since. */
export async function undoChange(context: Context, changeId: string): Promise<Reply> {
  const store = storeOf(context);
  const at = await store.now();
  const sentence = await store.tx(async (tables) => {
    const { tenant, channel } = await placeOf(context, tables, at);
    const entry = await tables.audit.get(tenant.id, changeId);
    if (entry === undefined || !entry.action.startsWith("daily ") || entry.beforeJson === null) {
      throw new UserError("no-change", "That change is not known here any more, so it cannot be undone.");
    }
    const before = arrangementSchema.parse(JSON.parse(entry.beforeJson)) as Arrangement;
    const after = arrangementSchema.parse(JSON.parse(entry.afterJson ?? "{}")) as Arrangement;
    const channelId = after.fields?.channelId ?? before.fields?.channelId ?? channel.id;
    const known = await tables.subscriptions.get(tenant.id, entry.target);
    const now = await arrangementOf(tables, tenant.id, channelId, known);
    if (!sameArrangement(now, after)) {
      throw new UserError(
        "changed-since",
        "It was changed again since, so nothing was undone. See /daily show.",
      );
    }
    const wanted =
      before.fields ??
      (after.fields === undefined ? undefined : { ...after.fields, state: "deleted" as const });
    const saved = await save(tables, {
      tenantId: tenant.id,
      channelId: before.fields?.channelId ?? channelId,
      known,
      after: { fields: wanted, holidays: before.holidays },
      by: context.asker.id,
      at,
    });
    await tables.audit.add({
      tenantId: tenant.id,
      id: newId(context.random),
      at,
      actor: context.asker.id,
      action: "daily undo",
      target: entry.target,
      beforeJson: entry.afterJson,
      afterJson: entry.beforeJson,
    });
    const closing =
      saved?.state === "deleted"
        ? "This channel has no paper of the day any more."
        : await closingOf(tables, saved, at);
    return `Undone: it is as it was before /${entry.action}. ${closing}`.trim();
  });
  return reply([text(sentence)]);
}

interface Saving {
  readonly tenantId: string;
  readonly channelId: string;
  readonly known: Subscription | undefined;
  readonly after: Arrangement;
  readonly by: string;
  readonly at: number;
}

async function save(tables: Tables, saving: Saving): Promise<Subscription | undefined> {
  const { tenantId, channelId, known, after, at } = saving;
  const there = after.fields?.channelId ?? channelId;
  await setHolidays(tables, tenantId, there, after.holidays);
  // The reading groups of the channel do not meet on its days off either.
  for (const group of await tables.groups.ofChannel(tenantId, there)) await syncSessions(tables, group, at);
  if (after.fields === undefined) return undefined;
  const fields = after.fields;
  if (fields.channelId !== known?.channelId) await tables.channels.ensure(tenantId, fields.channelId);
  const id = known?.id ?? (await freeId(tables, tenantId, fields.channelId));
  const old = known ?? (await tables.subscriptions.get(tenantId, id));
  const draft: Subscription = {
    tenantId,
    id,
    kind: DAILY,
    lateLimitMs: 12 * 3_600_000,
    version: old?.version ?? 1,
    nextLocalDate: null,
    nextAt: null,
    createdBy: old?.createdBy ?? saving.by,
    createdAt: old?.createdAt ?? at,
    ...fields,
  };
  const next = fields.state === "active" ? await nextUnposted(tables, draft, at) : undefined;
  const upcomingFields = { nextLocalDate: next?.localDate ?? null, nextAt: next?.at ?? null };
  if (old === undefined) {
    await tables.subscriptions.add({ ...draft, ...upcomingFields });
  } else {
    const changed = await tables.subscriptions.change(tenantId, id, old.version, {
      ...fields,
      ...upcomingFields,
    });
    if (!changed)
      throw new UserError(
        "raced",
        "Somebody else changed it at the same moment. Look at /daily show and try again.",
      );
  }
  return { ...draft, ...upcomingFields };
}

/** One id a channel, so that a paper of the day set up again remembers what it has shown. */
async function freeId(tables: Tables, tenantId: string, channelId: string): Promise<string> {
  for (let n = 1; ; n++) {
    const id = n === 1 ? `daily:${channelId}` : `daily:${channelId}:${n}`;
    const taken = await tables.subscriptions.get(tenantId, id);
    if (taken === undefined || (taken.state === "deleted" && taken.channelId === channelId)) return id;
  }
}

async function arrangementOf(
  tables: Tables,
  tenantId: string,
  channelId: string,
  subscription: Subscription | undefined,
): Promise<Arrangement> {
  const channel = await tables.channels.get(tenantId, channelId);
  const fields =
    subscription === undefined
      ? undefined
      : fieldsSchema.parse({ ...subscription, tz: subscription.tz ?? channel?.tz ?? "UTC" });
  return { fields, holidays: await holidaysOf(tables, tenantId, subscription?.channelId ?? channelId) };
}

function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  const flat = ({ fields, holidays }: Arrangement) =>
    JSON.stringify([
      fields === undefined ? null : Object.entries(fields).sort(([x], [y]) => (x < y ? -1 : 1)),
      holidays.map(({ from, to, name }) => [from, to, name]),
    ]);
  return flat(a) === flat(b);
}

/** `Next: Mon 3 Nov, Tue 4 Nov.`, or what stands in its way. */
async function closingOf(
  tables: Tables,
  subscription: Subscription | undefined,
  at: number,
): Promise<string> {
  if (subscription === undefined || subscription.state !== "active") return "";
  const dates = await nextDates(tables, subscription, at, 2);
  const busy = await tables.subscriptions.inFlight(subscription.tenantId, subscription.id);
  const onItsWay = busy ? " A post was already on its way and may still appear." : "";
  if (dates.length === 0) return `No day is left on which it would post.${onItsWay}`;
  return `Next: ${dates.join(", ")}.${onItsWay}`;
}

/** The next local dates, in words, that have not been posted. */
async function nextDates(
  tables: Tables,
  subscription: Subscription,
  at: number,
  count: number,
): Promise<readonly string[]> {
  const channel = await tables.channels.get(subscription.tenantId, subscription.channelId);
  const holidays = await holidaysOf(tables, subscription.tenantId, subscription.channelId);
  const plan = planOf(subscription, channel?.tz ?? null, holidays);
  const today = localParts(at, plan.zone).date;
  const dates: string[] = [];
  for (const { date } of upcoming(plan, at, count + 1)) {
    const delivery = await tables.deliveries.findByKey(
      subscription.tenantId,
      dailyKey(subscription.id, date.toString()),
    );
    if (delivery?.state !== "sent" && dates.length < count) dates.push(sayDate(date, today));
  }
  return dates;
}

async function placeOf(context: Context, tables: Tables, now: number) {
  const { platform, tenant, channel } = context.place;
  const known = await tables.tenants.ensure(platform, tenant, "", now);
  return { tenant: known, channel: await tables.channels.ensure(known.id, channel) };
}

/** `#papers` where the name is known. */
export function sayHere({ place }: Pick<Context, "place">): string {
  return place.channelName === undefined ? "this channel" : `#${place.channelName}`;
}

/** `2026-12-24 to 2027-01-02, Christmas …` shortened to what a sentence can hold. */
export function sayList(items: readonly string[], most = 3): string {
  return items.length <= most
    ? enumerate(items)
    : `${items.slice(0, most).join(", ")} and ${items.length - most} more`;
}
