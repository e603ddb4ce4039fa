/** A form as a modal, and what was filled in as an invocation again. */

import type { types } from "@slack/bolt";
import { z } from "zod";
import { type Invocation, type RawValue, readInvocation, writeInvocation } from "../../core/invocation.ts";
import type { KeptChoices } from "../../core/ports.ts";
import type { Field, Form } from "../../core/reply.ts";
import { clip } from "../../core/text.ts";
import { plain } from "./escape.ts";
import { LIMITS, lengthOf } from "./limits.ts";
import { type Kept, keep } from "./press.ts";

/** Where the answer to a filled-in form goes; travels in the modal itself, so that a restart loses nothing. */
export interface Origin {
  readonly channel?: string;
  readonly channelName?: string;
  readonly thread?: string;
  readonly responseUrl?: string;
}

export const FORM = "form";
/** Block ids of fields begin so; the rest is the option's name. */
const FIELD = "field:";
/** The action id of every field; one a block. */
const INPUT = "input";
/** External selects say with it that they complete papers or zones. */
export const COMPLETE = "complete";

/**
 * The modal of a form. The options already given travel in it, or are kept beside it when they have no room:
 * `kept` must be stored before it is opened.
 */
export function drawForm(
  form: Form,
  origin: Origin,
): { readonly view: types.ModalView; readonly kept: readonly Kept[] } {
  const line = writeInvocation(form.invocation);
  const whole = JSON.stringify({ line, ...origin });
  const kept = lengthOf(whole) <= LIMITS.privateMetadata ? [] : [keep(line)];
  const view: types.ModalView = {
    type: "modal",
    callback_id: FORM,
    private_metadata: kept[0] === undefined ? whole : JSON.stringify({ line: `#${kept[0].key}`, ...origin }),
    title: text(form.title, LIMITS.viewTitle),
    submit: text("Send", LIMITS.viewButton),
    close: text("Cancel", LIMITS.viewButton),
    blocks: form.fields.slice(0, LIMITS.viewBlocks).map(drawField),
  };
  return { view, kept };
}

function drawField(field: Field): types.InputBlock {
  return {
    type: "input",
    block_id: `${FIELD}${field.name}`.slice(0, LIMITS.blockId),
    optional: !field.required,
    label: text(field.label, LIMITS.inputLabel),
    hint: text(field.about, LIMITS.inputLabel),
    element: drawInput(field),
  };
}

function drawInput(field: Field): types.InputBlockElement {
  const value = field.value === undefined ? undefined : plain(field.value);
  if (field.picks !== undefined) return drawPicker(field.picks, value);
  switch (field.input) {
    case "text":
    case "lines": {
      const max = Math.min(field.max ?? LIMITS.plainTextInput, LIMITS.plainTextInput);
      return {
        type: "plain_text_input",
        action_id: INPUT,
        multiline: field.input === "lines",
        max_length: max,
        ...(value === undefined || value === "" ? {} : { initial_value: clip(value, max) }),
      };
    }
    case "choice": {
      const options = (field.choices ?? []).slice(0, LIMITS.selectOptions).map(option);
      const initial = options.find((candidate) => candidate.value === value);
      return {
        type: "static_select",
        action_id: INPUT,
        placeholder: text("Choose", LIMITS.placeholder),
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      };
    }
    case "paper":
    case "zone":
      return {
        type: "external_select",
        action_id: COMPLETE,
        placeholder: text(
          field.input === "zone" ? "Type a city" : "Type a title, a name or an id",
          LIMITS.placeholder,
        ),
        min_query_length: 0,
        ...(value === undefined || value === "" || lengthOf(value) > LIMITS.optionValue
          ? {}
          : { initial_option: option(value) }),
      };
  }
}

/** Slack's own pickers. What was given in words they cannot show; it is picked again. */
function drawPicker(picks: NonNullable<Field["picks"]>, value = ""): types.InputBlockElement {
  const id = /^(?:<[@#])?([A-Z][A-Z0-9]{2,})(?:\|[^>]*)?>?$/u.exec(value)?.[1];
  switch (picks) {
    case "person":
      return { type: "users_select", action_id: INPUT, ...(id === undefined ? {} : { initial_user: id }) };
    case "channel":
      return {
        type: "conversations_select",
        action_id: INPUT,
        filter: { include: ["public", "private"], exclude_bot_users: true },
        ...(id === undefined ? { default_to_current_conversation: true } : { initial_conversation: id }),
      };
    case "date":
      return {
        type: "datepicker",
        action_id: INPUT,
        ...(/^\d{4}-\d{2}-\d{2}$/u.test(value) ? { initial_date: value } : {}),
      };
    case "time":
      return {
        type: "timepicker",
        action_id: INPUT,
        ...(/^\d{2}:\d{2}$/u.test(value) ? { initial_time: value } : {}),
      };
  }
}

const option = (value: string): types.PlainTextOption => ({
  text: text(value, LIMITS.optionText),
  value,
});

function text(content: string, room: number): types.PlainTextElement {
  return {
    type: "plain_text",
    text: clip(plain(content).replaceAll("\n", " ").trim() || "…", room),
    emoji: false,
  };
}

const metadataSchema = z.object({
  line: z.string(),
  channel: z.string().optional(),
  channelName: z.string().optional(),
  thread: z.string().optional(),
  responseUrl: z.string().optional(),
});

const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
      selected_user: z.string().nullish(),
      selected_conversation: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
    }),
  ),
);

export interface Submitted {
  readonly invocation: Invocation;
  readonly origin: Origin;
  /** The options that the form asked for, filled in or not. */
  readonly fields: readonly string[];
}

/** The invocation a modal stands for, its private metadata read; undefined when it is none of ours. */
export async function readMetadata(
  metadata: string,
  choices: KeptChoices,
): Promise<Omit<Submitted, "fields"> | undefined> {
  let json: unknown;
  try {
    json = JSON.parse(metadata);
  } catch {
    return undefined;
  }
  const read = metadataSchema.safeParse(json);
  if (!read.success) return undefined;
  const { line, ...origin } = read.data;
  const whole = line.startsWith("#") ? await choices.find(line.slice(1)) : line;
  const invocation = whole === undefined ? undefined : readInvocation(whole);
  // Zod types an absent member as possibly undefined; JSON has no undefined, so the shapes are the same.
  return invocation === undefined ? undefined : { invocation, origin: origin as Origin };
}

/** What a submitted modal asks: its invocation with the fields that were filled in. */
export async function readForm(
  metadata: string,
  state: unknown,
  choices: KeptChoices,
): Promise<Submitted | undefined> {
  const submitted = await readMetadata(metadata, choices);
  const values = stateSchema.safeParse(state);
  if (submitted === undefined || !values.success) return undefined;
  const filled: [string, RawValue][] = [];
  const fields: string[] = [];
  for (const [block, actions] of Object.entries(values.data)) {
    if (!block.startsWith(FIELD)) continue;
    fields.push(optionOf(block));
    const [input] = Object.values(actions);
    const value = input === undefined ? "" : (valueIn(input) ?? "");
    if (value.trim() !== "") filled.push([optionOf(block), value]);
  }
  const { invocation, origin } = submitted;
  return {
    invocation: { ...invocation, options: { ...invocation.options, ...Object.fromEntries(filled) } },
    origin,
    fields,
  };
}

type Filled = z.infer<typeof stateSchema>[string][string];

/** What one field holds; people and channels in the form that messages name them. */
function valueIn(filled: Filled): string | null | undefined {
  const { selected_user: user, selected_conversation: channel } = filled;
  if (typeof user === "string") return `<@${user}>`;
  if (typeof channel === "string") return `<#${channel}>`;
  return filled.selected_date ?? filled.selected_time ?? filled.selected_option?.value ?? filled.value;
}

/** The name of the option that a field's block stands for. */
export const optionOf = (blockId: string): string => blockId.slice(FIELD.length);

/** Says beside a field what is wrong with it. */
export const fieldError = (option: string, message: string): Readonly<Record<string, string>> => ({
  [`${FIELD}${option}`]: plain(message),
});
