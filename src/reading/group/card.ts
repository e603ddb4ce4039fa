/** A session as people see it: when, what, who, and what they can tap. */

import { invoke } from "../../core/invocation.ts";
import type { Paper } from "../../core/paper.ts";
import {
  type Block,
  type Choice,
  choice,
  choices,
  facts,
  heading,
  paperLine,
  text,
} from "../../core/reply.ts";
import type { Span } from "../../core/spans.ts";
import type { Group, Session, SessionAnswer } from "../../core/store.ts";
import { count } from "../../core/text.ts";
import { localParts } from "../time/resolve.ts";
import { sayTime } from "../time/say.ts";
import { tellDay } from "../time/tell.ts";

export const ANSWERS = ["going", "maybe", "no"] as const;
export const READINGS = ["read", "skimmed", "not-yet"] as const;

/** Everything a session's card shows. */
export interface SessionView {
  readonly group: Group;
  readonly session: Session;
  readonly paper: Paper | undefined;
  readonly answers: readonly SessionAnswer[];
  /** Open questions for it. */
  readonly questions: number;
  /** Whether it is the next one of the group. */
  readonly next: boolean;
}

/** Date and time in the reader's own zone where the platform can, and the time in the group's always. */
export function when(session: Session): readonly Span[] {
  const { startsAt: at, tz } = session;
  const { date, time } = localParts(at, tz);
  return [
    { type: "time", at, told: tellDay(date), show: "full" },
    { type: "text", text: ` (${sayTime(time)} in ${tz})` },
  ];
}

/** The blocks of a session's card, the RSVP buttons included while it is to come. */
export function sessionCard(view: SessionView): readonly Block[] {
  const { group, session, paper, answers, questions, next } = view;
  const held = session.state === "planned";
  const going = tallyOf(answers, "coming", ANSWERS);
  return [
    heading(`${group.name}: ${held ? (next ? "next session" : "a later session") : session.state}`),
    facts([
      ["When", [...when(session), ` for ${count(session.lengthMin, "minute")}`]],
      ...(group.place === null ? [] : [["Where", group.place] as const]),
      ["Paper", paper === undefined ? "not chosen yet" : paper.title],
      ["Presenter", session.presenterName ?? "nobody yet"],
      ["Coming", going],
      ...(questions === 0 ? [] : [["Questions", String(questions)] as const]),
      ...(session.note === null ? [] : [["Note", session.note] as const]),
    ]),
    ...(paper === undefined ? [] : [paperLine(paper, 1)]),
    ...(held ? [choices(...rsvpChoices(session, answers))] : []),
  ];
}

/** One tap each; the counts stand on the buttons. */
export function rsvpChoices(session: Session, answers: readonly SessionAnswer[]): readonly Choice[] {
  const labels = { going: "Going", maybe: "Maybe", no: "Can't" } as const;
  return ANSWERS.map((answer) => {
    const n = answers.filter((one) => one.about === "coming" && one.answer === answer).length;
    const label = n === 0 ? labels[answer] : `${labels[answer]} (${n})`;
    return choice(label, invoke("reading-group rsvp", { answer, session: session.id }));
  });
}

/** The buttons of the reading check. */
export function readingChoices(session: Session, answers: readonly SessionAnswer[]): readonly Choice[] {
  const labels = { read: "Read", skimmed: "Skimmed", "not-yet": "Not yet" } as const;
  return READINGS.map((answer) => {
    const n = answers.filter((one) => one.about === "reading" && one.answer === answer).length;
    return choice(
      n === 0 ? labels[answer] : `${labels[answer]} (${n})`,
      invoke("reading-group read", { answer, session: session.id }),
    );
  });
}

/** `3 going, 1 maybe, 2 no`; `nobody has answered yet`. */
export function tallyOf(
  answers: readonly SessionAnswer[],
  about: SessionAnswer["about"],
  order: readonly string[],
): string {
  const parts = order.flatMap((answer) => {
    const n = answers.filter((one) => one.about === about && one.answer === answer).length;
    return n === 0 ? [] : [`${n} ${answer.replace("-", " ")}`];
  });
  return parts.length === 0 ? "nobody has answered yet" : parts.join(", ");
}

/** Those who said that they come or may come, for mentioning them; nobody else is ever mentioned. */
function comers(answers: readonly SessionAnswer[], quiet: ReadonlySet<string>): readonly Span[] {
  const people = answers.filter(
    ({ about, answer, person }) => about === "coming" && answer !== "no" && !quiet.has(person),
  );
  return people.flatMap(({ person, name }, i): Span[] => [
    ...(i === 0 ? [] : [{ type: "text", text: " " } as const]),
    { type: "person", id: person, name, ping: true },
  ]);
}

/** A line of its own for the mentions; none when nobody is to be mentioned. */
export function mentionLine(answers: readonly SessionAnswer[], quiet: ReadonlySet<string>): readonly Block[] {
  const people = comers(answers, quiet);
  return people.length === 0 ? [] : [text(people)];
}
