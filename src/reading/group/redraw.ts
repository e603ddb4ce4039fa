/** Drawing a message of a group anew, from what is kept now, as the place where it stands may show it. */

import type { Corpus } from "../../core/corpus.ts";
import type { Drawn, LiveMessage } from "../../core/live.ts";
import { type Reply, text } from "../../core/reply.ts";
import type { Group, Session, Tables } from "../../core/store.ts";
import { DAY, MINUTE } from "../time/resolve.ts";
import { clockNote } from "./clock-note.ts";
import { liveOf } from "./follow.ts";
import { linksOf, seenFrom } from "./links.ts";
import { messageFor, type Said } from "./messages.ts";
import { drawEvent, EVENT } from "./native-event.ts";
import { ballotReply, boxReply, cardReply, readingReply, type Showing } from "./standing.ts";

/** Messages of the chain that show votes, answers or questions, and so go on changing. */
const FOLLOWING: ReadonlySet<Said> = new Set(["choose", "read", "check", "soon", "start", "thread"]);

/** Messages that tell when it is, long enough before to act on it. */
const ANNOUNCING: ReadonlySet<Said> = new Set(["choose", "read", "soon"]);

/** A message of a session is over when the session has been for so long, ms. */
const STANDS_FOR = DAY;

/** A message of the chain as one place gets it: other places' people as names, and a word about the clocks. */
export async function forPlace(
  tables: Tables,
  kind: Said,
  about: { readonly group: Group; readonly session: Session },
  reply: Reply,
  to: { readonly tenantId: string; readonly channelId: string | null },
): Promise<Reply> {
  const { group, session } = about;
  const seen = seenFrom(reply, group, to.tenantId);
  if (kind === "snooze" || kind === "missed") return seen;
  const told = ANNOUNCING.has(kind) ? await clockNoteFor(tables, to, session) : undefined;
  const said = told === undefined ? seen : { ...seen, blocks: [...seen.blocks, text(told)] };
  return FOLLOWING.has(kind) ? { ...said, live: liveOf(group, `${kind}:${session.id}`) } : said;
}

/** What people of the channel should know about the clocks, when its zone is known and is not the group's. */
async function clockNoteFor(
  tables: Tables,
  to: { readonly tenantId: string; readonly channelId: string | null },
  session: Session,
): Promise<string | undefined> {
  if (to.channelId === null) return undefined;
  const channel = await tables.channels.get(to.tenantId, to.channelId);
  return channel?.tz == null ? undefined : clockNote(session, channel.tz);
}

/** What a message, or the event of a group, is to show now; see `Drawn`. */
export async function drawLive(
  tables: Tables,
  corpus: Corpus,
  message: LiveMessage,
  now: number,
): Promise<Drawn | undefined> {
  const group = await tables.groups.get(message.home, message.subject);
  if (message.view === EVENT) return await drawEvent(tables, corpus, group, message, now);
  if (group === undefined || group.state === "ended") return undefined;
  const reply = await drawMessage({ tables, corpus, group, now }, message);
  return reply === undefined ? undefined : { kind: "message", reply };
}

/**
 * What the message shows now. Undefined when it changes no more: its session is long over, or the group is
 * no longer linked to where the message stands.
 */
async function drawMessage(
  showing: Showing,
  { home, view, tenantId, channelId }: LiveMessage,
): Promise<Reply | undefined> {
  const { tables, group, now } = showing;
  const linked = tenantId === home || (await linksOf(tables, group)).some((one) => one.tenantId === tenantId);
  if (!linked) return undefined;
  const [kind = "", sessionId = ""] = view.split(":");
  if (kind === "ballot") return seenFrom(await ballotReply(showing), group, tenantId);
  if (kind === "box") return seenFrom(await boxReply(showing), group, tenantId);
  const session = await tables.groups.getSession(home, sessionId);
  if (session === undefined || now > session.startsAt + session.lengthMin * MINUTE + STANDS_FOR)
    return undefined;
  if (kind === "card") return seenFrom(await cardReply(showing, session), group, tenantId);
  if (kind === "reading") return seenFrom(await readingReply(showing, session), group, tenantId);
  const ofChain = [...FOLLOWING].find((one) => one === kind);
  if (ofChain === undefined) return undefined;
  // A session that was called off is said elsewhere; its old messages stay as they were.
  if (session.state === "skipped" || session.state === "cancelled") return undefined;
  const rendered = await messageFor(ofChain, { ...showing, session, again: true });
  if ("skip" in rendered) return undefined;
  return await forPlace(tables, ofChain, { group, session }, rendered.reply, { tenantId, channelId });
}
