/** Forms follow from option specs; nobody writes one by hand. */

import type { Action, OptionSpec } from "./command.ts";
import { type Invocation, pathOf } from "./invocation.ts";
import type { Field, Form } from "./reply.ts";

/** The form of an action, needed fields first, with what is already given filled in. */
export function formOf(action: Action, invocation: Invocation): Form {
  const fields = Object.entries(action.options).flatMap(([name, spec]): readonly Field[] => {
    // Forms take no files; what they can hold is asked for.
    if (spec.kind === "file") return [];
    const given = Object.hasOwn(invocation.options, name) ? invocation.options[name] : undefined;
    const value = given ?? ("fallback" in spec ? spec.fallback : undefined);
    const choices = spec.kind === "choice" ? spec.of : spec.kind === "flag" ? ["yes", "no"] : undefined;
    const field: Field = {
      name,
      label: labelOf(name),
      about: spec.about,
      input: inputOf(spec),
      ...picksOf(spec),
      required: spec.required === true,
      ...(value === undefined ? {} : { value: String(value) }),
      ...(choices === undefined ? {} : { choices }),
      ...(spec.kind === "text" ? { max: spec.max ?? 200 } : {}),
    };
    return [field];
  });
  return {
    title: titleOf(invocation),
    invocation: { ...invocation, options: {} },
    fields: [...fields.filter((field) => field.required), ...fields.filter((field) => !field.required)],
  };
}

function inputOf(spec: OptionSpec): Field["input"] {
  switch (spec.kind) {
    case "choice":
    case "flag":
      return "choice";
    case "paper":
    case "zone":
      return spec.kind;
    case "text":
      // What completes with papers is still free text: a picker offers the typed words themselves as well.
      return spec.completes === "paper" ? "paper" : spec.lines === true ? "lines" : "text";
    default:
      return "text";
  }
}

function picksOf({ kind }: OptionSpec): Pick<Field, "picks"> {
  return kind === "person" || kind === "channel" || kind === "date" || kind === "time" ? { picks: kind } : {};
}

/** `every_weeks` reads `Every weeks`. */
function labelOf(name: string): string {
  const words = name.replaceAll(/[-_]/gu, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titleOf(invocation: Invocation): string {
  return pathOf(invocation);
}
