/** Server-sent events: everything a person may see, then every change of it ("Server-sent events", WHATWG HTML). */

import type { IncomingMessage, ServerResponse } from "node:http";
import { entriesFor, entryFor, type Parts, type Viewer } from "./api.ts";
import type { Change } from "./world.ts";

export function stream(
  parts: Parts,
  viewer: Viewer,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(200, { ...headers, "Content-Type": "text/event-stream; charset=utf-8" });
  const send = (event: string, data: unknown) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const now = () => ({ now: parts.clock.now(), turned: parts.clock.offset !== 0 });
  const sendAll = () => send("world", { ...now(), entries: entriesFor(parts, viewer) });
  const tell = (change: Change) => {
    switch (change.type) {
      case "message": {
        const entry = entryFor(parts, change.message, viewer);
        if (entry !== undefined) send("message", entry);
        // The count of replies stands on the message that the thread hangs from.
        const parent =
          change.message.thread === undefined ? undefined : parts.world.find(change.message.thread);
        const parentEntry = parent === undefined ? undefined : entryFor(parts, parent, viewer);
        if (parentEntry !== undefined) send("message", parentEntry);
        return;
      }
      case "removed":
        return send("removed", { id: change.id });
      case "clock":
        return send("clock", now());
      case "reset":
        return sendAll();
    }
  };
  sendAll();
  request.on("close", parts.world.listen(tell));
}
