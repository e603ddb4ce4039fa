/**
 * One team's corpus as layers: the shared papers, which stay as they are, the team's settled papers, and those that came or
 * changed lately, which alone are indexed anew. When many came lately they settle; when many settled layers stand on one
 * another they are made one, in a thread of its own. A snapshot handed out stays as it is.
 */

import type { Corpus } from "../core/corpus.ts";
import type { Snapshot } from "../core/intake.ts";
import type { Paper, PaperId } from "../core/paper.ts";

/** How corpora are made, and laid over one another; given, since search is not known here. */
export interface Layering<C extends Corpus> {
  readonly shared: C;
  /** `over`: the larger corpus that it will be laid over. */
  readonly makeCorpus: (papers: readonly Paper[], over?: C) => C;
  /** The same beside the event loop. */
  readonly makeCorpusBeside: (papers: readonly Paper[], over?: C) => Promise<C>;
  readonly layered: (layers: readonly [CorpusLayer<C>, ...CorpusLayer<C>[]]) => Corpus;
}

interface CorpusLayer<C> {
  readonly corpus: C;
  readonly gone: Iterable<PaperId>;
}

/** What became of papers. */
export type Changes = readonly (
  | { readonly id: PaperId; readonly is: "there"; readonly paper: Paper }
  | { readonly id: PaperId; readonly is: "merged"; readonly into: PaperId }
  | { readonly id: PaperId; readonly is: "gone" }
)[];

/** One index of a team's papers, and the ids of those that were changed or taken out since. */
interface Settled<C> {
  readonly corpus: C;
  readonly gone: Set<PaperId>;
}

/** Up to so many papers in all, one index is made of them anew: that takes a few milliseconds and is exact. */
const ONE_INDEX = 200;
/** More than so many late papers settle. */
const LATE = 40;
/** More settled layers than this are made one. */
const MOST_SETTLED = 4;
/** From here on a library is indexed beside the event loop when it is first read. */
const BESIDE = 300;

export class TeamLayers<C extends Corpus> {
  readonly #parts: Layering<C>;
  /** The team's papers, each with the settled layer that has it; none for a late one. */
  readonly #own = new Map<PaperId, { readonly paper: Paper; readonly layer: Settled<C> | undefined }>();
  readonly #merged = new Map<PaperId, PaperId>();
  /** Shared papers that the team has its own version of, or that were merged into others. */
  readonly #hidden = new Set<PaperId>();
  #settled: readonly Settled<C>[] = [];
  #settling = false;
  #corpus: Corpus;
  #revision: number;

  private constructor(parts: Layering<C>, revision: number) {
    this.#parts = parts;
    this.#corpus = parts.shared;
    this.#revision = revision;
  }

  /** A whole library. A large one is indexed in a thread of its own; rejects when that fails. */
  static async of<C extends Corpus>(
    parts: Layering<C>,
    all: Changes,
    revision: number,
  ): Promise<TeamLayers<C>> {
    const team = new TeamLayers(parts, revision);
    const papers = all.flatMap((one) => (one.is === "there" ? [one.paper] : []));
    if (papers.length > BESIDE) {
      const corpus = await parts.makeCorpusBeside(papers, parts.shared);
      const layer = { corpus, gone: new Set<PaperId>() };
      team.#settled = [layer];
      for (const paper of papers) team.#own.set(paper.id, { paper, layer });
      for (const paper of papers) if (parts.shared.byId(paper.id) !== undefined) team.#hidden.add(paper.id);
      team.change(
        all.filter(({ is }) => is !== "there"),
        revision,
      );
    } else team.change(all, revision);
    return team;
  }

  /** What answers now. */
  get snapshot(): Snapshot {
    return { corpus: this.#corpus, revision: this.#revision };
  }

  /** Takes changes in that led to a revision. O(words of the late papers); an older revision than the last is ignored. */
  change(changes: Changes, revision: number): void {
    if (revision < this.#revision) return;
    for (const change of changes) {
      const { id } = change;
      this.#own.get(id)?.layer?.gone.add(id);
      this.#own.delete(id);
      this.#merged.delete(id);
      if (change.is === "there") this.#own.set(id, { paper: change.paper, layer: undefined });
      if (change.is === "merged") this.#merged.set(id, change.into);
      if (change.is !== "gone" && this.#parts.shared.byId(id) !== undefined) this.#hidden.add(id);
      else this.#hidden.delete(id);
    }
    this.#revision = revision;
    this.#corpus = this.#fresh();
  }

  #fresh(): Corpus {
    const { shared, makeCorpus } = this.#parts;
    if (this.#own.size === 0 && this.#hidden.size === 0 && this.#merged.size === 0) return shared;
    if (this.#settled.length === 0 && shared.size + this.#own.size <= ONE_INDEX)
      return this.#named(
        makeCorpus([
          ...shared.papers.filter(({ id }) => !this.#hidden.has(id)),
          ...[...this.#own.values()].map(({ paper }) => paper),
        ]),
      );
    const late = [...this.#own.values()].flatMap(({ paper, layer }) => (layer === undefined ? [paper] : []));
    const layers: CorpusLayer<C>[] = [];
    if (late.length > 0) {
      const corpus = makeCorpus(late, shared);
      if (late.length <= LATE) layers.push({ corpus, gone: [] });
      else {
        const layer = { corpus, gone: new Set<PaperId>() };
        for (const paper of late) this.#own.set(paper.id, { paper, layer });
        this.#settled = [...this.#settled, layer];
        if (this.#settled.length > MOST_SETTLED) void this.#makeOne();
      }
    }
    // What is gone is copied: a snapshot stays as it is.
    const settled = this.#settled.map(({ corpus, gone }) => ({ corpus, gone: [...gone] }));
    return this.#named(
      this.#parts.layered([{ corpus: shared, gone: [...this.#hidden] }, ...settled, ...layers]),
    );
  }

  /** Makes one of the settled layers, beside the event loop. When that fails they stay as they are. */
  async #makeOne(): Promise<void> {
    if (this.#settling) return;
    this.#settling = true;
    try {
      const before = new Set(this.#settled);
      const papers = [...this.#own.values()].flatMap(({ paper, layer }) =>
        layer !== undefined && before.has(layer) ? [paper] : [],
      );
      const corpus = await this.#parts.makeCorpusBeside(papers, this.#parts.shared);
      const layer: Settled<C> = { corpus, gone: new Set() };
      for (const paper of papers) {
        // One that was taken out and put back meanwhile stands in a layer of its own by now, or is late.
        const now = this.#own.get(paper.id)?.layer;
        if (now !== undefined && before.has(now)) this.#own.set(paper.id, { paper, layer });
        else layer.gone.add(paper.id);
      }
      this.#settled = [layer, ...this.#settled.filter((one) => !before.has(one))];
      this.#corpus = this.#fresh();
    } catch {
      // Tried again when more settle.
    } finally {
      this.#settling = false;
    }
  }

  /** A merged paper is found under the id of either. */
  #named(corpus: Corpus): Corpus {
    if (this.#merged.size === 0) return corpus;
    const merged = new Map(this.#merged);
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
      size: corpus.size,
      get papers() {
        return corpus.papers;
      },
      search: corpus.search,
      suggest: corpus.suggest,
      define: corpus.define,
      evidence: corpus.evidence,
      byId: (id) => corpus.byId(stands(id)),
      similar: (id, limit) => corpus.similar(stands(id), limit),
    };
  }
}
