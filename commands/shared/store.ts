/** The memory that commands change. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { isStore, type Store } from "../../src/core/store.ts";

/** The store behind a context. Throws UserError where Paperboy runs without one. */
export function storeOf({ state }: Pick<Context, "state">): Store {
  if (isStore(state)) return state;
  throw new UserError("no-store", "Nothing can be remembered here: Paperboy was started without its store.");
}

/** Whether anything can be remembered here at all. */
export function hasStore({ state }: Pick<Context, "state">): boolean {
  return isStore(state);
}

/** A short id that nobody can guess: 16 letters and digits, 79 bits. */
export function newId(random: () => number): string {
  const signs = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length: 16 }, () => signs[Math.floor(random() * signs.length)]).join("");
}
