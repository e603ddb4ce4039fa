import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { formOf } from "../../src/core/form.ts";
import { type Invocation, invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  choice,
  choices,
  formBlock,
  heading,
  list,
  paperLine,
  type Reply,
  reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import type { Channel, Subscription, Tables } from "../../src/core/store.ts";
import { clip, count } from "../../src/core/text.ts";
import { LATE_LIMIT, nextUnposted } from "../../src/reading/daily/job.ts";
import { fromBits, toBits } from "../../src/reading/daily/rule.ts";
import { DIGEST } from "../../src/reading/digest/job.ts";
import { MOST_MATCHING, matching, readFollowed, writeFollowed } from "../../src/reading/digest/query.ts";
import { localParts } from "../../src/reading/time/resolve.ts";
import { sayWeekdays } from "../../src/reading/time/rule-text.ts";
import { sayDate } from "../../src/reading/time/say.ts";
import { pageOfPapers } from "../shared/pages.ts";
import { demandPostable } from "../shared/postable.ts";
import { newId, storeOf } from "../shared/store.ts";
import { tenantOf } from "./desk.ts";

/** How often, where it is said behind the words. */
const HOW_OFTEN = /^(\S.*?)\s+(every\s+(?:day|week)|daily|weekly)$/iu;

/** A saved query for this channel: what is new for it is posted, once a week or a day, and nothing when there is no news. */
const follow = defineAction({
  name: "follow",
  about: "Post new papers that match a search to this channel; bare, what is followed",
  examples: [
    "papers follow mixture of experts",
    "papers follow grpo every:day time:09:30",
    "papers follow grpo off:yes",
  ],
  audience: "everyone",
  permission: async ({ asker, invocation }) =>
    invocation.options["words"] === undefined || invocation.options["told"] !== undefined || asker.manager
      ? undefined
      : "Only people who may manage this channel can change what is followed here.",
  options: {
    words: { kind: "text", about: "What to search for, as in /paper", max: 200 },
    every: { kind: "choice", about: "How often", of: ["week", "day"], fallback: "week" },
    time: { kind: "time", about: "When, such as 09:00", fallback: "09:00" },
    zone: { kind: "zone", about: "Time zone by place, such as Europe/Berlin" },
    off: { kind: "flag", about: "Follow it no more" },
    told: { kind: "date", about: "Show all papers that were told of on this day" },
    from: {
      kind: "integer",
      about: "Start at this paper of that day",
      min: 1,
      max: MOST_MATCHING,
      fallback: 1,
    },
  },
  async run({ words: typed, every: chosen, time, zone, off, told, from }, context): Promise<Reply> {
    if (typed === undefined) return await tellFollowed(context);
    const often = context.invocation.options["every"] === undefined ? HOW_OFTEN.exec(typed) : null;
    const words = often?.[1] ?? typed;
    const every = often === null ? chosen : /day|daily/iu.test(often[2] ?? "") ? "day" : "week";
    const store = storeOf(context);
    const now = await store.now();
    if (told !== undefined) return await tellTold(context, words, told, from);
    if (!off) await demandPostable(context);
    return await store.tx(async (tables) => {
      const { tenantId, channel } = await channelOf(context, tables, now);
      const known = (await tables.subscriptions.ofChannel(tenantId, channel.id, DIGEST)).find(
        ({ queryJson }) => readFollowed(queryJson).words.toLowerCase() === words.toLowerCase(),
      );
      if (off) return await stop(tables, known, words);
      const where = zone ?? known?.tz ?? channel.tz ?? context.asker.zone;
      if (where === undefined)
        throw new UserError(
          "zone",
          "In which time zone? Add zone: and a place, for instance zone:Europe/Berlin.",
          [],
          "zone",
        );
      context.progress(`Looking for what matches “${clip(words, 80)}” already…`);
      const there = await matching(context.corpus, words);
      const draft: Subscription = {
        tenantId,
        id: known?.id ?? `digest-${newId(context.random)}`,
        channelId: channel.id,
        kind: DIGEST,
        queryJson:
          known?.queryJson ??
          writeFollowed(
            words,
            there.map(({ id }) => id),
          ),
        localTime: time,
        // Once a week is on Mondays.
        weekdays: toBits(every === "day" ? [1, 2, 3, 4, 5, 6, 7] : [1]),
        tz: where,
        startDate: known?.startDate ?? localParts(now, where).date.toString(),
        lateLimitMs: LATE_LIMIT,
        state: "active",
        pausedUntil: null,
        version: known?.version ?? 1,
        nextLocalDate: null,
        nextAt: null,
        createdBy: known?.createdBy ?? context.asker.id,
        createdAt: known?.createdAt ?? now,
      };
      const next = await nextUnposted(tables, draft, now);
      const times = { nextLocalDate: next?.localDate ?? null, nextAt: next?.at ?? null };
      if (known === undefined) await tables.subscriptions.add({ ...draft, ...times });
      else {
        const { localTime, weekdays, tz } = draft;
        const change = { localTime, weekdays, tz, ...times };
        if (!(await tables.subscriptions.change(tenantId, known.id, known.version, change)))
          throw new UserError("raced", "Somebody else changed it at the same moment. Try again.");
      }
      const first =
        next === undefined
          ? ""
          : ` First look: ${sayDate(Temporal.PlainDate.from(next.localDate), localParts(now, where).date)}.`;
      return reply(
        [
          text(
            `New papers for “${clip(words, 80)}” come to this channel ${sayWhen(draft)}, and nothing when there are none. ${noNews(there.length)}${first}`,
          ),
          choices(
            choice(
              "Undo",
              known === undefined ? invoke("papers follow", { words, off: true }) : again(known, words),
            ),
            choice("What matches now", invoke("papers search", { words })),
          ),
        ],
        { papers: [] },
      );
    });
  },
});

export default follow;

function noNews(there: number): string {
  if (there === 0) return "Nothing that is here already matches.";
  return there >= MOST_MATCHING
    ? `So many papers match that only the best ${count(MOST_MATCHING, "paper")} are looked at: say more for fewer. Those that are here already are no news.`
    : `${count(there, "paper")} that ${there === 1 ? "is" : "are"} here already ${there === 1 ? "is" : "are"} no news.`;
}

async function stop(tables: Tables, known: Subscription | undefined, words: string): Promise<Reply> {
  if (known === undefined)
    throw new UserError(
      "not-followed",
      `“${clip(words, 80)}” is not followed in this channel; see /papers follow.`,
    );
  const ended = { state: "deleted", nextLocalDate: null, nextAt: null } as const;
  if (!(await tables.subscriptions.change(known.tenantId, known.id, known.version, ended)))
    throw new UserError("raced", "Somebody else changed it at the same moment. Try again.");
  return reply([
    text(`“${clip(words, 80)}” is followed here no more.`),
    choices(choice("Undo", again(known, words))),
  ]);
}

/** Follows a search as it was followed before. */
function again({ weekdays, localTime: time, tz }: Subscription, words: string): Invocation {
  const every = fromBits(weekdays).length > 1 ? "day" : "week";
  return invoke("papers follow", { words, every, time, zone: tz ?? undefined });
}

/** All that was told on one day, a page at a time: a digest shows the first few. */
async function tellTold(context: Context, words: string, day: string, from: number): Promise<Reply> {
  const store = storeOf(context);
  const { tables } = store;
  const { tenantId, channel } = await channelOf(context, tables, await store.now());
  const known = (await tables.subscriptions.ofChannel(tenantId, channel.id, DIGEST)).find(
    ({ queryJson }) => readFollowed(queryJson).words.toLowerCase() === words.toLowerCase(),
  );
  const rows = known === undefined ? [] : await tables.posted.ofCycle(tenantId, known.id, 0);
  const papers = rows
    .filter(({ localDate }) => localDate === day)
    .flatMap(({ paperId }) => context.corpus.byId(paperId) ?? []);
  if (papers.length === 0)
    return whisper(
      [
        text(
          known === undefined
            ? `“${clip(words, 80)}” is not followed in this channel any more.`
            : `Nothing was told of “${clip(words, 80)}” on ${day}.`,
        ),
        choices(choice("What matches now", invoke("papers search", { words }))),
      ],
      { outcome: "nothing" },
    );
  context.progress(`Putting ${count(papers.length, "paper")} in order…`);
  const best = new Map((await matching(context.corpus, words)).map(({ id }, place) => [id, place]));
  const place = ({ id }: Paper) => best.get(id) ?? best.size;
  const shown = papers.toSorted((a, b) => place(a) - place(b));
  return pageOfPapers({
    title: `${count(shown.length, "new paper")} for “${clip(words, 80)}” on ${day}`,
    lines: shown.map((paper, index) => paperLine(paper, index + 1)),
    from,
    invocation: invoke("papers follow", { words, told: day }),
    outcome: "found",
    papers: shown.map(({ id }) => id),
  });
}

async function tellFollowed(context: Context): Promise<Reply> {
  const store = storeOf(context);
  const { tables } = store;
  const { tenantId, channel } = await channelOf(context, tables, await store.now());
  const followed = await tables.subscriptions.ofChannel(tenantId, channel.id, DIGEST);
  const form = formBlock(formOf(follow, invoke("papers follow")));
  if (followed.length === 0)
    return whisper(
      [text("Nothing is followed in this channel. New papers for which search should come here?"), form],
      {
        outcome: "usage",
      },
    );
  return whisper(
    [
      heading("Followed in this channel"),
      list(followed.map((one) => `“${readFollowed(one.queryJson).words}” ${sayWhen(one)}`)),
      choices(
        ...followed
          .slice(0, 5)
          .map(({ queryJson }) => readFollowed(queryJson))
          .map(({ words }) =>
            choice(`Stop “${clip(words, 40)}”`, invoke("papers follow", { words, off: true })),
          ),
      ),
      form,
    ],
    { outcome: "found" },
  );
}

function sayWhen({ weekdays, localTime, tz }: Pick<Subscription, "weekdays" | "localTime" | "tz">): string {
  return `${sayWeekdays(fromBits(weekdays))} at ${localTime} (${tz ?? "UTC"})`;
}

async function channelOf(
  context: Context,
  tables: Tables,
  now: number,
): Promise<{ readonly tenantId: string; readonly channel: Channel }> {
  const tenantId = await tenantOf(context, tables, now);
  return { tenantId, channel: await tables.channels.ensure(tenantId, context.place.channel) };
}
