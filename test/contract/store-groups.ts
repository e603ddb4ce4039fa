/** What every engine of the store must do for reading groups. */

import { describe, expect, test } from "vitest";
import type { Group, Groups, Session, Store } from "../../src/core/store.ts";
import { type FreshSource, NOON, openEach } from "./opened-store.ts";

export function groupContract(engine: string, fresh: FreshSource): void {
  describe(`reading groups on ${engine}`, () => {
    let store: Store;
    let groups: Groups;
    let tenantId: string;
    openEach(fresh, async (opened, tenant) => {
      [store, tenantId] = [opened, tenant];
      groups = store.tables.groups;
      await store.tables.channels.ensure(tenantId, "C1");
    });

    const aGroup = (given: Partial<Group> = {}): Group => ({
      tenantId,
      id: "g1",
      channelId: "C1",
      name: "Theory",
      ruleJson: "{}",
      localTime: "16:00",
      tz: "Europe/Berlin",
      lengthMin: 60,
      fromDate: "2026-11-24",
      untilDate: null,
      place: null,
      chainJson: "{}",
      openBallot: 1,
      ranked: 0,
      nativeEvents: 1,
      state: "active",
      version: 1,
      createdBy: "U1",
      createdAt: NOON,
      ...given,
    });
    const aSession = (given: Partial<Session> = {}): Session => ({
      tenantId,
      id: "g1-2026-11-24",
      groupId: "g1",
      ruleDate: "2026-11-24",
      localDate: "2026-11-24",
      localTime: "16:00",
      tz: "Europe/Berlin",
      startsAt: NOON + 1_000,
      lengthMin: 60,
      paperId: null,
      presenter: null,
      presenterName: null,
      state: "planned",
      note: null,
      moved: 0,
      dayOff: 0,
      minutesJson: null,
      remindAt: NOON,
      version: 1,
      ...given,
    });

    test("a change counts on from the version it saw, and loses to one that was faster", async () => {
      await groups.put(aGroup());
      expect(await groups.change(aGroup({ name: "Systems", version: 2 }))).toBe(true);
      expect(await groups.change(aGroup({ name: "Optics", version: 2 }))).toBe(false);
      expect(await groups.get(tenantId, "g1")).toEqual(aGroup({ name: "Systems", version: 2 }));
    });

    test("only active groups are listed", async () => {
      await groups.put(aGroup());
      await groups.put(aGroup({ id: "g2", name: "Old", state: "ended" }));
      expect((await groups.ofChannel(tenantId, "C1")).map(({ id }) => id)).toEqual(["g1"]);
      expect((await groups.page(undefined, 10)).map(({ id }) => id)).toEqual(["g1"]);
      expect(await groups.page(`${tenantId}\ng1`, 10)).toEqual([]);
    });

    test("a group has one session a rule date, whoever makes it", async () => {
      await groups.put(aGroup());
      await Promise.all([
        groups.putSession(aSession()),
        groups.putSession(aSession()),
        groups.putSession(aSession()),
      ]);
      expect(await groups.sessionsOf(tenantId, "g1")).toEqual([aSession()]);
      expect(await groups.changeSession(aSession({ paperId: "r1", version: 2 }))).toBe(true);
      expect(await groups.changeSession(aSession({ paperId: "v2", version: 2 }))).toBe(false);
      expect((await groups.sessionsWith(tenantId, "r1")).map(({ id }) => id)).toEqual(["g1-2026-11-24"]);
      await groups.removeSession(tenantId, "g1-2026-11-24");
      expect(await groups.getSession(tenantId, "g1-2026-11-24")).toBeUndefined();
    });

    test("what is due comes once: its mark moves on for the one who was first", async () => {
      await groups.put(aGroup());
      await groups.putSession(aSession());
      await groups.putSession(aSession({ id: "g1-x", ruleDate: "2026-12-01", remindAt: NOON + 5 }));
      await groups.putSession(
        aSession({ id: "g1-y", ruleDate: "2026-12-08", remindAt: NOON, state: "cancelled" }),
      );
      const [due, ...others] = await groups.toRemind(NOON, 10);
      expect(others).toEqual([]);
      expect(due?.id).toBe("g1-2026-11-24");
      const results = await Promise.all([
        groups.reminded(aSession(), NOON + 9),
        groups.reminded(aSession(), NOON + 9),
      ]);
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await groups.toRemind(NOON, 10)).toEqual([]);
      expect(await groups.reminded(aSession({ remindAt: NOON + 9, version: 7 }), null)).toBe(false);
    });

    test("votes from everywhere at once count once a person", async () => {
      await groups.put(aGroup());
      const vote = (person: string) => ({
        tenantId,
        groupId: "g1",
        subject: "paper:r1",
        person,
        name: person,
        at: NOON,
      });
      await Promise.all(["a", "b", "a", "c", "b", "a"].map((person) => groups.support(vote(person), true)));
      await groups.support(vote("b"), false);
      expect((await groups.supportOf(tenantId, "g1")).map(({ person }) => person)).toEqual(["a", "c"]);
    });

    test("people, turns, nominations, answers and questions: the last word holds", async () => {
      await groups.put(aGroup());
      const member = {
        tenantId,
        groupId: "g1",
        person: "a",
        name: "Ana",
        state: "in",
        credit: 0,
        since: NOON,
      } as const;
      await groups.putMember(member);
      await groups.putMember({ ...member, state: "paused", credit: 2 });
      expect(await groups.membersOf(tenantId, "g1")).toEqual([{ ...member, state: "paused", credit: 2 }]);
      const turn = {
        tenantId,
        groupId: "g1",
        sessionId: "s",
        person: "a",
        what: "presented",
        at: NOON,
        reason: null,
      } as const;
      await groups.putTurn(turn);
      await groups.putTurn({ ...turn, at: NOON + 1 });
      expect(await groups.turnsOf(tenantId, "g1")).toEqual([{ ...turn, at: NOON + 1 }]);
      const nomination = {
        tenantId,
        groupId: "g1",
        paperId: "r1",
        by: "a",
        byName: "Ana",
        at: NOON,
        state: "open",
      } as const;
      await groups.putNomination(nomination);
      await groups.putNomination({ ...nomination, state: "chosen" });
      expect(await groups.nominationsOf(tenantId, "g1")).toEqual([{ ...nomination, state: "chosen" }]);
      const answer = {
        tenantId,
        sessionId: "s",
        about: "coming",
        person: "a",
        name: "Ana",
        answer: "going",
        at: NOON,
      } as const;
      await groups.putAnswer(answer);
      await groups.putAnswer({ ...answer, answer: "no" });
      await groups.putAnswer({ ...answer, about: "reading", answer: "read" });
      expect((await groups.answersOf(tenantId, "s")).map((one) => one.answer).sort()).toEqual(["no", "read"]);
      await groups.removeAnswer(tenantId, "s", "coming", "a");
      expect((await groups.answersOf(tenantId, "s")).map((one) => one.answer)).toEqual(["read"]);
      const question = {
        tenantId,
        groupId: "g1",
        id: "q",
        sessionId: "s",
        body: "Why?",
        by: null,
        byName: null,
        at: NOON,
        state: "open",
      } as const;
      await groups.putQuestion(question);
      await groups.putQuestion({ ...question, sessionId: "t", state: "answered" });
      expect(await groups.questionsOf(tenantId, "g1")).toEqual([
        { ...question, sessionId: "t", state: "answered" },
      ]);
    });

    test("a person's groups: by whatever they did in them, those linked from elsewhere included", async () => {
      const away = (await store.tables.tenants.ensure("discord", "G9", "Server", NOON)).id;
      const ids = async (tenant: string, person: string) =>
        (await groups.ofPerson(tenant, person)).map(({ id }) => id).sort();
      const deeds: Readonly<Record<string, (groupId: string, person: string) => Promise<void>>> = {
        organises: (id, person) => groups.put(aGroup({ id, name: id, createdBy: person })),
        rotates: (groupId, person) =>
          groups.putMember({ tenantId, groupId, person, name: "x", state: "paused", credit: 0, since: NOON }),
        presents: (groupId, presenter) =>
          groups.putSession(aSession({ id: `${groupId}-s`, groupId, presenter })),
        answers: async (groupId, person) => {
          await groups.putSession(aSession({ id: `${groupId}-s`, groupId }));
          const answer = { about: "coming", person, name: "x", answer: "no", at: NOON } as const;
          await groups.putAnswer({ tenantId, sessionId: `${groupId}-s`, ...answer });
        },
        nominates: (groupId, by) =>
          groups.putNomination({ tenantId, groupId, paperId: "p", by, byName: "x", at: NOON, state: "open" }),
        votes: (groupId, person) =>
          groups.support({ tenantId, groupId, subject: "paper:p", person, name: "x", at: NOON }, true),
        asks: (groupId, by) =>
          groups.putQuestion({
            ...{ tenantId, groupId, id: "q", sessionId: null, body: "?", by, byName: "x" },
            ...{ at: NOON, state: "open" },
          }),
      };
      await groups.put(aGroup({ id: "idle" }));
      for (const [name, does] of Object.entries(deeds)) {
        const [near, far] = [`${name}-here`, `${name}-away`];
        for (const id of [near, far]) await groups.put(aGroup({ id, name: id, createdBy: "somebody" }));
        if (name === "organises") {
          await groups.change(aGroup({ id: near, name: near, createdBy: "ana", version: 2 }));
          await groups.change(aGroup({ id: far, name: far, createdBy: `${away}:ana`, version: 2 }));
        } else {
          await does(near, "ana");
          await does(far, `${away}:ana`);
        }
        await store.tables.settings.set(away, "linked-groups", far, "{}");
      }
      const names = Object.keys(deeds);
      expect(await ids(tenantId, "ana")).toEqual(names.map((name) => `${name}-here`).sort());
      expect(await ids(away, "ana")).toEqual(names.map((name) => `${name}-away`).sort());
      expect(await ids(tenantId, "ben")).toEqual([]);
      await groups.putMember({
        ...{ tenantId, groupId: "rotates-here", person: "ana", name: "x" },
        ...{ state: "left", credit: 0, since: NOON },
      });
      expect(await ids(tenantId, "ana")).not.toContain("rotates-here");
    });
  });
}
