/** One line in, one reply out: what scripts and `npx paperboy /paper r1` use. */

import { userInfo } from "node:os";
import type { Invocation } from "../../core/invocation.ts";
import { outline } from "../../core/outline.ts";
import type { Handle, Place, Request } from "../../core/ports.ts";
import type { Reply } from "../../core/reply.ts";
import type { Format } from "./command-line.ts";
import { drawTerminal, type TerminalStyle } from "./draw.ts";
import { fileAt } from "./file.ts";

/** Draws a reply as another platform would send it. Passed in, because no platform knows another. */
export type Drawers = Readonly<Record<"slack" | "discord", (reply: Reply) => unknown>>;

/** The person and place of the terminal: whoever can run the program may manage it. */
export const TERMINAL_PLACE: Place = {
  platform: "terminal",
  tenant: "terminal",
  channel: "terminal",
  channelName: "terminal",
  kind: "channel",
};

/** What the system calls whoever asks, since sentences are about somebody: `ana presents`. Not everybody has a name there. */
function loginName(): string {
  try {
    return userInfo().username || "you";
  } catch {
    return "you";
  }
}

export function terminalRequest(zone: string | undefined): Omit<Request, "invocation"> {
  return {
    asker: { id: "you", name: loginName(), manager: true, ...(zone === undefined ? {} : { zone }) },
    place: TERMINAL_PLACE,
    locale: "en",
    files: { came: [], find: fileAt },
  };
}

/** Answers one typed line; problems with the line are replies as well. */
export async function answerLine(
  handle: Handle,
  line: string,
  asked: Omit<Request, "invocation">,
): Promise<Reply> {
  const lifted = handle.lift(line, asked);
  return isInvocation(lifted) ? handle.run({ ...asked, invocation: lifted }) : lifted;
}

function isInvocation(lifted: Invocation | Reply): lifted is Invocation {
  return "command" in lifted;
}

/** The reply in the asked format, without a line feed at its end where the format is JSON. */
export function printReply(reply: Reply, format: Format, style: TerminalStyle, drawers: Drawers): string {
  switch (format) {
    case "drawn":
      return drawTerminal(reply, style).trimEnd();
    case "json":
      return JSON.stringify(replyJson(reply));
    case "text":
      return JSON.stringify({ payload: outline(reply) });
    case "slack":
    case "discord":
      return JSON.stringify({ payload: drawers[format](reply) });
  }
}

/** The stable JSON of a reply: audience, blocks, papers, outcome. */
function replyJson(reply: Reply) {
  return { audience: reply.audience, blocks: reply.blocks, papers: reply.papers, outcome: reply.outcome };
}

/** 0 answered, 1 fault, 2 the input was wrong. */
export function exitStatus(reply: Reply): 0 | 1 | 2 {
  if (reply.outcome !== "error") return 0;
  return reply.fault === undefined ? 2 : 1;
}
