/** Replies that ask back: what was wrong, what is missing, which paper or command was meant. */

import { missingOptions, type WhichPaper } from "./arguments.ts";
import { type Action, type Command, findAction, listed } from "./command.ts";
import type { Hit } from "./corpus.ts";
import type { UserError } from "./errors.ts";
import { formOf } from "./form.ts";
import { type Invocation, invoke, pathOf, type RawValue } from "./invocation.ts";
import { type IsZone, liftOptions } from "./lift.ts";
import {
  choice,
  choices,
  formBlock,
  heading,
  list,
  note,
  paperLine,
  type Reply,
  text,
  whisper,
} from "./reply.ts";
import { code } from "./spans.ts";
import { clip, enumerate } from "./text.ts";

/** What is known of commands, and which words are near to one mistyped. */
interface Known {
  readonly commands: readonly Command[];
  readonly nearest: (word: string, words: readonly string[]) => readonly string[];
  readonly isZone: IsZone;
}

/** Bad input, in the words of its error. */
export function excuse(error: UserError): Reply {
  return {
    ...whisper([text(error.message), ...(error.choices.length === 0 ? [] : [choices(...error.choices)])]),
    outcome: "error",
    ...(error.option === undefined ? {} : { wrong: { option: error.option, message: error.message } }),
  };
}

/** Says what is missing, with a form for it. */
export function askWithForm(action: Action, invocation: Invocation): Reply {
  const missing = missingOptions(action, invocation.options);
  const form = formOf(action, invocation);
  const example = action.examples[0];
  return whisper(
    [
      text(`${pathOf(invocation)} needs ${enumerate(missing)}.`),
      ...(example === undefined ? [] : [note(["For example: ", code(`/${example}`)])]),
      formBlock(form),
    ],
    { outcome: "usage" },
  );
}

/** Asks which paper was meant, as buttons that repeat the invocation with the paper named. */
export function askWhich(which: WhichPaper, invocation: Invocation): Reply {
  const { outcome, hits, near } = which.result;
  const nothing = outcome === "nothing" || outcome === "usage";
  const offered: readonly Hit[] = nothing ? near : hits;
  const blocks = offered.slice(0, 5).map((hit, index) => paperLine(hit.paper, index + 1));
  const buttons = offered.slice(0, 5).map((hit) =>
    choice(clip(hit.paper.nickname ?? hit.paper.title, 60), {
      ...invocation,
      options: { ...invocation.options, [which.option]: inPlaceOf(which, invocation, hit.paper.id) },
    }),
  );
  const typed = clip(which.typed, 100);
  const opening = nothing
    ? `No paper matches “${typed}”.${offered.length > 0 ? " Did you mean one of these?" : " Try an id, a link, or a few words of its title."}`
    : `“${typed}” could be more than one paper. Which one?`;
  return whisper([text(opening), ...blocks, ...(buttons.length === 0 ? [] : [choices(...buttons)])], {
    outcome: nothing ? "nothing" : "ambiguous",
    papers: nothing ? [] : offered.map((hit) => hit.paper.id),
  });
}

/** The option with the paper instead of what was typed; of several in a list the others stay. */
function inPlaceOf({ option, typed }: WhichPaper, { options }: Invocation, id: string): string {
  const given = options[option];
  if (typeof given !== "string" || !given.includes(",")) return id;
  return given
    .split(",")
    .map((part) => (part.trim() === typed ? id : part.trim()))
    .join(", ");
}

/** Answers a word that is no command with the near ones, which keep the words that followed it. */
export function unknownCommand(services: Known, invocation: Invocation, rest: string): Reply {
  const command = services.commands.find((candidate) => candidate.name === invocation.command);
  if (command !== undefined && invocation.subcommand === undefined) return listSubcommands(command);
  const typed = command === undefined ? invocation.command : (invocation.subcommand ?? "");
  const known = command === undefined ? services.commands : listed(command);
  const near = services
    .nearest(
      typed.toLowerCase(),
      known.map((candidate) => candidate.name),
    )
    .slice(0, 3);
  const buttons = near.flatMap((name) => {
    const path = command === undefined ? name : `${command.name} ${name}`;
    return [choice(`/${path}`, { ...invoke(path), options: optionsFrom(services, path, rest) })];
  });
  const opening = `There is no ${pathOf(invocation)}.`;
  const listing = `${command === undefined ? "Commands are" : `After /${command.name} comes`} ${enumerate(
    known.map((candidate) => candidate.name),
    command === undefined ? "and" : "or",
  )}.`;
  return {
    ...whisper([
      text(`${clip(opening, 120)} ${near.length > 0 ? `Did you mean ${enumerate(near, "or")}?` : listing}`),
      ...(buttons.length === 0 ? [] : [choices(...buttons)]),
    ]),
    outcome: "error",
  };
}

/** The words after a mistyped command, read as the near command would; none when they do not fit it. */
function optionsFrom(services: Known, path: string, rest: string): Readonly<Record<string, RawValue>> {
  const [command = "", subcommand] = path.split(" ");
  const action = findAction(services.commands, command, subcommand);
  if (action === undefined) return {};
  try {
    return liftOptions(action, rest, services.isZone);
  } catch {
    return {};
  }
}

/** What may follow a command that has subcommands. */
export function listSubcommands(command: Command): Reply {
  return whisper(
    [
      heading(`/${command.name}`),
      text(command.about),
      list(listed(command).map((action) => [code(`/${command.name} ${action.name}`), ` ${action.about}`])),
      choices(
        ...listed(command)
          .slice(0, 10)
          .map((action) => choice(action.name, invoke(`${command.name} ${action.name}`))),
      ),
    ],
    { outcome: "usage" },
  );
}
