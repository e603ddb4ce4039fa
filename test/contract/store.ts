/** What every engine of the store must do. Run on SQLite in memory, SQLite in a file, and PostgreSQL. */

import { describe, expect, test } from "vitest";
import { TurnedClock } from "../../src/core/clock.ts";
import type { Store } from "../../src/core/store.ts";
import { type FreshSource, NOON, openEach } from "./opened-store.ts";

const MINUTE = 60_000;

export function storeContract(engine: string, fresh: FreshSource): void {
  describe(`the store on ${engine}`, () => {
    let store: Store;
    let tenantId: string;
    const clock = new TurnedClock(NOON);
    openEach(
      fresh,
      async (opened, tenant) => {
        [store, tenantId] = [opened, tenant];
        await store.tables.channels.ensure(tenantId, "C1");
        await store.tables.channels.ensure(tenantId, "C2");
      },
      clock,
    );

    test("a transaction is all or nothing", async () => {
      const failing = store.tx(async ({ settings }) => {
        await settings.set(tenantId, "channel:C1", "zone", '"UTC"');
        throw new Error("half way");
      });
      await expect(failing).rejects.toThrow("half way");
      expect(await store.tables.settings.get(tenantId, "channel:C1", "zone")).toBeUndefined();
    });

    test("using the store inside its own transaction is told, not waited for", async () => {
      await expect(store.tx(() => store.tables.tenants.all())).rejects.toThrow(/tables that tx passes in/);
    });

    test("transactions at the same time do not mix", async () => {
      const add = () =>
        store.tx(async ({ meta }) => {
          const count = Number((await meta.get("count")) ?? 0);
          await meta.set("count", String(count + 1));
        });
      // On PostgreSQL reading and then writing is only safe as SERIALIZABLE; one after the other is always.
      for (let i = 0; i < 5; i++) await add();
      const apart = Array.from({ length: 20 }, (_, i) =>
        store.tx(async ({ meta }) => {
          await meta.set(`a${i}`, "1");
          await meta.set(`b${i}`, "1");
        }),
      );
      await Promise.all(apart);
      expect(await store.tables.meta.get("count")).toBe("5");
      expect(await store.tables.meta.get("b19")).toBe("1");
    });

    test("a workspace is one tenant, however often and wherever it is met", async () => {
      const again = await Promise.all(
        Array.from({ length: 8 }, () => store.tables.tenants.ensure("slack", "T1", "Team", NOON)),
      );
      expect(new Set(again.map((tenant) => tenant.id))).toEqual(new Set([tenantId]));
      const other = await store.tables.tenants.ensure("discord", "T1", "Server", NOON);
      expect(other.id).not.toBe(tenantId);
    });

    test("a token is erased when it is revoked or the bot uninstalled", async () => {
      await store.tables.tenants.keepToken(tenantId, "sealed", "k1", "chat:write", NOON);
      expect((await store.tables.tenants.get(tenantId))?.tokenEnc).toBe("sealed");
      await store.tables.tenants.setState(tenantId, "revoked", NOON);
      expect(await store.tables.tenants.get(tenantId)).toMatchObject({ state: "revoked", tokenEnc: null });
    });

    test("being able to post again makes a channel usable again", async () => {
      await store.tables.channels.setState(tenantId, "C1", "gone");
      await store.tables.channels.checked(tenantId, "C1", true, false, NOON);
      expect(await store.tables.channels.get(tenantId, "C1")).toMatchObject({
        state: "ok",
        canPost: 1,
        canReadHistory: 0,
      });
    });

    test("of those who keep a setting first one is the first", async () => {
      const { settings } = store.tables;
      const kept = await Promise.all(
        ["1", "2", "3"].map((value) => settings.keepFirst(tenantId, "channel:C1", "first", value)),
      );
      expect(new Set(kept).size).toBe(1);
      expect(await settings.get(tenantId, "channel:C1", "first")).toBe(kept[0]);
      await settings.set(tenantId, "channel:C1", "first", "4");
      expect(await settings.keepFirst(tenantId, "channel:C1", "first", "5")).toBe("4");
    });

    test("settings are of a scope", async () => {
      const { settings } = store.tables;
      await settings.set(tenantId, "channel:C1", "holidays", "[1]");
      await settings.set(tenantId, "channel:C1", "holidays", "[2]");
      await settings.set(tenantId, "channel:C2", "holidays", "[3]");
      expect(await settings.all(tenantId, "channel:C1")).toEqual({ holidays: "[2]" });
      await settings.remove(tenantId, "channel:C1", "holidays");
      expect(await settings.get(tenantId, "channel:C1", "holidays")).toBeUndefined();
      expect(await settings.get(tenantId, "channel:C2", "holidays")).toBe("[3]");
    });

    test("an event is new once in a day", async () => {
      const { seenEvents } = store.tables;
      const shown = await Promise.all([1, 2, 3].map(() => seenEvents.first(tenantId, "C1:17.1", NOON)));
      expect(shown.filter(Boolean)).toHaveLength(1);
      expect(await seenEvents.first(tenantId, "C1:17.1", NOON + 23 * 60 * MINUTE)).toBe(false);
      expect(await seenEvents.first(tenantId, "C1:17.1", NOON + 25 * 60 * MINUTE)).toBe(true);
      expect(await seenEvents.forget(NOON + 26 * 60 * MINUTE)).toBe(1);
    });

    test("a long choice is found again", async () => {
      await store.choices.keep("abc", '{"command":"paper"}');
      await store.choices.keep("abc", '{"command":"paper"}');
      expect(await store.choices.find("abc")).toBe('{"command":"paper"}');
      expect(await store.choices.find("__proto__")).toBeUndefined();
    });

    test("changes are listed newest first", async () => {
      const { audit } = store.tables;
      for (const at of [1, 3, 2]) {
        const entry = { tenantId, id: `e${at}`, at, actor: "U1", action: "daily set", target: "s1" };
        await audit.add({ ...entry, beforeJson: null, afterJson: '{"localTime":"09:00"}' });
      }
      expect((await audit.of(tenantId, "s1", 2)).map((entry) => entry.id)).toEqual(["e3", "e2"]);
      expect((await audit.get(tenantId, "e1"))?.afterJson).toBe('{"localTime":"09:00"}');
    });

    test("text of every kind comes back as it was", async () => {
      for (const value of ["'; drop table tenant; --", "ℓ₀ 𝔽 🗞️", "\u0001\t\r\n", "x".repeat(100_000), ""]) {
        await store.tables.settings.set(tenantId, "text", "value", JSON.stringify(value));
        const kept = await store.tables.settings.get(tenantId, "text", "value");
        expect(JSON.parse(kept ?? "")).toBe(value);
      }
    });
  });
}
