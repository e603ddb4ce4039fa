/**
 * Commands as Discord wants them registered, derived from their declarations; nothing about a command is
 * written twice. Source: developer documentation, "Application Commands".
 */

import { type Action, type Command, listed, type OptionSpec, type OptionSpecs } from "../../core/command.ts";
import type { MessageAction } from "../../core/ports.ts";
import { clip } from "../../core/text.ts";
import { LIMITS } from "./limits.ts";

type Localized = Readonly<Record<string, string>>;

export interface RegisteredOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localized;
  readonly description: string;
  readonly description_localizations?: Localized;
  readonly required?: true;
  readonly autocomplete?: true;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
  readonly options?: readonly RegisteredOption[];
}

export interface RegisteredCommand {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localized;
  readonly description?: string;
  readonly description_localizations?: Localized;
  readonly default_member_permissions?: string | null;
  readonly contexts: readonly number[];
  readonly integration_types: readonly number[];
  readonly options?: readonly RegisteredOption[];
}

/** Given explicitly, for otherwise people with the language en-US may be shown another English. */
const english = (text: string): Localized => ({ "en-US": text, "en-GB": text });

/** Application command types, and types of their options. */
const KIND = { chat: 1, message: 3 } as const;
const OPTION = {
  subcommand: 1,
  text: 3,
  integer: 4,
  flag: 5,
  person: 6,
  channel: 7,
  file: 11,
  personOrRole: 9,
} as const;

const MANAGE_CHANNELS = 1 << 4;

/** Servers, direct messages with the bot, and those between people; installed by a server or by a person. */
const EVERYWHERE = {
  contexts: [0, 1, 2],
  integration_types: [0, 1],
} as const;

/** Every command and every action on messages, in the order given. */
export function registrationJson(
  commands: readonly Command[],
  messageActions: readonly MessageAction[],
): readonly RegisteredCommand[] {
  return [
    ...commands.map(registerCommand),
    ...messageActions.map((action) => ({
      type: KIND.message,
      name: clip(action.label, LIMITS.commandName),
      ...EVERYWHERE,
    })),
  ];
}

function registerCommand(command: Command): RegisteredCommand {
  const actions = command.action === undefined ? listed(command) : [command.action];
  // Hides the command in the picker only where every part of it is for managers; dispatch checks again.
  const managers = actions.every((action) => action.permission === "manager");
  return {
    type: KIND.chat,
    name: command.name,
    ...described(command.about),
    ...(managers ? { default_member_permissions: String(MANAGE_CHANNELS) } : {}),
    ...EVERYWHERE,
    options:
      command.action === undefined
        ? listed(command).map(registerSubcommand)
        : registerOptions(command.action.options),
  };
}

function registerSubcommand(action: Action): RegisteredOption {
  return {
    type: OPTION.subcommand,
    name: action.name,
    ...described(action.about),
    options: registerOptions(action.options),
  };
}

const described = (about: string) => {
  const description = clip(about, LIMITS.commandDescription);
  return { description, description_localizations: english(description) };
};

/** Discord wants the needed options first; otherwise the declared order holds. */
function registerOptions(specs: OptionSpecs): readonly RegisteredOption[] {
  const entries = Object.entries(specs);
  return [
    ...entries.filter(([, spec]) => isNeeded(spec)),
    ...entries.filter(([, spec]) => !isNeeded(spec)),
  ].map(([name, spec]) => registerOption(name, spec));
}

/** Discord knows no "this or that": where another option does as well, neither is demanded there. */
const isNeeded = (spec: OptionSpec) => spec.required === true && spec.orElse === undefined;

function registerOption(name: string, spec: OptionSpec): RegisteredOption {
  return {
    name,
    ...described(spec.about),
    ...(isNeeded(spec) ? { required: true as const } : {}),
    ...typed(spec),
  };
}

/** Times, zones, weekdays and dates are typed as people say them: the core reads them. */
function typed(
  spec: OptionSpec,
): Pick<RegisteredOption, "type" | "autocomplete" | "choices" | "min_value" | "max_value" | "max_length"> {
  switch (spec.kind) {
    case "integer":
      return { type: OPTION.integer, min_value: spec.min, max_value: spec.max };
    case "flag":
      return { type: OPTION.flag };
    case "file":
      return { type: OPTION.file };
    case "person":
      return { type: spec.orRole === true ? OPTION.personOrRole : OPTION.person };
    case "channel":
      return { type: OPTION.channel };
    case "choice":
      // More than Discord lists: completed while typing instead.
      return spec.of.length > LIMITS.optionChoices
        ? { type: OPTION.text, autocomplete: true }
        : {
            type: OPTION.text,
            choices: spec.of.map((word) => ({ name: word, value: word })),
          };
    case "paper":
    case "papers":
    case "zone":
      return { type: OPTION.text, autocomplete: true };
    case "text":
      return {
        type: OPTION.text,
        ...(spec.completes === undefined ? {} : { autocomplete: true as const }),
        max_length: Math.min(spec.max ?? 200, LIMITS.optionText),
      };
    default:
      return { type: OPTION.text };
  }
}
