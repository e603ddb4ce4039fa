/** Puts the parts together that every way of running Paperboy needs: the corpus, the calendar, the handle. */

import { commands, messageActions } from "../commands/index.ts";
import { isAppointed } from "../commands/shared/appointed.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { StatusLine } from "./core/context.ts";
import type { Corpus } from "./core/corpus.ts";
import { createHandle } from "./core/dispatch.ts";
import type { Handle, Log, Person, Place, State } from "./core/ports.ts";
import { isStore, type Tables } from "./core/store.ts";
import { type CorpusReport, loadCorpus } from "./corpus/load.ts";
import { ArxivSource } from "./corpus/sources/arxiv.ts";
import { CrossrefSource } from "./corpus/sources/crossref.ts";
import { type ReadStyles, readStyles } from "./export/style.ts";
import { readText } from "./library/intake.ts";
import { Overlays } from "./library/overlay.ts";
import type { Sources } from "./library/sources.ts";
import { summariser } from "./library/summary.ts";
import { random } from "./random.ts";
import { calendar } from "./reading/time/calendar.ts";
import { type IndexPlace, layered, makeCorpus, makeCorpusBeside, openCorpus } from "./search/corpus.ts";
import { nearest } from "./search/words/nearest.ts";
import { statusLines } from "./status.ts";

/** From here on building the index would hold up the event loop for longer than it may be. */
const MANY_PAPERS = 1_000;

const NO_STYLES: ReadStyles = { styles: new Map(), problems: [] };

export interface Parts {
  readonly config: Pick<Config, "seeds" | "zone"> &
    Partial<Pick<Config, "sources" | "data" | "databaseUrl" | "index" | "styles" | "summary">>;
  readonly clock: Clock;
  readonly log: Log;
  readonly state: State;
  /** Instead of those that the settings name. */
  readonly sources?: Sources;
  readonly random?: () => number;
  readonly obstacle?: (place: Place, channel: string) => Promise<string | undefined>;
  readonly manages?: (place: Place, person: Person, channel: string) => Promise<boolean | undefined>;
  /** What the running platforms and the scheduler say of themselves. */
  readonly status?: (place: Place) => Promise<readonly StatusLine[]>;
}

export interface Services {
  readonly handle: Handle;
  /** The shared papers alone. */
  readonly corpus: Corpus;
  /** The papers of a tenant, by our id. Inside a transaction its tables must be given. */
  readonly corpusOf: (tenantId: string, tables?: Tables) => Promise<Corpus>;
  readonly sources: Sources;
  readonly report: CorpusReport;
}

/** Loads the seeds and makes the handle. Rejects when the folder of seeds cannot be read. */
export async function makeServices(parts: Parts): Promise<Services> {
  const { seeds: seedsFolder, data } = parts.config;
  const keep = data === undefined ? {} : { keep: { folder: data, log: parts.log } };
  const report = await loadCorpus({ seedsFolder, now: parts.clock.now(), ...keep });
  for (const { file, line, reason } of report.rejects)
    parts.log.warn("entry rejected", { file, line, reason });
  const place = indexPlace(parts.config, report.papers.length);
  const corpus = place === undefined ? makeCorpus(report.papers) : await openCorpus(report.papers, place);
  const { clock } = parts;
  const { styles, problems } =
    parts.config.styles === undefined ? NO_STYLES : await readStyles(parts.config.styles);
  for (const problem of problems) parts.log.warn("citation style left out", { problem });
  const overlays = new Overlays({
    store: isStore(parts.state) ? parts.state : undefined,
    shared: corpus,
    makeCorpus,
    makeCorpusBeside,
    layered,
  });
  const sources = parts.sources ?? sourcesOf(parts.config, clock);
  const loaded = {
    entries: report.entries,
    merged: report.merges.length,
    rejected: report.rejects.length,
    doubtful: report.doubts,
  };
  const handle = createHandle({
    commands,
    messageActions,
    corpus: async (tenant, platform) => (await overlays.at(tenant, platform)).corpus,
    intake: ({ tenant, platform }) => ({
      loaded,
      snapshot: () => overlays.at(tenant, platform),
      read: (text, papers, signal, tell) => readText({ clock, sources, tell }, text, papers, signal),
    }),
    state: parts.state,
    clock: parts.clock,
    calendar,
    random: parts.random ?? random,
    styles,
    log: parts.log,
    nearest,
    ...(parts.obstacle === undefined ? {} : { obstacle: parts.obstacle }),
    ...(parts.manages === undefined ? {} : { manages: parts.manages }),
    ...(parts.config.summary === undefined
      ? {}
      : { summarise: summariser(parts.config.summary, clock, parts.log) }),
    appointed: async (place, person) =>
      isStore(parts.state) && (await isAppointed(parts.state, place, person)),
    status: parts.status ?? ((place) => keptStatus(parts.state, parts.config.zone, place)),
    zone: parts.config.zone,
  });
  const corpusOf = async (tenantId: string, tables?: Tables) => (await overlays.of(tenantId, tables)).corpus;
  return { handle, corpus, corpusOf, report, sources };
}

/** Where the index is kept; undefined where it is made anew at each start. */
function indexPlace(
  { data, databaseUrl, index = "auto" }: Parts["config"],
  papers: number,
): IndexPlace | undefined {
  if (index === "postgres") return databaseUrl === undefined ? undefined : { databaseUrl };
  if (data === undefined || (papers < MANY_PAPERS && index !== "sqlite")) return undefined;
  return { folder: data, in: index };
}

/** What the store alone can tell, where nothing runs that could tell more; nothing before anything was kept. */
async function keptStatus(state: State, zone: string, place: Place): Promise<readonly StatusLine[]> {
  if (!isStore(state) || (state.present !== undefined && !(await state.present()))) return [];
  return await statusLines(state, [], zone, place);
}

/** The sources whose address is set; none is dialled before it is asked. */
function sourcesOf({ sources }: Parts["config"], clock: Clock): Sources {
  const contact = sources?.contact === undefined ? {} : { contact: sources.contact };
  return {
    ...(sources?.arxiv === undefined
      ? {}
      : { arxiv: new ArxivSource({ base: sources.arxiv, clock, ...contact }) }),
    ...(sources?.crossref === undefined
      ? {}
      : { crossref: new CrossrefSource({ base: sources.crossref, clock, ...contact }) }),
  };
}
