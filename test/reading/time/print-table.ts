/** Prints what the resolver makes of the table, and what typed times mean, for a process in any zone. */

import { localParts, resolve } from "../../../src/reading/time/resolve.ts";
import { readMoment } from "../../../src/reading/time/typed.ts";
import { TABLE } from "./table.ts";
import { TYPED, TYPED_AT, TYPED_ZONE } from "./typed-table.ts";

const lines = TABLE.map(({ zone, wall }) => {
  const moment = Temporal.PlainDateTime.from(wall);
  const resolved = resolve(moment.toPlainDate(), moment.toPlainTime(), zone);
  if (resolved === undefined) return `${zone} ${wall} missing`;
  const back = localParts(resolved.instant, zone);
  const instant = Temporal.Instant.fromEpochMilliseconds(resolved.instant);
  return `${zone} ${wall} ${resolved.kind} ${instant} ${back.date} ${back.time}`;
});
const typed = TYPED.map(([text]) => {
  const read = readMoment(text, Date.parse(TYPED_AT), TYPED_ZONE);
  return `${text} ${read.ok ? Temporal.Instant.fromEpochMilliseconds(read.moment.instant) : read.problem}`;
});
process.stdout.write(`${[...lines, ...typed].join("\n")}\n`);
