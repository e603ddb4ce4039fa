import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  type Choice,
  choice,
  choices,
  heading,
  list,
  note,
  type Reply,
  reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { type Span, spans, strong } from "../../src/core/spans.ts";
import { type Appointed, appoint, appointedIn, dismiss } from "../shared/appointed.ts";
import { storeForReading } from "../shared/memory.ts";
import { storeOf } from "../shared/store.ts";

/** As many as a menu holds on every platform. */
const MOST = 25;

/** Who may change what Paperboy does here, besides those who may manage the channel anyway. */
export default defineAction({
  name: "roles",
  about: "Who may change daily papers and groups here, besides the channel's managers",
  examples: ["paperboy roles", "paperboy roles add:@ana", "paperboy roles remove:@ana"],
  audience: "asker",
  permission: async ({ asker, invocation }) =>
    (invocation.options["add"] === undefined && invocation.options["remove"] === undefined) ||
    (asker.manager && asker.appointed !== true)
      ? undefined
      : "Only people who may manage this channel can say who else may change things here.",
  options: {
    add: { kind: "person", about: "Let them change things here; on Discord a role as well", orRole: true },
    remove: { kind: "person", about: "Take that right back", orRole: true },
  },
  async run({ add, remove }, context): Promise<Reply> {
    if (add !== undefined && remove !== undefined)
      throw new UserError("one-at-a-time", "Give add or remove, not both.");
    if (add !== undefined) return await change(context, "add", { ...add, role: add.role === true });
    if (remove !== undefined)
      return await change(context, "remove", { ...remove, role: remove.role === true });
    return await show(context);
  },
});

async function change(context: Context, what: "add" | "remove", one: Appointed): Promise<Reply> {
  const store = storeOf(context);
  const { platform, tenant } = context.place;
  const known = await store.tables.tenants.ensure(platform, tenant, "", await store.now());
  const before = await appointedIn(store.tables, known.id);
  const held = before.find(({ id, role }) => id === one.id && role === one.role);
  if (what === "remove" && held === undefined)
    throw new UserError(
      "not-appointed",
      `${one.name} was not given that right here, so there is nothing to take.`,
    );
  if (what === "add" && held === undefined && before.length >= MOST)
    throw new UserError(
      "too-many",
      `${MOST} people or roles have that right already; on Discord give it to a role.`,
    );
  if (what === "add") await appoint(store.tables, known.id, one);
  else await dismiss(store.tables, known.id, one);
  const back = what === "add" ? "remove" : "add";
  return reply([
    text([
      ...named(held ?? one),
      what === "add"
        ? " may change daily papers and reading groups in this workspace now."
        : " may no longer change daily papers and reading groups here, unless they may manage the channel.",
    ]),
    choices(choice("Undo", invoke("paperboy roles", { [back]: written(held ?? one) }))),
  ]);
}

async function show(context: Context): Promise<Reply> {
  const store = await storeForReading(context);
  const tenant = await store?.tables.tenants.find(context.place.platform, context.place.tenant);
  const all = store === undefined || tenant === undefined ? [] : await appointedIn(store.tables, tenant.id);
  const own = context.asker.manager && context.asker.appointed !== true;
  const removals = all.map(
    (one): Choice => choice(one.name, invoke("paperboy roles", { remove: written(one) })),
  );
  return whisper([
    heading("Who may change things here"),
    text(
      "Whoever may manage the channel by the platform's own rights, and of a reading group whoever set it up.",
    ),
    all.length === 0
      ? note("Nobody else was given that right; /paperboy roles add: and a name does.")
      : list(all.map(named)),
    ...(own && removals.length > 0
      ? [{ type: "menu", label: "Take the right back from", choices: removals } as const]
      : []),
  ]);
}

const named = ({ id, name, role }: Appointed): readonly Span[] =>
  spans(role ? [strong(`@${name}`), " (role)"] : { type: "person", id, name });

/** As an option names it, whatever the platform. */
const written = ({ id, name, role }: Appointed): string =>
  `<@${role ? "&" : ""}${id}|${name.replaceAll(/[<>|]/gu, " ")}>`;
