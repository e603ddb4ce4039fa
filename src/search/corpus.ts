/** The Corpus port over an index in memory, or over several. */

import { join } from "node:path";
import { compareText } from "../core/compare.ts";
import type { Corpus, Hit } from "../core/corpus.ts";
import type { Paper, PaperId } from "../core/paper.ts";
import { eachInTurns } from "../core/steps.ts";
import { Definitions } from "./definitions.ts";
import type { Found } from "./engine.ts";
import { buildIndex, indexOver, type OneIndex } from "./index.ts";
import { madeBeside } from "./indexing/beside.ts";
import { openIndex } from "./indexing/open.ts";
import { MemorySegment, type Segment } from "./indexing/segment.ts";
import { Shelf } from "./indexing/shelf.ts";
import { sentencesFor } from "./sentences.ts";
import { sortInSlices } from "./slices.ts";
import { type SourcePaper, sourceOf } from "./source.ts";
import { gathered } from "./stored/gather.ts";
import { openStored } from "./stored/open.ts";

/** Papers looked at before the event loop turns. */
const TOGETHER = 500;
/** Definitions of one term that are told where no other limit is given. */
const MOST_DEFINITIONS = 20;

/** Papers with an index of their own. */
interface Indexed {
  readonly papers: readonly Paper[];
  readonly segment: Segment;
  readonly definitions: Definitions;
  numberOf(id: PaperId): number | undefined;
}

/** A corpus that others may be laid over. */
export interface IndexedCorpus extends Corpus, Indexed {}

/** One corpus of several that are asked as one, and which of its papers are not there any more. */
export interface CorpusLayer {
  readonly corpus: Indexed;
  readonly gone: Iterable<PaperId>;
}

/**
 * A snapshot of these papers that answers every question of the port. O(words) to make. `over`: the larger collection that
 * it will be laid over.
 */
export function makeCorpus(given: readonly Paper[], over?: IndexedCorpus): IndexedCorpus {
  const papers = [...given].sort(newestFirst);
  return indexed(papers, buildIndex(papers.map(sourceOf), over?.segment.means).segment);
}

/** The same, indexed in a thread of its own. Rejects when the thread fails. */
export async function makeCorpusBeside(
  given: readonly Paper[],
  over?: IndexedCorpus,
): Promise<IndexedCorpus> {
  const papers = [...given].sort(newestFirst);
  const sources = papers.map(sourceOf);
  const arrays = await madeBeside(sources, { means: over?.segment.means });
  return indexed(papers, new MemorySegment(arrays, sources));
}

/**
 * Up to here the index is in memory where nothing else is asked for: it answers in a millisecond, and takes about 1.4 kB
 * a paper. Beyond, it stays in a file of SQLite: it answers in tens of milliseconds, and takes next to no memory.
 */
const MOST_IN_MEMORY = 200_000;

/** Where the index of a corpus is: in memory or in a file of SQLite, as its size has it unless it is said; or in PostgreSQL. */
export type IndexPlace =
  | { readonly folder: string; readonly in: "auto" | "memory" | "sqlite" }
  | { readonly databaseUrl: string };

/**
 * The same for very many papers, the index kept for the next start. It is loaded into memory when it fits the papers, or
 * asked where it lies; else it is built in a thread of its own. Rejects when the thread fails, and with StoreError when
 * PostgreSQL does not answer or does not allow it.
 */
export async function openCorpus(given: readonly Paper[], place: IndexPlace): Promise<IndexedCorpus> {
  const papers = await sortInSlices(given, newestFirst);
  const sources: SourcePaper[] = [];
  await eachInTurns(papers, TOGETHER, (paper) => void sources.push(sourceOf(paper)));
  const { index } = await openAt(place, sources);
  const numbers = new Map<PaperId, number>();
  await eachInTurns(papers.entries(), TOGETHER, ([number, { id }]) => void numbers.set(id, number));
  return indexed(papers, index.segment, numbers);
}

async function openAt(place: IndexPlace, papers: readonly SourcePaper[]): Promise<{ index: OneIndex }> {
  if ("databaseUrl" in place) return await openStored(papers, place);
  const inMemory = place.in === "auto" ? papers.length <= MOST_IN_MEMORY : place.in === "memory";
  return inMemory
    ? await openIndex(papers, join(place.folder, "search-index.bin"))
    : await openStored(papers, { file: join(place.folder, "search-index.sqlite") });
}

function indexed(
  papers: readonly Paper[],
  segment: Segment,
  numbers: ReadonlyMap<PaperId, number> = new Map(papers.map(({ id }, number) => [id, number])),
): IndexedCorpus {
  const definitions = new Definitions(papers);
  const corpus = { papers, segment, definitions, numberOf: (id: PaperId) => numbers.get(id) };
  return { ...answering([{ corpus, gone: new Set() }]), ...corpus };
}

/**
 * Several corpora as one snapshot, the largest first; none is copied. No id may be there twice: of a paper that stands
 * in two, one is `gone`. O(what is gone) to make.
 */
export function layered(layers: readonly CorpusLayer[]): Corpus {
  const parts = layers.map(({ corpus, gone }) => ({
    corpus,
    gone: new Set([...gone].flatMap((id) => corpus.numberOf(id) ?? [])),
  }));
  let papers: readonly Paper[] | undefined;
  return {
    ...answering(parts),
    get papers() {
      papers ??= parts
        .flatMap(({ corpus, gone }) => corpus.papers.filter((_, number) => !gone.has(number)))
        .sort(newestFirst);
      return papers;
    },
  };
}

/** What several indexes answer together, in papers instead of numbers. */
function answering(
  layers: readonly { readonly corpus: Indexed; readonly gone: ReadonlySet<number> }[],
): Omit<Corpus, "papers"> {
  const shelf = new Shelf(layers.map(({ corpus, gone }) => ({ segment: corpus.segment, gone })));
  const index = indexOver(shelf);
  const find = (id: PaperId): { number: number; paper: Paper } | undefined => {
    for (const [part, { corpus, gone }] of layers.entries()) {
      const number = corpus.numberOf(id);
      const paper = number === undefined || gone.has(number) ? undefined : corpus.papers[number];
      if (number !== undefined && paper !== undefined)
        return { number: number + (shelf.parts[part]?.offset ?? 0), paper };
    }
    return undefined;
  };
  const paperAt = (number: number): Paper => {
    const part = shelf.partOf(number);
    const paper = layers[shelf.parts.indexOf(part)]?.corpus.papers[number - part.offset];
    if (paper === undefined) throw new RangeError(`no paper number ${number}`);
    return paper;
  };
  const hits = (found: readonly Found[], leads: boolean): Hit[] =>
    found.map(({ paper, score, why }, place) => ({
      paper: paperAt(paper),
      score,
      why,
      leads: leads && place === 0,
    }));
  return {
    size: shelf.size,
    byId: (id) => find(id)?.paper,
    async search(text, limit = 10) {
      const { outcome, hits: found, near } = await gathered(() => index.query(text, limit));
      return { outcome, hits: hits(found, outcome === "found"), near: hits(near, false) };
    },
    suggest: (prefix, limit = 25) => gathered(() => index.suggest(prefix, limit)),
    async similar(id, limit = 5) {
      const one = find(id);
      if (one === undefined) return [];
      const near = await gathered(() => index.similar(one.number, limit));
      return near.map(({ paper, score, shared }) => ({
        paper: paperAt(paper),
        score: Math.min(1, score),
        why: shared.map((word) => ({ field: "abstract", typed: word })),
        leads: false,
      }));
    },
    async evidence(question, limit = 3) {
      const found = await gathered(() =>
        sentencesFor(question, limit, index.engine, (number) => shelf.paper(number)),
      );
      return found.map(({ paper, sentence, score }) => ({ paper: paperAt(paper), sentence, score }));
    },
    async define(term, limit = MOST_DEFINITIONS) {
      const all = await Promise.all(
        layers.map(({ corpus }) =>
          corpus.definitions.of(term, limit, (paper) => find(paper.id)?.paper === paper),
        ),
      );
      return all
        .flat()
        .sort((a, b) => newestFirst(a.paper, b.paper))
        .slice(0, limit);
    },
  };
}

function newestFirst(a: Paper, b: Paper): number {
  return compareText(b.published?.date ?? "", a.published?.date ?? "") || compareText(a.id, b.id);
}
