/** The thread in which large indexes are built and saved: takes papers in batches, gives back the arrays without copying. */

import { parentPort } from "node:worker_threads";
import { IndexWriter } from "./build.ts";
import type { Finish } from "./open.ts";
import { packed, saveIndex } from "./persist.ts";
import type { SourcePaper } from "./source.ts";

const writer = new IndexWriter();

parentPort?.on("message", async (message: readonly SourcePaper[] | { readonly finish: Finish }) => {
  if (!("finish" in message)) {
    for (const paper of message) writer.add(paper);
    return;
  }
  const { means, save } = message.finish;
  const index = packed(writer.finish(means));
  // Without a file the next start builds again.
  if (save !== undefined) await saveIndex(save.file, index, save.fingerprint).catch(() => undefined);
  parentPort?.postMessage(index);
});
