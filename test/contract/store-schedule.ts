/** What every engine of the store must do for subscriptions, and for the deliveries that come of them. */

import { describe, expect, test } from "vitest";
import type { Claim, Delivery, NewDelivery, Store, Subscription } from "../../src/core/store.ts";
import { type FreshSource, NOON, openEach } from "./opened-store.ts";
import { aSubscription } from "./subscription.ts";

const MINUTE = 60_000;

export function scheduleContract(engine: string, fresh: FreshSource): void {
  describe(`what is due on ${engine}`, () => {
    let store: Store;
    let tenantId: string;
    openEach(fresh, async (opened, tenant) => {
      [store, tenantId] = [opened, tenant];
      await store.tables.channels.ensure(tenantId, "C1");
      await store.tables.channels.ensure(tenantId, "C2");
    });

    const aDelivery = (given: Partial<NewDelivery> & { readonly dedupeKey: string }): NewDelivery => ({
      tenantId,
      kind: "daily",
      ...(given.person === undefined ? { channelId: "C1" } : {}),
      payloadJson: "{}",
      dueAt: NOON,
      expiresAt: NOON + 60 * MINUTE,
      ...given,
    });
    const claimAt = (now: number, given: Partial<Claim> = {}): Promise<readonly Delivery[]> =>
      store.tables.deliveries.claim({
        owner: "me",
        now,
        leaseMs: 2 * MINUTE,
        settleMs: MINUTE / 2,
        limit: 10,
        platforms: ["slack"],
        ...given,
      });
    const keys = (deliveries: readonly Delivery[]) => deliveries.map((delivery) => delivery.dedupeKey).sort();

    describe("subscriptions", () => {
      test("an edit needs the version it saw, and withdraws what was planned", async () => {
        await store.tables.subscriptions.add(aSubscription({ tenantId }));
        await store.tables.deliveries.add(
          aDelivery({ dedupeKey: "sub:s1:2026-11-23", subjectId: "s1" }),
          NOON,
        );
        const { id } = (await store.tables.deliveries.findByKey(tenantId, "sub:s1:2026-11-23")) ?? { id: "" };
        const paper = { subscriptionId: "s1", cycle: 0, paperId: "p", localDate: "2026-11-23", at: NOON };
        await store.tables.posted.add({ tenantId, deliveryId: id, ...paper });
        const edit = (version: number) =>
          store.tx(({ subscriptions }) =>
            subscriptions.change(tenantId, "s1", version, {
              localTime: "17:00",
              nextLocalDate: "2026-11-23",
              nextAt: NOON + 5 * MINUTE,
            }),
          );
        expect(await edit(1)).toBe(true);
        expect(await edit(1)).toBe(false);
        expect(await store.tables.subscriptions.get(tenantId, "s1")).toMatchObject({
          version: 2,
          localTime: "17:00",
        });
        expect(await store.tables.deliveries.get(tenantId, id)).toMatchObject({
          state: "skipped",
          lastError: "withdrawn: changed",
        });
        expect(await store.tables.posted.ofCycle(tenantId, "s1", 0)).toEqual([]);
        // The same local date may be planned anew.
        const anew = aDelivery({ dedupeKey: "sub:s1:2026-11-23", subjectId: "s1", dueAt: NOON + 5 * MINUTE });
        expect(await store.tables.deliveries.add(anew, NOON)).toBe(true);
        expect(await store.tables.deliveries.get(tenantId, id)).toMatchObject({
          state: "pending",
          dueAt: NOON + 5 * MINUTE,
        });
      });

      test("only one of two that move it on succeeds", async () => {
        const subscription = aSubscription({ tenantId });
        await store.tables.subscriptions.add(subscription);
        const next = { localDate: "2026-11-24", at: NOON + 1440 * MINUTE };
        const moved = await Promise.all(
          [1, 2].map(() => store.tx(({ subscriptions }) => subscriptions.moveOn(subscription, next))),
        );
        expect(moved.sort()).toEqual([false, true]);
      });

      test("due ones are active, of the kind, soonest first", async () => {
        const add = (given: Partial<Subscription>) =>
          store.tables.subscriptions.add(aSubscription({ tenantId, ...given }));
        await add({ id: "later", nextAt: NOON + 9 * MINUTE });
        await add({ id: "soon", nextAt: NOON + 1 * MINUTE });
        await add({ id: "paused", state: "paused" });
        await add({ id: "digest", kind: "digest" });
        await add({ id: "far", nextAt: NOON + 11 * MINUTE });
        await add({ id: "ended", nextAt: null, nextLocalDate: null });
        const due = await store.tables.subscriptions.due("daily", NOON + 10 * MINUTE, 10);
        expect(due.map((subscription) => subscription.id)).toEqual(["soon", "later"]);
      });

      test("pages reach every one once", async () => {
        const other = await store.tables.tenants.ensure("slack", "T2", "Other", NOON);
        await store.tables.channels.ensure(other.id, "C1");
        for (let i = 0; i < 7; i++) {
          await store.tables.subscriptions.add(
            aSubscription({ tenantId: i < 3 ? tenantId : other.id, id: `s${i}` }),
          );
        }
        const met: string[] = [];
        for (let after: string | undefined; ; ) {
          const page = await store.tables.subscriptions.page("daily", after, 2);
          met.push(...page.map((subscription) => subscription.id));
          const last = page.at(-1);
          if (last === undefined) break;
          after = `${last.tenantId}\n${last.id}`;
        }
        expect(met.sort()).toEqual(["s0", "s1", "s2", "s3", "s4", "s5", "s6"]);
      });

      test("a paper is taken once in a cycle", async () => {
        await store.tables.subscriptions.add(aSubscription({ tenantId }));
        for (const key of ["a", "b"]) await store.tables.deliveries.add(aDelivery({ dedupeKey: key }), NOON);
        const [a, b] = await Promise.all(
          ["a", "b"].map(async (key) => (await store.tables.deliveries.findByKey(tenantId, key))?.id ?? ""),
        );
        const paper = {
          tenantId,
          subscriptionId: "s1",
          cycle: 0,
          paperId: "r1",
          localDate: "2026-11-23",
          at: NOON,
        };
        expect(await store.tables.posted.add({ ...paper, deliveryId: a ?? "" })).toBe(true);
        expect(await store.tables.posted.add({ ...paper, deliveryId: b ?? "" })).toBe(false);
        expect(await store.tables.posted.add({ ...paper, deliveryId: b ?? "", cycle: 1 })).toBe(true);
        expect(await store.tables.posted.cycle(tenantId, "s1")).toBe(1);
        expect((await store.tables.posted.ofPaper(tenantId, "r1")).map(({ cycle }) => cycle).sort()).toEqual([
          0, 1,
        ]);
        expect(await store.tables.posted.ofPaper(tenantId, "v3")).toEqual([]);
        await store.tables.posted.giveBack(tenantId, b ?? "");
        expect(await store.tables.posted.cycle(tenantId, "s1")).toBe(0);
      });
    });

    describe("deliveries", () => {
      const add = (dedupeKey: string, given: Partial<NewDelivery> = {}) =>
        store.tables.deliveries.add(aDelivery({ dedupeKey, ...given }), NOON);

      test("one key is one delivery", async () => {
        expect(await Promise.all([add("k"), add("k"), add("k")])).toSatisfy(
          (added: boolean[]) => added.filter(Boolean).length === 1,
        );
      });

      test("a claim takes what is due and rendered, the soonest of each channel", async () => {
        await add("c1-second", { dueAt: NOON + 1 });
        await add("c1-first", { dueAt: NOON });
        await add("c2", { channelId: "C2" });
        await add("not-due", { person: "U9", dueAt: NOON + 9 });
        const { payloadJson: _, ...unrendered } = aDelivery({ dedupeKey: "unrendered", person: "U8" });
        await store.tables.deliveries.add(unrendered, NOON);
        expect(keys(await claimAt(NOON + 5))).toEqual(["c1-first", "c2"]);
        expect(keys(await claimAt(NOON + 5))).toEqual([]);
      });

      test("claims at the same time never take the same", async () => {
        for (let i = 0; i < 30; i++) {
          await store.tables.channels.ensure(tenantId, `D${i}`);
          await add(`k${i}`, { channelId: `D${i}` });
        }
        const taken = await Promise.all(Array.from({ length: 6 }, () => claimAt(NOON, { limit: 20 })));
        const all = keys(taken.flat());
        expect(all).toHaveLength(new Set(all).size);
        expect(keys([...taken.flat(), ...(await claimAt(NOON, { limit: 50 }))])).toHaveLength(30);
      });

      test("an abandoned one is taken over after lease and settle, as maybe sent, and the old claim is void", async () => {
        await add("k");
        const [first] = await claimAt(NOON);
        expect(first).toMatchObject({ fence: 1, maybeSent: 0, firstTryAt: NOON });
        expect(await claimAt(NOON + 2.5 * MINUTE - 1)).toEqual([]);
        const [second] = await claimAt(NOON + 2.5 * MINUTE);
        expect(second).toMatchObject({ fence: 2, maybeSent: 1, firstTryAt: NOON });
        if (first === undefined || second === undefined) throw new Error("not claimed");
        const sent = { state: "sent", externalId: "m1", verifyAt: null } as const;
        expect(await store.tables.deliveries.settle(first, sent, NOON)).toBe(false);
        expect(await store.tables.deliveries.settle(second, sent, NOON)).toBe(true);
        expect(await store.tables.deliveries.get(tenantId, first.id)).toMatchObject({
          state: "sent",
          externalId: "m1",
        });
      });

      test("a try that must wait goes back, counted or not", async () => {
        await add("k");
        const [first] = await claimAt(NOON);
        if (first === undefined) throw new Error("not claimed");
        const wait = { state: "pending", nextAt: NOON + 10, lastError: "429" } as const;
        await store.tables.deliveries.settle(first, { ...wait, counted: false, maybeSent: false }, NOON);
        const [second] = await claimAt(NOON + 10);
        expect(second).toMatchObject({ attempt: 1, fence: 2, maybeSent: 0 });
        if (second === undefined) throw new Error("not claimed");
        await store.tables.deliveries.settle(second, { ...wait, counted: true, maybeSent: true }, NOON);
        expect((await claimAt(NOON + 10))[0]).toMatchObject({ attempt: 2, fence: 3, maybeSent: 1 });
      });

      test.each([
        ["the channel", () => `channel:${tenantId}:C1`],
        ["the workspace", () => `tenant:${tenantId}`],
        ["the platform", () => "platform:slack"],
      ])("a pause of %s holds until its end", async (_, bucket) => {
        await add("k");
        const { pauses } = store.tables;
        expect(await pauses.pause(bucket(), NOON + 10, true)).toBe(1);
        expect(await pauses.pause(bucket(), NOON + 5, true)).toBe(2);
        expect(await claimAt(NOON + 9)).toEqual([]);
        expect(await pauses.until([bucket(), "channel:x:y"], NOON + 9)).toBe(NOON + 10);
        expect(keys(await claimAt(NOON + 10))).toEqual(["k"]);
        await pauses.lifted([bucket()]);
        expect(await pauses.pause(bucket(), NOON + 20, true)).toBe(1);
      });

      test("nothing is claimed for a workspace that left, nor for platforms served elsewhere", async () => {
        await add("k");
        expect(await claimAt(NOON, { platforms: ["discord"] })).toEqual([]);
        await store.tables.tenants.setState(tenantId, "uninstalled", NOON);
        expect(await claimAt(NOON)).toEqual([]);
      });

      test("what is next, what went wrong and how much there is can be asked", async () => {
        await add("k", { dueAt: NOON + 7, subjectId: "s1", localDate: "2026-11-23" });
        await add("missed", { skip: "missed while down", subjectId: "s1", localDate: "2026-11-22" });
        const { deliveries } = store.tables;
        expect(await deliveries.nextDue(MINUTE)).toBe(NOON + 7);
        expect(keys(await deliveries.troubled(tenantId, 5))).toEqual(["missed"]);
        expect((await deliveries.ofSubject(tenantId, "s1", 1))[0]?.dedupeKey).toBe("k");
        expect(await deliveries.counts()).toMatchObject({ pending: 1, skipped: 1, sent: 0 });
        await claimAt(NOON + 7);
        expect(await deliveries.nextDue(MINUTE)).toBe(NOON + 7 + 3 * MINUTE);
        expect(await deliveries.endLeases(NOON + 8)).toBe(1);
        expect(await deliveries.nextDue(MINUTE)).toBe(NOON + 8 + MINUTE);
        expect(await deliveries.forget(NOON + 1, 10)).toBe(1);
      });
    });
  });
}
