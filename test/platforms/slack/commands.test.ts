/** The commands Paperboy really has, as Slack gets to see them. */

import { describe, expect, test } from "vitest";
import { commands, messageActions } from "../../../commands/index.ts";
import { formOf } from "../../../src/core/form.ts";
import { manifest } from "../../../src/platforms/slack/manifest.ts";
import { drawForm } from "../../../src/platforms/slack/modal.ts";
import { viewProblems } from "../../fakes/slack/rules.ts";
import { manifestProblems } from "../../fakes/slack/specs.ts";

const actions = commands.flatMap((command) => [
  ...(command.action === undefined
    ? []
    : [{ path: command.name, command: command.name, action: command.action }]),
  ...command.subcommands.map((action) => ({
    path: `${command.name} ${action.name}`,
    command: command.name,
    subcommand: action.name,
    action,
  })),
]);

describe("the form of", () => {
  test.each(actions.filter(({ action }) => Object.keys(action.options).length > 0))(
    "/$path is one that Slack takes",
    ({ command, subcommand, action }: (typeof actions)[number] & { subcommand?: string }) => {
      const form = formOf(action, {
        command,
        ...(subcommand === undefined ? {} : { subcommand }),
        options: {},
      });
      const { view, kept } = drawForm(form, {
        channel: "C0123456789",
        responseUrl: `https://hooks.slack.com/commands/${"x".repeat(80)}`,
      });
      expect(viewProblems(view)).toEqual([]);
      expect(kept).toEqual([]);
      // Slack cuts nothing: a title that does not fit would end in an ellipsis.
      expect(view.title.text).toBe(form.title);
    },
  );
});

test.each([{}, { address: "https://paperboy.example.org", lookUp: true, unfurl: true }])(
  "the manifest is one that Slack takes: %j",
  (options) => {
    expect(manifestProblems(manifest(commands, messageActions, options))).toEqual([]);
  },
);

test("the names clash with no command of Slack's own", () => {
  const own = [
    "apps",
    "archive",
    "call",
    "collapse",
    "dm",
    "dnd",
    "expand",
    "feed",
    "feedback",
    "invite",
    "join",
    "leave",
    "me",
    "msg",
    "mute",
    "open",
    "remind",
    "remove",
    "rename",
    "search",
    "shortcuts",
    "shrug",
    "star",
    "status",
    "topic",
    "who",
  ];
  expect(commands.map((command) => command.name).filter((name) => own.includes(name))).toEqual([]);
});
