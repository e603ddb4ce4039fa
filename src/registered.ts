/** `paperboy registered`: writes everything that is derived from the commands and settings and kept in the repository. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commands, messageActions } from "../commands/index.ts";
import type { SlackApp } from "./config-slack.ts";
import { commandTable, envExample, fillIn, permissionsTable, settingsTable } from "./documents.ts";
import { installLink, PERMISSIONS } from "./platforms/discord/needed.ts";
import { registrationJson } from "./platforms/discord/registration.ts";
import { manifest } from "./platforms/slack/manifest.ts";
import { SETTINGS } from "./settings.ts";

/** Each derived file of the project in `folder`, by path, as it ought to be. */
export function derivedFiles(folder: string): ReadonlyMap<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  return new Map([
    ["commands/registered/discord.json", json(registrationJson(commands, messageActions))],
    ["commands/registered/slack-manifest.json", json(manifest(commands, messageActions))],
    [".env.example", envExample(SETTINGS)],
    [
      "README.md",
      [
        ["commands", commandTable(commands)],
        ["settings", settingsTable(SETTINGS)],
        ["discord-permissions", permissionsTable(PERMISSIONS, installLink("YOUR_APPLICATION_ID"))],
      ].reduce((document, [name = "", content = ""]) => fillIn(document, name, content), readme),
    ],
  ]);
}

/** The manifest of the Slack app that the settings describe, as JSON to paste. */
export function slackManifest(app: SlackApp): string {
  return JSON.stringify(manifest(commands, messageActions, app), null, 2);
}

/** Writes them. */
export function writeRegistered(folder = "."): 0 {
  mkdirSync(join(folder, "commands/registered"), { recursive: true });
  for (const [path, content] of derivedFiles(folder)) writeFileSync(join(folder, path), content);
  return 0;
}
