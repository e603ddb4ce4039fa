/** What can happen to a store from outside, and what is said then. */

import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { StoreError } from "../../src/core/store.ts";
import { backupStore, restoreStore } from "../../src/store/backup.ts";
import { openStore, openWithHandle } from "../../src/store/open.ts";
import { FILE_NAME, prepareFolder } from "../../src/store/sqlite.ts";
import { copyStore } from "../../src/store/transfer.ts";
import { freshDatabase, startPostgres } from "../fakes/postgres.ts";
import { rowsAfter, run } from "./process.ts";

const options = { clock: systemClock, log: silentLog };
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(path.join(tmpdir(), "paperboy-faults-"));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

/** The fault and the message of what fails. */
async function fault(
  opening: Promise<unknown>,
): Promise<{ readonly fault: string; readonly message: string }> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof StoreError) return { fault: error.fault, message: error.message };
    throw error;
  }
  throw new Error("it did not fail");
}

test("5 · a commit waits for the disk, and references are checked", async () => {
  const { store, db } = await openWithHandle({ dataFolder: folder() }, options);
  const read = async (name: string) =>
    Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
  expect(await read("journal_mode")).toBe("wal");
  expect(await read("synchronous")).toBe(2);
  expect(await read("foreign_keys")).toBe(1);
  expect(await read("busy_timeout")).toBeGreaterThanOrEqual(5_000);
  await store.close();
});

describe("one process owns the folder", () => {
  test("6 · a second is refused, naming the first; after kill -9 it starts at once", async () => {
    const dataFolder = folder();
    const first = run({ do: "hold", source: { dataFolder } });
    await first.said("open");
    const refused = await fault(openStore({ dataFolder }, options));
    expect(refused.fault).toBe("owned");
    expect(refused.message).toMatch(new RegExp(`process ${first.child.pid} on `));
    expect(refused.message).toMatch(/PAPERBOY_DATA/);
    first.child.kill("SIGKILL");
    await first.ended;
    await (await openStore({ dataFolder }, options)).close();
  });

  test("the same process is refused too, and closing gives the folder back", async () => {
    const dataFolder = folder();
    const store = await openStore({ dataFolder }, options);
    expect((await fault(openStore({ dataFolder }, options))).fault).toBe("owned");
    await store.close();
    await (await openStore({ dataFolder }, options)).close();
  });
});

test("killed while writing, five times: every acknowledged commit is there, none half", async () => {
  const source = { dataFolder: folder() };
  let acknowledged = 0;
  for (let round = 0; round < 5; round++) {
    const writer = run({ do: "write", source });
    await writer.said("open");
    await new Promise((resolve) => setTimeout(resolve, 5 + round * 40));
    writer.child.kill("SIGKILL");
    await writer.ended;
    acknowledged = Math.max(
      acknowledged,
      ...writer.lines.map((line) => Number(line.split(" ")[1] ?? 0) || 0),
    );
    const { count, rows } = await rowsAfter(source);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(rows).toBe(count);
  }
  expect(acknowledged).toBeGreaterThan(0);
});

const root = process.getuid?.() === 0;
test.skipIf(!root)(
  "7 · disk full: told, nothing acknowledged is lost, and it goes on when there is room (needs root)",
  async () => {
    const disk = folder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", disk]);
    try {
      const store = await openStore({ dataFolder: disk }, options);
      const { id } = await store.tables.tenants.ensure("slack", "T1", "Team", 0);
      let written = 0;
      const fill = async () => {
        for (; written < 10_000; written++)
          await store.tables.settings.set(id, "fill", String(written), "x".repeat(5_000));
      };
      expect(await fault(fill())).toMatchObject({
        fault: "full",
        message: expect.stringMatching(/disk.*full.*Make room/),
      });
      expect(Object.keys(await store.tables.settings.all(id, "fill"))).toHaveLength(written);
      execFileSync("mount", ["-o", "remount,size=40m", disk]);
      await store.tables.settings.set(id, "fill", "after", "x");
      expect(Object.keys(await store.tables.settings.all(id, "fill"))).toHaveLength(written + 1);
      await store.close();
    } finally {
      execFileSync("umount", ["-l", disk]);
    }
  },
);

describe("a file that cannot be used", () => {
  test("damaged at its head: told, and what to do", async () => {
    const dataFolder = folder();
    writeFileSync(
      path.join(dataFolder, FILE_NAME),
      "this is no database, but long enough to be looked at".repeat(100),
    );
    expect(await fault(openStore({ dataFolder }, options))).toMatchObject({
      fault: "damaged",
      message: expect.stringMatching(/backup/),
    });
  });

  test("cut off in the middle: told at the start, not at nine in the morning", async () => {
    const dataFolder = folder();
    const store = await openStore({ dataFolder }, options);
    await store.tables.meta.set("long", "x".repeat(100_000));
    await store.close();
    truncateSync(path.join(dataFolder, FILE_NAME), 60_000);
    expect((await fault(openStore({ dataFolder }, options))).fault).toBe("damaged");
  });

  test.skipIf(root)("a folder that may not be written to (root may always)", async () => {
    const dataFolder = folder();
    chmodSync(dataFolder, 0o500);
    expect((await fault(openStore({ dataFolder }, options))).fault).toBe("place");
  });

  test.each([
    ["NFS", 0x6969],
    ["SMB", 0x517b],
    // Node gives a number with a sign.
    ["CIFS", 0xff534d42 - 2 ** 32],
    ["SMB2", 0xfe534d42],
    ["9P", 0x01021997],
  ])("database file on NFS and the like (%s): refused at the start, with what to do", (name, type) => {
    expect(() => prepareFolder(folder(), () => type)).toThrow(
      new RegExp(`network file system \\(${name}\\).*Use a local disk, or PostgreSQL`, "u"),
    );
  });

  test("a folder that is a file", async () => {
    const file = path.join(folder(), "file");
    writeFileSync(file, "");
    expect(await fault(openStore({ dataFolder: file }, options))).toMatchObject({
      fault: "place",
      message: expect.stringMatching(/PAPERBOY_DATA/),
    });
  });
});

describe("backups", () => {
  test("8 · SQLite file copied without WAL is no backup; one taken while it is written to is whole, and as of one moment", async () => {
    const dataFolder = folder();
    const writer = run({ do: "write", source: { dataFolder } });
    await writer.said("ack 20");
    const file = path.join(folder(), "backup.db");
    backupStore(dataFolder, file);
    writer.child.kill("SIGKILL");
    await writer.ended;
    const elsewhere = folder();
    restoreStore(file, elsewhere);
    const { count, rows } = await rowsAfter({ dataFolder: elsewhere });
    expect(count).toBeGreaterThanOrEqual(20);
    expect(rows).toBe(count);
  });

  test("never over a file that is there, nor from one that is no store", async () => {
    const dataFolder = folder();
    const store = await openStore({ dataFolder }, options);
    await store.tables.meta.set("kept", "yes");
    const file = path.join(folder(), "backup.db");
    writeFileSync(file, "not a database");
    expect(() => backupStore(dataFolder, file)).toThrow(/is there already/);
    await store.close();
    expect(() => restoreStore(file, dataFolder)).toThrow(/not a store|damaged/);
    const again = await openStore({ dataFolder }, options);
    expect(await again.tables.meta.get("kept")).toBe("yes");
    expect(() => restoreStore(file, dataFolder)).toThrow();
    await again.close();
  });

  test("what stood there before is kept beside it", async () => {
    const dataFolder = folder();
    const set = async (value: string) => {
      const store = await openStore({ dataFolder }, options);
      await store.tables.meta.set("value", value);
      await store.close();
    };
    await set("old");
    const file = path.join(folder(), "backup.db");
    backupStore(dataFolder, file);
    await set("new");
    restoreStore(file, dataFolder);
    const store = await openStore({ dataFolder }, options);
    expect(await store.tables.meta.get("value")).toBe("old");
    await store.close();
    expect(readdirSync(dataFolder)).toContain(`${FILE_NAME}.before`);
  });
});

describe("PostgreSQL away", () => {
  test("not there at all: told with host and port, without user and password", async () => {
    const gone = await fault(openStore({ databaseUrl: "postgres://user:secret@127.0.0.1:9/db" }, options));
    expect(gone.fault).toBe("away");
    expect(gone.message).toMatch(/127\.0\.0\.1:9/);
    expect(gone.message).not.toMatch(/secret|user/);
  });

  test("not an address: told how one looks", async () => {
    expect(await fault(openStore({ databaseUrl: "nonsense" }, options))).toMatchObject({ fault: "place" });
  });

  test("14 · Postgres half-open connection: one that swallows bytes is given up, and the pool recovers", async () => {
    const url = new URL(await freshDatabase());
    const proxy = await swallowingProxy(Number(url.port));
    url.port = String(proxy.port);
    const store = await openStore({ databaseUrl: url.href }, { ...options, queryTimeoutMs: 500 });
    await store.tables.meta.set("a", "1");
    proxy.swallow = true;
    expect(await fault(store.tables.meta.get("a"))).toMatchObject({ fault: "away" });
    expect(await fault(store.tx(({ meta }) => meta.get("a")))).toMatchObject({ fault: "away" });
    proxy.swallow = false;
    expect(await store.tables.meta.get("a")).toBe("1");
    await store.close();
    proxy.close();
  });
});

/** Passes bytes on to a port, until told to let them vanish in both directions with the connections open. */
async function swallowingProxy(target: number) {
  const sockets: Socket[] = [];
  const state = { port: 0, swallow: false, close: () => {} };
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    sockets.push(client, upstream);
    const pass = (from: Socket, to: Socket) => {
      from.on("data", (bytes) => {
        if (!state.swallow) to.write(bytes);
      });
      from.on("error", () => to.destroy());
      from.on("close", () => to.destroy());
    };
    pass(client, upstream);
    pass(upstream, client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  state.port = address !== null && typeof address === "object" ? address.port : 0;
  state.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return state;
}

test("15 · moved from a file to PostgreSQL: every row, and only into an empty one", async () => {
  const from = await openWithHandle({ dataFolder: folder() }, options);
  const { tables } = from.store;
  const { id } = await tables.tenants.ensure("slack", "T1", "Team", 1);
  for (let i = 0; i < 1_203; i++)
    await from.store.tx(({ settings }) => settings.set(id, "s", `k${i}`, "ℓ₀ 'x'"));
  await tables.channels.ensure(id, "C1");
  await tables.deliveries.add(
    {
      tenantId: id,
      dedupeKey: "k",
      kind: "plain",
      channelId: "C1",
      payloadJson: "{}",
      dueAt: 1,
      expiresAt: 2,
    },
    1,
  );
  const to = await openWithHandle({ databaseUrl: await freshDatabase() }, options);
  expect(await copyStore(from.db, to.db)).toMatchObject({
    tenant: 1,
    channel: 1,
    setting: 1_203,
    delivery: 1,
  });
  for (const table of ["tenant", "channel", "setting", "delivery"] as const) {
    const all = async ({ db }: typeof from) =>
      (await db.selectFrom(table).selectAll().execute())
        .map((row) => JSON.stringify(Object.entries(row).sort()))
        .sort();
    expect(await all(to)).toEqual(await all(from));
  }
  // Every table of the schema but those of the installation itself.
  const {
    meta: _,
    migration: __,
    instance: ___,
    ...copied
  } = Object.fromEntries((await from.db.introspection.getTables()).map(({ name }) => [name, true]));
  const counted = Object.keys(await copyStore(to.db, (await openWithHandle({ memory: true }, options)).db));
  const snake = counted.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  expect(snake.sort()).toEqual(Object.keys(copied).sort());
  expect(await fault(copyStore(from.db, to.db))).toMatchObject({ fault: "place" });
  await from.store.close();
  await to.store.close();
});

test("Postgres restart / failover: a server that is killed under a running transaction is an error there, and not the end of the process", async () => {
  const server = await startPostgres();
  const store = await openStore({ databaseUrl: server.url("postgres") }, options);
  const cut = await fault(
    store.tx(async ({ meta }) => {
      await meta.set("a", "1");
      await server.crash();
      await meta.set("b", "1");
    }),
  );
  expect(cut.fault).toBe("away");
  await server.restart();
  expect(await store.tables.meta.get("a")).toBeUndefined();
  await store.tx(({ meta }) => meta.set("a", "2"));
  expect(await store.tables.meta.get("a")).toBe("2");
  await store.close();
  await server.stop();
}, 60_000);
