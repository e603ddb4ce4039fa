/** Each team's papers over the shared corpus: its own added, its fuller versions in place, merged ones under one name. */

import type { Corpus } from "../core/corpus.ts";
import type { Snapshot } from "../core/intake.ts";
import type { Paper, PaperId } from "../core/paper.ts";
import type { PlatformName } from "../core/ports.ts";
import type { Store, TeamPaper } from "../core/store.ts";

export interface OverlayParts {
  /** Undefined where nothing is kept. */
  readonly store: Store | undefined;
  readonly shared: Corpus;
  readonly makeCorpus: (papers: readonly Paper[]) => Corpus;
}

/** Snapshots kept at once; the one used longest ago goes first. */
const KEPT = 50;
const PLATFORMS: readonly PlatformName[] = ["slack", "discord", "preview", "terminal"];

/** Makes and keeps snapshots. One is built again only when the team's papers changed. */
export class Overlays {
  readonly #parts: OverlayParts;
  readonly #kept = new Map<string, { readonly revision: number; readonly corpus: Corpus }>();

  constructor(parts: OverlayParts) {
    this.#parts = parts;
  }

  /** By the platform's id of the workspace; without a platform the one that knows such a workspace. */
  async at(workspace: string, platform?: PlatformName): Promise<Snapshot> {
    const { store, shared } = this.#parts;
    const nothing = { corpus: shared, revision: 0 };
    if (store === undefined || workspace === "") return nothing;
    if (store.present !== undefined && !(await store.present())) return nothing;
    for (const name of platform === undefined ? PLATFORMS : [platform]) {
      const tenant = await store.tables.tenants.find(name, workspace);
      if (tenant !== undefined) return await this.of(tenant.id);
    }
    return nothing;
  }

  /**
   * By our id; `tables` are those of the transaction that asks, if one does: one that has not itself changed the team's
   * papers, for what it may yet roll back must not be kept. O(1) and one query while nothing changed,
   * O(words) after.
   */
  async of(tenantId: string, tables = this.#parts.store?.tables): Promise<Snapshot> {
    const { shared, makeCorpus } = this.#parts;
    if (tables === undefined) return { corpus: shared, revision: 0 };
    const { teamPapers } = tables;
    const revision = await teamPapers.revision(tenantId);
    const kept = this.#kept.get(tenantId);
    if (kept?.revision === revision) {
      // Moved to the end: used last.
      this.#kept.delete(tenantId);
      this.#kept.set(tenantId, kept);
      return kept;
    }
    const rows = await teamPapers.of(tenantId);
    const fresh = { revision, corpus: rows.length === 0 ? shared : overlay(shared, rows, makeCorpus) };
    this.#kept.delete(tenantId);
    this.#kept.set(tenantId, fresh);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return fresh;
  }
}

/** The shared papers with a team's over them. A merged paper is found under the id of either. */
export function overlay(
  shared: Corpus,
  rows: readonly TeamPaper[],
  makeCorpus: OverlayParts["makeCorpus"],
): Corpus {
  const merged = new Map(
    rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto]])),
  );
  const own = rows.filter(({ mergedInto }) => mergedInto === null).map(paperOf);
  const replaced = new Set(own.map(({ id }) => id));
  const corpus = makeCorpus([
    ...shared.papers.filter(({ id }) => !replaced.has(id) && !merged.has(id)),
    ...own,
  ]);
  if (merged.size === 0) return corpus;
  const stands = (id: PaperId): PaperId => {
    // A chain of merges ends; a circle, which nobody can make by commands, must too.
    let at = id;
    for (let steps = 0; steps <= merged.size; steps++) {
      const next = merged.get(at);
      if (next === undefined) return at;
      at = next;
    }
    return at;
  };
  return {
    ...corpus,
    byId: (id) => corpus.byId(stands(id)),
    similar: (id, limit) => corpus.similar(stands(id), limit),
  };
}

/** The paper of a row. */
export function paperOf(row: TeamPaper): Paper {
  // Only we write there, from papers.
  return Object.freeze(JSON.parse(row.paperJson) as Paper);
}
