/** What is kept of one person, and forgetting it. */

/** One kind of thing kept of a person, in words, and how many there are. */
export interface Kept {
  readonly what: string;
  readonly count: number;
}

export interface People {
  /** Everything a tenant's tables hold of a person; kinds of which there is nothing are left out. */
  kept(tenantId: string, person: string): Promise<readonly Kept[]>;
  /**
   * Takes the person out of every table, inside one transaction. What is theirs alone is removed; what the team goes on
   * with (tags, papers, questions, groups) stays without them. Changes that name them can no longer be undone.
   */
  forget(tenantId: string, person: string): Promise<void>;
}
