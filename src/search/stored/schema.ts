/** The tables that are alike in both databases. */

import type { Table } from "./rows.ts";

/**
 * meta: what the index is of. terms: every word with its stem, and for stems in how many papers they are. slips: terms by
 * their single-deletion keys. names: what papers go by. keys: ids, DOIs, addresses.
 */
export const commonSchema = (numbered: string, text: string): readonly string[] => [
  `create table meta (name ${text} primary key, value ${text} not null)`,
  `create table terms (id ${numbered}, term ${text} not null unique, stem ${text} not null,
    papers integer not null, marks integer not null, parts ${text} not null,
    head integer not null default 0)`,
  "create table slips (key integer not null, term_id integer not null)",
  `create table names (name ${text} not null, paper integer not null, strength integer not null)`,
  `create table keys (key ${text} not null, paper integer not null)`,
  `create table papers (id integer primary key, slug ${text} not null, date ${text} not null)`,
];

const table = (name: string, columns: string): Table => ({
  name,
  columns: columns.split(", ").map((column) => {
    const [own = "", type = ""] = column.split(" ");
    return [own, type] as const;
  }),
});

/** What is put into them. */
export const TABLES = {
  meta: table("meta", "name text, value text"),
  terms: table("terms", "term text, stem text, papers integer, marks integer, parts text"),
  slips: table("slips", "key integer, term_id integer"),
  names: table("names", "name text, paper integer, strength integer"),
  keys: table("keys", "key text, paper integer"),
  papers: table("papers", "id integer, slug text, date text"),
} as const;

/** Indexes are made once everything is there: sorting beats inserting. */
export const COMMON_FILLED: readonly string[] = [
  "create index slips_by_key on slips (key, term_id)",
  "create index names_by_name on names (name, paper, strength)",
  "create index keys_by_key on keys (key, paper)",
  "create index papers_by_date on papers (date desc, slug)",
];
