/** The parts of README and `.env.example` that follow from the code, and how they are put in their place. */

import { type Action, type Command, listed } from "./core/command.ts";
import type { Setting } from "./settings.ts";

/** One row for every command and subcommand: how to call it, what it does, who sees the answer. */
export function commandTable(commands: readonly Command[]): string {
  const rows = commands.flatMap((command) =>
    command.action === undefined
      ? listed(command).map((action) => row(`/${command.name} ${action.name}`, action))
      : [row(`/${command.name}`, command.action)],
  );
  return ["| command | does | answer seen by |", "| --- | --- | --- |", ...rows].join("\n");
}

function row(path: string, action: Action): string {
  const options = Object.entries(action.options).map(([name, { required }]) =>
    required ? `<${name}>` : `[${name}]`,
  );
  const seen = action.audience === "everyone" ? "everyone" : "you";
  return `| \`${[path, ...options].join(" ")}\` | ${action.about} | ${seen} |`;
}

/** One row for every setting. */
export function settingsTable(settings: readonly Setting[]): string {
  const rows = settings.map(
    ({ name, about, fallback }) =>
      `| \`${name}\` | ${about} | ${fallback === "" ? "off" : `\`${fallback}\``} |`,
  );
  return ["| setting | what it is | without it |", "| --- | --- | --- |", ...rows].join("\n");
}

/** One row for every permission, and what is missing without it; above them the link that asks for all. */
export function permissionsTable(
  permissions: readonly { readonly name: string; readonly without: string }[],
  link: string,
): string {
  const rows = permissions.map(({ name, without }) => `| _${name}_ | ${without} |`);
  return [`\`${link}\``, "", "| permission | without it |", "| --- | --- |", ...rows].join("\n");
}

/** `.env.example`: every setting with its explanation, secrets and what is off left empty. */
export function envExample(settings: readonly Setting[]): string {
  const lines = settings.map(({ name, about, fallback }) => `# ${about}\n${name}=${fallback}\n`);
  return `# Copy to .env and fill in what you use. Empty means off, or the usual value.\n\n${lines.join("\n")}`;
}

/** The document with what stands between `<!-- name -->` and `<!-- /name -->` replaced. Throws when the marks are missing. */
export function fillIn(document: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [document.indexOf(start), document.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`the marks ${start} and ${end} are missing`);
  return `${document.slice(0, from + start.length)}\n${content}\n${document.slice(to)}`;
}
