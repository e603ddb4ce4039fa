/**
 * How a command is declared. One declaration gives the registration on Discord, the Slack manifest, help,
 * usage, parsing, forms and autocomplete; nothing about a command is written twice.
 */

import type { Context } from "./context.ts";
import type { AttachedFile } from "./files.ts";
import type { Audience } from "./invocation.ts";
import type { Paper } from "./paper.ts";
import type { Reply } from "./reply.ts";

interface Described {
  /** One line, at most 100 characters, as shown beside the option. */
  readonly about: string;
  /** Without it the command answers with its form. */
  readonly required?: true;
  /** The option that does as well: when that one is given, this one is not needed. */
  readonly orElse?: string;
}

export interface TextOption extends Described {
  readonly kind: "text";
  /** The longest text accepted, in UTF-16 units (default 200). */
  readonly max?: number;
  /** A form shows several lines. */
  readonly lines?: true;
  /** Completes with papers while typing, without having to be one. */
  readonly completes?: "paper";
  /** Which words of a typed line go to it unnamed when it is not the first; any, when left out. */
  readonly unnamed?: RegExp | "never";
}
export interface IntegerOption extends Described {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
  readonly fallback?: number;
}
export interface FlagOption extends Described {
  readonly kind: "flag";
}
export interface ChoiceOption<Of extends readonly string[] = readonly string[]> extends Described {
  readonly kind: "choice";
  readonly of: Of;
  readonly fallback?: Of[number];
  /** Other words that people type for them, in small letters: `{ yes: "going" }`. */
  readonly also?: Readonly<Record<string, Of[number]>>;
}
/** Anything `/paper` understands; the command receives the paper, or the asker is asked which one. */
export interface PaperOption extends Described {
  readonly kind: "paper";
}
/** Several papers, separated by commas, or by spaces when each word is an id. */
export interface PapersOption extends Described {
  readonly kind: "papers";
}
export interface PersonOption extends Described {
  readonly kind: "person";
  /** Whether a role of the server will do as well, where the platform has roles. */
  readonly orRole?: true;
}
export interface ChannelOption extends Described {
  readonly kind: "channel";
}
/** A wall-clock time: the command receives `HH:MM`. */
export interface TimeOption extends Described {
  readonly kind: "time";
  readonly fallback?: string;
}
/** The command receives a canonical IANA name. */
export interface ZoneOption extends Described {
  readonly kind: "zone";
}
/** The command receives ISO weekday numbers, 1 (Monday) to 7, ascending. */
export interface WeekdaysOption extends Described {
  readonly kind: "weekdays";
}
/** The command receives an ISO date. */
export interface DateOption extends Described {
  readonly kind: "date";
}

/** A file that came along, or that the words name; the command reads it itself. */
export interface FileOption extends Described {
  readonly kind: "file";
}

export type OptionSpec =
  | TextOption
  | IntegerOption
  | FlagOption
  | ChoiceOption
  | PaperOption
  | PapersOption
  | PersonOption
  | ChannelOption
  | TimeOption
  | ZoneOption
  | WeekdaysOption
  | DateOption
  | FileOption;

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface PersonReference {
  readonly id: string;
  readonly name: string;
  /** A role with everyone who holds it, and `id` its id. */
  readonly role?: true;
}

export interface ChannelReference {
  readonly id: string;
  readonly name: string;
}

type ValueOf<Spec extends OptionSpec> = Spec extends IntegerOption
  ? number
  : Spec extends FlagOption
    ? boolean
    : Spec extends ChoiceOption<infer Of>
      ? Of[number]
      : Spec extends PaperOption
        ? Paper
        : Spec extends PapersOption
          ? readonly Paper[]
          : Spec extends PersonOption
            ? PersonReference
            : Spec extends ChannelOption
              ? ChannelReference
              : Spec extends WeekdaysOption
                ? readonly number[]
                : Spec extends FileOption
                  ? AttachedFile
                  : string;

type Present<Spec extends OptionSpec> = Spec extends { orElse: string }
  ? false
  : Spec extends { required: true } | { fallback: string | number } | FlagOption
    ? true
    : false;

/** What `run` receives: required options and those with a fallback are always there. A flag not given is false. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Present<Specs[Name]> extends true
    ? ValueOf<Specs[Name]>
    : ValueOf<Specs[Name]> | undefined;
};

/** Any checked value, before it meets the type that its command inferred. */
export type CheckedValue = ValueOf<OptionSpec> | undefined;

/**
 * Who may: everyone, whoever may manage the channel or server, or those a command decides about itself
 * (an organiser of the group in this channel) by returning the refusal as a sentence.
 */
export type Permission = "everyone" | "manager" | ((context: Context) => Promise<string | undefined>);

interface Declared<Specs extends OptionSpecs> {
  /** Lower case letters and dashes, at most 32. */
  readonly name: string;
  /** One line, at most 100 characters. */
  readonly about: string;
  /** Whole lines without the slash, as people would type them. */
  readonly examples: readonly string[];
  /** The first option takes the free words of a typed line. */
  readonly options: Specs;
  /** Who usually sees the answer. */
  readonly audience: Audience;
  readonly permission?: Permission;
  /** Said by buttons only: not registered with platforms, not shown by help. */
  readonly unlisted?: true;
  readonly run: (options: OptionValues<Specs>, context: Context) => Reply | Promise<Reply>;
}

/** A subcommand, or a command without any. */
export interface Action {
  readonly name: string;
  readonly about: string;
  readonly examples: readonly string[];
  readonly options: OptionSpecs;
  readonly audience: Audience;
  readonly permission: Permission;
  readonly unlisted?: true;
  readonly run: (options: Readonly<Record<string, CheckedValue>>, context: Context) => Promise<Reply>;
}

/** A command has either an action of its own or subcommands, never both (Discord allows no more). */
export interface Command {
  readonly name: string;
  readonly about: string;
  readonly action?: Action;
  readonly subcommands: readonly Action[];
}

/**
 * Declares one thing that can be asked. The option values that `run` receives are inferred from `options`;
 * a wrong option name, or a word that a choice does not hold, does not compile.
 */
export function defineAction<const Specs extends OptionSpecs>(declared: Declared<Specs>): Action {
  return {
    ...declared,
    permission: declared.permission ?? "everyone",
    // Dispatch has checked every value against these very specs, which the types cannot see.
    run: async (options, context) => declared.run(options as OptionValues<Specs>, context),
  };
}

/** A command that is called by its name alone. */
export function defineCommand<const Specs extends OptionSpecs>(declared: Declared<Specs>): Command {
  return { name: declared.name, about: declared.about, action: defineAction(declared), subcommands: [] };
}

/** A command with subcommands. */
export function defineGroup(declared: {
  readonly name: string;
  readonly about: string;
  readonly subcommands: readonly Action[];
}): Command {
  return { ...declared };
}

/** The subcommands that people are shown. */
export function listed(command: Command): readonly Action[] {
  return command.subcommands.filter((action) => action.unlisted !== true);
}

/** Finds the action that a command and an optional subcommand name; undefined when there is none. */
export function findAction(
  commands: readonly Command[],
  command: string,
  subcommand: string | undefined,
): Action | undefined {
  const found = commands.find((candidate) => candidate.name === command);
  if (found === undefined) return undefined;
  if (subcommand === undefined) return found.action;
  return found.subcommands.find((candidate) => candidate.name === subcommand);
}
