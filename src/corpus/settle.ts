/** Cuts the titles of all listing entries, with what the whole corpus knows as evidence. */

import { type Entry, type Reject, reject } from "./entry.ts";
import { type CutEvidence, cutTitle, plainWords } from "./formats/title-cut.ts";
import { cleanLine, fold, titleKey } from "./text.ts";

/** What the entries that need no cutting, and the abstracts of all, tell about titles, names and words. */
function evidenceFrom(entries: readonly Entry[]): CutEvidence {
  const titles = new Set<string>();
  const names = new Set<string>();
  const words = new Set<string>();
  for (const entry of entries) {
    if (entry.title !== undefined) titles.add(titleKey(entry.title));
    for (const name of entry.authors ?? []) names.add(fold(name));
    // The last name of a glued line stands on its own whatever the cut.
    const last = entry.glued?.split(/,\s+/).slice(-2) ?? [];
    if (entry.authorsComplete === false) for (const name of last) names.add(fold(name));
    for (const word of plainWords(entry.abstract ?? "")) words.add(word);
  }
  return { titles, names, words };
}

/** Entries with title and authors apart, and rejects for those whose line cannot be cut. Order is kept. */
export function settleTitles(entries: readonly Entry[]): { entries: Entry[]; rejects: Reject[] } {
  const evidence = evidenceFrom(entries);
  const settled: Entry[] = [];
  const rejects: Reject[] = [];
  for (const entry of entries) {
    if (entry.glued === undefined) {
      settled.push(entry);
      continue;
    }
    const { glued, ...rest } = entry;
    const cut = cutTitle(cleanLine(glued), entry.authorsComplete ?? true, evidence);
    if (cut === undefined) {
      rejects.push(
        reject(entry.file, entry.line + 1, "no authors could be told from the title on this line", glued),
      );
      continue;
    }
    settled.push({ ...rest, title: cut.title, authors: cut.authors });
  }
  return { entries: settled, rejects };
}
