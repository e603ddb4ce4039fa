/** The thread in which many references are formatted: takes them at its start, and gives the lines back. */

import { parentPort, workerData } from "node:worker_threads";
import { format, type Styling } from "./style.ts";

// Only `toStyle` starts this thread, and gives it that.
parentPort?.postMessage(await format(workerData as Styling));
