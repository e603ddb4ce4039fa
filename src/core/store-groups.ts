/** Reading groups as they are kept: series, sessions, people, papers to choose from, questions. */

import type { PaperId } from "./paper.ts";

/** A series of sessions in a channel. */
export interface Group {
  readonly tenantId: string;
  readonly id: string;
  readonly channelId: string;
  /** Unique among the active groups of a channel. */
  readonly name: string;
  /** The recurrence rule, as src/reading wrote it. */
  readonly ruleJson: string;
  /** Wall time, `16:00`. */
  readonly localTime: string;
  readonly tz: string;
  readonly lengthMin: number;
  /** First and last local date; null without an end. */
  readonly fromDate: string;
  readonly untilDate: string | null;
  /** Where people meet: an address or a room. */
  readonly place: string | null;
  /** Leads of the reminders, as src/reading wrote them. */
  readonly chainJson: string;
  /** 1 shows who voted for what, 0 only how many. */
  readonly openBallot: 0 | 1;
  /** 1 counts ranked votes, 0 approval. */
  readonly ranked: 0 | 1;
  /** 1 when sessions also stand among the events of a platform that has such and lets us. */
  readonly nativeEvents: 0 | 1;
  readonly state: "active" | "ended";
  /** Counts changes. */
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** One meeting. A session that was moved keeps the date its rule gave it. */
export interface Session {
  readonly tenantId: string;
  readonly id: string;
  readonly groupId: string;
  /** Unique in the group. */
  readonly ruleDate: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly tz: string;
  /** ms since 1970, worked out from the three fields above. */
  readonly startsAt: number;
  readonly lengthMin: number;
  readonly paperId: PaperId | null;
  readonly presenter: string | null;
  readonly presenterName: string | null;
  readonly state: "planned" | "skipped" | "cancelled" | "done";
  /** Why it is not held, or what people should know. */
  readonly note: string | null;
  /** 1 when somebody gave it its own date or time: the series no longer moves it. */
  readonly moved: 0 | 1;
  /** 1 when it is skipped for a day off, by nobody's hand. */
  readonly dayOff: 0 | 1;
  /** Takeaways, actions and ratings, as src/reading wrote them. */
  readonly minutesJson: string | null;
  /** When the next message of its chain is due; null when none is left. */
  readonly remindAt: number | null;
  /** Counts changes; the SEQUENCE of its calendar entry. */
  readonly version: number;
}

export interface GroupMember {
  readonly tenantId: string;
  readonly groupId: string;
  /** The platform's id. */
  readonly person: string;
  readonly name: string;
  readonly state: "in" | "paused" | "left";
  readonly credit: number;
  readonly since: number;
}

/** One line of the ledger of turns; a person has at most one of a kind for a session. */
export interface PresenterTurn {
  readonly tenantId: string;
  readonly groupId: string;
  readonly sessionId: string;
  readonly person: string;
  readonly what: "presented" | "excused" | "swapped";
  readonly at: number;
  readonly reason: string | null;
}

export interface Nomination {
  readonly tenantId: string;
  readonly groupId: string;
  readonly paperId: PaperId;
  readonly by: string;
  readonly byName: string;
  readonly at: number;
  readonly state: "open" | "chosen" | "withdrawn";
}

/**
 * A vote for a paper or a question. `subject` is `paper:<id>` or `question:<id>`. A person's votes for papers in
 * the order of `at` are their ranking.
 */
export interface Support {
  readonly tenantId: string;
  readonly groupId: string;
  readonly subject: string;
  readonly person: string;
  readonly name: string;
  readonly at: number;
}

/** What somebody answered about a session. `coming`: going, maybe, no. `reading`: read, skimmed, not-yet. */
export interface SessionAnswer {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly about: "coming" | "reading";
  readonly person: string;
  readonly name: string;
  readonly answer: string;
  readonly at: number;
}

export interface Question {
  readonly tenantId: string;
  readonly groupId: string;
  readonly id: string;
  /** The session it was asked for, or was carried to. */
  readonly sessionId: string | null;
  readonly body: string;
  /** Null when it was asked without a name. */
  readonly by: string | null;
  readonly byName: string | null;
  readonly at: number;
  readonly state: "open" | "answered" | "withdrawn";
}

export interface Groups {
  put(group: Group): Promise<void>;
  /** Replaces it if it still has the version before this one's; false when somebody else changed it. */
  change(group: Group): Promise<boolean>;
  get(tenantId: string, id: string): Promise<Group | undefined>;
  /** Active ones of a channel, oldest first. */
  ofChannel(tenantId: string, channelId: string): Promise<readonly Group[]>;
  /** Those of a channel that have ended, newest first. */
  endedIn(tenantId: string, channelId: string): Promise<readonly Group[]>;
  /**
   * Groups, ended ones too, in which a person of a tenant takes part: organises, is in the rotation, presents,
   * answered, nominated, voted or asked. In groups of other tenants they are known as `<tenant>:<person>`.
   */
  ofPerson(tenantId: string, person: string): Promise<readonly Group[]>;
  /** Every active one, in the order of its key; `after` is `tenant\nid` of the last of the page before. */
  page(after: string | undefined, limit: number): Promise<readonly Group[]>;

  putSession(session: Session): Promise<void>;
  /** As `change`, for a session. */
  changeSession(session: Session): Promise<boolean>;
  getSession(tenantId: string, id: string): Promise<Session | undefined>;
  /** All of a group by start; `from` (ms) leaves out those that began before. */
  sessionsOf(tenantId: string, groupId: string, from?: number): Promise<readonly Session[]>;
  /** Planned sessions of all groups whose next message is due by `until`, soonest first. */
  toRemind(until: number, limit: number): Promise<readonly Session[]>;
  /** Sets when the next message is due, unless the session was changed meanwhile (false). Not a new version. */
  reminded(session: Session, remindAt: number | null): Promise<boolean>;
  removeSession(tenantId: string, id: string): Promise<void>;

  putMember(member: GroupMember): Promise<void>;
  membersOf(tenantId: string, groupId: string): Promise<readonly GroupMember[]>;
  putTurn(turn: PresenterTurn): Promise<void>;
  turnsOf(tenantId: string, groupId: string): Promise<readonly PresenterTurn[]>;

  putNomination(nomination: Nomination): Promise<void>;
  nominationsOf(tenantId: string, groupId: string): Promise<readonly Nomination[]>;
  /** Adds a vote, or takes it back; adding it again renews its time. */
  support(support: Support, wanted: boolean): Promise<void>;
  supportOf(tenantId: string, groupId: string): Promise<readonly Support[]>;

  putAnswer(answer: SessionAnswer): Promise<void>;
  removeAnswer(
    tenantId: string,
    sessionId: string,
    about: SessionAnswer["about"],
    person: string,
  ): Promise<void>;
  answersOf(tenantId: string, sessionId: string): Promise<readonly SessionAnswer[]>;

  putQuestion(question: Question): Promise<void>;
  questionsOf(tenantId: string, groupId: string): Promise<readonly Question[]>;
  /** Sessions in any group of a tenant in which a paper was or will be discussed, newest first. */
  sessionsWith(tenantId: string, paperId: PaperId): Promise<readonly Session[]>;
}
