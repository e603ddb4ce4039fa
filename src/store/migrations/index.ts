/** Every step of the schema, in order. Steps only add: an older and a newer Paperboy may run side by side. */

import { begin } from "./001-begin.ts";
import { groups } from "./002-groups.ts";
import { library } from "./003-library.ts";
import { unrendered } from "./004-unrendered.ts";
import { ranked } from "./005-ranked.ts";
import { live } from "./006-live.ts";
import { teamChanges } from "./007-team-changes.ts";
import { nativeEvents } from "./008-native-events.ts";
import { liveOrigin } from "./009-live-origin.ts";

/** One step. Statements are the part of SQL that SQLite and PostgreSQL share; tables and indexes are made `if not exists`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  begin,
  groups,
  library,
  unrendered,
  ranked,
  live,
  teamChanges,
  nativeEvents,
  liveOrigin,
];
