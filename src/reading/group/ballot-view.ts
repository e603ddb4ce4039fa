/** The ballot as people see it: what stands, who voted, and what they can tap. */

import type { Corpus } from "../../core/corpus.ts";
import { invoke } from "../../core/invocation.ts";
import type { PaperId } from "../../core/paper.ts";
import { type Block, type Choice, choice, choices, list, menu, note, text } from "../../core/reply.ts";
import type { Group } from "../../core/store.ts";
import { clip, count, enumerate } from "../../core/text.ts";
import { localParts } from "../time/resolve.ts";
import { sayTime } from "../time/say.ts";
import { tellDay } from "../time/tell.ts";
import { type Ballot, paperSubject, papersOf, rankingsOf, shortName } from "./ballot.ts";

/** How many nominations are listed, and offered, at a time. */
const SHOWN = 10;
/** How many people are named. */
const NAMED = 8;
/** More papers than this are offered by a menu. */
const BUTTONS = 5;

export interface BallotParts {
  readonly group: Group;
  readonly ballot: Ballot;
  readonly corpus: Corpus;
  /** When the vote closes, ms; undefined when no session waits for its paper. */
  readonly closesAt?: number | undefined;
  /** Position (from 1) of the first nomination to list. */
  readonly from?: number;
}

/** The ballot for everybody, with a button for each of few papers or a menu of the first of many. */
export function ballotBlocks(parts: BallotParts): readonly Block[] {
  const { group, ballot } = parts;
  if (ballot.counts.length === 0) {
    return [text("Nothing is nominated yet. Nominate with /reading-group nominate and words of a paper.")];
  }
  const total = ballot.counts.length;
  // A tap on a secret ranking is answered in private: nobody could see from the totals what it did.
  const mine = group.ranked === 1 && group.openBallot === 0;
  const rankings = group.ranked === 1 && group.openBallot === 1 ? rankingLines(parts) : [];
  return [
    ...closing(parts),
    standings(parts),
    ...(rankings.length === 0 ? [] : [text("Ranked so far:"), list(rankings)]),
    ...offer(parts, { mine }),
    choices(
      choice("My votes", invoke("reading-group vote", { mine: true, group: group.name })),
      ...(total > SHOWN
        ? [
            choice(
              `All ${total} papers`,
              invoke("reading-group vote", { mine: true, from: SHOWN + 1, group: group.name }),
            ),
          ]
        : []),
    ),
    note(
      `${count(ballot.voters, "person", "people")} voted${total > SHOWN ? `; ${total - SHOWN} more ${total - SHOWN === 1 ? "is" : "are"} nominated` : ""}. ${ruleOf(group)}`,
    ),
  ];
}

/** One person's votes, to them alone, with the nominations page by page. */
export function ownBlocks(parts: BallotParts, person: string): readonly Block[] {
  const { group, ballot, corpus, from = 1 } = parts;
  const own = papersOf(ballot.votes, person);
  const total = ballot.counts.length;
  const titles = own.map((paperId) => corpus.byId(paperId)?.title ?? paperId);
  const page = (label: string, at: number) =>
    choice(label, invoke("reading-group vote", { mine: true, from: at, group: group.name }));
  const paging = [
    ...(from > 1 ? [page("Back", Math.max(1, from - SHOWN))] : []),
    ...(from + SHOWN <= total
      ? [page(`Next ${Math.min(SHOWN, total - from - SHOWN + 1)}`, from + SHOWN)]
      : []),
    ...(own.length === 0
      ? []
      : [
          choice(
            "Take all back",
            invoke("reading-group vote", { mine: true, clear: true, group: group.name }),
          ),
        ]),
  ];
  return [
    ...closing(parts),
    ...(own.length === 0
      ? [
          text(
            group.ranked === 1
              ? "You have ranked nothing yet. Tap your favourite first."
              : "You have not voted yet.",
          ),
        ]
      : [
          text(group.ranked === 1 ? "Your ranking, best first:" : "You voted for:"),
          list(titles, group.ranked === 1),
        ]),
    ...(total > SHOWN
      ? [text(`Nominations ${from} to ${Math.min(from + SHOWN - 1, total)} of ${total}:`)]
      : []),
    ...(total > SHOWN ? [standings(parts)] : []),
    ...offer(parts, { mine: true, own }),
    ...(paging.length === 0 ? [] : [choices(...paging)]),
    note(ruleOf(group)),
  ];
}

function ruleOf(group: Group): string {
  return group.ranked === 1
    ? "The order of your taps is your ranking, of as many as you like; a second tap takes a paper out. Counted by instant run-off: the paper with the fewest goes out until one has more than half; of equals the one nominated last goes."
    : "Vote for as many as you like; a second tap takes a vote back. Most votes win, the earlier nomination breaks a tie.";
}

/** The reader's own time and the group's. */
function closing({ group, closesAt }: BallotParts): readonly Block[] {
  if (closesAt === undefined) return [];
  const { date, time } = localParts(closesAt, group.tz);
  return [
    text([
      "The vote closes on ",
      { type: "time", at: closesAt, told: tellDay(date), show: "full" },
      ` (${sayTime(time)} in ${group.tz}).`,
    ]),
  ];
}

function standings({ group, ballot, corpus, from = 1 }: BallotParts): Block {
  const names = new Map(ballot.nominations.map((one) => [one.paperId, one.byName]));
  const what = group.ranked === 1 ? "first choice" : "vote";
  const items = ballot.counts.slice(from - 1, from - 1 + SHOWN).map(({ paperId, votes }) => {
    const open = group.openBallot === 1 && group.ranked === 0 && votes > 0;
    const who = open ? `: ${voterNames(ballot, paperId)}` : "";
    const by = names.get(paperId) ?? "";
    return `${corpus.byId(paperId)?.title ?? paperId} (${count(votes, what)}${who}${by === "" ? "" : `; from ${by}`})`;
  });
  return list(items, from === 1);
}

/** What each person ranked, on an open ballot. */
function rankingLines({ ballot, corpus }: BallotParts): readonly string[] {
  const rankings = rankingsOf(ballot.votes);
  const lines = rankings.slice(0, NAMED).map(({ name, papers }) => {
    const shown = papers.slice(0, 3).map((paperId) => clip(shortName(corpus, paperId), 40));
    return `${name}: ${shown.join(", then ")}${papers.length > 3 ? `, and ${papers.length - 3} more` : ""}`;
  });
  return rankings.length > NAMED ? [...lines, `and ${rankings.length - NAMED} more people`] : lines;
}

/** Buttons for few papers, a menu for more; what the person has is marked with its place or a tick. */
function offer(
  { group, ballot, corpus, from = 1 }: BallotParts,
  { mine, own }: { readonly mine: boolean; readonly own?: readonly PaperId[] },
): readonly Block[] {
  const offered = ballot.counts.slice(from - 1, from - 1 + SHOWN).map(({ paperId, votes }): Choice => {
    const place = own?.indexOf(paperId) ?? -1;
    const mark = place < 0 ? "" : group.ranked === 1 ? `${place + 1}. ` : "✓ ";
    const tail = own !== undefined || votes === 0 ? "" : ` (${votes})`;
    const label = `${mark}${clip(shortName(corpus, paperId), 75 - mark.length - tail.length)}${tail}`;
    const options = { paper: paperId, group: group.name, ...(mine ? { mine: true } : {}) };
    return choice(label, invoke("reading-group vote", from > 1 ? { ...options, from } : options));
  });
  if (offered.length <= BUTTONS) return [choices(...offered)];
  return [menu(group.ranked === 1 ? "Rank next" : "Vote for", offered)];
}

function voterNames(ballot: Ballot, paperId: PaperId): string {
  const subject = paperSubject(paperId);
  const names = ballot.votes.filter((vote) => vote.subject === subject).map(({ name }) => name);
  return names.length <= NAMED
    ? enumerate(names)
    : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}
