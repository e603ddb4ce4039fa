/** `npm start`. */

import { chat } from "./chat.ts";
import type { ExitStatus, Running } from "./run.ts";

export async function start(running: Running): Promise<ExitStatus> {
  return await chat(running);
}
