/** Forms as modals. A modal holds five fields; what does not fit is asked for afterwards. */

import type { Invocation, RawValue } from "../../core/invocation.ts";
import {
  choice,
  choices,
  type Field,
  type Form,
  formBlock,
  type Reply,
  text,
  whisper,
} from "../../core/reply.ts";
import { clip, count } from "../../core/text.ts";
import { oneLine } from "./escape.ts";
import { Ids } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { COMPONENT, INPUT } from "./wire.ts";

export interface DrawnModal {
  readonly modal: Readonly<Record<string, unknown>>;
  readonly kept: ReadonlyMap<string, string>;
}

/** The first five fields of a form, needed ones first; the others travel along in the id. */
export function drawModal(form: Form): DrawnModal {
  const ids = new Ids();
  const ordered = [
    ...form.fields.filter((field) => field.required),
    ...form.fields.filter((field) => !field.required),
  ];
  const rest = ordered.slice(LIMITS.modalFields);
  return {
    modal: {
      custom_id: ids.filled(form.invocation, rest),
      title: clip(oneLine(form.title) || "Paperboy", LIMITS.modalTitle),
      components: ordered.slice(0, LIMITS.modalFields).map(drawField),
    },
    kept: ids.kept,
  };
}

function drawField(field: Field): Readonly<Record<string, unknown>> {
  const about = clip(oneLine(field.about), LIMITS.fieldDescription);
  return {
    type: COMPONENT.label,
    label: clip(oneLine(field.label) || field.name, LIMITS.fieldLabel),
    ...(about === "" ? {} : { description: about }),
    component: isMenu(field) ? drawMenu(field) : drawInput(field),
  };
}

const isMenu = (field: Field) =>
  field.choices !== undefined && field.choices.length > 0 && field.choices.length <= LIMITS.menuOptions;

function drawMenu(field: Field): Readonly<Record<string, unknown>> {
  return {
    type: COMPONENT.menu,
    custom_id: field.name,
    required: field.required,
    ...(field.required ? {} : { min_values: 0 }),
    options: (field.choices ?? []).map((word) => ({
      label: clip(word, LIMITS.menuOptionText),
      value: clip(word, LIMITS.menuOptionText),
      ...(word === field.value ? { default: true } : {}),
    })),
  };
}

function drawInput(field: Field): Readonly<Record<string, unknown>> {
  const max = Math.min(field.max ?? LIMITS.fieldValue, LIMITS.fieldValue);
  return {
    type: COMPONENT.input,
    custom_id: field.name,
    style: field.input === "lines" ? INPUT.lines : INPUT.short,
    required: field.required,
    max_length: max,
    ...(field.value === undefined || field.value === ""
      ? {}
      : { value: clip(field.value.toWellFormed(), max) }),
  };
}

/** The invocation with what was filled in; a field left empty takes its option away. */
export function fillIn(invocation: Invocation, values: ReadonlyMap<string, string>): Invocation {
  const options = new Map<string, RawValue>(Object.entries(invocation.options));
  for (const [name, value] of values) {
    if (value.trim() === "") options.delete(name);
    else options.set(name, value);
  }
  return { ...invocation, options: Object.fromEntries(options) };
}

/** The fields that did not fit into the form just sent. */
export function askRest(invocation: Invocation, rest: readonly Field[]): Reply {
  const needed = rest.filter((field) => field.required).length;
  const opening =
    needed > 0
      ? `${count(needed, "more answer is", "more answers are")} needed.`
      : `That is enough to go on. ${count(rest.length, "more thing", "more things")} can be said: ${rest.map((field) => field.label).join(", ")}.`;
  // What they hold already was filled in before, or is what they are when nothing is said.
  const given = new Map(rest.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
  const title = `/${invocation.command}${invocation.subcommand === undefined ? "" : ` ${invocation.subcommand}`}`;
  return whisper([
    text(opening),
    formBlock({ title, invocation, fields: rest }),
    ...(needed > 0 ? [] : [choices(choice("Done, go on", fillIn(invocation, given), "primary"))]),
  ]);
}
