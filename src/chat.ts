/** `paperboy chat`: ask in a terminal until the input ends. */

import { systemClock } from "./core/clock.ts";
import { Terminal } from "./platforms/terminal/chat.ts";
import { watchedOn } from "./platforms/terminal/progress.ts";
import { type ExitStatus, type Running, styleOf } from "./run.ts";
import { makeServices } from "./services.ts";
import { lazyStore } from "./state.ts";

export async function chat({ config, clock, log }: Running): Promise<ExitStatus> {
  const state = lazyStore({ config, clock, log });
  try {
    const { handle } = await makeServices({ config, clock, log, state });
    const terminal = new Terminal({
      input: process.stdin,
      output: process.stdout,
      style: styleOf(process.stdout),
      zone: config.zone,
      interactive: process.stdin.isTTY === true,
      watched: watchedOn(process.stderr, systemClock, log),
    });
    await terminal.start(handle);
    await terminal.finished;
    return 0;
  } finally {
    await state.close();
  }
}
