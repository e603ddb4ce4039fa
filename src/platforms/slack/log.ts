/** Bolt's own logging, brought into ours without what must not be logged. */

import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";

const SECRET = /x(?:ox[a-z]|app)-[\w-]+|wss?:\/\/\S+|https?:\/\/\S+/gu;

/** Warnings and errors of the library, cut short; its debug lines hold whole messages and are dropped. */
export function boltLogger(log: Log): Logger {
  const told = (parts: readonly unknown[]) => ({
    said: parts.map(String).join(" ").replace(SECRET, "…").slice(0, 200),
  });
  return {
    debug() {},
    info() {},
    warn: (...parts: readonly unknown[]) => log.warn("slack.library", told(parts)),
    error: (...parts: readonly unknown[]) => log.error("slack.library", told(parts)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
