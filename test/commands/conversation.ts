/** Talks to the real commands over the real seeds, and reads the answers as text. */

import { join } from "node:path";
import { systemClock } from "../../src/core/clock.ts";
import type { Invocation } from "../../src/core/invocation.ts";
import { outline } from "../../src/core/outline.ts";
import type { Handle, Person } from "../../src/core/ports.ts";
import { silentLog } from "../../src/core/ports.ts";
import type { Choice, Reply } from "../../src/core/reply.ts";
import { answerLine, TERMINAL_PLACE, terminalRequest } from "../../src/platforms/terminal/once.ts";
import { makeServices, type Parts } from "../../src/services.ts";
import { openStore } from "../../src/store/open.ts";

export const SEEDS = join(import.meta.dirname, "../../seeds");

export interface Conversation {
  readonly handle: Handle;
  /** How far the commands told that they are, oldest first. */
  readonly told: readonly string[];
  /** The reply to a typed line. */
  ask(line: string): Promise<Reply>;
  /** The reply to pressing the choice with this label on a reply. */
  press(reply: Reply, label: string): Promise<Reply>;
}

/** Starts one with every service real; `asker` changes who is talking, `parts` what is given to the services. */
export async function conversation(
  asker: Partial<Person> = {},
  parts: Partial<Parts> = {},
): Promise<Conversation> {
  const state = await openStore(
    { memory: true },
    { clock: parts.clock ?? systemClock, log: silentLog, databaseClock: false },
  );
  const { handle } = await makeServices({
    state,
    config: { seeds: SEEDS, zone: "UTC" },
    clock: systemClock,
    log: silentLog,
    ...parts,
  });
  const base = terminalRequest("UTC");
  const told: string[] = [];
  const progress = (words: string) => void told.push(words);
  const asked = { ...base, asker: { ...base.asker, ...asker }, place: TERMINAL_PLACE, progress };
  return {
    handle,
    told,
    ask: (line) => answerLine(handle, line, asked),
    press(reply, label) {
      const found = choicesIn(reply).find((choice) => choice.label === label);
      if (found === undefined) {
        throw new Error(
          `expected a choice “${label}” among ${choicesIn(reply).map((choice) => choice.label)} under ${outline(reply)}`,
        );
      }
      return handle.run({ ...asked, invocation: found.invocation, pressed: true });
    },
  };
}

export function choicesIn(reply: Reply): readonly Choice[] {
  return reply.blocks.flatMap((block) =>
    block.type === "choices" || block.type === "menu" ? block.choices : [],
  );
}

export const labels = (reply: Reply): readonly string[] => choicesIn(reply).map((choice) => choice.label);

export const invocationOf = (reply: Reply, label: string): Invocation | undefined =>
  choicesIn(reply).find((choice) => choice.label === label)?.invocation;
