/** Who is with whom, told by group instead of by record, in flat arrays. */

export interface MemberLists {
  /** The first record of each group, rising. */
  readonly roots: Uint32Array;
  /** The records of the group that begins with a record, rising. */
  membersOf(root: number): Generator<number>;
  /** The place among the roots of the group that begins with a record. */
  numberOf(root: number): number;
}

/** `rootOf`: for each record the first of its group. Linear. */
export function groupsOf(rootOf: readonly number[]): MemberLists {
  const roots = Uint32Array.from(rootOf.keys().filter((index) => rootOf[index] === index));
  const numbers = new Uint32Array(rootOf.length);
  for (const [number, root] of roots.entries()) numbers[root] = number;
  // By record the next of its group; 0, which is nobody's next, for none.
  const next = new Uint32Array(rootOf.length);
  const last = new Map<number, number>();
  for (const [index, root] of rootOf.entries()) {
    if (root === index) continue;
    next[last.get(root) ?? root] = index;
    last.set(root, index);
  }
  return {
    roots,
    *membersOf(root) {
      yield root;
      for (let index = next[root] ?? 0; index !== 0; index = next[index] ?? 0) yield index;
    },
    numberOf: (root) => numbers[root] ?? 0,
  };
}
