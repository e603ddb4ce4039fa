/** What becomes due, and when: the same on PostgreSQL under SERIALIZABLE. */

import { freshDatabase } from "../fakes/postgres.ts";
import { stages } from "../schedule/stage.ts";

const serializable = encodeURIComponent("-c default_transaction_isolation=serializable");
stages.source = async () => ({ databaseUrl: `${await freshDatabase()}?options=${serializable}` });

await import("../schedule/plan.test.ts");
