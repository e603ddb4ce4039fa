import { defineAction } from "../../src/core/command.ts";
import type { Context } from "../../src/core/context.ts";
import type { DoubtfulPair } from "../../src/core/intake.ts";
import { arxivIdOf, doiOf } from "../../src/core/paper.ts";
import { facts, heading, note, type Reply, whisper } from "../../src/core/reply.ts";
import { spans } from "../../src/core/spans.ts";
import { count } from "../../src/core/text.ts";
import { nextPosts } from "../../src/reading/next.ts";
import { timeSpan } from "../../src/reading/time/tell.ts";
import { storeForReading } from "../shared/memory.ts";
import { askSame } from "./taking-in.ts";

/** Pairs asked about at once. */
const ASKED = 4;

/** What was loaded, merged and doubted, what waits for a decision, and what the papers lack. */
export default defineAction({
  name: "health",
  about: "What was loaded and merged, which pairs to decide, what is lacking",
  examples: ["papers health"],
  audience: "asker",
  options: {},
  async run(_options, context): Promise<Reply> {
    const { corpus, intake } = context;
    const { papers } = corpus;
    const { pairs, own, waiting, last, next } = await keptBy(context);
    const without = (lacks: (paper: (typeof papers)[number]) => boolean) => papers.filter(lacks).length;
    return whisper(
      [
        heading(
          `${count(corpus.size, "paper")}, ${pairs.length === 0 ? "nothing" : count(pairs.length, "pair")} to decide`,
        ),
        facts([
          ...(intake === undefined
            ? []
            : ([
                [
                  "Loaded",
                  `${count(intake.loaded.entries, "entry", "entries")}, ${intake.loaded.merged} merged, ${intake.loaded.rejected} rejected`,
                ],
              ] as const)),
          [
            "The team's own",
            own === 0
              ? "none yet; /papers add takes a link, a DOI or BibTeX"
              : `${count(own, "paper")}${waiting === 0 ? "" : `, ${waiting} waiting for its source`}`,
          ],
          ...(last === undefined
            ? []
            : ([["Last added", [timeSpan(last.at, context.asker.zone ?? "UTC")]]] as const)),
          [
            "Next post here",
            next === undefined
              ? "none; /daily set begins the paper of the day"
              : [timeSpan(next.at, next.zone), ...spans(`: ${next.what}`)],
          ],
          [
            "Lacking",
            [
              `${without(({ published }) => published === undefined)} without a date`,
              `${without(({ authorsComplete }) => !authorsComplete)} with an incomplete author list`,
              `${without(({ abstract }) => abstract === undefined)} without an abstract`,
              `${without(({ titleSource }) => titleSource === "derived")} without a title`,
              `${without((paper) => arxivIdOf(paper) === undefined && doiOf(paper) === undefined)} without arXiv id or DOI`,
            ].join(", "),
          ],
        ]),
        ...pairs.slice(0, ASKED).flatMap((pair) => askSame(pair, corpus.byId)),
        ...(pairs.length > ASKED
          ? [note(`${count(pairs.length - ASKED, "pair")} more come when these are decided.`)]
          : []),
      ],
      { papers: [], inPlace: true },
    );
  },
});

/** The pairs nobody has decided yet, and how many papers are the team's own. */
async function keptBy(context: Context) {
  const loaded = context.intake?.loaded.doubtful ?? [];
  const store = await storeForReading(context);
  const tenant = await store?.tables.tenants.find(context.place.platform, context.place.tenant);
  const [doubts, verdicts, rows, changes] =
    store === undefined || tenant === undefined
      ? [[], [], [], []]
      : await Promise.all([
          store.tables.marks.ofKind(tenant.id, "doubt"),
          store.tables.marks.ofKind(tenant.id, "verdict"),
          store.tables.teamPapers.of(tenant.id),
          store.tables.audit.of(tenant.id, "library", 200),
        ]);
  const channel =
    tenant === undefined ? undefined : await store?.tables.channels.find(tenant.id, context.place.channel);
  const [next] =
    store === undefined || tenant === undefined || channel === undefined
      ? []
      : await nextPosts(store.tables, tenant.id, channel.id, context.clock.now());
  const decided = new Set(verdicts.map(({ paperId, name }) => `${paperId}\n${name}`));
  const pairs: DoubtfulPair[] = [
    ...doubts.map(({ paperId, name, value }): DoubtfulPair => ({ papers: [paperId, name], why: [value] })),
    ...loaded,
  ].filter(({ papers: [a, b] }) => {
    const one = context.corpus.byId(a);
    const other = context.corpus.byId(b);
    return (
      one !== undefined &&
      other !== undefined &&
      one.id !== other.id &&
      !decided.has([a, b].toSorted().join("\n"))
    );
  });
  return {
    pairs,
    next,
    own: rows.filter(({ mergedInto }) => mergedInto === null).length,
    last: changes.find(({ action }) => action === "papers add" || action === "papers import"),
    waiting: rows.filter(({ lacks }) => lacks !== null).length,
  };
}
