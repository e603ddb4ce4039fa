/** Completes papers that were added while their source was away: asks again now and then, each paper by one process. */

import type { Clock } from "../core/clock.ts";
import type { Corpus } from "../core/corpus.ts";
import type { Paper } from "../core/paper.ts";
import type { Log } from "../core/ports.ts";
import type { Store, Tables, TeamPaper } from "../core/store.ts";
import type { Entry } from "../corpus/entry.ts";
import { judge } from "../corpus/identity.ts";
import { addEntries } from "../corpus/import.ts";
import { entryOfPaper, mergePapers, recordOf } from "../corpus/join.ts";
import { paperOf } from "./overlay.ts";
import { titled } from "./pasted-complete.ts";
import { askSources, type Sources } from "./sources.ts";

export interface CompleterParts {
  readonly store: Store;
  readonly sources: Sources;
  /** The papers of a tenant, by our id. */
  readonly corpusOf: (tenantId: string) => Promise<Corpus>;
  readonly clock: Clock;
  readonly log: Log;
}

/** When a paper's source is asked again the first time, ms; later waits double, up to a day. */
export const FIRST_RETRY = 10 * 60_000;
const LONGEST_RETRY = 24 * 3_600_000;
/** Papers asked for in one round. */
const TOGETHER = 50;
/** How often it is looked whether anything is due, ms. */
const ROUND = 60_000;
/** Clocks wait no longer than this at once. */
const STEP = 30_000;

/** Runs rounds until the signal; a round that fails is logged, and the next one is tried. */
export async function keepCompleting(parts: CompleterParts, signal: AbortSignal): Promise<void> {
  const { clock, log } = parts;
  while (!signal.aborted) {
    await completeDue(parts, signal).catch((error: unknown) =>
      log.warn("papers could not be completed", { error }),
    );
    for (let waited = 0; waited < ROUND && !signal.aborted; waited += STEP) await clock.wait(STEP, signal);
  }
}

/** One round: asks for what is due, keeps what is found. Returns how many papers were completed. */
export async function completeDue(parts: CompleterParts, signal?: AbortSignal): Promise<number> {
  const { store, sources } = parts;
  if (sources.arxiv === undefined && sources.crossref === undefined) return 0;
  const now = await store.now();
  const due: TeamPaper[] = [];
  for (const row of await store.tables.teamPapers.lacking(now, TOGETHER)) {
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(row.tries, 10));
    if (await store.tables.teamPapers.take(row, now + wait)) due.push(row);
  }
  if (due.length === 0) return 0;
  const answers = await askSources(
    sources,
    due.flatMap(({ lacks }) => lacks ?? []),
    signal,
  );
  let completed = 0;
  for (const row of due) {
    const answer = row.lacks === null ? undefined : answers.get(row.lacks);
    if (answer === undefined || answer.kind === "away") continue;
    const corpus = await parts.corpusOf(row.tenantId);
    await store.tx(async (tables) => {
      const current = await tables.teamPapers.get(row.tenantId, row.id);
      // Undone or merged meanwhile: there is nothing to complete.
      if (current === undefined || current.mergedInto !== null || current.lacks !== row.lacks) return;
      const settled = { ...current, lacks: null, nextAt: null };
      if (answer.kind === "missing") await tables.teamPapers.put(settled);
      else await keep(tables, settled, answer.entry, corpus);
    });
    if (answer.kind === "found") completed++;
  }
  return completed;
}

/** The paper with what its source says; when it turns out to be one that is there, it becomes that one. */
async function keep(tables: Tables, row: TeamPaper, entry: Entry, corpus: Corpus): Promise<void> {
  const known = paperOf(row);
  // Known by a link alone, it has nothing by which what its source says would be joined to it.
  const joined = addEntries([entry], [known]).papers.find(({ id }) => id === known.id);
  const paper: Paper = joined ?? titled(known, entry);
  const { hits } = await corpus.search(paper.title, 5);
  const record = recordOf(entryOfPaper(paper, 1));
  for (const { paper: other } of hits) {
    if (other.id === paper.id) continue;
    const { verdict, why } = judge(record, recordOf(entryOfPaper(other, 1)));
    const { tenantId, addedBy, at } = row;
    if (verdict === "same") {
      const standing = await tables.teamPapers.get(tenantId, other.id);
      await tables.teamPapers.put({
        ...(standing ?? { ...row, id: other.id }),
        paperJson: JSON.stringify(mergePapers(other, paper)),
      });
      await tables.teamPapers.put({ ...row, paperJson: JSON.stringify(paper), mergedInto: other.id });
      for (const mark of await tables.marks.ofPaper(tenantId, paper.id)) {
        await tables.marks.remove(mark);
        await tables.marks.put({ ...mark, paperId: other.id });
      }
      return;
    }
    if (verdict === "doubtful") {
      const [a = "", b = ""] = [paper.id, other.id].toSorted();
      const key = { tenantId, kind: "doubt", owner: "", name: b, paperId: a } as const;
      await tables.marks.put({ ...key, value: why.join("; "), by: addedBy, byName: "", at });
    }
  }
  await tables.teamPapers.put({ ...row, paperJson: JSON.stringify(paper) });
}
