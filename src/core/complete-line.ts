/**
 * What can come next in a line: commands and subcommands, options, and what goes into an option, as Discord
 * offers it while one types.
 */

import { type Action, type Command, findAction, listed, type OptionSpec } from "./command.ts";
import { takesWords } from "./named-options.ts";
import type { Handle } from "./ports.ts";

export interface Completion {
  /** The whole line when this one is taken. */
  readonly line: string;
  readonly label: string;
  readonly about: string;
}

/** Where one types: whose papers are offered, and which people and channels, as they are written there. */
export interface Around {
  readonly tenant: string;
  readonly people: readonly string[];
  readonly channels: readonly string[];
}

const most = 8;
/** Zones are offered for a word that names nothing yet from so many letters. */
const SHORTEST_ZONE = 2;

/** Completions for `line`, its end being where one types; O(commands) plus one question to the corpus. */
export async function completeLine(
  handle: Handle,
  line: string,
  around: Around,
): Promise<readonly Completion[]> {
  if (!line.startsWith("/")) return [];
  const [, first = "", rest] = /^\/(\S*)(?:\s([\s\S]*))?$/u.exec(line) ?? [];
  const command = handle.commands.find((candidate) => candidate.name === first);
  if (command === undefined || rest === undefined) return commandNames(handle.commands, first);
  if (command.action !== undefined) {
    return inside(handle, command.action, `/${command.name}`, rest, around);
  }
  const [, second = "", words] = /^(\S*)(?:\s([\s\S]*))?$/u.exec(rest) ?? [];
  const action = words === undefined ? undefined : findAction(handle.commands, command.name, second);
  if (action === undefined || words === undefined) return subcommandNames(command, second);
  return inside(handle, action, `/${command.name} ${second}`, words, around);
}

function commandNames(commands: readonly Command[], typed: string): readonly Completion[] {
  const offers = commands.map((command) => ({
    line: `/${command.name} `,
    label: `/${command.name}`,
    about: command.about,
  }));
  return nearest(offers, `/${typed}`);
}

function subcommandNames(command: Command, typed: string): readonly Completion[] {
  const offers = listed(command).map((action) => ({
    line: `/${command.name} ${action.name} `,
    label: `/${command.name} ${action.name}`,
    about: action.about,
  }));
  const exact = nearest(offers, `/${command.name} ${typed}`, 25);
  return exact.length > 0 ? exact : offers.filter((offer) => offer.label.includes(typed)).slice(0, most);
}

function nearest(offers: readonly Completion[], typed: string, limit = most): readonly Completion[] {
  return offers.filter((offer) => offer.label.startsWith(typed.toLowerCase())).slice(0, limit);
}

async function inside(
  handle: Handle,
  action: Action,
  path: string,
  words: string,
  around: Around,
): Promise<readonly Completion[]> {
  const names = Object.keys(action.options);
  const named = new RegExp(`(?:^|\\s)(${names.join("|") || "$^"})[:=]("[^"]*|\\S*)$`, "iu").exec(words);
  const name = named?.[1]?.toLowerCase();
  const spec = name === undefined ? undefined : action.options[name];
  if (name !== undefined && spec !== undefined) {
    const typed = (named?.[2] ?? "").replace(/^"/u, "");
    const before = `${path} ${words.slice(0, words.length - (named?.[2] ?? "").length)}`;
    return values(
      handle,
      path,
      name,
      spec,
      typed,
      around,
      (value) => `${before}${/\s/u.test(value) ? `"${value}"` : value} `,
    );
  }
  const [firstName, firstSpec] = Object.entries(action.options)[0] ?? [];
  const free = words.replace(/(?:^|\s)[\w-]+[:=](?:"[^"]*"|\S+)/gu, "").trim();
  const offers =
    firstName !== undefined && firstSpec !== undefined && takesWords(firstSpec)
      ? await values(handle, path, firstName, firstSpec, free, around, (value) => `${path} ${value} `)
      : await zones(handle, action, path, words, around);
  return [
    ...offers,
    ...optionNames(action, path, words, offers.length > 0 && takesWords(firstSpec) ? 1 : 0),
  ].slice(0, most);
}

/** What the last word may become where a zone goes among the words: `09:00 ber` offers Europe/Berlin. */
async function zones(
  handle: Handle,
  action: Action,
  path: string,
  words: string,
  around: Around,
): Promise<readonly Completion[]> {
  const [name, spec] = Object.entries(action.options).find(([, { kind }]) => kind === "zone") ?? [];
  const [, before = "", last = ""] = /^([\s\S]*?)(\p{L}[^\s:=]*)$/u.exec(words) ?? [];
  if (name === undefined || spec === undefined || last.length < SHORTEST_ZONE) return [];
  return await values(handle, path, name, spec, last, around, (value) => `${path} ${before}${value} `);
}

/** `year:` and its like, for options not named yet; offered between words only. */
function optionNames(action: Action, path: string, words: string, skip: number): readonly Completion[] {
  const [, before = "", last = ""] = /^([\s\S]*?)(\S*)$/u.exec(words) ?? [];
  return Object.entries(action.options)
    .slice(skip)
    .filter(
      ([name]) =>
        name.startsWith(last.toLowerCase()) && !new RegExp(`(?:^|\\s)${name}[:=]`, "iu").test(words),
    )
    .map(([name, spec]) => ({ line: `${path} ${before}${name}:`, label: `${name}:`, about: spec.about }));
}

async function values(
  handle: Handle,
  path: string,
  name: string,
  spec: OptionSpec,
  typed: string,
  around: Around,
  lineFor: (value: string) => string,
): Promise<readonly Completion[]> {
  const fixed = fixedValues(spec, around);
  if (fixed !== undefined) {
    return fixed
      .filter((value) => value.toLowerCase().startsWith(typed.toLowerCase()))
      .slice(0, most)
      .map((value) => ({ line: lineFor(value), label: value, about: spec.about }));
  }
  const suggestions = await handle.complete(path, name, typed, most, around.tenant);
  return suggestions.map(({ id, label }) => ({ line: lineFor(id), label, about: "" }));
}

function fixedValues(spec: OptionSpec, around: Around): readonly string[] | undefined {
  switch (spec.kind) {
    case "choice":
      return spec.of;
    case "flag":
      return ["yes", "no"];
    case "person":
      return around.people;
    case "channel":
      return around.channels;
    case "weekdays":
      return ["mon-fri", "daily", "weekends"];
    default:
      return undefined;
  }
}
