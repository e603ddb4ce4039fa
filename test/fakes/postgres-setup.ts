/**
 * Vitest's global setup: starts one PostgreSQL for the whole run, when and only when a suite asks for it, and
 * stops it at the end.
 */

import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MEETING_PLACE, type PostgresServer, startPostgres } from "./postgres.ts";

export default function setup(): () => Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "paperboy-run-"));
  process.env[MEETING_PLACE] = folder;
  let server: Promise<PostgresServer> | undefined;
  const look = setInterval(() => {
    if (server !== undefined || !existsSync(path.join(folder, "wanted"))) return;
    clearInterval(look);
    server = startPostgres();
    server.then(
      ({ port }) => {
        writeFileSync(path.join(folder, "port.part"), String(port));
        renameSync(path.join(folder, "port.part"), path.join(folder, "port"));
      },
      (error: unknown) => process.stderr.write(`PostgreSQL did not start: ${String(error)}\n`),
    );
  }, 50);
  look.unref();
  return async () => {
    clearInterval(look);
    await (await server)?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
