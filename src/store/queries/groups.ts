import type { Kysely } from "kysely";
import type { Groups } from "../../core/store.ts";
import type { Schema } from "../schema.ts";
import { groupsOfPerson } from "./groups-of-person.ts";

export function groups(db: Kysely<Schema>): Groups {
  const ofTenant = (tenantId: string) =>
    db.selectFrom("readingGroup").selectAll().where("tenantId", "=", tenantId);
  const sessions = (tenantId: string) =>
    db.selectFrom("session").selectAll().where("tenantId", "=", tenantId);
  return {
    put: async (group) => {
      await db.insertInto("readingGroup").values(group).execute();
    },
    change: async (group) => {
      const changed = await db
        .updateTable("readingGroup")
        .set(group)
        .where("tenantId", "=", group.tenantId)
        .where("id", "=", group.id)
        .where("version", "=", group.version - 1)
        .returning("id")
        .execute();
      return changed.length > 0;
    },
    get: (tenantId, id) => ofTenant(tenantId).where("id", "=", id).executeTakeFirst(),
    ofChannel: (tenantId, channelId) =>
      ofTenant(tenantId)
        .where("channelId", "=", channelId)
        .where("state", "=", "active")
        .orderBy("createdAt")
        .orderBy("id")
        .execute(),
    endedIn: (tenantId, channelId) =>
      ofTenant(tenantId)
        .where("channelId", "=", channelId)
        .where("state", "=", "ended")
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .execute(),
    ofPerson: (tenantId, person) => groupsOfPerson(db, tenantId, person),
    page: (after, limit) => {
      const [tenantId = "", id = ""] = after?.split("\n") ?? [];
      return db
        .selectFrom("readingGroup")
        .selectAll()
        .where((eb) => eb(eb.refTuple("tenantId", "id"), ">", eb.tuple(tenantId, id)))
        .where("state", "=", "active")
        .orderBy("tenantId")
        .orderBy("id")
        .limit(limit)
        .execute();
    },

    putSession: async (session) => {
      await db
        .insertInto("session")
        .values(session)
        .onConflict((conflict) => conflict.columns(["tenantId", "groupId", "ruleDate"]).doNothing())
        .execute();
    },
    changeSession: async (session) => {
      const changed = await db
        .updateTable("session")
        .set(session)
        .where("tenantId", "=", session.tenantId)
        .where("id", "=", session.id)
        .where("version", "=", session.version - 1)
        .returning("id")
        .execute();
      return changed.length > 0;
    },
    getSession: (tenantId, id) => sessions(tenantId).where("id", "=", id).executeTakeFirst(),
    sessionsOf: (tenantId, groupId, from) => {
      const query = sessions(tenantId).where("groupId", "=", groupId);
      return (from === undefined ? query : query.where("startsAt", ">=", from))
        .orderBy("startsAt")
        .orderBy("id")
        .execute();
    },
    toRemind: (until, limit) =>
      db
        .selectFrom("session")
        .selectAll()
        .where("state", "=", "planned")
        .where("remindAt", "<=", until)
        .orderBy("remindAt")
        .orderBy("id")
        .limit(limit)
        .execute(),
    reminded: async (session, remindAt) => {
      const moved = await db
        .updateTable("session")
        .set({ remindAt })
        .where("tenantId", "=", session.tenantId)
        .where("id", "=", session.id)
        .where("version", "=", session.version)
        .where("remindAt", "=", session.remindAt)
        .returning("id")
        .execute();
      return moved.length > 0;
    },
    removeSession: async (tenantId, id) => {
      await db.deleteFrom("session").where("tenantId", "=", tenantId).where("id", "=", id).execute();
    },
    sessionsWith: (tenantId, paperId) =>
      sessions(tenantId).where("paperId", "=", paperId).orderBy("startsAt", "desc").orderBy("id").execute(),

    ...people(db),
    ...papersAndQuestions(db),
  };
}

function people(db: Kysely<Schema>) {
  return {
    putMember: async (member) => {
      await db
        .insertInto("groupMember")
        .values(member)
        .onConflict((conflict) =>
          conflict.columns(["tenantId", "groupId", "person"]).doUpdateSet({
            name: member.name,
            state: member.state,
            credit: member.credit,
            since: member.since,
          }),
        )
        .execute();
    },
    membersOf: (tenantId, groupId) =>
      db
        .selectFrom("groupMember")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("groupId", "=", groupId)
        .orderBy("since")
        .orderBy("person")
        .execute(),
    putTurn: async (turn) => {
      await db
        .insertInto("presenterTurn")
        .values(turn)
        .onConflict((conflict) =>
          conflict
            .columns(["tenantId", "groupId", "sessionId", "person", "what"])
            .doUpdateSet({ at: turn.at, reason: turn.reason }),
        )
        .execute();
    },
    turnsOf: (tenantId, groupId) =>
      db
        .selectFrom("presenterTurn")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("groupId", "=", groupId)
        .orderBy("at")
        .orderBy("person")
        .execute(),
    putAnswer: async (answer) => {
      await db
        .insertInto("sessionAnswer")
        .values(answer)
        .onConflict((conflict) =>
          conflict
            .columns(["tenantId", "sessionId", "about", "person"])
            .doUpdateSet({ name: answer.name, answer: answer.answer, at: answer.at }),
        )
        .execute();
    },
    removeAnswer: async (tenantId, sessionId, about, person) => {
      await db
        .deleteFrom("sessionAnswer")
        .where("tenantId", "=", tenantId)
        .where("sessionId", "=", sessionId)
        .where("about", "=", about)
        .where("person", "=", person)
        .execute();
    },
    answersOf: (tenantId, sessionId) =>
      db
        .selectFrom("sessionAnswer")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("sessionId", "=", sessionId)
        .orderBy("at")
        .orderBy("person")
        .execute(),
  } satisfies Partial<Groups>;
}

function papersAndQuestions(db: Kysely<Schema>) {
  return {
    putNomination: async (nomination) => {
      const { state, at, by, byName } = nomination;
      await db
        .insertInto("nomination")
        .values(nomination)
        .onConflict((conflict) =>
          conflict.columns(["tenantId", "groupId", "paperId"]).doUpdateSet({ state, at, by, byName }),
        )
        .execute();
    },
    nominationsOf: (tenantId, groupId) =>
      db
        .selectFrom("nomination")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("groupId", "=", groupId)
        .orderBy("at")
        .orderBy("paperId")
        .execute(),
    support: async (support, wanted) => {
      if (wanted) {
        await db
          .insertInto("support")
          .values(support)
          .onConflict((conflict) =>
            conflict
              .columns(["tenantId", "groupId", "subject", "person"])
              .doUpdateSet({ at: support.at, name: support.name }),
          )
          .execute();
        return;
      }
      await db
        .deleteFrom("support")
        .where("tenantId", "=", support.tenantId)
        .where("groupId", "=", support.groupId)
        .where("subject", "=", support.subject)
        .where("person", "=", support.person)
        .execute();
    },
    supportOf: (tenantId, groupId) =>
      db
        .selectFrom("support")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("groupId", "=", groupId)
        .orderBy("at")
        .orderBy("person")
        .execute(),
    putQuestion: async (question) => {
      const { state, sessionId } = question;
      await db
        .insertInto("question")
        .values(question)
        .onConflict((conflict) =>
          conflict.columns(["tenantId", "groupId", "id"]).doUpdateSet({ state, sessionId }),
        )
        .execute();
    },
    questionsOf: (tenantId, groupId) =>
      db
        .selectFrom("question")
        .selectAll()
        .where("tenantId", "=", tenantId)
        .where("groupId", "=", groupId)
        .orderBy("at")
        .orderBy("id")
        .execute(),
  } satisfies Partial<Groups>;
}
