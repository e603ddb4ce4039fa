/** When a group meets, as it is typed: days, and behind them perhaps a time and a zone. */

import { UserError } from "../../src/core/errors.ts";

/** Free words hold the rule, and may end in a time and a zone: `tuesdays 16:00 Europe/Berlin`, `tuesdays 4pm berlin`. */
export function splitWords(typed: string): { rule: string; time?: string; zone?: string } {
  const timed =
    /^(.*?)\s+(?:at\s+)?(\d{1,2}[:.]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?(?:[ap]m|h)|noon|midday|midnight)(?:\s+(.+))?$/i.exec(
      typed.trim(),
    );
  const [, rule = typed, time, zone] =
    timed ?? /^(.*?)()(?:\s+([A-Z]\w+\/[\w/+-]+|UTC))?$/i.exec(typed.trim()) ?? [];
  return { rule, ...(time ? { time } : {}), ...(zone === undefined ? {} : { zone }) };
}

/** Refuses a last date that has passed: the group would be over before anybody said so. Throws UserError. */
export function demandAhead(until: string | null | undefined, today: Temporal.PlainDate): void {
  if (until == null || Temporal.PlainDate.compare(until, today) >= 0) return;
  throw new UserError(
    "past",
    `${until} has passed; name a later last date, or end the group with /reading-group end.`,
    [],
    "until",
  );
}
