/** How far a long command is, on a line beside the answers that is written over and wiped away before the answer. */

import type { Clock } from "../../core/clock.ts";
import type { Log, Request } from "../../core/ports.ts";
import { Progress } from "../../core/progress.ts";
import { clip, visible } from "../../core/text.ts";

/** Where somebody watches. A stream that leads to a file or another program is none: nobody can write over it. */
export interface Watched {
  readonly stream: { write(text: string): unknown; readonly columns?: number };
  /** The machine's, even where answers are given as of another moment. */
  readonly clock: Clock;
  readonly log: Log;
}

/** The screen that a stream of the process leads to, if it leads to one. */
export function watchedOn(stream: NodeJS.WriteStream, clock: Clock, log: Log): Watched | undefined {
  return stream.isTTY === true ? { stream, clock, log } : undefined;
}

/** ms; a terminal shows as much as it is given, and people read no faster. */
const APART = 250;

/** Back to the beginning of the line, which is wiped (ECMA-48: CR, EL 2). */
const WIPE = "\r\u001b[2K";

/** Does the work, which tells how far it is wherever somebody watches. */
export async function whileWatched<T>(
  watched: Watched | undefined,
  work: (told: Pick<Request, "progress">) => T | Promise<T>,
): Promise<T> {
  if (watched === undefined) return await work({});
  const { stream } = watched;
  const progress = new Progress(watched);
  let shown = false;
  const show = (words: string) => {
    // A terminal without a size says that it has 0 columns. In the last column a terminal may go on to the next line, which would stay.
    stream.write(`${WIPE}${clip(visible(words).replaceAll("\n", " "), (stream.columns || 80) - 1)}`);
    shown = true;
  };
  const doing = Promise.resolve(work({ progress: progress.tell }));
  try {
    return await progress.during(doing, { show, apart: () => APART });
  } finally {
    if (shown) stream.write(WIPE);
  }
}
