/** The tables as Kysely sees them. Names are camelCase here and snake_case in the database. */

import type { LiveMessage } from "../core/live.ts";
import type {
  AuditEntry,
  Channel,
  Delivery,
  Group,
  GroupMember,
  Instance,
  Mark,
  Nomination,
  PostedPaper,
  PresenterTurn,
  Question,
  Session,
  SessionAnswer,
  Subscription,
  Support,
  TeamPaper,
  Tenant,
} from "../core/store.ts";

export interface Schema {
  tenant: Tenant;
  channel: Channel;
  subscription: Subscription;
  postedPaper: PostedPaper;
  delivery: Delivery;
  readingGroup: Group;
  session: Session;
  groupMember: GroupMember;
  presenterTurn: PresenterTurn;
  nomination: Nomination;
  support: Support;
  sessionAnswer: SessionAnswer;
  question: Question;
  mark: Mark;
  teamPaper: TeamPaper;
  liveMessage: LiveMessage;
  teamChange: { readonly tenantId: string; readonly paperId: string; readonly revision: number };
  pause: { readonly bucket: string; readonly until: number; readonly bans: number };
  setting: {
    readonly tenantId: string;
    readonly scope: string;
    readonly key: string;
    readonly valueJson: string;
  };
  seenEvent: { readonly tenantId: string; readonly key: string; readonly at: number };
  keptChoice: { readonly key: string; readonly json: string; readonly at: number };
  audit: AuditEntry;
  instance: Instance;
  meta: { readonly key: string; readonly value: string };
  migration: {
    readonly number: number;
    readonly name: string;
    readonly checksum: string;
    readonly appliedAt: number;
  };
}
