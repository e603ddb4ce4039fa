/**
 * The stored index in PostgreSQL: words in full text (tsvector under our own stems, GIN), spellings by pg_trgm.
 *
 * How candidates are weighed. `ts_rank` knows no idf and reads each document, which a frequent word makes many
 * thousands. So each word is looked up by itself, and its weight summed over the papers that have it: `word` stands for
 * it anywhere, `word/` in title or authors. The documents lie apart from their rows (see `schema`), so that only the
 * index and a narrow table are read.
 */

import { createHash } from "node:crypto";
import pg from "pg";
import { StoreError } from "../../core/store.ts";
import { AUTHORS, TITLE } from "../layout.ts";
import { type Elsewhere, expectFrom, rowsFrom } from "./gather.ts";
import type { Dialect, Query, Row, Rows, Value, WeightedWord } from "./rows.ts";
import { COMMON_FILLED, commonSchema } from "./schema.ts";

/** Bytewise, as SQLite and JavaScript compare. */
const TEXT = 'text collate "C"';
/** A word in title or authors. No word of ours has a stroke. */
const HEAD = "/";
/** What a word anywhere, and one in title or authors besides, adds; see the impacts of postings. */
const ANYWHERE = 0.36;
const IN_HEAD = 0.4;
/** A word that more papers have is looked up in title and authors alone when it is all there is to rank by. */
const MANY = 20_000;
/** Of a title: long ones say less by each word. */
const USUAL_TITLE = 10;
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
    "create table words (paper integer primary key, brevity real not null, document tsvector not null)",
    // Beside the row, as it is: rows of 40 bytes are read by the thousand.
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
      ["brevity", "real"],
      ["document", "tsvector"],
    ],
  },
  documentOf(fields) {
    const title = fields[TITLE] ?? [];
    const head = new Set([...title, ...(fields[AUTHORS] ?? [])]);
    const words = [...new Set(fields.flat()), ...[...head].map((word) => word + HEAD)];
    const brevity = 1 / (0.6 + (0.4 * title.length) / USUAL_TITLE);
    return [brevity, words.map(quoted).join(" ")];
  },
  match(groups, every, limit) {
    const asked = every ? allOf(groups) : groups.flat().flatMap(anyOf);
    return {
      sql: `select found.paper, sum(asked.weight * found.brevity) as score
        from json_to_recordset(?::json) as asked(word text, weight real)
        cross join lateral (select paper, brevity from words where document @@ asked.word::tsquery) as found
        group by found.paper order by score desc, found.paper limit ?`,
      values: [JSON.stringify(asked), limit],
    };
  },
  alike: (word, limit) => ({
    sql: `select id from terms where head = 1 and term % ? and length(term) between ? and ?
      order by similarity(term, ?) desc, id limit ?`,
    values: [word, word.length - 3, word.length + 3, word, limit],
  }),
};

interface Asked {
  readonly word: string;
  readonly weight: number;
}

function anyOf({ text, weight, papers }: WeightedWord): Asked[] {
  const head = { word: quoted(text + HEAD), weight: weight * IN_HEAD };
  return papers > MANY ? [head] : [head, { word: quoted(text), weight: weight * ANYWHERE }];
}

/** Papers with all words in title and authors come before those with all words. */
function allOf(groups: readonly (readonly WeightedWord[])[]): Asked[] {
  const where = (mark: string): string =>
    groups.map((words) => `(${words.map(({ text }) => quoted(text + mark)).join(" | ")})`).join(" & ");
  return [
    { word: where(HEAD), weight: IN_HEAD },
    { word: where(""), weight: ANYWHERE },
  ];
}

/** A word as the texts of tsvector and tsquery have it. */
const quoted = (word: string): string => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** The schema for the index of these papers; another corpus, or another version of us, has another. */
export const schemaOf = (fingerprint: string): string =>
  `paperboy_index_${createHash("sha256").update(fingerprint).digest("hex").slice(0, 16)}`;

/** Values as PostgreSQL takes them: its texts have no zero and no half of a pair. */
export const storable = (value: Value): Value =>
  typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value;

/** The same statement with numbered places. */
export function numbered(sql: string): string {
  let place = 0;
  return sql.replaceAll("?", () => `$${++place}`);
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

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return rowsFrom(this, { sql, values });
  }

  expect(queries: readonly Query[]): void {
    expectFrom(this, queries);
  }

  async fetch(queries: readonly Query[]): Promise<readonly (readonly Row[])[]> {
    return await Promise.all(queries.map((query) => this.#rowsOf(query)));
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #rowsOf({ sql, values }: Query): Promise<readonly Row[]> {
    const asked = numbered(sql);
    const given = values.map(storable);
    // Reading again does no harm, and each connection that was idle may have broken unnoticed.
    for (let tries = 0; ; tries++)
      try {
        return (await this.#pool.query<Row>(asked, given)).rows;
      } catch (error) {
        if (tries >= CONNECTIONS || !isBroken(error)) throw away(this.#url, error);
      }
  }
}
