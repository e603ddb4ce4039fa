/** Errors meant for a person are one class; everything else that is thrown is a fault of ours. */

import type { Choice } from "./reply.ts";

/**
 * Something the asker can mend. `message` is one or two sentences: what was wrong, where, and what to do
 * next. It is shown to the asker alone.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  /** A stable word for tests and logs: `unknown-option`, `not-allowed`. */
  readonly code: string;
  /** Ways out, offered as buttons. */
  readonly choices: readonly Choice[];
  /** The option whose value was wrong, so that a form can say it beside that field. */
  readonly option: string | undefined;

  constructor(code: string, message: string, choices: readonly Choice[] = [], option?: string) {
    super(message);
    this.code = code;
    this.choices = choices;
    this.option = option;
  }

  /** The same error, said of one option. */
  about(option: string): UserError {
    return new UserError(this.code, this.message, this.choices, this.option ?? option);
  }
}

/** Eight letters and digits to find one fault in the log; told to the asker instead of a stack trace. */
export function faultReference(random: () => number): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length: 8 }, () => letters[Math.floor(random() * letters.length)]).join("");
}

/**
 * The other end could not be reached, or was not well: trying again later may help, and nothing has to be set
 * otherwise. `message` says what to check when it lasts.
 */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}
