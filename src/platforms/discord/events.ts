/**
 * The next session of a group among the events of the server. An event is made once: before one is made, those that
 * stand there are searched for its mark, which is the last line of its description. Source: developer documentation,
 * "Guild Scheduled Event" (external events need an end and a location; CREATE_EVENTS; 100 scheduled ones a server).
 */

import { DiscordAPIError, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { EventOutcome, KeepingEvent, PlannedEvent } from "../../core/delivery.ts";
import { clip } from "../../core/text.ts";
import { CODE } from "./codes.ts";
import { escapeText, oneLine } from "./escape.ts";
import { LIMITS } from "./limits.ts";
import { idOf } from "./rest.ts";

const listSchema = z.array(
  z.object({ id: z.string(), creator_id: z.string().nullish(), description: z.string().nullish() }),
);

/** GuildScheduledEventPrivacyLevel and EntityType, as the same page numbers them. */
const GUILD_ONLY = 2;
const EXTERNAL = 3;

/** The mark that an event is found by. */
const markOf = ({ key }: Pick<PlannedEvent, "key">) => `Kept by Paperboy: ${key}`;

/** Takes away and puts there what is wanted. What somebody took away already is left so. Errors are the library's. */
export async function bringEvents(
  rest: REST,
  guild: string,
  { remove, keep }: Pick<KeepingEvent, "remove" | "keep">,
  bot: string | undefined,
  signal: AbortSignal,
): Promise<EventOutcome> {
  if (remove !== undefined)
    await unlessGone(() => rest.delete(Routes.guildScheduledEvent(guild, remove), { signal }));
  if (keep === undefined) return { kind: "kept" };
  const body = bodyOf(keep.event);
  const id = keep.id ?? (await findMarked(rest, guild, keep.event, bot, signal));
  if (id === undefined) {
    const made = await rest.post(Routes.guildScheduledEvents(guild), { body, signal });
    return { kind: "kept", id: idOf(made) };
  }
  const there = await unlessGone(() => rest.patch(Routes.guildScheduledEvent(guild, id), { body, signal }));
  return there ? { kind: "kept", id } : { kind: "kept" };
}

/** The event as Discord takes it. The description is markdown there, title and location are plain. */
export function bodyOf(event: PlannedEvent) {
  const mark = markOf(event);
  const told = clip(escapeText(event.description), LIMITS.eventDescription - mark.length - 2);
  const location = oneLine(event.location ?? "");
  return {
    name: clip(oneLine(event.title), LIMITS.eventName) || "Reading group",
    description: `${told}\n\n${mark}`.trim(),
    scheduled_start_time: isoOf(event.startsAt),
    scheduled_end_time: isoOf(event.endsAt),
    privacy_level: GUILD_ONLY,
    entity_type: EXTERNAL,
    entity_metadata: { location: location === "" ? "Here on Discord" : clip(location, LIMITS.eventLocation) },
  };
}

const isoOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toString();

async function findMarked(
  rest: REST,
  guild: string,
  event: PlannedEvent,
  bot: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const there = listSchema.parse(await rest.get(Routes.guildScheduledEvents(guild), { signal }));
  const ours = there.filter(({ creator_id: by }) => bot === undefined || by == null || by === bot);
  return ours.find(({ description }) => description?.endsWith(markOf(event)) === true)?.id;
}

/** False when there is no such event any more. */
async function unlessGone(request: () => Promise<unknown>): Promise<boolean> {
  try {
    await request();
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && Number(error.code) === CODE.unknownEvent) return false;
    throw error;
  }
}
