/** Registered application commands. */

import { Refusal, type Route, refuseBody } from "./rest.ts";
import { commandFaults } from "./rules.ts";
import type { Registered, World } from "./world.ts";

/** A command as Discord gives it back: with the values that it fills in itself. */
function stored(world: World, given: Record<string, unknown>, id = world.snowflake()): Registered {
  const { name, description, ...rest } = given;
  return {
    id,
    application_id: world.application,
    version: world.snowflake(),
    type: 1,
    default_member_permissions: null,
    nsfw: false,
    dm_permission: true,
    name_localizations: null,
    description_localizations: null,
    ...rest,
    name: String(name),
    description: description ?? "",
  } as unknown as Registered;
}

function check(world: World, command: Record<string, unknown>): void {
  refuseBody(commandFaults(command));
  const kind = Number(command["type"] ?? 1);
  const others = [...world.commands.values()].filter(
    (other) => other.type === kind && other.name !== command["name"],
  );
  if (others.length >= (kind === 1 ? 100 : 15))
    throw new Refusal(400, 30_032, "Maximum number of application commands reached");
}

export const commandRoutes: readonly Route[] = [
  ["GET", /^\/applications\/\d+\/commands$/u, ({ world }) => [...world.commands.values()]],
  [
    "PUT",
    /^\/applications\/\d+\/commands$/u,
    ({ world, body }) => {
      const given = body as readonly Record<string, unknown>[];
      const before = [...world.commands.values()];
      world.commands.clear();
      for (const command of given) {
        check(world, command);
        const same = before.find(
          (other) => other.name === command["name"] && other.type === (command["type"] ?? 1),
        );
        const made = stored(world, command, same?.id);
        world.commands.set(made.id, made);
      }
      return [...world.commands.values()];
    },
  ],
  [
    "POST",
    /^\/applications\/\d+\/commands$/u,
    ({ world, body }) => {
      const command = body as Record<string, unknown>;
      check(world, command);
      const same = [...world.commands.values()].find(
        (other) => other.name === command["name"] && other.type === (command["type"] ?? 1),
      );
      const made = stored(world, command, same?.id);
      world.commands.set(made.id, made);
      return made;
    },
  ],
  [
    "PATCH",
    /^\/applications\/\d+\/commands\/(\d+)$/u,
    ({ world, parts, body }) => {
      const before = world.commands.get(parts[0] ?? "");
      if (before === undefined) throw new Refusal(404, 10_063, "Unknown application command");
      const changed = { ...before, ...(body as object) };
      check(world, { ...changed, ...(before.type === 1 ? {} : { description: "" }) });
      world.commands.set(before.id, changed);
      return changed;
    },
  ],
  [
    "DELETE",
    /^\/applications\/\d+\/commands\/(\d+)$/u,
    ({ world, parts }) => {
      if (!world.commands.delete(parts[0] ?? ""))
        throw new Refusal(404, 10_063, "Unknown application command");
      return undefined;
    },
  ],
];
