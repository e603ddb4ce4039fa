/**
 * What a button carries: its whole invocation when that fits into 100 characters, otherwise a hash of it, under
 * which the invocation is kept. Forms are kept the same way.
 */

import { createHash } from "node:crypto";
import { z } from "zod";
import { type Invocation, readInvocation, writeInvocation } from "../../core/invocation.ts";
import type { KeptChoices } from "../../core/ports.ts";
import { type Field, type Form, INPUTS } from "../../core/reply.ts";
import { LIMITS } from "./limits.ts";

/** What was pressed: something to run, or a form to open. `rest` are fields that did not fit into the form sent. */
export type Carried =
  | { readonly type: "run"; readonly invocation: Invocation }
  | { readonly type: "open"; readonly form: Form }
  | { readonly type: "filled"; readonly invocation: Invocation; readonly rest: readonly Field[] };

/** Room for `#39`, which tells apart two controls that mean the same. */
const ROOM = LIMITS.customId - 3;

/** Collects the ids of one message or form: unique, short enough, with what must be kept for them. */
export class Ids {
  readonly #used = new Map<string, number>();
  /** Key to line, to be kept before the message is sent. */
  readonly kept = new Map<string, string>();

  run(invocation: Invocation): string {
    return this.#unique(this.#short("", writeInvocation(invocation)));
  }

  open(form: Form): string {
    return this.#unique(this.#short("f", JSON.stringify(form)));
  }

  filled(invocation: Invocation, rest: readonly Field[]): string {
    const line =
      rest.length === 0
        ? writeInvocation(invocation)
        : JSON.stringify({ line: writeInvocation(invocation), rest });
    return this.#unique(this.#short("m", line));
  }

  /** The id of a menu itself; what its entries mean stands in their values. */
  menu(): string {
    return this.#unique("menu");
  }

  #short(kind: string, line: string): string {
    if (kind.length + line.length <= ROOM) return kind + line;
    const key = createHash("sha256").update(line).digest("base64url").slice(0, 22);
    this.kept.set(key, line);
    return `${kind}~${key}`;
  }

  #unique(id: string): string {
    const before = this.#used.get(id) ?? 0;
    this.#used.set(id, before + 1);
    return before === 0 ? id : `${id}#${before}`;
  }
}

const fieldSchema = z.object({
  name: z.string(),
  label: z.string(),
  about: z.string(),
  input: z.enum(INPUTS),
  required: z.boolean(),
  value: z.string().exactOptional(),
  choices: z.array(z.string()).exactOptional(),
  max: z.number().exactOptional(),
});
const formSchema = z.object({
  title: z.string(),
  invocation: z.unknown(),
  fields: z.array(fieldSchema),
});
const filledSchema = z.object({ line: z.string(), rest: z.array(fieldSchema) });

/** What an id means; undefined for a forged one, and for one whose line is no longer kept. */
export async function readId(id: string, choices: KeptChoices): Promise<Carried | undefined> {
  const [, kind = "", body = ""] = /^([fm]?)(.*?)(?:#\d+)?$/su.exec(id) ?? [];
  const line = body.startsWith("~") ? await choices.find(body.slice(1)) : body;
  if (line === undefined) return undefined;
  if (kind === "f") return readForm(line);
  if (kind === "m") return readFilled(line);
  const invocation = readInvocation(line);
  return invocation === undefined ? undefined : { type: "run", invocation };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readForm(line: string): Carried | undefined {
  const form = formSchema.safeParse(parse(line));
  if (!form.success) return undefined;
  // Written and read as any other invocation, so that both are checked in one place.
  const { command, subcommand, options, audience } = Object(form.data.invocation) as Partial<Invocation>;
  if (command === undefined) return undefined;
  const invocation = readInvocation(
    writeInvocation({
      command,
      options: options ?? {},
      ...(subcommand === undefined ? {} : { subcommand }),
      ...(audience === undefined ? {} : { audience }),
    }),
  );
  return invocation === undefined ? undefined : { type: "open", form: { ...form.data, invocation } };
}

function readFilled(line: string): Carried | undefined {
  const direct = readInvocation(line);
  if (direct !== undefined) return { type: "filled", invocation: direct, rest: [] };
  const filled = filledSchema.safeParse(parse(line));
  if (!filled.success) return undefined;
  const invocation = readInvocation(filled.data.line);
  return invocation === undefined ? undefined : { type: "filled", invocation, rest: filled.data.rest };
}

const EPOCH = 1_420_070_400_000;

/** When Discord made an id, in ms since 1970; undefined for what is not one. "API Reference", snowflakes. */
export function instantOf(id: string): number | undefined {
  return /^\d{15,20}$/u.test(id) ? Number(BigInt(id) >> 22n) + EPOCH : undefined;
}

/** The smallest id that something of this instant (ms since 1970) can have. */
export function snowflakeAt(at: number): string {
  return String(BigInt(Math.max(0, Math.floor(at) - EPOCH)) << 22n);
}
