/** What every engine of the store must do for messages that follow what they show. */

import { describe, expect, test } from "vitest";
import { APART_MS, GATHER_MS, type LiveMessages } from "../../src/core/live.ts";
import type { Store } from "../../src/core/store.ts";
import { type FreshSource, NOON, openEach } from "./opened-store.ts";

const SECOND = 1_000;
const LEASE = 120 * SECOND;

export function liveContract(engine: string, fresh: FreshSource): void {
  describe(`live messages on ${engine}`, () => {
    let store: Store;
    let live: LiveMessages;
    let tenantId: string;
    openEach(fresh, async (opened, tenant) => {
      [store, tenantId] = [opened, tenant];
      live = store.tables.live;
      await store.tables.channels.ensure(tenantId, "C1");
    });

    const stands = (message: string, shown: string, now: number, view = "card:s1") =>
      live.stands(
        { tenantId, channelId: "C1", message, thread: null, home: tenantId, subject: "g1", view, shown },
        now,
      );
    const claim = (now: number, owner = "i1", platforms: readonly ("slack" | "discord")[] = ["slack"]) =>
      live.claim({ owner, now, leaseMs: LEASE, limit: 10, platforms });
    const names = (rows: readonly { readonly message: string }[]) =>
      rows.map(({ message }) => message).sort();
    const only = async (now: number) => {
      const [row] = await claim(now);
      if (row === undefined) throw new Error("nothing was due");
      return row;
    };
    /** A message that shows `shown` and waits for nothing. */
    const settled = async (message: string, shown: string) => {
      await stands(message, shown, NOON);
      const row = await only(NOON + GATHER_MS);
      await live.settle(row, { kind: "drawn", shown, edited: true }, NOON + GATHER_MS);
    };

    test("many marks are one claim, some time after the first", async () => {
      await settled("m1", "a");
      const quiet = NOON + 3_600 * SECOND;
      for (let i = 0; i < 50; i += 1) await live.changed(tenantId, "g1", quiet + i);
      expect(await claim(quiet + GATHER_MS - 1)).toEqual([]);
      expect(names(await claim(quiet + GATHER_MS))).toEqual(["m1"]);
    });

    test("a change right after an edit waits until edits are far enough apart", async () => {
      await settled("m1", "a");
      const edited = NOON + GATHER_MS;
      await live.changed(tenantId, "g1", edited + 1);
      expect(await claim(edited + APART_MS - 1)).toEqual([]);
      expect(names(await claim(edited + APART_MS))).toEqual(["m1"]);
    });

    test("only messages of the subject are marked, and only those of platforms served here are taken", async () => {
      await settled("m1", "a");
      await live.changed(tenantId, "g2", NOON + 60 * SECOND);
      expect(await claim(NOON + 120 * SECOND)).toEqual([]);
      await live.changed(tenantId, "g1", NOON + 60 * SECOND);
      expect(await claim(NOON + 120 * SECOND, "i1", ["discord"])).toEqual([]);
      await store.tables.tenants.setState(tenantId, "uninstalled", NOON);
      expect(await claim(NOON + 120 * SECOND)).toEqual([]);
      await store.tables.tenants.setState(tenantId, "active", NOON);
      expect(names(await claim(NOON + 120 * SECOND))).toEqual(["m1"]);
    });

    test("two processes: one takes it; a dead one's is taken over when its lease ends", async () => {
      await stands("m1", "a", NOON);
      const at = NOON + GATHER_MS;
      const [one, two] = await Promise.all([claim(at, "i1"), claim(at, "i2")]);
      expect(one.length + two.length).toBe(1);
      expect(await claim(at + LEASE - 1, "i3")).toEqual([]);
      const [taken] = await claim(at + LEASE, "i3");
      expect(taken).toMatchObject({ message: "m1", leaseOwner: "i3", fence: 2 });
    });

    test("who lost its claim cannot settle, and the message is drawn once more", async () => {
      await stands("m1", "a", NOON);
      const slow = await only(NOON + GATHER_MS);
      const fast = await only(NOON + GATHER_MS + LEASE);
      const later = NOON + GATHER_MS + LEASE + SECOND;
      expect(await live.settle(fast, { kind: "drawn", shown: "new", edited: true }, later)).toBe(true);
      expect(await live.settle(slow, { kind: "drawn", shown: "old", edited: true }, later + 1)).toBe(false);
      const again = await only(later + 60 * SECOND);
      expect(again).toMatchObject({ message: "m1", shown: "" });
    });

    test("a change during an edit is drawn next", async () => {
      await stands("m1", "a", NOON);
      const row = await only(NOON + GATHER_MS);
      await live.changed(tenantId, "g1", NOON + GATHER_MS + 10);
      await live.settle(row, { kind: "drawn", shown: "b", edited: true }, NOON + GATHER_MS + 20);
      const again = await only(NOON + GATHER_MS + 20 + APART_MS);
      expect(again.shown).toBe("b");
      await live.settle(again, { kind: "drawn", shown: "b", edited: false }, NOON + 60 * SECOND);
      expect(await claim(NOON + 600 * SECOND)).toEqual([]);
    });

    test("one answer in place is believed, of two of a moment neither is", async () => {
      await settled("m1", "a");
      const quiet = NOON + 60 * SECOND;
      await live.changed(tenantId, "g1", quiet);
      await stands("m1", "b", quiet + 10);
      expect((await live.of(tenantId, "g1"))[0]).toMatchObject({ shown: "b" });
      await stands("m1", "c", quiet + 20);
      expect((await live.of(tenantId, "g1"))[0]).toMatchObject({ shown: "" });
      expect(names(await claim(quiet + GATHER_MS))).toEqual(["m1"]);
    });

    test("an answer in place while it is edited leaves nothing certain", async () => {
      await settled("m1", "a");
      const quiet = NOON + 60 * SECOND;
      await live.changed(tenantId, "g1", quiet);
      const row = await only(quiet + GATHER_MS);
      await stands("m1", "c", quiet + GATHER_MS + 1);
      await live.settle(row, { kind: "drawn", shown: "b", edited: true }, quiet + GATHER_MS + 2);
      expect(await only(quiet + GATHER_MS + 2 + APART_MS)).toMatchObject({ shown: "" });
    });

    test("a pressed message shows from then on what the answer shows", async () => {
      await settled("m1", "a");
      await stands("m1", "b", NOON + 60 * SECOND, "ballot");
      expect(await live.of(tenantId, "g1")).toMatchObject([{ view: "ballot", shown: "b", told: 1 + 1 }]);
    });

    test("what is over is gone; what is tried again keeps its place, and counts", async () => {
      await stands("m1", "a", NOON);
      await stands("m2", "a", NOON);
      const rows = await claim(NOON + GATHER_MS);
      const [one, two] = rows.toSorted((a, b) => a.message.localeCompare(b.message));
      if (one === undefined || two === undefined) throw new Error("two were due");
      await live.settle(one, { kind: "over" }, NOON + 2 * SECOND);
      const later = { kind: "later", nextAt: NOON + 60 * SECOND, counted: true } as const;
      await live.settle(two, later, NOON + 2 * SECOND);
      expect(await claim(NOON + 59 * SECOND)).toEqual([]);
      expect(await claim(NOON + 60 * SECOND)).toMatchObject([{ message: "m2", attempt: 2 }]);
      expect(names(await live.of(tenantId, "g1"))).toEqual(["m2"]);
    });

    test("a tenant that is limited waits as a whole", async () => {
      await stands("m1", "a", NOON);
      await stands("m2", "a", NOON);
      await live.postpone(tenantId, NOON + 90 * SECOND);
      expect(await claim(NOON + 89 * SECOND)).toEqual([]);
      expect(names(await claim(NOON + 90 * SECOND))).toEqual(["m1", "m2"]);
    });

    test("an id of the platform's is kept, and old messages are forgotten", async () => {
      await stands("event", "", NOON);
      const row = await only(NOON + GATHER_MS);
      await live.settle(
        row,
        { kind: "drawn", shown: "x", edited: true, externalId: "E9" },
        NOON + 2 * SECOND,
      );
      expect(await live.of(tenantId, "g1")).toMatchObject([{ externalId: "E9", shown: "x", nextAt: null }]);
      await stands("m1", "a", NOON);
      expect(await live.forget(NOON)).toBe(0);
      expect(await live.forget(NOON + 1)).toBe(1);
      expect(names(await live.of(tenantId, "g1"))).toEqual(["event"]);
    });
  });
}
