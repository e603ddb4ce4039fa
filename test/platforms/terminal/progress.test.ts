/** The line on which a terminal shows how far a long command is. */

import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { TurnedClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { untold } from "../../../src/core/progress.ts";
import { type Watched, whileWatched } from "../../../src/platforms/terminal/progress.ts";

const WIPE = "\r\u001b[2K";

/** What stands on the screen after a command that told this in its first two seconds, a piece for each writing. */
async function written(columns: number | undefined, ...told: readonly string[]): Promise<readonly string[]> {
  const clock = new TurnedClock(0);
  const pieces: string[] = [];
  const watched: Watched = {
    stream: { write: (piece) => pieces.push(piece), ...(columns === undefined ? {} : { columns }) },
    clock,
    log: silentLog,
  };
  const { promise, resolve } = Promise.withResolvers<string>();
  const answer = whileWatched(watched, ({ progress = untold }) => {
    void (async () => {
      for (const words of told) {
        progress(words);
        clock.advance(1_000);
        for (let turns = 0; turns < 5; turns += 1) await turn();
      }
      resolve("the answer");
    })();
    return promise;
  });
  expect(await answer).toBe("the answer");
  return pieces;
}

test("is written over, and wiped before the answer", async () => {
  expect(await written(80, "Reading…", "Comparing…")).toEqual([`${WIPE}Reading…`, `${WIPE}Comparing…`, WIPE]);
});

test("is not touched when there was nothing to tell", async () => {
  expect(await written(80)).toEqual([]);
});

test.each([
  [20, "Compared 3,000 of…"],
  // A terminal without a size.
  [0, "Compared 3,000 of 12,000 records…"],
  [undefined, "Compared 3,000 of 12,000 records…"],
])("stays one line on a screen of %s columns", async (columns, shown) => {
  expect((await written(columns, "Compared 3,000 of 12,000 records…"))[0]).toBe(WIPE + shown);
});

test("shows signs that move the cursor as nothing", async () => {
  expect((await written(80, "Fetching \u001b[2J\u0007a\nb.bib…"))[0]).toBe(`${WIPE}Fetching [2Ja b.bib…`);
});

test("is not there where nobody watches", async () => {
  expect(await whileWatched(undefined, ({ progress }) => progress === undefined)).toBe(true);
});
