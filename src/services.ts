/** Puts the parts together that every way of running Paperboy needs: the corpus, the calendar, the handle. */

import { commands, messageActions } from "../commands/index.ts";
import type { Config } from "./config.ts";
import type { Clock } from "./core/clock.ts";
import type { StatusLine } from "./core/context.ts";
import type { Corpus } from "./core/corpus.ts";
import { createHandle } from "./core/dispatch.ts";
import type { Handle, Log, Place, State } from "./core/ports.ts";
import { type CorpusReport, loadCorpus } from "./corpus/load.ts";
import { calendar } from "./reading/time/calendar.ts";
import { makeCorpus } from "./search/corpus.ts";
import { nearest } from "./search/nearest.ts";

export interface Parts {
  readonly config: Pick<Config, "seeds" | "zone">;
  readonly clock: Clock;
  readonly log: Log;
  readonly state: State;
  readonly random?: () => number;
  readonly obstacle?: (place: Place, channel: string) => Promise<string | undefined>;
  /** What the running platforms and the scheduler say of themselves. */
  readonly status?: (place: Place) => Promise<readonly StatusLine[]>;
}

export interface Services {
  readonly handle: Handle;
  readonly corpus: Corpus;
  readonly report: CorpusReport;
}

/** Loads the seeds and makes the handle. Rejects when the folder of seeds cannot be read. */
export async function makeServices(parts: Parts): Promise<Services> {
  const report = await loadCorpus({ seedsFolder: parts.config.seeds, now: parts.clock.now() });
  for (const { file, line, reason } of report.rejects)
    parts.log.warn("entry rejected", { file, line, reason });
  const corpus = makeCorpus(report.papers);
  const handle = createHandle({
    commands,
    messageActions,
    corpus: () => corpus,
    state: parts.state,
    clock: parts.clock,
    calendar,
    random: parts.random ?? Math.random,
    log: parts.log,
    nearest,
    ...(parts.obstacle === undefined ? {} : { obstacle: parts.obstacle }),
    status: parts.status ?? (async () => []),
    zone: parts.config.zone,
  });
  return { handle, corpus, report };
}
