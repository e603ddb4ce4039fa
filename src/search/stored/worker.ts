/** The thread that checks where an index is kept and fills it: whole, or not at all. */

import { parentPort } from "node:worker_threads";
import { StoreError } from "../../core/store.ts";
import type { SourcePaper } from "../source.ts";
import { StoredWriter } from "./build.ts";
import type { Said, Told, Where } from "./open.ts";
import { postgres } from "./postgres.ts";
import { PostgresPlace } from "./postgres-place.ts";
import type { Dialect, Place } from "./rows.ts";
import { SqlitePlace, sqlite } from "./sqlite.ts";

/** Papers read at once: more make fewer rows to merge, fewer take less memory. */
const AT_ONCE = 5_000;

interface Filling {
  readonly fingerprint: string;
  readonly place: Place;
  readonly writer: StoredWriter;
}

const waiting: SourcePaper[] = [];
let filling: Filling | undefined;
let turn = Promise.resolve();

parentPort?.on("message", (told: Told) => {
  turn = turn.then(() => hear(told));
});

async function hear(told: Told): Promise<void> {
  try {
    say(await done(told));
  } catch (error) {
    // Errors lose their class between threads; any other ends this one, which says enough.
    if (!(error instanceof StoreError)) throw error;
    say({ fault: error.fault, message: error.message });
  }
}

async function done(told: Told): Promise<Said | undefined> {
  if ("where" in told) {
    const [place, dialect] = await placeOf(told.where, told.fingerprint);
    if (await place.fits()) {
      await place.close();
      return "fits";
    }
    await place.begin();
    filling = { fingerprint: told.fingerprint, place, writer: new StoredWriter(place, dialect) };
    await filling.writer.begin();
    return "send papers";
  }
  if (filling === undefined) throw new Error("Papers came before it was said where to.");
  if ("papers" in told) waiting.push(...told.papers);
  if (waiting.length >= AT_ONCE || "end" in told) await filling.writer.add(waiting.splice(0));
  if (!("end" in told)) return undefined;
  await filling.writer.finish(filling.fingerprint);
  await filling.place.keep();
  await filling.place.close();
  return "filled";
}

async function placeOf(where: Where, fingerprint: string): Promise<[Place, Dialect]> {
  if ("file" in where) return [new SqlitePlace(where.file, fingerprint), sqlite];
  return [await PostgresPlace.at(where.databaseUrl, fingerprint), postgres];
}

function say(said: Said | undefined): void {
  if (said !== undefined) parentPort?.postMessage(said);
}
