/** Buttons and menus, and what comes back when they are pressed: the two directions side by side. */

import { createHash } from "node:crypto";
import type { types } from "@slack/bolt";
import { z } from "zod";
import { type Invocation, readInvocation, writeInvocation } from "../../core/invocation.ts";
import type { KeptChoices } from "../../core/ports.ts";
import { type Choice, type Form, INPUTS } from "../../core/reply.ts";
import { clip } from "../../core/text.ts";
import { plain } from "./escape.ts";
import { LIMITS, lengthOf } from "./limits.ts";

/** A line kept under a hash of itself, because its button has no room for it. */
export interface Kept {
  readonly key: string;
  readonly line: string;
}

/** What a button of ours means. */
export type Pressed =
  | { readonly kind: "invocation"; readonly invocation: Invocation }
  | { readonly kind: "form"; readonly form: Form };

/** Every button and menu of ours has an action id that begins so. */
export const PRESS = "press:";

/** Draws what can be pressed, numbering it within one message and collecting what must be kept. */
export class Pressables {
  readonly #kept = new Map<string, string>();
  readonly #room: number;
  #count = 0;

  /** `room`: how many characters a value may have before it is kept elsewhere. */
  constructor(room: number = LIMITS.buttonValue) {
    this.#room = room;
  }

  get kept(): readonly Kept[] {
    return [...this.#kept].map(([key, line]) => ({ key, line }));
  }

  button(choice: Choice): types.Button {
    return this.#draw(choice.label, writeInvocation(choice.invocation), choice.style);
  }

  /** Opens the form; Slack shows forms as modals only, and those only in answer to a press. */
  formButton(form: Form): types.Button {
    return this.#draw("Fill in the form", JSON.stringify({ form }), "primary");
  }

  menu(label: string, choices: readonly Choice[]): types.StaticSelect {
    return {
      type: "static_select",
      action_id: this.#next(),
      placeholder: { type: "plain_text", text: labelled(label, LIMITS.placeholder), emoji: false },
      options: choices.map((choice) => ({
        text: { type: "plain_text", text: labelled(choice.label, LIMITS.optionText), emoji: false },
        value: this.#value(writeInvocation(choice.invocation), LIMITS.optionValue),
      })),
    };
  }

  #draw(label: string, line: string, style: Choice["style"]): types.Button {
    return {
      type: "button",
      action_id: this.#next(),
      text: { type: "plain_text", text: labelled(label, LIMITS.buttonText), emoji: false },
      value: this.#value(line, LIMITS.buttonValue),
      ...(style === undefined ? {} : { style }),
    };
  }

  #next(): string {
    this.#count += 1;
    return `${PRESS}${this.#count}`;
  }

  #value(line: string, room: number): string {
    if (lengthOf(line) <= Math.min(room, this.#room)) return line;
    const { key } = keep(line);
    this.#kept.set(key, line);
    return `#${key}`;
  }
}

/** A line and the hash it is kept under. */
export function keep(line: string): Kept {
  return { key: createHash("sha256").update(line).digest("base64url").slice(0, 32), line };
}

function labelled(text: string, room: number): string {
  return clip(plain(text).replaceAll("\n", " ").trim() || "…", room);
}

/** What a pressed value means; undefined for forged, damaged and forgotten ones. */
export async function readPress(value: string, kept: KeptChoices): Promise<Pressed | undefined> {
  const line = value.startsWith("#") ? await kept.find(value.slice(1)) : value;
  if (line === undefined) return undefined;
  if (line.startsWith("{")) return readForm(line);
  const invocation = readInvocation(line);
  return invocation === undefined ? undefined : { kind: "invocation", invocation };
}

const rawValue = z.union([z.string(), z.number(), z.boolean()]);

const formSchema = z.object({
  form: z.object({
    title: z.string(),
    invocation: z.object({
      command: z.string(),
      subcommand: z.string().optional(),
      options: z.record(z.string(), rawValue),
      audience: z.enum(["everyone", "asker"]).optional(),
    }),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        about: z.string(),
        input: z.enum(INPUTS),
        picks: z.enum(["person", "channel", "date", "time"]).optional(),
        required: z.boolean(),
        value: z.string().optional(),
        choices: z.array(z.string()).optional(),
        max: z.number().optional(),
      }),
    ),
  }),
});

function readForm(line: string): Pressed | undefined {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return undefined;
  }
  const read = formSchema.safeParse(json);
  // Zod types an absent member as possibly undefined; JSON has no undefined, so the shapes are the same.
  return read.success ? { kind: "form", form: read.data.form as Form } : undefined;
}
