/** The digests to come, as things stand. */

import type { Corpus } from "../../core/corpus.ts";
import type { PaperId } from "../../core/paper.ts";
import type { Subscription, Tables } from "../../core/store.ts";
import { planFrom } from "../daily/rule.ts";
import { unlessDamaged } from "../stored.ts";
import { upcoming } from "../time/plan.ts";
import { DAY } from "../time/resolve.ts";
import { DIGEST } from "./job.ts";
import { newsFor } from "./news.ts";

/** One look at a search. */
export interface DigestDue {
  readonly subscription: Subscription;
  readonly instant: number;
  readonly zone: string;
  readonly words: string;
  /** Papers it would tell of; a digest without any is not posted. */
  readonly papers: readonly PaperId[];
}

const PAGE = 500;
/** Looks at one search that are listed at most. */
const MOST = 400;

/** Digests due at or after `from` and before `to` (ms). What is new now is told by the next one; later ones have no news yet. */
export async function digestsBetween(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  now: number,
  from: number,
  to: number,
): Promise<readonly DigestDue[]> {
  const found: DigestDue[] = [];
  let after: string | undefined;
  do {
    const page = await tables.subscriptions.page(DIGEST, after, PAGE);
    for (const subscription of page)
      found.push(...(await unlessDamaged(() => looksOf(tables, corpusOf, subscription, { now, from, to }))));
    const last = page.at(-1);
    after = page.length < PAGE || last === undefined ? undefined : `${last.tenantId}\n${last.id}`;
  } while (after !== undefined);
  return found;
}

async function looksOf(
  tables: Tables,
  corpusOf: (tenantId: string) => Corpus | Promise<Corpus>,
  subscription: Subscription,
  { now, from, to }: { readonly now: number; readonly from: number; readonly to: number },
): Promise<readonly DigestDue[]> {
  const plan = await planFrom(tables, subscription);
  const { words, papers: news } = await newsFor(tables, subscription, await corpusOf(subscription.tenantId));
  const begin = Math.min(now, from);
  const looks = upcoming(plan, begin, Math.min(MOST, Math.ceil((to - begin) / DAY) + 1));
  return looks.flatMap(({ instant }, index) =>
    instant >= from && instant < to
      ? [
          {
            subscription,
            instant,
            zone: plan.zone,
            words,
            papers: index === 0 ? news.map(({ id }) => id) : [],
          },
        ]
      : [],
  );
}
