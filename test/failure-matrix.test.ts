/** Every fault that posting must survive has a test that names it: the row, the file, and the words of its title. */

import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createVitest, type TestCase } from "vitest/node";

const MATRIX: readonly (readonly [fault: string, file: string, title: string])[] = [
  [
    "kill -9 before claim, after claim, before send, after the platform accepted",
    "schedule/crash",
    "kill -9 before claim, after claim, before send, after the platform accepted",
  ],
  ["the same, hundreds of times on both databases", "long/crash-loop", "killed at every step in turn"],
  [
    "answer lost / 502 after effect; 500 / reset before effect",
    "schedule/outcomes",
    "500 / reset before effect, answer lost / 502 after effect",
  ],
  ["request lands after the client gave up", "long/chaos-sqlite", "a bad day, killed every 350 ms"],
  ["429 with Retry-After", "schedule/outcomes", "429 with Retry-After"],
  ["429 / 1015 without Retry-After (IP ban)", "schedule/outcomes", "429 / 1015 without Retry-After (IP ban)"],
  ["platform down for hours", "schedule/plan", "platform down for hours"],
  ["bot down over the due time", "schedule/plan", "bot down over the due time"],
  [
    "channel deleted / bot removed / archived",
    "schedule/outcomes",
    "channel deleted / bot removed / archived",
  ],
  ["token revoked / uninstalled", "schedule/outcomes", "token revoked / uninstalled"],
  ["two replicas start together: one migrates", "store/migrate", "two replicas start together"],
  ["two replicas start together: one row an occurrence", "schedule/replicas", "two replicas start together"],
  [
    "replica frozen 5 min, then goes on",
    "long/frozen",
    "replica frozen between check and send, then goes on",
  ],
  ["clocks differ between replicas by 2 min", "schedule/replicas", "clocks differ between replicas by 2 min"],
  ["clock jumps back 1 h", "schedule/plan", "clock jumps back 1 h"],
  ["clock jumps ahead 1 day, then back", "schedule/plan", "clock jumps ahead 1 day, then back"],
  ["DST gap / overlap / missing date", "reading/time/resolve", "DST gap / overlap / missing date"],
  ["tz rule change, data update", "schedule/zones", "tz rule change, data update"],
  [
    "channel tz changed at 08:59 for a 09:00 post",
    "schedule/plan",
    "channel tz changed at 08:59 for a 09:00 post",
  ],
  [
    "subscription edited/deleted between claim and send",
    "schedule/plan",
    "subscription edited/deleted between claim and send",
  ],
  [
    "session moved after the day-before reminder",
    "commands/reading-group-reminders",
    "Session moved after the day-before reminder",
  ],
  ["disk full", "store/faults", "disk full"],
  ["power cut", "long/store", "power cut"],
  ["database file on NFS", "store/faults", "database file on NFS"],
  ["SQLite file copied without WAL", "store/faults", "SQLite file copied without WAL"],
  ["Postgres restart / failover", "store/faults", "Postgres restart / failover"],
  ["COMMIT with lost answer", "long/chaos-postgres", "the network to the database cut"],
  ["Postgres half-open connection", "store/faults", "Postgres half-open connection"],
  ["SERIALIZABLE conflict 40001", "long/chaos-postgres", "SERIALIZABLE conflict 40001"],
  ["migration killed half way", "store/migrate", "migration killed half way"],
  ["older replica on a newer schema", "store/migrate", "older replica on a newer schema"],
  ["gateway/socket dead", "platforms/discord/gateway", "gateway/socket dead"],
  ["crash loop", "platforms/discord/gateway", "crash loop"],
  ["event delivered 3 times by Slack", "platforms/slack/trouble", "event delivered 3 times by Slack"],
  ["interaction after 3 s / 15 min", "platforms/discord/conversation", "interaction after 3 s / 15 min"],
  ["paper source down at 09:00", "schedule/plan", "paper source down at 09:00"],
  ["import bomb / SSRF", "commands/collection", "import bomb / SSRF"],
  ["import bomb / SSRF, by addresses", "corpus/sources/sources", "import bomb / SSRF"],
  ["a platform that is away at the start", "start", "Slack answers 503"],
  [
    "stored settings that are damaged",
    "schedule/damaged",
    "is told once, to whoever set it up and in the status",
  ],
];

/** The titles of the tests of a file with those of the suites around them, read without running it. */
const titles = new Map<string, readonly string[]>();

beforeAll(async () => {
  const files = new Set(MATRIX.map(([, file]) => file));
  const vitest = await createVitest("test", { root: import.meta.dirname, config: false, watch: false });
  try {
    const project = vitest.getRootProject();
    for (const file of files) {
      const path = join(import.meta.dirname, `${file}.test.ts`);
      const module = await vitest.experimental_parseSpecification(project.createSpecification(path));
      const found = [...module.children.allTests()].filter(runs).map(({ fullName }) => fullName);
      titles.set(file, found);
    }
  } finally {
    await vitest.close();
  }
});

/** What is left out on some machines only says in its title what it needs. */
function runs({ options: { mode }, fullName }: TestCase): boolean {
  return (mode !== "skip" && mode !== "todo") || fullName.includes("(needs ");
}

test.each(MATRIX)("%s", (_fault, file, title) => {
  expect(titles.get(file), `${file} has no test called “… ${title} …”`).toContainEqual(
    expect.stringContaining(title),
  );
});
