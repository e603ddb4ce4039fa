/** Whether Paperboy can do its work, asked from outside. */

import { type Clock, LONGEST_WAIT } from "../core/clock.ts";

/** One thing that must be well. */
export interface Check {
  readonly name: string;
  /** What is wrong, in words and without secrets; undefined when all is well. */
  problem(): Promise<string | undefined> | string | undefined;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly { readonly name: string; readonly problem?: string }[];
}

/** Asks all checks at once. One that throws, or says nothing for `patience` ms, counts as a problem. */
export async function readiness(
  checks: readonly Check[],
  clock: Clock,
  patience = 2_000,
): Promise<Readiness> {
  const told = await Promise.all(
    checks.map(async (check) => {
      const problem = await ask(check, clock, Math.min(patience, LONGEST_WAIT));
      return { name: check.name, ...(problem === undefined ? {} : { problem }) };
    }),
  );
  return { ready: told.every((check) => !("problem" in check)), checks: told };
}

async function ask(check: Check, clock: Clock, patience: number): Promise<string | undefined> {
  const answered = new AbortController();
  try {
    return await Promise.race([
      // Inside a promise, so that a check that throws at once is treated as one that rejects.
      Promise.resolve().then(() => check.problem()),
      clock.wait(patience, answered.signal).then(() => `no answer within ${patience} ms`),
    ]);
  } catch {
    return "the check itself failed";
  } finally {
    answered.abort();
  }
}
