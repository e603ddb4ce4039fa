/** The schema comes up whole, however many start at once and wherever one is killed. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { systemClock } from "../../src/core/clock.ts";
import { silentLog } from "../../src/core/ports.ts";
import { migrate } from "../../src/store/migrate.ts";
import { migrations } from "../../src/store/migrations/index.ts";
import { openStore, openWithHandle, type StoreSource } from "../../src/store/open.ts";
import { freshDatabase } from "../fakes/postgres.ts";
import { openBare } from "./bare.ts";
import { run } from "./process.ts";
import { rowsOf, schemaOf } from "./schema-of.ts";

const options = { clock: systemClock, log: silentLog };
const ENGINES: readonly (readonly [string, () => Promise<{ source: StoreSource; done: () => void }>])[] = [
  [
    "SQLite",
    async () => {
      const dataFolder = mkdtempSync(path.join(tmpdir(), "paperboy-migrate-"));
      return { source: { dataFolder }, done: () => rmSync(dataFolder, { recursive: true }) };
    },
  ],
  ["PostgreSQL", async () => ({ source: { databaseUrl: await freshDatabase() }, done: () => {} })],
];
const statements = migrations.reduce((sum, { statements }) => sum + statements.length, 0);

test.each(ENGINES)(
  "9 · %s: two replicas start together, and four more: six processes at once, one of them applies the steps",
  async (_, fresh) => {
    const { source, done } = await fresh();
    const all = Array.from({ length: 6 }, () => run({ do: "migrate", source }));
    const codes = await Promise.all(all.map(({ ended }) => ended));
    expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
    expect(all.flatMap(({ lines }) => lines).sort()).toEqual([
      ...Array<string>(5).fill("applied 0"),
      `applied ${migrations.length}`,
    ]);
    done();
  },
  240_000,
);

test.each(ENGINES)(
  "10 · %s: migration killed half way, the next start completes it",
  async (_, fresh) => {
    const clean = await fresh();
    const expected = await schemaOf(clean.source);
    clean.done();
    for (const dieBefore of [0, Math.floor(statements / 2), statements - 1]) {
      const { source, done } = await fresh();
      const killed = run({ do: "migrate", source, dieBefore });
      expect(await killed.ended).toBeNull();
      expect(await schemaOf(source)).toBe(expected);
      done();
    }
  },
  240_000,
);

test.each(ENGINES)(
  "11 · %s: older replica on a newer schema: it is refused, and not written to",
  async (_, fresh) => {
    const { source, done } = await fresh();
    const { store, db } = await openWithHandle(source, options);
    const newer = { number: migrations.length + 1, name: "later", checksum: "x", appliedAt: 0 };
    await db.insertInto("migration").values(newer).execute();
    await store.close();
    const before = await rowsOf(source);
    await expect(openStore(source, options)).rejects.toMatchObject({
      fault: "newer",
      message: expect.stringMatching(/newer Paperboy/),
    });
    const where: Record<string, string> =
      "dataFolder" in source
        ? { PAPERBOY_DATA: source.dataFolder }
        : { DATABASE_URL: "databaseUrl" in source ? source.databaseUrl : "" };
    // As a replica starts: its tokens are never tried.
    const started = spawnSync(process.execPath, ["src/main.ts", "start"], {
      cwd: path.join(import.meta.dirname, "../.."),
      env: {
        PATH: process.env["PATH"],
        DISCORD_TOKEN: "a.b.c",
        DISCORD_API_BASE: "http://127.0.0.1:9",
        ...where,
      },
      encoding: "utf8",
    });
    expect(started.status).toBe(3);
    expect(started.stderr).toMatch(/^The store was written by a newer Paperboy .*\n$/u);
    expect(await rowsOf(source)).toEqual(before);
    done();
  },
);

test.each(ENGINES)("%s: a step that was changed after it was applied is noticed", async (_, fresh) => {
  const { source, done } = await fresh();
  const { store, db } = await openWithHandle(source, options);
  await db.updateTable("migration").set({ checksum: "other" }).where("number", "=", 1).execute();
  await store.close();
  await expect(openStore(source, options)).rejects.toMatchObject({ fault: "newer" });
  done();
});

test.each(ENGINES)("12 · %s: from every earlier schema, with what it held", async (_, fresh) => {
  for (let version = 1; version <= migrations.length; version++) {
    const { source, done } = await fresh();
    const { db, engine, transaction } = await openBare(source);
    const steps = migrations.slice(0, version);
    expect(await migrate(db, { engine, now: 1, transaction, steps })).toBe(version);
    await sql`insert into tenant (id, platform, external_id, name, state, created_at, updated_at)
      values ('t', 'slack', 'T1', 'Team ℓ', 'active', 1, 1)`.execute(db);
    await db.destroy();
    const store = await openStore(source, options);
    expect(await store.tables.tenants.find("slack", "T1")).toMatchObject({ id: "t", name: "Team ℓ" });
    await store.close();
    done();
  }
});
