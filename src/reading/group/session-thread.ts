/**
 * The thread under the message that a session begins with: agenda, paper, where. It is put down in the transaction
 * that settles that message, so no crash comes between the two, and it is delivered as everything else is.
 */

import { isWebAddress } from "../../core/card.ts";
import { invoke } from "../../core/invocation.ts";
import type { Rendered } from "../../core/job.ts";
import { type Block, choice, choices, heading, list, reply, text } from "../../core/reply.ts";
import type { Delivery, Group, Session, Tables } from "../../core/store.ts";
import { MINUTE } from "../time/resolve.ts";
import { type About, questionLines } from "./about.ts";
import { shortName } from "./ballot.ts";
import { threadKey } from "./keys.ts";

/** The kind of these deliveries. */
export const SESSION_THREAD = "session-thread";

/** What stands first in the thread, and its title: date and short title of the paper. */
export async function threadOf(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  const name = session.paperId === null ? group.name : shortName(corpus, session.paperId);
  const title = `${session.localDate}: ${name}`;
  const questions = await questionLines(about);
  const blocks = [
    heading(title),
    ...(questions.length === 0
      ? [text("Nothing is on the agenda yet. Ask here, or with the button.")]
      : [text("Agenda:"), list(questions, true)]),
    ...whereLine(group),
    ...cardOf(about),
    choices(
      choice("Ask something", invoke("reading-group ask", { group: group.name })),
      choice("Write minutes", invoke("reading-group minutes", { session: session.id })),
    ),
  ];
  return { reply: reply(blocks, { thread: { title } }) };
}

/** The room, or the address to call. */
function whereLine({ place }: Group): readonly Block[] {
  if (place === null) return [];
  return [
    isWebAddress(place)
      ? text(["Where: ", { type: "link", text: place, url: place }])
      : text(`Where: ${place}`),
  ];
}

function cardOf({ corpus, session }: About): readonly Block[] {
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  return paper === undefined ? [] : [{ type: "paper", paper, detail: "full", abstract: 3, secondary: false }];
}

/** Puts the thread of a session down, under the message `first` that begins it in one channel. Once for each channel. */
export async function putThreadDown(
  tables: Tables,
  session: Session,
  start: Delivery,
  first: string,
  now: number,
): Promise<void> {
  if (start.channelId === null) return;
  await tables.deliveries.add(
    {
      tenantId: start.tenantId,
      dedupeKey: threadKey(session),
      kind: SESSION_THREAD,
      channelId: start.channelId,
      thread: first,
      subjectId: session.id,
      targetVersion: session.version,
      localDate: session.localDate,
      dueAt: now,
      expiresAt: session.startsAt + session.lengthMin * MINUTE,
    },
    now,
  );
}

/** Remembers where a session is discussed in one tenant. */
export async function keepThread(
  tables: Tables,
  session: Session,
  tenantId: string,
  url: string,
): Promise<void> {
  await tables.settings.set(
    session.tenantId,
    `session:${session.id}`,
    THREAD + tenantId,
    JSON.stringify(url),
  );
}

/** Where a session is discussed, for people of a tenant; undefined where the platform gives no address. */
export async function threadAt(
  tables: Tables,
  session: Pick<Session, "tenantId" | "id">,
  tenantId: string,
): Promise<string | undefined> {
  const json = await tables.settings.get(session.tenantId, `session:${session.id}`, THREAD + tenantId);
  // Only `keepThread` writes it.
  return json === undefined ? undefined : (JSON.parse(json) as string);
}

const THREAD = "thread:";
