/** The transcripts of the commands that remember things, word for word the same on PostgreSQL under SERIALIZABLE. */

import { Talk } from "../commands/talk.ts";
import { freshDatabase } from "../fakes/postgres.ts";

const serializable = encodeURIComponent("-c default_transaction_isolation=serializable");
Talk.source = async () => ({ databaseUrl: `${await freshDatabase()}?options=${serializable}` });

await import("../commands/daily.test.ts");
await import("../commands/daily-move.test.ts");
await import("../commands/daily-past.test.ts");
await import("../commands/daily-trouble.test.ts");
await import("../commands/reading-group.test.ts");
await import("../commands/reading-group-linked.test.ts");
await import("../commands/reading-group-reminders.test.ts");
await import("../commands/reading-group-ranked.test.ts");
await import("../commands/reading-group-archive.test.ts");
await import("../commands/reading-group-people.test.ts");
await import("../commands/reading-group-late.test.ts");
await import("../commands/reading-group-typed.test.ts");
await import("../commands/follow.test.ts");
await import("../commands/library.test.ts");
await import("../commands/two-teams.test.ts");
