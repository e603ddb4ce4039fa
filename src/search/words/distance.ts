/** The rows of the table, kept between calls: three of the numbers of edits by letters of the second word. */
let rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const;

/**
 * Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours, no letter edited
 * twice (Damerau-Levenshtein, restricted). Gives up, returning most + 1, once the distance is known to be larger.
 * O(length * length).
 */
export function distance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (b.length >= rows[0].length) {
    const size = 2 * b.length;
    rows = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)];
  }
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let edits = (last[j - 1] as number) + (unit === other ? 0 : 1);
      edits = Math.min(edits, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      if (i > 1 && j > 1 && unit === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other)
        edits = Math.min(edits, (before[j - 2] as number) + 1);
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length] as number, most + 1);
}
