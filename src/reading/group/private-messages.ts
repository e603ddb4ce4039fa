/** Messages of a session's chain that go to one person alone. */

import { invoke } from "../../core/invocation.ts";
import type { Rendered } from "../../core/job.ts";
import { choice, choices, heading, list, paperCard, reply, text } from "../../core/reply.ts";
import { NOT_NEEDED } from "../../core/store.ts";
import { count } from "../../core/text.ts";
import { type About, answersOf, questionLines } from "./about.ts";
import { shortName } from "./ballot.ts";
import { when } from "./card.ts";
import { ABOUT } from "./due.ts";
import { chainOf } from "./keep.ts";
import { sessionKey } from "./keys.ts";
import { addressOf } from "./links.ts";
import { chainSchema } from "./reminders.ts";

/** To the presenter alone: the card, the questions so far, and an outline to start from. */
export async function toPresenter(about: About): Promise<Rendered> {
  const { group, session, corpus } = about;
  if (session.presenter === null) return { skip: `${NOT_NEEDED}nobody presents yet` };
  const paper = session.paperId === null ? undefined : corpus.byId(session.paperId);
  const questions = await questionLines(about);
  return {
    reply: reply([
      heading(`You present ${group.name}`),
      text(["It is on ", ...when(session), ` for ${count(session.lengthMin, "minute")}.`]),
      ...(paper === undefined ? [text("The paper is not chosen yet.")] : [paperCard(paper)]),
      ...(questions.length === 0 ? [] : [text("Asked so far:"), list(questions, true)]),
      text("An outline that works for most papers:"),
      list(
        [
          "The problem, and why it mattered then",
          "What was done before, in a minute",
          "The idea, with one figure",
          "The evidence: which table or plot convinces, and which does not",
          "What we would do with it, and the questions above",
        ],
        true,
      ),
      choices(
        choice("Can't make it", invoke("reading-group presenter", { action: "cannot", session: session.id })),
      ),
    ]),
  };
}

/** To the organiser alone, or to all where there is none any more, when fewer than the quorum have read the paper: what can be done about it. */
export async function few(about: About): Promise<Rendered> {
  const { group, session, corpus, toAll = false } = about;
  const { few: lead } = chainSchema.parse(JSON.parse(group.chainJson));
  const quorum = lead !== "off" && "minutes" in lead ? lead.quorum : undefined;
  if (quorum === undefined || session.paperId === null) return { skip: `${NOT_NEEDED}no paper is chosen` };
  const readers = (await answersOf(about)).filter(
    (one) => one.about === "reading" && one.answer !== "not-yet",
  );
  if (readers.length >= quorum) return { skip: `${NOT_NEEDED}enough people have read it` };
  const name = shortName(corpus, session.paperId);
  const nextWeek = Temporal.PlainDate.from(session.localDate).add({ days: 7 }).toString();
  const takeOver = choice(
    "Take over",
    invoke("reading-group schedule", { organiser: "me", group: group.name }),
  );
  return {
    reply: reply([
      ...(toAll
        ? [
            text(
              `I cannot reach whoever organises ${group.name}, so I ask here. Somebody of the rotation can take over.`,
            ),
          ]
        : []),
      text([
        `${readers.length === 0 ? "Nobody has" : `Only ${count(readers.length, "person has", "people have")}`} read ${name} for ${group.name} on `,
        ...when(session),
        `; you asked for ${quorum}. To keep it, do nothing. Otherwise:`,
      ]),
      choices(
        choice(
          "A week later",
          invoke("reading-group move", { to: `${nextWeek} ${session.localTime}`, session: session.id }),
        ),
        choice(
          "Skip to the next session",
          invoke("reading-group skip", { session: session.id, reason: "Too few had read it" }),
        ),
        choice("Another paper", invoke("reading-group pick", { session: session.id })),
        ...(toAll ? [takeOver] : []),
      ),
    ]),
  };
}

/** To one person alone, at the time they asked for. */
export function snoozed({ group, session, corpus }: About): Rendered {
  const paper = session.paperId === null ? "" : `: ${shortName(corpus, session.paperId)}`;
  return {
    reply: reply([
      text(["You asked to be reminded: ", `${group.name} meets on `, ...when(session), `${paper}.`]),
      ...(group.place === null ? [] : [text(`Where: ${group.place}`)]),
      choices(choice("Remind me again", invoke("reading-group snooze", { session: session.id }))),
    ]),
  };
}

/** Why a message was dropped whose moment had passed before anybody could say it. */
export const MISSED = "its moment had passed";

/** To the organiser alone, after Paperboy was away: which messages were dropped. */
export async function missed({ tables, group, session }: About): Promise<Rendered> {
  const dropped: string[] = [];
  for (const { kind } of chainOf(group, session)) {
    const { tenantId } =
      kind === "presenter" && session.presenter !== null ? addressOf(group, session.presenter) : group;
    const delivery = await tables.deliveries.findByKey(tenantId, sessionKey(session, kind));
    if (delivery?.state === "skipped" && delivery.lastError === MISSED) dropped.push(ABOUT[kind]);
  }
  if (dropped.length === 0) return { skip: `${NOT_NEEDED}nothing was dropped` };
  return {
    reply: reply([
      text([
        `I was not running when something was due for ${group.name} on `,
        ...when(session),
        `. It would be too late for it now, so I left it out: ${dropped.join(", ")}.`,
      ]),
    ]),
  };
}
