/** The thread in which large indexes are made and kept: takes papers in batches; see beside.ts. */

import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { SourcePaper } from "../source.ts";
import { type InDatabase, type InMemory, type Made, SEND_PAPERS } from "./beside.ts";
import { IndexWriter } from "./build.ts";
import { saveIndex } from "./persist.ts";

const order = workerData as InMemory | InDatabase; // as madeBeside gives it
parentPort?.postMessage("where" in order ? await inDatabase(order) : await inMemory(order));

async function inMemory({ means, save }: InMemory): Promise<Made> {
  const writer = new IndexWriter();
  for await (const papers of batches()) for (const paper of papers) writer.add(paper);
  const index = writer.finish(means);
  // Without a file the next start builds again.
  if (save !== undefined) await saveIndex(save.file, index, save.fingerprint).catch(() => undefined);
  return index;
}

async function inDatabase({ where, fingerprint }: InDatabase): Promise<Made> {
  // Drivers are loaded where one is needed.
  const [{ placeAt }, { StoredWriter }] = await Promise.all([
    import("../stored/place.ts"),
    import("../stored/build.ts"),
  ]);
  const place = await placeAt(where, fingerprint);
  const fits = await place.fits();
  if (!fits) {
    await place.begin();
    const writer = new StoredWriter(place);
    for await (const papers of batches()) await writer.add(papers);
    await writer.finish(fingerprint);
    await place.keep();
  }
  await place.close();
  return fits ? "kept" : "built";
}

async function* batches(): AsyncGenerator<readonly SourcePaper[]> {
  if (parentPort === null) return;
  const messages = on(parentPort, "message");
  parentPort.postMessage(SEND_PAPERS);
  for await (const [papers] of messages as AsyncIterable<[readonly SourcePaper[]]>) {
    if (papers.length === 0) return;
    yield papers;
  }
}
