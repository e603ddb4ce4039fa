/**
 * Registers commands with Discord: reads what is there, sends only what differs. Discord takes 200 new
 * commands a day and each change clears what clients have cached, so an unchanged set costs one request.
 */

import { isDeepStrictEqual } from "node:util";
import { type REST, Routes } from "discord.js";
import { z } from "zod";
import type { RegisteredCommand } from "./registration.ts";

/** What differs between what is registered and what should be. */
export interface Difference {
  readonly create: readonly RegisteredCommand[];
  readonly change: readonly { readonly id: string; readonly to: RegisteredCommand }[];
  readonly remove: readonly { readonly id: string; readonly name: string }[];
}

const existingSchema = z.looseObject({ id: z.string(), name: z.string(), type: z.number().default(1) });

export type Existing = z.infer<typeof existingSchema>;

/** Compares by kind and name. Values that Discord fills in by itself count as absent. */
export function compareRegistration(
  existing: readonly Existing[],
  wanted: readonly RegisteredCommand[],
): Difference {
  const key = (command: { readonly name: string; readonly type: number }) =>
    `${command.type} ${command.name}`;
  const there = new Map(existing.map((command) => [key(command), command]));
  const keys = new Set(wanted.map(key));
  return {
    create: wanted.filter((command) => !there.has(key(command))),
    change: wanted.flatMap((command) => {
      const found = there.get(key(command));
      return found === undefined || isDeepStrictEqual(bare(command), bare(pick(found, command)))
        ? []
        : [{ id: found.id, to: command }];
    }),
    remove: existing.filter((command) => !keys.has(key(command))).map(({ id, name }) => ({ id, name })),
  };
}

/** Properties that Paperboy has a say in. */
const OURS = [
  "type",
  "name",
  "name_localizations",
  "description",
  "description_localizations",
  "default_member_permissions",
  "contexts",
  "integration_types",
  "options",
] as const;

function pick(existing: Existing, wanted: RegisteredCommand): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set([...OURS, ...Object.keys(wanted)])].map((name) => [name, existing[name]]),
  );
}

/** Without what says nothing: null, false, empty texts, lists and objects. Lists of numbers in order. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(bare);
    return items.every((item) => typeof item === "number")
      ? items.toSorted((one, other) => one - other)
      : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([name, inner]) => [name, bare(inner)] as const)
    .filter(([, inner]) => !(inner === null || inner === undefined || inner === false || inner === ""))
    .filter(([, inner]) => typeof inner !== "object" || Object.keys(inner as object).length > 0);
  return Object.fromEntries(kept);
}

/** Brings the global commands of the application to what is wanted; says what it changed. */
export async function register(
  rest: REST,
  application: string,
  wanted: readonly RegisteredCommand[],
): Promise<Difference> {
  const query = new URLSearchParams({ with_localizations: "true" });
  const there = z
    .array(existingSchema)
    .parse(await rest.get(Routes.applicationCommands(application), { query }));
  const difference = compareRegistration(there, wanted);
  for (const { id } of difference.remove) await rest.delete(Routes.applicationCommand(application, id));
  for (const { id, to } of difference.change) {
    // What is no longer wanted must be taken back explicitly: a PATCH keeps what it does not name.
    await rest.patch(Routes.applicationCommand(application, id), {
      body: { default_member_permissions: null, ...to, type: undefined },
    });
  }
  for (const command of difference.create)
    await rest.post(Routes.applicationCommands(application), { body: command });
  return difference;
}
