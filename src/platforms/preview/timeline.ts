/** The next posts as the page lists them, with clock changes marked where they fall between two. */

import type { Place } from "../../core/ports.ts";
import type { Firing } from "./ports.ts";
import { channelOf } from "./world.ts";

export interface TimelineLine {
  readonly at: number;
  /** `Mon 30 Mar, 09:00`, in the zone the post was agreed in. */
  readonly told: string;
  readonly zone: string;
  /** `#papers on Slack` */
  readonly where: string;
  /** `Paper of the day` */
  readonly about: string;
  /** `clocks went forward by 1 h on Sun 29 Mar`. */
  readonly change?: string;
}

/** `from` in ms: changes between it and the first post count too. */
export function timelineOf(firings: readonly Firing[], from: number): readonly TimelineLine[] {
  const before = new Map<string, number>();
  return firings.map((firing) => {
    const change = changeBetween(before.get(firing.zone) ?? from, firing.at, firing.zone);
    before.set(firing.zone, firing.at);
    return {
      at: firing.at,
      told: tell(firing.at, firing.zone, true),
      zone: firing.zone,
      where: tellWhere(firing.place),
      about: firing.about.charAt(0).toUpperCase() + firing.about.slice(1),
      ...(change === undefined ? {} : { change }),
    };
  });
}

function tellWhere(place: Place): string {
  const channel = channelOf(place);
  if (channel === undefined) return place.channelName ?? place.channel;
  const name = channel.owner === undefined ? `#${channel.name}` : channel.name;
  return `${name} on ${channel.look === "slack" ? "Slack" : "Discord"}`;
}

function changeBetween(from: number, to: number, zone: string): string | undefined {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  const end = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(zone);
  const seconds = (end.offsetNanoseconds - start.offsetNanoseconds) / 1e9;
  const turned = start.getTimeZoneTransition("next");
  if (seconds === 0 || turned === null) return undefined;
  const hours = Math.abs(seconds) / 3600;
  const amount = Number.isInteger(hours) ? `${hours} h` : `${Math.round(hours * 60)} min`;
  return `clocks go ${seconds > 0 ? "forward" : "back"} by ${amount} on ${tell(turned.epochMilliseconds, zone, false)}`;
}

function tell(at: number, zone: string, withTime: boolean): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(withTime ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : {}),
  }).format(at);
}
