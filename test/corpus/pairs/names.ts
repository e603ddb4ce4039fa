/** Author lists as sources write them. */

import type { Dice } from "./dice.ts";
import { misread, misspell } from "./dirt.ts";
import type { Name } from "./world.ts";

export type NameStyle =
  | "full"
  | "first and initial"
  | "initial last"
  | "initials glued"
  | "last, initials"
  | "last initials"
  | "last, full"
  | "surnames";

const initials = (given: readonly string[]) =>
  given.flatMap((name) => name.split("-")).map((name) => name[0] ?? "");

/** One name. */
export function writeName({ given, family }: Name, style: NameStyle): string {
  switch (style) {
    case "full":
      return `${given.join(" ")} ${family}`;
    case "first and initial":
      return [given[0], ...given.slice(1).map((name) => `${name[0] ?? ""}.`), family].join(" ");
    case "initial last":
      return `${(given[0] ?? "")[0] ?? ""} ${family}`;
    case "initials glued":
      return `${initials(given).join("")} ${family}`;
    case "last, initials":
      return `${family}, ${initials(given)
        .map((letter) => `${letter}.`)
        .join(" ")}`;
    case "last initials":
      return `${family} ${initials(given).join("")}`;
    case "last, full":
      return `${family}, ${given.join(" ")}`;
    case "surnames":
      return family;
  }
}

/** Names in one string; `joined` says how. */
export function joinNames(
  names: readonly string[],
  joined: "commas" | "and" | "semicolons" | "last and" | "ampersand",
): string {
  const before = names.slice(0, -1).join(", ");
  const last = names.at(-1) ?? "";
  switch (joined) {
    case "commas":
      return names.join(", ");
    case "and":
      return names.join(" and ");
    case "semicolons":
      return names.join("; ");
    case "last and":
      return before === "" ? last : `${before}${names.length > 2 ? "," : ""} and ${last}`;
    case "ampersand":
      return before === "" ? last : `${before}, & ${last}`;
  }
}

/** A list that lost people: cut after some, or only the first or the last left; a sign of it now and then. */
export function fewer(names: readonly string[], dice: Dice): string[] {
  if (names.length < 2) return [...names];
  const roll = dice.next();
  const kept =
    roll < 0.6
      ? names.slice(0, 1 + dice.below(names.length - 1))
      : roll < 0.8
        ? names.slice(-1)
        : names.slice(0, 1);
  const sign = dice.pick(["", "", "et al.", "...", "&hellip;", "others"]);
  return sign === "" ? kept : [...kept, sign];
}

/** One name misspelt or misread. */
export function slipped(names: readonly string[], dice: Dice): string[] {
  const at = dice.below(names.length);
  return names.map((name, index) =>
    index === at
      ? name
          .split(" ")
          .map((part) =>
            part.length >= 5 ? (dice.chance(0.5) ? misspell(part, dice) : misread(part, dice)) : part,
          )
          .join(" ")
      : name,
  );
}
