/** Writes to the ledger platform as an adapter writes to a real one: one request, no retries. */

import { request } from "node:http";
import { z } from "zod";
import type { FindOutcome, Poster, Posting, PostLimits, PostOutcome } from "../../src/core/delivery.ts";
import type { Manner } from "./ledger-platform.ts";

const FAST: PostLimits = { perSecond: Number.POSITIVE_INFINITY, perChannelMs: 0, perLookUpMs: 0 };

const answerSchema = z.object({
  id: z.string().optional(),
  code: z.number().optional(),
  readable: z.boolean().optional(),
  retryAfterMs: z.number().optional(),
  scope: z.enum(["channel", "tenant", "platform"]).optional(),
  messages: z.array(z.object({ id: z.string(), key: z.string() })).optional(),
});
type Answer = { readonly status: number; readonly body: z.infer<typeof answerSchema> };

export interface LedgerPosterOptions {
  readonly limits?: PostLimits;
  readonly repeatIsSafeForMs?: number;
  /** Mutation: claims that nothing is there without looking. */
  readonly neverLooks?: boolean;
}

export function ledgerPoster(base: string, manner: Manner, options: LedgerPosterOptions = {}): Poster {
  return {
    platform: manner,
    limits: options.limits ?? FAST,
    repeatIsSafeForMs: options.repeatIsSafeForMs ?? (manner === "discord" ? 2_000 : 0),
    post: async (posting, signal) => {
      try {
        const text = JSON.stringify(posting.reply);
        const body = JSON.stringify({ channel: channelOf(posting), key: posting.deliveryId, text });
        const outcome = toOutcome(await call(`${base}/post`, "POST", signal, body));
        if (outcome.kind !== "sent" || outcome.externalId === undefined) return outcome;
        return posting.reply.thread === undefined
          ? outcome
          : { ...outcome, url: addressOf(outcome.externalId) };
      } catch (error) {
        return failed(error);
      }
    },
    find: async (posting, signal): Promise<FindOutcome> => {
      if (options.neverLooks === true) return { kind: "absent" };
      const since = posting.firstTryAt - 60_000;
      const query = `channel=${encodeURIComponent(channelOf(posting))}&since=${since}&key=${posting.deliveryId}`;
      try {
        const { status, body } = await call(`${base}/history?${query}`, "GET", signal);
        if (status === 429)
          return { kind: "failed", detail: "429", retryAfterMs: body.retryAfterMs ?? 1_000 };
        if (status !== 200) return { kind: "failed", detail: String(status) };
        if (body.readable === false) return { kind: "cannotLook", detail: "no permission to read" };
        const ids = (body.messages ?? []).filter(({ key }) => key === posting.deliveryId).map(({ id }) => id);
        const [first, ...rest] = ids;
        return first === undefined
          ? { kind: "absent" }
          : {
              kind: "found",
              externalIds: [first, ...rest],
              ...(posting.reply.thread === undefined ? {} : { url: addressOf(first) }),
            };
      } catch {
        return { kind: "failed", detail: "no answer" };
      }
    },
  };
}

/** A thread is a channel of its own: `C1/m3`. */
function channelOf({ place }: Posting): string {
  const channel = place.channel ?? `@${place.person ?? ""}`;
  return place.thread === undefined ? channel : `${channel}/${place.thread}`;
}

const addressOf = (id: string) => `https://ledger.example/${id}`;

function failed(error: unknown): PostOutcome {
  const code = error instanceof Error && "code" in error ? String(error.code) : "no answer";
  return code === "ECONNREFUSED" ? { kind: "notSent", detail: code } : { kind: "unknown", detail: code };
}

function toOutcome({ status, body }: Answer): PostOutcome {
  if (status === 200) return { kind: "sent", ...(body.id === undefined ? {} : { externalId: body.id }) };
  if (status === 404 && body.code === 10_008) return { kind: "sent" };
  if (status === 429) {
    const wait = body.retryAfterMs === undefined ? {} : { retryAfterMs: body.retryAfterMs };
    return { kind: "rateLimited", scope: body.scope ?? "channel", ...wait };
  }
  const reasons = { 400: "content", 401: "revoked", 403: "forbidden", 404: "gone" } as const;
  const reason = reasons[status as keyof typeof reasons];
  return reason === undefined ? { kind: "unknown", detail: String(status) } : { kind: "refused", reason };
}

function call(url: string, method: "GET" | "POST", signal: AbortSignal, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, signal, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: answerSchema.parse(JSON.parse(text)) }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
