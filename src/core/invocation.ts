/**
 * A command as data: what a button means, what a form submits, what a line of text comes down to.
 * Because a button is a command said by finger, it needs no memory of the message it stands on.
 */

export type RawValue = string | number | boolean;

export type Audience = "everyone" | "asker";

export interface Invocation {
  readonly command: string;
  readonly subcommand?: string;
  readonly options: Readonly<Record<string, RawValue>>;
  /** Overrides who sees the answer: a Share button is the same command, said aloud. */
  readonly audience?: Audience;
}

/** Builds an invocation: `invoke("papers similar", { paper: "deepseek-r1" })`. Undefined options are left out. */
export function invoke(
  path: string,
  options: Readonly<Record<string, RawValue | undefined>> = {},
  audience?: Audience,
): Invocation {
  const [command = "", subcommand] = path.split(" ");
  const given: Record<string, RawValue> = {};
  for (const [name, value] of Object.entries(options)) if (value !== undefined) given[name] = value;
  return {
    command,
    ...(subcommand === undefined ? {} : { subcommand }),
    options: given,
    ...(audience === undefined ? {} : { audience }),
  };
}

/** `/papers browse`, as people name it. */
export function pathOf(invocation: Pick<Invocation, "command" | "subcommand">): string {
  return `/${invocation.command}${invocation.subcommand === undefined ? "" : ` ${invocation.subcommand}`}`;
}

/**
 * One line that means the invocation and parses back to it (`readInvocation`): a JSON array, short enough for
 * most buttons. Platforms with little room keep the line elsewhere under a hash of it.
 */
export function writeInvocation(invocation: Invocation): string {
  const audience = invocation.audience === undefined ? 0 : invocation.audience === "everyone" ? 1 : 2;
  const options = Object.keys(invocation.options)
    .sort()
    .map((name) => [name, invocation.options[name]]);
  return JSON.stringify([invocation.command, invocation.subcommand ?? "", audience, ...options]);
}

/** Reads what `writeInvocation` wrote; undefined for anything else (forged and outdated buttons included). */
export function readInvocation(line: string): Invocation | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts)) return undefined;
  const [command, subcommand, audience, ...rest]: unknown[] = parts;
  if (typeof command !== "string" || typeof subcommand !== "string") return undefined;
  const options: [string, RawValue][] = [];
  for (const pair of rest) {
    if (!Array.isArray(pair)) return undefined;
    const [name, value]: unknown[] = pair;
    if (typeof name !== "string" || !isRawValue(value)) return undefined;
    options.push([name, value]);
  }
  return {
    command,
    ...(subcommand === "" ? {} : { subcommand }),
    // fromEntries defines own properties, so an option named __proto__ stays an option.
    options: Object.fromEntries(options),
    ...(audience === 1 ? { audience: "everyone" } : audience === 2 ? { audience: "asker" } : {}),
  };
}

function isRawValue(value: unknown): value is RawValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
