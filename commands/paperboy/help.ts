import { type Action, type Command, defineAction, listed } from "../../src/core/command.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  type Block,
  choice,
  choices,
  facts,
  heading,
  list,
  note,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { code, type Text } from "../../src/core/spans.ts";
import { count } from "../../src/core/text.ts";

/** Every command, or one in detail. Derived from the declarations, so it cannot be out of date. */
export default defineAction({
  name: "help",
  about: "What you can ask, or how one command works",
  examples: ["paperboy help", "paperboy help papers browse"],
  audience: "asker",
  options: {
    command: { kind: "text", about: "A command to explain, such as papers browse", max: 100 },
  },
  run({ command }, { commands, corpus }) {
    if (command !== undefined) return whisper(explain(command, commands));
    return whisper([
      heading("Paperboy finds papers, posts one a day, and runs reading groups"),
      text([
        "Start with ",
        code("/paper r1"),
        ` or any words you remember; ${count(corpus.size, "paper is", "papers are")} here.`,
      ]),
      list(commands.map(summary)),
      choices(
        ...commands
          .slice(0, 8)
          .map((each) => choice(`/${each.name}`, invoke("paperboy help", { command: each.name }))),
      ),
      note("Answers to lookups are yours alone until you press Share."),
    ]);
  },
});

function summary(command: Command): Text {
  const verbs = listed(command)
    .map((action) => action.name)
    .join(", ");
  return [code(`/${command.name}`), ` ${command.about}`, ...(verbs === "" ? [] : [`: ${verbs}`])];
}

function explain(asked: string, commands: readonly Command[]): Block[] {
  const [name = "", verb] = asked.toLowerCase().replace(/^\//u, "").split(/\s+/u);
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    throw new UserError("unknown-command", `There is no /${name}. Ask /paperboy help for all commands.`);
  }
  const action =
    verb === undefined ? command.action : command.subcommands.find((candidate) => candidate.name === verb);
  if (action !== undefined) return explainAction(verb === undefined ? name : `${name} ${verb}`, action);
  return [
    heading(`/${command.name}`),
    text(command.about),
    list(listed(command).map((each) => [code(`/${command.name} ${each.name}`), ` ${each.about}`])),
    choices(
      ...listed(command)
        .slice(0, 20)
        .map((each) =>
          choice(each.name, invoke("paperboy help", { command: `${command.name} ${each.name}` })),
        ),
    ),
  ];
}

function explainAction(path: string, action: Action): Block[] {
  const options = Object.entries(action.options);
  return [
    heading(`/${path}`),
    text(action.about),
    ...(options.length === 0
      ? []
      : [facts(options.map(([name, spec]) => [spec.required ? name : `${name} (optional)`, spec.about]))]),
    text(
      action.examples.flatMap((example, index) => [index === 0 ? "For example " : ", ", code(`/${example}`)]),
    ),
  ];
}
