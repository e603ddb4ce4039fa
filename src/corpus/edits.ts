/** Whether two words differ by a few slips. */

const ROWS = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)] as const;

/**
 * Whether optimal string alignment (Damerau, "A technique for computer detection and correction of spelling errors", 1964: one
 * swap of neighbours counts once) needs at most `limit` edits. O(n·limit); what both begin and end with costs nothing.
 */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  const [n, m] = [endA - start, endB - start];
  if (n === 0 || m === 0) return n + m <= limit;
  if (Math.min(n, m) > 250) return false;
  let [before, last, row] = [ROWS[0], ROWS[1], ROWS[2]];
  for (let j = 0; j <= m; j += 1) last[j] = j;
  for (let i = 1; i <= n; i += 1) {
    row[0] = i;
    let smallest = i;
    const letter = a.charCodeAt(start + i - 1);
    for (let j = 1; j <= m; j += 1) {
      const other = b.charCodeAt(start + j - 1);
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter === b.charCodeAt(start + j - 2) && a.charCodeAt(start + i - 2) === other)
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return false;
    [before, last, row] = [last, row, before];
  }
  return (last[m] ?? limit + 1) <= limit;
}
