/**
 * The stored index in PostgreSQL: words in full text (tsvector under our own stems, GIN), spellings by pg_trgm.
 *
 * How candidates are weighed. `ts_rank` knows no idf and reads each document, which a frequent word makes many
 * thousands. So each word is looked up by itself, and its weight summed over the papers that have it, near to the BM25F
 * of postings: `word` stands for it anywhere, `word+` for it several times, `word/` in the title, `word@` among the
 * authors. The documents lie apart from their rows (see `schema`), so that only the index and a narrow table are read.
 */

import { createHash } from "node:crypto";
import pg from "pg";
import { StoreError } from "../../core/store.ts";
import { ABSTRACT, AUTHORS, TITLE } from "../indexing/layout.ts";
import { type Elsewhere, expectFrom, rowsFrom } from "./gather.ts";
import { type Dialect, type Query, query, type Row, type Rows, type WeightedWord } from "./rows.ts";
import { COMMON_FILLED, commonSchema } from "./schema.ts";

/** Bytewise, as SQLite and JavaScript compare. */
const TEXT = 'text collate "C"';
/**
 * Where a word may stand, the sign for that (no word of ours has one), what it adds when it stands there too, and by which
 * length that counts: title, authors, text. See the impacts of postings.
 */
const PARTS = [
  { sign: "", adds: 0.36, by: "text" },
  { sign: "+", adds: 0.15, by: "text" },
  { sign: "/", adds: 0.38, by: "title" },
  { sign: "@", adds: 0.25, by: "authors" },
] as const;
const HEAD = ["/", "@"] as const;
/** So many papers are looked at for one word: of frequent ones those that have it in title or authors, and some others. */
const MANY = 20_000;
/** Terms that a field usually has, and how far more of them make each say less; as postings have it. */
const USUAL = { title: [10, 0.4], authors: [12, 0.2], text: [100, 0.6] } as const;
/** Share of runs of letters; two slips in a word of seven letters leave this much. */
const ALIKE = 0.12;
/** ms. */
const QUERY_TIMEOUT = 10_000;
const CONNECT_TIMEOUT = 5_000;
/** Of one process; each question has one or two queries under way. */
const CONNECTIONS = 4;

export const postgres: Dialect = {
  schema: [
    ...commonSchema("serial primary key", TEXT),
    `create table words (paper integer primary key, title real not null, authors real not null, text real not null,
      document tsvector not null)`,
    // Beside the row, as it is: rows of 60 bytes are read by the thousand.
    "alter table words set (toast_tuple_target = 128)",
    "alter table words alter column document set storage external",
  ],
  filled: [
    ...COMMON_FILLED,
    "create index words_by_word on words using gin (document)",
    "create index terms_by_runs on terms using gin (term gin_trgm_ops) where head = 1",
    "create index terms_by_head on terms (term) where head = 1",
  ],
  words: {
    name: "words",
    columns: [
      ["paper", "integer"],
      ["title", "real"],
      ["authors", "real"],
      ["text", "real"],
      ["document", "tsvector"],
    ],
  },
  documentOf(fields) {
    const [title = [], text = [], authors = []] = [TITLE, ABSTRACT, AUTHORS].map((field) => fields[field]);
    const words = new Set(fields.flat());
    const once = new Set<string>();
    for (const word of text) {
      if (once.has(word)) words.add(`${word}+`);
      once.add(word);
    }
    for (const word of title) words.add(`${word}/`);
    for (const word of authors) words.add(`${word}@`);
    const lengths = { title, authors, text };
    const factors = (["title", "authors", "text"] as const).map((field) => {
      const [usual, share] = USUAL[field];
      return 1 / (1 - share + (share * lengths[field].length) / usual);
    });
    return [...factors, [...words].map(quoted).join(" ")];
  },
  most: 10_000,
  insert({ name, columns }, rows, more) {
    const names = columns.map(([column]) => column).join(", ");
    const arrays = columns.map(([, type]) => `?::${type}[]`).join(", ");
    const values = columns.map((_, column) => rows.map((row) => row[column] ?? ""));
    return query(`insert into ${name} (${names}) select * from unnest(${arrays}) ${more}`, ...values);
  },
  match(groups, every, limit) {
    const asked = every ? allOf(groups) : groups.flat().flatMap(anyOf);
    return query(
      `select paper, sum(weight * case by when 'title' then title when 'authors' then authors else text end) as score
        from json_to_recordset(?::json) as asked(word text, weight real, by text)
        cross join lateral (select * from words where document @@ asked.word::tsquery limit ?) as found
        group by paper order by score desc, paper limit ?`,
      JSON.stringify(asked),
      MANY,
      limit,
    );
  },
  alike: (word, limit) =>
    query(
      `select id from terms where head = 1 and term % ? and length(term) between ? and ?
        order by similarity(term, ?) desc, id limit ?`,
      ...[word, word.length - 3, word.length + 3, word, limit],
    ),
};

interface Asked {
  readonly word: string;
  readonly weight: number;
  readonly by: (typeof PARTS)[number]["by"];
}

const anyOf = ({ text, weight }: WeightedWord): Asked[] =>
  PARTS.map(({ sign, adds, by }) => ({ word: quoted(text + sign), weight: weight * adds, by }));

/** Papers with all words in title and authors come before those with all words. */
function allOf(groups: readonly (readonly WeightedWord[])[]): Asked[] {
  const where = (signs: readonly string[]): string =>
    groups
      .map((words) => words.flatMap(({ text }) => signs.map((sign) => quoted(text + sign))).join(" | "))
      .map((any) => `(${any})`)
      .join(" & ");
  return [
    { word: where(HEAD), weight: 1, by: "title" },
    { word: where([""]), weight: 1, by: "text" },
  ];
}

/** A word as the texts of tsvector and tsquery have it. */
const quoted = (word: string): string => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** The schema for the index of these papers; another corpus, or another version of us, has another. */
export const schemaOf = (fingerprint: string): string =>
  `paperboy_index_${createHash("sha256").update(fingerprint).digest("hex").slice(0, 16)}`;

/** A query as PostgreSQL takes it: its places are numbered, its texts have no zero and no half of a pair. */
export function asked({ sql, values }: Query): pg.QueryConfig {
  let place = 0;
  const storable = (value: Query["values"][number]): unknown =>
    typeof value === "object"
      ? value.map(storable)
      : typeof value === "string"
        ? value.toWellFormed().replaceAll("\0", "\ufffd")
        : value;
  return { text: sql.replaceAll("?", () => `$${++place}`), values: values.map(storable) };
}

/** `PostgreSQL at db.example:5432`: no user, no password. */
export function placeOf(databaseUrl: string): string {
  return URL.canParse(databaseUrl) ? `PostgreSQL at ${new URL(databaseUrl).host}` : "PostgreSQL";
}

export function connection(databaseUrl: string): pg.ClientConfig {
  return { connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT, keepAlive: true };
}

/** The schema with the operators of pg_trgm; undefined where it is not installed. */
export async function operatorsIn(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ nspname: string }>(
    "select nspname from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pg_trgm'",
  );
  return rows[0]?.nspname;
}

/** The tables of an index that others have replaced meanwhile. */
const GONE = "42P01";

function away(databaseUrl: string, error: unknown): StoreError {
  if (error instanceof pg.DatabaseError && error.code === GONE)
    return new StoreError(
      "damaged",
      `The search index in ${placeOf(databaseUrl)} is gone. Start Paperboy again: it is made anew.`,
      error,
    );
  return new StoreError("away", `The search index in ${placeOf(databaseUrl)} does not answer.`, error);
}

/** The connection is at fault, not the query; see SQLSTATE in PostgreSQL's manual, appendix A. */
function isBroken(error: unknown): boolean {
  return !(error instanceof pg.DatabaseError) || /^(?:08|57P)/u.test(error.code ?? "");
}

/** A filled index, read through a few connections. */
export class PostgresRows implements Rows, Elsewhere {
  readonly dialect = postgres;
  readonly #pool: pg.Pool;
  readonly #url: string;

  /** Rejects with StoreError when the database does not answer. */
  static async open(databaseUrl: string, schema: string): Promise<PostgresRows> {
    const client = new pg.Client(connection(databaseUrl));
    client.on("error", () => {}); // the query rejects as well
    try {
      await client.connect();
      return new PostgresRows(databaseUrl, schema, (await operatorsIn(client)) ?? "public");
    } catch (error) {
      throw away(databaseUrl, error);
    } finally {
      await client.end();
    }
  }

  private constructor(databaseUrl: string, schema: string, operators: string) {
    this.#url = databaseUrl;
    this.#pool = new pg.Pool({
      ...connection(databaseUrl),
      // Compiling a statement takes longer than running it.
      options: `-c search_path=${schema},${pg.escapeIdentifier(operators)} -c jit=off -c pg_trgm.similarity_threshold=${ALIKE}`,
      query_timeout: QUERY_TIMEOUT,
      max: CONNECTIONS,
      allowExitOnIdle: true,
    });
    // A connection that breaks is replaced; whoever used it hears of it from the query.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => void client.on("error", () => {}));
  }

  all(sql: string, ...values: Query["values"]): readonly Row[] {
    return rowsFrom(this, { sql, values });
  }

  readonly expect = (queries: readonly Query[]): void => expectFrom(this, queries);

  async fetch(queries: readonly Query[]): Promise<readonly (readonly Row[])[]> {
    return await Promise.all(queries.map((query) => this.#rowsOf(query)));
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #rowsOf(query: Query): Promise<readonly Row[]> {
    // Reading again does no harm, and each connection that was idle may have broken unnoticed.
    for (let tries = 0; ; tries++)
      try {
        return (await this.#pool.query<Row>(asked(query))).rows;
      } catch (error) {
        if (tries >= CONNECTIONS || !isBroken(error)) throw away(this.#url, error);
      }
  }
}
