/** Every table behind its port, on one handle: the database itself or a transaction. */

import type { Kysely } from "kysely";
import type { Clock } from "../../core/clock.ts";
import type { Tables } from "../../core/store.ts";
import type { Schema } from "../schema.ts";
import { audit } from "./audit.ts";
import { channels } from "./channels.ts";
import { choices } from "./choices.ts";
import { deliveries } from "./deliveries.ts";
import { groups } from "./groups.ts";
import { instances, meta } from "./installation.ts";
import { liveMessages } from "./live.ts";
import { marks } from "./marks.ts";
import { pauses } from "./pauses.ts";
import { people } from "./people.ts";
import { posted } from "./posted.ts";
import { seenEvents } from "./seen-events.ts";
import { settings } from "./settings.ts";
import { subscriptions } from "./subscriptions.ts";
import { teamPapers } from "./team-papers.ts";
import { tenants } from "./tenants.ts";

export function tablesOf(db: Kysely<Schema>, clock: Clock): Tables {
  return {
    tenants: tenants(db),
    channels: channels(db),
    subscriptions: subscriptions(db),
    posted: posted(db),
    groups: groups(db),
    marks: marks(db),
    people: people(db),
    teamPapers: teamPapers(db),
    live: liveMessages(db),
    deliveries: deliveries(db),
    pauses: pauses(db),
    settings: settings(db),
    seenEvents: seenEvents(db),
    choices: choices(db, clock),
    audit: audit(db),
    meta: meta(db),
    instances: instances(db),
  };
}
