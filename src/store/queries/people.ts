import { type Kysely, type SqlBool, sql } from "kysely";
import type { Kept, People } from "../../core/store.ts";
import type { Schema } from "../schema.ts";

/** A person whose name was taken out of something that stays. */
const NOBODY = "";

export function people(db: Kysely<Schema>): People {
  return {
    kept: async (tenantId, person) => (await keptOf(db, tenantId, person)).filter(({ count }) => count > 0),
    forget: async (tenantId, person) => {
      if (!db.isTransaction) throw new Error("Forget a person inside tx.");
      await forgetAnswers(db, tenantId, person);
      await forgetGroups(db, tenantId, person);
      await forgetLibrary(db, tenantId, person);
      await forgetRest(db, tenantId, person);
    },
  };
}

/** Whether a column of JSON names the person as a whole string. Ids of platforms hold no quotes or wildcards. */
function named(column: string, person: string) {
  const quoted = `%${JSON.stringify(person).replaceAll(/[\\%_]/gu, "\\$&")}%`;
  return sql<SqlBool>`${sql.ref(column)} like ${quoted} escape '\\'`;
}

/** Whether a column is the person: in a group that spans workspaces they stand as `<tenant>:<person>` in its rows. */
function theirs(tenantId: string, person: string, column: string) {
  const known = sql.ref(column);
  return sql<SqlBool>`((tenant_id = ${tenantId} and ${known} = ${person}) or ${known} = ${`${tenantId}:${person}`})`;
}

async function keptOf(db: Kysely<Schema>, tenantId: string, person: string): Promise<Kept[]> {
  const count = async (one: string, many: string, rows: Promise<readonly unknown[]>): Promise<Kept> => ({
    count: (await rows).length,
    one,
    many,
  });
  const of = <Table extends keyof Schema>(table: Table, column: string) =>
    // The tables and columns are named below and checked by the contract.
    sql`select 1 as found from ${sql.table(table)} where ${theirs(tenantId, person, column)}`
      .execute(db)
      .then(({ rows }) => rows);
  const marks = (kind: string) =>
    sql`select 1 as found from mark where tenant_id = ${tenantId} and kind = ${kind} and (owner = ${person} or "by" = ${person})`
      .execute(db)
      .then(({ rows }) => rows);
  const settings = (key: string, scope?: "managers" | "not managers") =>
    db
      .selectFrom("setting")
      .select("key")
      .where("tenantId", "=", tenantId)
      .where("key", "=", key)
      .$if(scope === "managers", (rows) => rows.where("scope", "=", "managers"))
      .$if(scope === "not managers", (rows) => rows.where("scope", "!=", "managers"))
      .execute();
  return await Promise.all([
    count("saved paper", "saved papers", marks("saved")),
    count(
      "paper you want to read, are reading or have read",
      "papers you want to read, are reading or have read",
      marks("status"),
    ),
    count("note", "notes", marks("note")),
    count("tag", "tags", marks("tag")),
    count("decision whether two papers are one", "decisions whether two papers are one", marks("verdict")),
    count("paper you added", "papers you added", of("teamPaper", "addedBy")),
    count("reading group you are in", "reading groups you are in", of("groupMember", "person")),
    count("answer to a session", "answers to sessions", of("sessionAnswer", "person")),
    count("session you present", "sessions you present", of("session", "presenter")),
    count(
      "turn in the ledger of presenters",
      "turns in the ledger of presenters",
      of("presenterTurn", "person"),
    ),
    count("nomination", "nominations", of("nomination", "by")),
    count("vote", "votes", of("support", "person")),
    count("question", "questions", of("question", "by")),
    count(
      "paper of the day you said you know",
      "papers of the day you said you know",
      settings(`seen:${person}`),
    ),
    count(
      "address of your calendar",
      "addresses of your calendar",
      db
        .selectFrom("setting")
        .select("key")
        .where("tenantId", "=", tenantId)
        .where("scope", "=", `person:${person}`)
        .where("key", "=", "calendar-feed")
        .execute(),
    ),
    count(
      "right to change things here that you were given",
      "rights to change things here that you were given",
      settings(person, "managers"),
    ),
    count(
      "group that does not mention you, by your wish",
      "groups that do not mention you, by your wish",
      settings(person, "not managers"),
    ),
    count(
      "arrangement you made (daily papers, groups, zones)",
      "arrangements you made (daily papers, groups, zones)",
      Promise.all([
        of("subscription", "createdBy"),
        of("readingGroup", "createdBy"),
        of("channel", "tzSetBy"),
      ]).then((found) => found.flat()),
    ),
    count("change you made, kept for Undo", "changes you made, kept for Undo", of("audit", "actor")),
    count("private message sent to you", "private messages sent to you", of("delivery", "person")),
  ]);
}

async function forgetAnswers(db: Kysely<Schema>, tenantId: string, person: string): Promise<void> {
  await db
    .deleteFrom("sessionAnswer")
    .where(theirs(tenantId, person, "person"))
    .execute();
  await db
    .deleteFrom("support")
    .where(theirs(tenantId, person, "person"))
    .execute();
  await db
    .deleteFrom("setting")
    .where("tenantId", "=", tenantId)
    .where((where) =>
      where.or([where("key", "in", [person, `seen:${person}`]), where("scope", "=", `person:${person}`)]),
    )
    .execute();
  const away = `${tenantId}:${person}`;
  // Minutes are one list a session, with a name to each entry.
  const sessions = await db
    .selectFrom("session")
    .select(["tenantId", "id", "minutesJson"])
    .where((where) =>
      where.or([
        where.and([where("tenantId", "=", tenantId), named("minutesJson", person)]),
        named("minutesJson", away),
      ]),
    )
    .execute();
  for (const { tenantId: home, id, minutesJson } of sessions) {
    const entries: unknown = JSON.parse(minutesJson ?? "[]");
    const others = Array.isArray(entries)
      ? entries.filter((entry: unknown) => {
          const { person: by } = entry as { person?: unknown };
          return by !== away && (by !== person || home !== tenantId);
        })
      : [];
    await db
      .updateTable("session")
      .set({ minutesJson: JSON.stringify(others) })
      .where("tenantId", "=", home)
      .where("id", "=", id)
      .execute();
  }
}

async function forgetGroups(db: Kysely<Schema>, tenantId: string, person: string): Promise<void> {
  await db
    .updateTable("session")
    .set({ presenter: null, presenterName: null })
    .where(theirs(tenantId, person, "presenter"))
    .execute();
  for (const table of ["groupMember", "presenterTurn"] as const)
    await db
      .deleteFrom(table)
      .where(theirs(tenantId, person, "person"))
      .execute();
  await db
    .updateTable("nomination")
    .set({ by: NOBODY, byName: NOBODY })
    .where(theirs(tenantId, person, "by"))
    .execute();
  await db
    .updateTable("question")
    .set({ by: null, byName: null })
    .where(theirs(tenantId, person, "by"))
    .execute();
  await db
    .updateTable("readingGroup")
    .set({ createdBy: NOBODY })
    .where(theirs(tenantId, person, "createdBy"))
    .execute();
}

async function forgetLibrary(db: Kysely<Schema>, tenantId: string, person: string): Promise<void> {
  await db
    .deleteFrom("mark")
    .where("tenantId", "=", tenantId)
    .where((where) =>
      where.or([
        where("owner", "=", person),
        where.and([where("by", "=", person), where("kind", "=", "note")]),
      ]),
    )
    .execute();
  await db
    .updateTable("mark")
    .set({ by: NOBODY, byName: NOBODY })
    .where("tenantId", "=", tenantId)
    .where("by", "=", person)
    .execute();
  await db
    .updateTable("teamPaper")
    .set({ addedBy: NOBODY })
    .where("tenantId", "=", tenantId)
    .where("addedBy", "=", person)
    .execute();
}

async function forgetRest(db: Kysely<Schema>, tenantId: string, person: string): Promise<void> {
  await db
    .updateTable("subscription")
    .set({ createdBy: NOBODY })
    .where("tenantId", "=", tenantId)
    .where("createdBy", "=", person)
    .execute();
  await db
    .updateTable("channel")
    .set({ tzSetBy: null })
    .where("tenantId", "=", tenantId)
    .where("tzSetBy", "=", person)
    .execute();
  await db
    .updateTable("audit")
    .set({ beforeJson: null, afterJson: null })
    .where((where) =>
      where.or([
        where.and([
          where("tenantId", "=", tenantId),
          where.or([named("beforeJson", person), named("afterJson", person)]),
        ]),
        named("beforeJson", `${tenantId}:${person}`),
        named("afterJson", `${tenantId}:${person}`),
      ]),
    )
    .execute();
  await db
    .updateTable("audit")
    .set({ actor: NOBODY })
    .where(theirs(tenantId, person, "actor"))
    .execute();
  await db
    .deleteFrom("delivery")
    .where("tenantId", "=", tenantId)
    .where("person", "=", person)
    .where("state", "!=", "sending")
    .execute();
  // Messages that were sent and named them: what was said stands in the channel, the copy here goes.
  await db
    .updateTable("delivery")
    .set({ payloadJson: null })
    .where("state", "in", ["sent", "skipped", "failed", "uncertain"])
    .where((where) =>
      where.or([
        where.and([where("tenantId", "=", tenantId), named("payloadJson", person)]),
        named("payloadJson", `${tenantId}:${person}`),
      ]),
    )
    .execute();
}
