/** Each team's papers over the shared corpus: its own added, its fuller versions in place, merged ones under one name. */

import type { Corpus } from "../core/corpus.ts";
import type { Snapshot } from "../core/intake.ts";
import type { Paper, PaperId } from "../core/paper.ts";
import type { PlatformName } from "../core/ports.ts";
import { pause } from "../core/steps.ts";
import type { Store, Tables, TeamPaper } from "../core/store.ts";
import { type Changes, type Layering, TeamLayers } from "./team-layers.ts";

export interface OverlayParts<C extends Corpus> extends Layering<C> {
  /** Undefined where nothing is kept. */
  readonly store: Store | undefined;
}

/** Teams kept at once; the one used longest ago goes first. */
const KEPT = 50;
/** More changes at once are read as a whole library is. */
const FEW_CHANGES = 300;
/** Papers read at once. */
const PAGE = 300;
const PLATFORMS: readonly PlatformName[] = ["slack", "discord", "preview", "terminal"];

/** Makes and keeps snapshots. What changed is laid over what was there; the shared papers are never copied. */
export class Overlays<C extends Corpus> {
  readonly #parts: OverlayParts<C>;
  readonly #kept = new Map<string, TeamLayers<C>>();
  readonly #loading = new Map<string, Promise<Snapshot>>();

  constructor(parts: OverlayParts<C>) {
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
   * papers, for what it may yet roll back must not be kept. One query while nothing changed; after that O(words of
   * what changed lately). The event loop is held for a few milliseconds at most, whatever the size of either collection.
   */
  async of(tenantId: string, tables?: Tables): Promise<Snapshot> {
    const { store, shared } = this.#parts;
    if (store === undefined && tables === undefined) return { corpus: shared, revision: 0 };
    // Within a transaction nobody else may be waited for: they may be waiting for the transaction.
    if (tables !== undefined) return await this.#fresh(tenantId, tables);
    const loading = this.#loading.get(tenantId);
    if (loading !== undefined) return await loading;
    const fresh = this.#fresh(tenantId, store?.tables as Tables).finally(() =>
      this.#loading.delete(tenantId),
    );
    this.#loading.set(tenantId, fresh);
    return await fresh;
  }

  async #fresh(tenantId: string, { teamPapers }: Tables): Promise<Snapshot> {
    const revision = await teamPapers.revision(tenantId);
    const kept = this.#kept.get(tenantId);
    if (kept !== undefined) {
      // Moved to the end: used last.
      this.#kept.delete(tenantId);
      this.#kept.set(tenantId, kept);
      const { snapshot } = kept;
      if (snapshot.revision >= revision) return snapshot;
      const changes = await teamPapers.changedSince(tenantId, snapshot.revision, FEW_CHANGES);
      if (changes !== undefined) {
        kept.change(changes.map(read), revision);
        return kept.snapshot;
      }
    }
    const all: Changes[number][] = [];
    for (let after = ""; ; ) {
      const page = await teamPapers.page(tenantId, after, PAGE);
      for (const row of page) all.push(read({ id: row.id, paper: row }));
      after = page.at(-1)?.id ?? "";
      if (page.length < PAGE) break;
      await pause();
    }
    const fresh = await TeamLayers.of(this.#parts, all, revision);
    this.#kept.delete(tenantId);
    this.#kept.set(tenantId, fresh);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return fresh.snapshot;
  }
}

function read({ id, paper }: { readonly id: PaperId; readonly paper: TeamPaper | null }): Changes[number] {
  if (paper === null) return { id, is: "gone" };
  return paper.mergedInto === null
    ? { id, is: "there", paper: paperOf(paper) }
    : { id, is: "merged", into: paper.mergedInto };
}

/** The paper of a row. */
export function paperOf(row: TeamPaper): Paper {
  // Only we write there, from papers.
  return Object.freeze(JSON.parse(row.paperJson) as Paper);
}
