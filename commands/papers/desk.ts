/** What the subcommands that change the team's library start from and end with: one transaction, one sentence, Undo. */

import type { Context } from "../../src/core/context.ts";
import type { Audience } from "../../src/core/invocation.ts";
import { invoke } from "../../src/core/invocation.ts";
import { type Block, type Choice, choice, choices, type Reply, reply, text } from "../../src/core/reply.ts";
import type { Text } from "../../src/core/spans.ts";
import type { Mark, MarkKey, MarkKind, Tables } from "../../src/core/store.ts";
import { applyChange, type Edit } from "../../src/library/change.ts";
import { newId, storeOf } from "../shared/store.ts";

/** What an edit is worked out from. */
export interface LibraryDesk {
  readonly tables: Tables;
  readonly tenantId: string;
  readonly now: number;
}

/** What becomes of it. Without edits nothing is changed and there is nothing to undo. */
export interface Done {
  readonly edits: readonly Edit[];
  readonly sentence: Text;
  /** More to look at, below the sentence. */
  readonly blocks?: readonly Block[];
  readonly buttons?: readonly Choice[];
}

/** Reads and changes the library of the asker's team in one transaction; answers with one sentence and Undo. */
export async function changeLibrary(
  context: Context,
  action: string,
  audience: Audience,
  work: (desk: LibraryDesk) => Promise<Done>,
): Promise<Reply> {
  const store = storeOf(context);
  const now = await store.now();
  const id = newId(context.random);
  const done = await store.tx(async (tables) => {
    const tenantId = await tenantOf(context, tables, now);
    const worked = await work({ tables, tenantId, now });
    if (worked.edits.length > 0) {
      const change = { tenantId, id, at: now, actor: context.asker.id, action: `papers ${action}` };
      await applyChange(tables, { ...change, target: "library" }, worked.edits);
    }
    return worked;
  });
  const buttons = [
    ...(done.edits.length === 0 ? [] : [choice("Undo", invoke("papers undo", { change: id }))]),
    ...(done.buttons ?? []),
  ];
  return {
    ...reply([
      text(done.sentence),
      ...(done.blocks ?? []),
      ...(buttons.length === 0 ? [] : [choices(...buttons)]),
    ]),
    // What changed nothing is of no interest to anybody else.
    audience: done.edits.length === 0 ? "asker" : audience,
  };
}

/** Reads the library of the asker's team. */
export async function readLibrary<T>(context: Context, read: (desk: LibraryDesk) => Promise<T>): Promise<T> {
  const store = storeOf(context);
  const now = await store.now();
  return await read({ tables: store.tables, tenantId: await tenantOf(context, store.tables, now), now });
}

/** Our id of the asker's team, made when it is new. */
export async function tenantOf(
  { place }: Pick<Context, "place">,
  tables: Tables,
  now: number,
): Promise<string> {
  return (await tables.tenants.ensure(place.platform, place.tenant, "", now)).id;
}

/** The key of something that the asker, or with `owner` empty the team, attaches to a paper. */
export function keyFor(
  { tenantId }: Pick<LibraryDesk, "tenantId">,
  kind: MarkKind,
  owner: string,
  name: string,
  paperId: string,
): MarkKey {
  return { tenantId, kind, owner, name, paperId };
}

/** The row for such a key, made by the asker now. */
export function markBy(context: Context, { now }: LibraryDesk, key: MarkKey, value = ""): Mark {
  return { ...key, value, by: context.asker.id, byName: context.asker.name, at: now };
}
