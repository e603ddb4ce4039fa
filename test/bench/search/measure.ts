/** How good and how fast an engine answers. */

import type { Ask } from "./engines.ts";
import type { Query } from "./queries.ts";

export interface Quality {
  readonly success: number;
  readonly mrr: number;
  readonly recall: number;
  readonly asked: number;
}

export interface Measured {
  readonly byKind: Readonly<Record<string, Quality>>;
  readonly all: Quality;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Share of absent things answered with nothing. */
  readonly abstains: number;
  /** Share of good questions answered with nothing. */
  readonly refuses: number;
}

/** Milliseconds of completing what people type, letter by letter. */
export async function measureSuggest(
  suggest: (prefix: string) => unknown,
  queries: readonly Query[],
): Promise<{ readonly suggestP50: number; readonly suggestP99: number }> {
  const typed = queries.map(({ text }) => text.slice(0, 24));
  const prefixes = typed.flatMap((text) => Array.from(text, (_, i) => text.slice(0, i + 1)));
  for (const prefix of prefixes.slice(0, 100)) await suggest(prefix);
  const times: number[] = [];
  for (const prefix of prefixes) times.push((await timed(suggest, prefix))[1]);
  times.sort((a, b) => a - b);
  return { suggestP50: shareOf(times, 0.5), suggestP99: shareOf(times, 0.99) };
}

function shareOf(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export async function measure(
  ask: Ask,
  queries: readonly Query[],
  noise: readonly string[],
): Promise<Measured> {
  for (const { text } of queries.slice(0, 30)) await ask(text); // warm the compiler
  const times: number[] = [];
  const kinds = new Map<string, { hits: number; mrr: number; recall: number; n: number }>();
  let refused = 0;
  for (const { kind, text, right } of queries) {
    const [ids, took] = await timed(ask, text);
    times.push(took);
    const place = ids.findIndex((id) => right.has(id));
    const sum = kinds.get(kind) ?? { hits: 0, mrr: 0, recall: 0, n: 0 };
    kinds.set(kind, {
      hits: sum.hits + (place === 0 ? 1 : 0),
      mrr: sum.mrr + (place < 0 ? 0 : 1 / (place + 1)),
      recall: sum.recall + ids.filter((id) => right.has(id)).length / Math.min(10, right.size),
      n: sum.n + 1,
    });
    if (ids.length === 0) refused++;
  }
  const byKind = Object.fromEntries([...kinds].map(([kind, sum]) => [kind, qualityOf(sum)]));
  const total = [...kinds.values()].reduce(
    (a, b) => ({ hits: a.hits + b.hits, mrr: a.mrr + b.mrr, recall: a.recall + b.recall, n: a.n + b.n }),
    { hits: 0, mrr: 0, recall: 0, n: 0 },
  );
  const spent = times.reduce((a, b) => a + b, 0);
  times.sort((a, b) => a - b);
  let abstained = 0;
  for (const text of noise) if ((await ask(text)).length === 0) abstained++;
  return {
    byKind,
    all: qualityOf(total),
    p50: shareOf(times, 0.5),
    p95: shareOf(times, 0.95),
    p99: shareOf(times, 0.99),
    perSecond: (1000 * times.length) / spent,
    abstains: abstained / Math.max(1, noise.length),
    refuses: refused / queries.length,
  };
}

/** The fastest of three, for the machine may be busy with other things; slow questions are asked once. */
async function timed<T>(
  ask: (text: string) => Promise<T> | T,
  text: string,
): Promise<[answer: T, ms: number]> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; ; round++) {
    const start = performance.now();
    const answered = ask(text);
    // Who answers at once is not charged for waiting.
    const answer = answered instanceof Promise ? await answered : answered;
    best = Math.min(best, performance.now() - start);
    if (round === 2 || best > 100) return [answer, best];
  }
}

function qualityOf({
  hits,
  mrr,
  recall,
  n,
}: {
  hits: number;
  mrr: number;
  recall: number;
  n: number;
}): Quality {
  return { success: hits / n, mrr: mrr / n, recall: recall / n, asked: n };
}

/** Bytes in use after collecting, heap and buffers. Needs --expose-gc to be exact. */
export function memoryInUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
