/** What the core needs from outside, as narrow interfaces. State ports are kept by the store. */

import type { Command } from "./command.ts";
import type { Suggestion } from "./corpus.ts";
import type { Files } from "./files.ts";
import type { Audience, Invocation } from "./invocation.ts";
import type { Tell } from "./progress.ts";
import type { Form, Reply } from "./reply.ts";

/** Structured logging. Fields never hold message text or secrets. */
export interface Log {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** A log that writes nothing, for scripts that print their answer only. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

export type PlatformName = "discord" | "slack" | "terminal" | "preview";

/** Where something is said. */
export interface Place {
  readonly platform: PlatformName;
  /** The Discord server or Slack workspace; in direct messages the platform's own idea of it. */
  readonly tenant: string;
  readonly channel: string;
  readonly channelName?: string;
  readonly thread?: string;
  readonly kind: "channel" | "thread" | "direct";
}

/** Who asks. Ids are the platform's and only unique within the tenant. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** May manage the channel or the server, by the platform's word at the time of asking. */
  readonly manager: boolean;
  /** True when that right comes from the team's own word (`/paperboy roles`) and not from the platform. */
  readonly appointed?: true;
  /** Ids of the roles they hold, where the platform has roles. */
  readonly roles?: readonly string[];
  /** IANA zone, where the platform knows it. */
  readonly zone?: string;
}

/** One thing asked of Paperboy, wherever it came from. */
export interface Request {
  readonly invocation: Invocation;
  readonly asker: Person;
  readonly place: Place;
  /** BCP 47 tag. */
  readonly locale: string;
  /** True when a button, menu or form led here. */
  readonly pressed?: boolean;
  /** True when it was filled in as a form, which is gone by now: with an error it is offered again as it was. */
  readonly filled?: boolean;
  readonly signal?: AbortSignal;
  /** What came along. A command that takes a file and was given none gets the first that holds text. */
  readonly files?: Files;
  /**
   * Identifies the platform event (interaction id, Slack trigger). A request with a key that was answered
   * before is a repeat by the platform.
   */
  readonly eventKey?: string;
  /**
   * Whether a word has the form of this platform's ids of people and channels. Names that the platform did not turn into
   * mentions are refused then; without it every name stands for itself.
   */
  readonly isId?: (word: string) => boolean;
  /** Reads the thread that the request comes from; absent where it comes from none. Never rejects. */
  readonly readThread?: () => Promise<ThreadText>;
  /** Told how far the command is; absent where that is not shown. */
  readonly progress?: Tell;
}

/**
 * What was said in a thread, oldest first, its first message included. `hidden` counts messages whose words the
 * platform keeps from us, `remedy` says in a sentence what would change that; `more` is true when only the beginning
 * was read. Or why it cannot be read at all, as a sentence with its remedy.
 */
export type ThreadText =
  | {
      readonly kind: "read";
      readonly messages: readonly string[];
      readonly more: boolean;
      readonly hidden: number;
      readonly remedy?: string;
    }
  | { readonly kind: "cannot"; readonly why: string };

/** What an adapter is given to answer with. None of these ever rejects. */
export interface Handle {
  readonly commands: readonly Command[];
  /** Actions offered on a message: its text becomes the option `text` of the invocation, its files come along. */
  readonly messageActions: readonly MessageAction[];
  /** Runs a command. Errors come back as replies for the asker alone. */
  run(request: Request): Promise<Reply>;
  /** A line of text (Slack, terminal, mention) lifted to an invocation; problems come back as a reply. */
  lift(line: string, request: Omit<Request, "invocation">): Invocation | Reply;
  /** Completions for one option while it is being typed; at most `limit`, labels unique. */
  complete(
    path: string,
    option: string,
    typed: string,
    limit: number,
    tenant?: string,
  ): Promise<readonly Suggestion[]>;
  /** Who usually sees the answer, needed when a slow answer must be deferred before it is known. */
  usualAudience(invocation: Invocation): Audience;
  /**
   * Tells that a reply that goes on changing (`live`) stands as this message now, so that it can be drawn anew. To be
   * called for messages that everyone in a channel sees; does nothing for other replies. Never rejects.
   */
  stands(message: MessageReference, reply: Reply): Promise<void>;
  /** The form to open at once when the invocation lacks what it needs; undefined when it can run. */
  formFor(invocation: Invocation, files?: Files): Form | undefined;
  /** What is meant by a file without words, or with words that are no command: the first command that takes one. */
  readonly forFile: string | undefined;
}

export interface MessageAction {
  /** As the menu of the platform shows it: `Look up papers here`. */
  readonly label: string;
  /** Letters, digits and dashes. */
  readonly id: string;
  readonly about: string;
  readonly invocation: Invocation;
}

/** Points at a message so that it can be edited later. */
export interface MessageReference {
  readonly place: Place;
  readonly message: string;
}

/** One chat platform. Constructed with its settings; knows the core and nothing else of Paperboy. */
export interface Platform {
  readonly name: PlatformName;
  /** Connects and begins to answer. Rejects with a sentence that names the remedy when it cannot. */
  start(handle: Handle): Promise<void>;
  /** Posts to a place for everyone there. `key` makes a repeated post recognisable. */
  post(place: Place, reply: Reply, key: string): Promise<MessageReference>;
  edit(message: MessageReference, reply: Reply): Promise<void>;
  /** Stops taking requests, lets running answers finish, closes every connection. */
  stop(): Promise<void>;
}

/** Buttons whose invocation is too long for the platform are kept under a hash of it. */
export interface KeptChoices {
  /** Idempotent. */
  keep(key: string, line: string): Promise<void>;
  find(key: string): Promise<string | undefined>;
}

/** Reads what people type about time. Implemented over shipped zone data. */
export interface Calendar {
  /** The canonical IANA name, read at `now` (ms); throws UserError naming near ones when the text is not one. */
  zone(text: string, now: number): string;
  /** Names of zones that begin with or hold what is being typed, at most `limit`. */
  zones(typed: string, limit: number): readonly string[];
  /** `HH:MM` from `9`, `9am`, `09:00`, `9.30 pm`; throws UserError. */
  time(text: string): string;
  /** An ISO date from `2026-03-29`, `tomorrow`, `next tuesday`, seen from `now` (ms) in `zone`; throws UserError. */
  date(text: string, now: number, zone: string): string;
}

/**
 * What is remembered between requests, by port. Grows as features come; every member is implemented by
 * src/store/queries on both engines.
 */
export interface State {
  readonly choices: KeptChoices;
}
