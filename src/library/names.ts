/** Names of lists and tags as people type them: one spelling each, so that `RL ` and `rl` are one. */

import { UserError } from "../core/errors.ts";

/** Where papers are saved when no list is named. */
const DEFAULT_LIST = "saved";

const LONGEST = 40;

/** `To Read` is the list `to read`. Throws UserError for a name that is empty or too long. */
export function listName(typed: string | undefined): string {
  return checked("list", (typed ?? DEFAULT_LIST).replace(/\s+/gu, " ").trim().toLowerCase(), typed);
}

/** `#Reward Models, moe` are the tags `reward-models` and `moe`. Throws UserError for what holds no letter or digit. */
export function tagNames(typed: string): readonly string[] {
  const tags = typed
    .split(/[,;\n]|\s(?=#)/u)
    .map((part) => part.trim().replace(/^#+/u, "").replace(/\s+/gu, "-").toLowerCase())
    .filter((tag) => tag !== "");
  if (tags.length === 0) throw new UserError("no-tag", "Name a tag, such as rl or reward-models.", [], "tag");
  return [...new Set(tags.map((tag) => checked("tag", tag, typed)))];
}

function checked(option: "list" | "tag", name: string, typed: string | undefined): string {
  if (!/[\p{L}\p{N}]/u.test(name))
    throw new UserError("no-name", `“${typed ?? ""}” cannot be the name of a ${option}.`, [], option);
  if (name.length > LONGEST)
    throw new UserError(
      "long-name",
      `The name of a ${option} has at most ${LONGEST} characters.`,
      [],
      option,
    );
  return name;
}
