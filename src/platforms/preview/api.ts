/** The page's questions and deeds, one function each. A RangeError is told to the page; all else is a fault. */

import { completeLine } from "../../core/complete-line.ts";
import type { Handle } from "../../core/ports.ts";
import type { OffsetClock } from "./clock.ts";
import type { Act, Conversation, OpenForm } from "./conversation.ts";
import { type Entry, entryOf, readerFor } from "./entry.ts";
import { discordModal } from "./looks/discord-message.ts";
import { slackView } from "./looks/slack-message.ts";
import { type Channel, channels, looks, type PretendedPerson, people, personBy, tenants } from "./people.ts";
import type { Body, Verb } from "./requests.ts";
import type { TimeMachine } from "./time-machine.ts";
import { timelineOf } from "./timeline.ts";
import { channelBy, type Message, sees, type World } from "./world.ts";

export interface Parts {
  readonly world: World;
  readonly conversation: Conversation;
  readonly handle: Handle;
  readonly clock: OffsetClock;
  readonly machine: TimeMachine;
  /** Brings back the state that Paperboy started with. */
  readonly reset: () => Promise<void>;
}

/** Someone looking at the page. */
export interface Viewer {
  readonly person: PretendedPerson;
  readonly zone: string;
}

export function viewerOf(person: string, zone: string): Viewer {
  const found = personBy(person);
  if (found === undefined) throw new RangeError(`There is nobody called ${person} here.`);
  return { person: found, zone: isZone(zone) ? zone : found.zone };
}

/** Everything about the pretended world that does not change. */
export function setup({ handle }: Parts) {
  return {
    people: people,
    channels,
    zones: Intl.supportedValuesOf("timeZone"),
    examples: examplesOf(handle),
    actions: handle.messageActions.map(({ id, label }) => ({ id, label })),
  };
}

/** One line to begin with for everything that can be asked, in help order. */
function examplesOf(handle: Handle) {
  return handle.commands.flatMap(({ name, action, subcommands }) =>
    [
      ...(action === undefined ? [] : [{ path: name, ...action }]),
      ...subcommands.map((subcommand) => ({ ...subcommand, path: `${name} ${subcommand.name}` })),
    ].flatMap(({ path, about, examples: [line] }) =>
      line === undefined ? [] : [{ path, about, line: `/${line.replace(/^\//, "")}` }],
    ),
  );
}

/** All that a person may see, oldest first. */
export function entriesFor({ world, clock }: Parts, viewer: Viewer): readonly Entry[] {
  const reader = readerFor(viewer.person, viewer.zone, clock.now());
  const { messages } = world;
  return messages
    .filter((message) => sees(viewer.person, message))
    .map((message) => entryOf(message, reader, repliesTo(message, messages, viewer.person)));
}

export function entryFor({ world, clock }: Parts, message: Message, viewer: Viewer): Entry | undefined {
  if (!sees(viewer.person, message)) return undefined;
  const reader = readerFor(viewer.person, viewer.zone, clock.now());
  return entryOf(message, reader, repliesTo(message, world.messages, viewer.person));
}

function repliesTo(message: Message, all: readonly Message[], person: PretendedPerson): number {
  return all.filter((one) => one.thread === message.id && sees(person, one)).length;
}

export async function timeline({ machine, clock }: Parts, limit: number) {
  return { now: clock.now(), firings: timelineOf(await machine.next(limit), clock.now()) };
}

export function completions({ handle }: Parts, channel: string, line: string) {
  const { look } = channelOr(channel);
  return completeLine(handle, line, {
    tenant: tenants[look],
    people: people.map((person) => `@${person.key}`),
    channels: channels
      .filter((other) => other.look === look && other.owner === undefined)
      .map(({ name }) => `#${name}`),
  });
}

/** Completions for one field of an open form. */
export async function found({ handle, conversation }: Parts, form: string, field: string, typed: string) {
  const open = conversation.openForm(form);
  if (open === undefined) return [];
  const { command, subcommand } = open.form.invocation;
  const path = subcommand === undefined ? `/${command}` : `/${command} ${subcommand}`;
  return handle.complete(path, field, typed, 10, tenants[open.act.channel.look]);
}

type Deeds = { readonly [V in Verb]: (parts: Parts, body: Body<V>) => Promise<object> };

export const deeds: Deeds = {
  async say({ conversation }, body) {
    if (body.text.trim() === "" && body.file === undefined) throw new RangeError("There is nothing to say.");
    const act = actOf(body.person, body.zone, body.channel, body.thread);
    return shown(await conversation.say(act, body.text, body.file));
  },
  async press({ conversation, world }, body) {
    const viewer = viewerOf(body.person, body.zone);
    const message = messageOr(world, body.message, viewer);
    if (!carries(message.drawn?.payloads[body.look], body.value)) {
      throw new RangeError("That button does not stand on this message any more.");
    }
    const act = actOf(body.person, body.zone, message.channel, message.thread);
    return shown(await conversation.press(act, message, body.look, body.value));
  },
  async submit({ conversation }, body) {
    await conversation.submit(viewerOf(body.person, "").person, body.form, body.values);
    return {};
  },
  async lookup({ conversation, handle, world }, body) {
    const viewer = viewerOf(body.person, body.zone);
    const message = messageOr(world, body.message, viewer);
    const action = handle.messageActions.find(
      ({ id }) => id === (body.action ?? handle.messageActions[0]?.id),
    );
    if (action === undefined) throw new RangeError("There is nothing to do with a message.");
    const text = message.text ?? message.drawn?.terminal ?? "";
    const { invocation } = action;
    return shown(
      await conversation.invoke(
        {
          ...actOf(body.person, body.zone, message.channel, message.thread),
          root: message.thread ?? message.id,
          ...(message.file === undefined ? {} : { file: message.file }),
        },
        { ...invocation, options: { ...invocation.options, text: text.slice(0, 4000) } },
        { asked: action.label },
      ),
    );
  },
  async dismiss({ world }, body) {
    const viewer = viewerOf(body.person, "");
    if (messageOr(world, body.message, viewer).onlyFor === viewer.person.key) world.remove(body.message);
    return {};
  },
  async clock({ machine, clock, world }, body) {
    if ("to" in body) {
      if (!(await machine.turnToNext()))
        throw new RangeError("Nothing is going to be posted: set up a daily paper first.");
    } else await machine.turnTo("by" in body ? clock.now() + body.by : instantOf(body.at, body.zone));
    world.tell({ type: "clock" });
    return { now: clock.now() };
  },
  async reset({ world, machine, reset }) {
    await machine.reset();
    await reset();
    world.reset();
    return {};
  },
};

/** A form as the page shows it: in both looks, with the names of its fields in order. */
function shown(open: OpenForm | undefined): object {
  if (open === undefined) return {};
  const reader = readerFor(open.act.person, open.act.zone, 0);
  const slack = slackView(open.payloads.slack, reader);
  const discord = discordModal(open.payloads.discord, reader);
  return {
    form: {
      id: open.id,
      fields: open.form.fields.map((field) => field.name),
      slack: { ...slack, title: slack.title.markup, body: slack.body.markup },
      discord: { ...discord, body: discord.body.markup },
      payloads: Object.fromEntries(looks.map((look) => [look, open.payloads[look]])),
    },
  };
}

function actOf(person: string, zone: string, channel: string, thread: string | undefined): Act {
  const viewer = viewerOf(person, zone);
  const found = channelOr(channel);
  if (found.owner !== undefined && found.owner !== viewer.person.key) {
    throw new RangeError("That conversation is someone else's.");
  }
  return { ...viewer, channel: found, ...(thread === undefined ? {} : { thread }) };
}

function channelOr(id: string): Channel {
  const found = channelBy(id);
  if (found === undefined) throw new RangeError(`There is no channel ${id}.`);
  return found;
}

function messageOr(world: World, id: string, viewer: Viewer): Message {
  const message = world.find(id);
  if (message === undefined || !sees(viewer.person, message)) throw new RangeError("That message is gone.");
  return message;
}

/** Whether a text stands anywhere in a payload: only what was drawn can be pressed. */
function carries(payload: unknown, value: string): boolean {
  if (payload === value) return true;
  if (typeof payload !== "object" || payload === null) return false;
  return Object.values(payload).some((part) => carries(part, value));
}

export function isZone(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

function instantOf(at: string, zone: string): number {
  try {
    return Temporal.PlainDateTime.from(at).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw new RangeError(`${at} in ${zone} is not a date and time I can turn to.`);
  }
}
