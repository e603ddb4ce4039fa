/** Completion of an option that is being typed. */

import { type Command, findAction } from "./command.ts";
import type { Corpus, Suggestion } from "./corpus.ts";
import type { Calendar, Log } from "./ports.ts";
import { clip } from "./text.ts";

interface Completing {
  readonly commands: readonly Command[];
  readonly corpus: (tenant: string) => Corpus | Promise<Corpus>;
  readonly calendar: Pick<Calendar, "zones">;
  readonly log: Log;
}

/** Papers, zones or words for the option of a command, at most `limit`; none where it takes none. Never rejects. */
export async function complete(
  services: Completing,
  path: string,
  option: string,
  typed: string,
  limit: number,
  tenant: string,
): Promise<readonly Suggestion[]> {
  const [command = "", subcommand] = path.replace(/^\//u, "").split(" ");
  const action = findAction(services.commands, command, subcommand);
  const spec =
    action !== undefined && Object.hasOwn(action.options, option) ? action.options[option] : undefined;
  if (spec === undefined) return [];
  try {
    switch (spec.kind) {
      case "paper":
        return await (await services.corpus(tenant)).suggest(typed, limit);
      case "papers": {
        const parts = typed.split(",");
        const before = parts.slice(0, -1).map((part) => part.trim());
        const corpus = await services.corpus(tenant);
        const suggestions = await corpus.suggest((parts.at(-1) ?? "").trim(), limit);
        return suggestions.map(({ id, label }) => ({
          id: [...before, id].join(","),
          label: clip([...before, label].join(", "), 100),
        }));
      }
      case "choice":
        return startingWith(spec.of, typed, limit).map((word) => ({ id: word, label: word }));
      case "zone":
        return services.calendar.zones(typed, limit).map((name) => ({ id: name, label: name }));
      case "text":
        return spec.completes === "paper" ? await (await services.corpus(tenant)).suggest(typed, limit) : [];
      default:
        return [];
    }
  } catch (error) {
    services.log.warn("completion failed", { path, option, error });
    return [];
  }
}

function startingWith(words: readonly string[], typed: string, limit: number): readonly string[] {
  return words.filter((word) => word.toLowerCase().startsWith(typed.trim().toLowerCase())).slice(0, limit);
}
