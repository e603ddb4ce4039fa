/**
 * An import in chat, as `/papers import` with a file does it over a store on disk: how long others wait meanwhile. The longest
 * turn of the event loop is told by the clock, and by the thread's own time on a processor, which other programs cannot lengthen.
 */

import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { systemClock } from "../../../src/core/clock.ts";
import { textOf } from "../../../src/core/files.ts";
import { invoke } from "../../../src/core/invocation.ts";
import { silentLog } from "../../../src/core/ports.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { makeServices } from "../../../src/services.ts";
import { openStore } from "../../../src/store/open.ts";
import { writeRecords } from "./files.ts";

export interface ChatImport {
  readonly records: number;
  readonly seconds: number;
  readonly longestTurnMs: number;
  readonly longestTurnCpuMs: number;
  readonly papers: number;
}

/** Imports made-up records with abstracts of `words` words. The file has to be within what chat allows. */
export async function importInChat(folder: string, records: number, words: number): Promise<ChatImport> {
  const [file, data] = [join(folder, "chat.jsonl"), join(folder, "data")];
  await writeRecords(file, "json-lines", records, words);
  await mkdir(data, { recursive: true });
  const state = await openStore({ dataFolder: data }, { clock: systemClock, log: silentLog });
  const seeds = join(import.meta.dirname, "../../../seeds");
  const { handle } = await makeServices({
    config: { seeds, zone: "UTC", data },
    clock: systemClock,
    log: silentLog,
    state,
    sources: {},
  });
  const came = [{ id: "file", name: "chat.jsonl", read: async () => textOf(await readFile(file), file) }];
  const stop = watchTurns();
  const start = systemClock.monotonic();
  const reply: Reply = await handle.run({
    invocation: invoke("papers import", { file: "file" }),
    asker: { id: "U1", name: "Ada", manager: true },
    place: { platform: "slack", tenant: "T1", channel: "C1", kind: "channel" },
    locale: "en",
    files: { came },
  });
  const seconds = (systemClock.monotonic() - start) / 1000;
  const turns = stop();
  await state.close();
  if (reply.outcome !== "done") throw new Error(JSON.stringify(reply.blocks));
  return { records, seconds, ...turns, papers: reply.papers.length };
}

export function watchTurns(): () => { readonly longestTurnMs: number; readonly longestTurnCpuMs: number } {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, longest] = [used(), 0];
  const look = setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(look);
    delay.disable();
    return { longestTurnMs: delay.max / 1e6, longestTurnCpuMs: Math.max(longest, used() - last) };
  };
}
