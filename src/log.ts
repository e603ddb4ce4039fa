/** Structured logs on stderr, one JSON object a line, with everything that looks like a secret taken out. */

import { pino } from "pino";
import type { Log } from "./core/ports.ts";

/** Tokens of Slack and Discord, bearer headers, and passwords in addresses. */
const SECRETS: readonly RegExp[] = [
  /\bxox[a-z]-[\w-]+/gu,
  /\bxapp-[\w-]+/gu,
  /\b[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,}/gu,
  /\bBearer\s+[\w.~+/=-]+/giu,
  /(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/gu,
];

const SECRET_KEYS = /token|secret|password|authorization|cookie/iu;

/** The text without its secrets. */
function redact(text: string): string {
  return SECRETS.reduce((clean, pattern) => clean.replace(pattern, "[secret]"), text);
}

/** A log that writes to stderr from `level` up. Errors are logged with name, message and stack. */
export function createLog(level: "debug" | "info" | "warn" | "error" | "silent"): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  const write =
    (at: "debug" | "info" | "warn" | "error") =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}) =>
      logger[at](clean(fields, 0), redact(event));
  return { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

/** A copy without secrets; four levels deep is as far as our own fields go. */
function clean(value: unknown, depth: number): object {
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  return Object.fromEntries(
    entries.map(([key, held]) => [key, SECRET_KEYS.test(key) ? "[secret]" : cleanValue(held, depth)]),
  );
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redact(value);
  if (value instanceof Error) {
    return { name: value.name, message: redact(value.message), stack: redact(value.stack ?? "") };
  }
  if (Array.isArray(value)) return depth > 3 ? "[…]" : value.map((item) => cleanValue(item, depth + 1));
  if (typeof value === "object" && value !== null) return depth > 3 ? "[…]" : clean(value, depth + 1);
  return typeof value === "bigint" ? value.toString() : value;
}
