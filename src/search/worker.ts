/** The thread in which large indexes are built: takes papers in batches, gives back the arrays without copying. */

import { parentPort } from "node:worker_threads";
import { IndexWriter } from "./build.ts";
import { flatArrays } from "./persist.ts";
import type { SourcePaper } from "./source.ts";

const writer = new IndexWriter();

parentPort?.on(
  "message",
  (batch: readonly SourcePaper[] | { readonly means: readonly number[] | undefined }) => {
    if (!("means" in batch)) {
      for (const paper of batch) writer.add(paper);
      return;
    }
    const arrays = writer.finish(batch.means);
    parentPort?.postMessage(
      arrays,
      flatArrays(arrays).map(([, array]) => array.buffer as ArrayBuffer),
    );
  },
);
