/** The tag of a filter, looked up: which papers of the team bear it. */

import type { Filters } from "../../core/filters.ts";
import type { Tables } from "../../core/store.ts";

/** The same filters with the papers of their tag beside it; without a tag, as they are. */
export async function withTagged(
  tables: Pick<Tables, "marks">,
  tenantId: string,
  filters: Filters,
): Promise<Filters> {
  if (filters.tag === undefined) return filters;
  const marks = await tables.marks.ofKind(tenantId, "tag", { name: filters.tag });
  return { ...filters, tagged: new Set(marks.map(({ paperId }) => paperId)) };
}
