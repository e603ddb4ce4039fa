/** What is kept of one person, and forgetting it. */

/** One kind of thing kept of a person: how many there are, and what they are, in words for one and for several. */
export interface Kept {
  readonly count: number;
  readonly one: string;
  readonly many: string;
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
