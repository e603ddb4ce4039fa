/** Changes to a team's library that can be taken back: the rows touched, as they were and as they became. */

import { UserError } from "../core/errors.ts";
import type { PaperId } from "../core/paper.ts";
import { type Tell, tellFar, untold } from "../core/progress.ts";
import { eachInTurns } from "../core/steps.ts";
import type { AuditEntry, Mark, MarkKey, Tables, TeamPaper } from "../core/store.ts";

/** One row to be put (or removed, when `row` is null). */
export type Edit =
  | { readonly of: "mark"; readonly key: MarkKey; readonly row: Mark | null }
  | { readonly of: "paper"; readonly id: PaperId; readonly row: TeamPaper | null };

export const put = (row: Mark): Edit => ({ of: "mark", key: keyOf(row), row });
export const remove = (key: MarkKey): Edit => ({ of: "mark", key: keyOf(key), row: null });
export const putPaper = (row: TeamPaper): Edit => ({ of: "paper", id: row.id, row });

function keyOf({ tenantId, kind, owner, name, paperId }: MarkKey): MarkKey {
  return { tenantId, kind, owner, name, paperId };
}

/** Who changes what, and the id for the Undo button. */
export interface Change {
  readonly tenantId: string;
  readonly id: string;
  readonly at: number;
  readonly actor: string;
  /** `papers save`. */
  readonly action: string;
  readonly target: string;
}

/** Edits made before the event loop turns: an embedded store answers within the turn that asks. */
const TOGETHER = 50;

/** Makes the edits, in order, and keeps what they replaced. Inside one transaction. */
export async function applyChange(
  tables: Tables,
  change: Change,
  edits: readonly Edit[],
  tell: Tell = untold,
): Promise<void> {
  const [before, after]: [string[], string[]] = [[], []];
  const make = async (edit: Edit) => {
    // One by one: all of an import at once takes long enough to be noticed.
    before.push(JSON.stringify(await currentOf(tables, change.tenantId, edit)));
    after.push(JSON.stringify(edit));
    await apply(tables, change.tenantId, edit);
  };
  await eachInTurns(edits, TOGETHER, make, tellFar(tell, "Wrote down", edits.length, "change"));
  const entry: AuditEntry = { ...change, beforeJson: `[${before.join()}]`, afterJson: `[${after.join()}]` };
  await tables.audit.add(entry);
}

/**
 * Puts back what a change replaced. Throws UserError when the change is not known, is none of this kind, or a row was
 * changed since; nothing is undone then.
 */
export async function undoChange(
  tables: Tables,
  tenantId: string,
  changeId: string,
  may: (entry: AuditEntry) => boolean,
  tell: Tell = untold,
): Promise<AuditEntry> {
  const entry = await tables.audit.get(tenantId, changeId);
  if (entry?.beforeJson == null || entry.afterJson === null || !entry.action.startsWith("papers "))
    throw new UserError("no-change", "That change is not known here any more, so it cannot be undone.");
  if (!may(entry))
    throw new UserError(
      "not-allowed",
      "Only whoever made that change, and people who may manage this channel, can take it back.",
    );
  // Only applyChange writes these.
  const before = JSON.parse(entry.beforeJson) as readonly Edit[];
  const after = JSON.parse(entry.afterJson) as readonly Edit[];
  const far = (done: string) => tellFar(tell, done, after.length, "change");
  const check = async (edit: Edit) => {
    if (!same(edit, await currentOf(tables, tenantId, edit)))
      throw new UserError("changed-since", "It was changed again since, so nothing was undone.");
  };
  await eachInTurns(after, TOGETHER, check, far("Checked"));
  const back = (edit: Edit) => apply(tables, tenantId, edit);
  await eachInTurns(before.toReversed(), TOGETHER, back, far("Took back"));
  return entry;
}

async function apply(tables: Tables, tenantId: string, edit: Edit): Promise<void> {
  if (edit.of === "mark") {
    if (edit.row === null) await tables.marks.remove(edit.key);
    else await tables.marks.put(edit.row);
  } else if (edit.row === null) await tables.teamPapers.remove(tenantId, edit.id);
  else await tables.teamPapers.put(edit.row);
}

async function currentOf(tables: Tables, tenantId: string, edit: Edit): Promise<Edit> {
  if (edit.of === "mark") return { ...edit, row: (await tables.marks.get(edit.key)) ?? null };
  return { ...edit, row: (await tables.teamPapers.get(tenantId, edit.id)) ?? null };
}

/** A paper that was completed from its source meanwhile is still the one that was added. */
function same(a: Edit, b: Edit): boolean {
  if (a.of === "mark" && b.of === "mark")
    return a.row === null || b.row === null
      ? a.row === b.row
      : a.row.value === b.row.value && a.row.at === b.row.at && a.row.by === b.row.by;
  if (a.of === "paper" && b.of === "paper")
    return a.row === null || b.row === null
      ? a.row === b.row
      : a.row.at === b.row.at && a.row.mergedInto === b.row.mergedInto;
  return false;
}
