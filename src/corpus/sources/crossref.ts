/**
 * Metadata of DOIs from Crossref's REST API. Good manners there: a contact in the User-Agent and `mailto`, which leads to the
 * polite pool (Crossref documentation, "Access and authentication").
 */

import * as z from "zod";
import type { Entry } from "../entry.ts";
import { entryFromJson } from "../formats/record-entry.ts";
import { onlyOne, type SourceAnswer } from "./arxiv.ts";
import { PoliteClient, type PoliteOptions } from "./polite-client.ts";

const APART = 200;

/** The fields used; Crossref's records are CSL-JSON with lists where CSL has one value. */
const work = z.looseObject({
  DOI: z.string(),
  title: z.array(z.string()).default([]),
  subtitle: z.array(z.string()).default([]),
  abstract: z.string().optional(),
});
const oneWork = z.looseObject({ message: work });
const someWorks = z.looseObject({ message: z.looseObject({ items: z.array(z.unknown()) }) });

/** Works looked at for one title. */
const ROWS = 5;
const LONGEST_TITLE = 400;

export class CrossrefSource {
  readonly #client: PoliteClient;
  readonly #contact: string | undefined;

  constructor(options: Omit<PoliteOptions, "apart"> & { readonly apart?: number }) {
    this.#client = new PoliteClient({ ...options, apart: options.apart ?? APART });
    this.#contact = options.contact?.includes("@") === true ? options.contact : undefined;
  }

  /** The metadata of one DOI. Never rejects. */
  async lookup(doi: string, signal?: AbortSignal): Promise<SourceAnswer> {
    if (!/^10\.\d{4,9}\/\S+$/.test(doi)) return { kind: "missing" };
    const query = this.#contact === undefined ? "" : `?mailto=${encodeURIComponent(this.#contact)}`;
    const answer = await this.#client.get(`works/${encodeURIComponent(doi)}${query}`, signal);
    if (answer.kind === "missing") return answer;
    if (answer.kind !== "found") return { kind: "away", why: answer.why };
    const read = oneWork.safeParse(parsed(answer.body));
    if (!read.success) return { kind: "away", why: "the answer is not a work" };
    const entry = entryOf(read.data.message);
    return entry === undefined ? { kind: "missing" } : { kind: "found", entry };
  }

  /**
   * The work whose title was typed, perhaps among other words; missing unless exactly one title fits. Never rejects.
   * Source: Crossref REST API documentation, "Queries" (`query.bibliographic`).
   */
  async byTitle(typed: string, signal?: AbortSignal): Promise<SourceAnswer> {
    const query = new URLSearchParams({
      "query.bibliographic": typed.slice(0, LONGEST_TITLE),
      rows: String(ROWS),
      ...(this.#contact === undefined ? {} : { mailto: this.#contact }),
    });
    const answer = await this.#client.get(`works?${query}`, signal);
    if (answer.kind === "missing") return { kind: "away", why: "Crossref's API is not at that address" };
    if (answer.kind !== "found") return { kind: "away", why: answer.why };
    const read = someWorks.safeParse(parsed(answer.body));
    if (!read.success) return { kind: "away", why: "the answer is not a list of works" };
    const entries = read.data.message.items.flatMap((item) => {
      const one = work.safeParse(item);
      return one.success ? (entryOf(one.data) ?? []) : [];
    });
    return onlyOne(typed, entries);
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function entryOf(message: z.infer<typeof work>): Entry | undefined {
  const title = [message.title[0], message.subtitle[0]]
    .filter((part) => part !== undefined && part !== "")
    .join(": ");
  // Abstracts come as JATS markup.
  const abstract = message.abstract
    ?.replace(/<jats:title>[^<]*<\/jats:title>/g, " ")
    .replace(/<[^>]{1,200}>/g, " ");
  const entry = entryFromJson(
    { ...message, title, abstract },
    { file: "crossref.org", entry: 1, line: 1, endLine: 1 },
  );
  return typeof entry === "string" ? undefined : entry;
}
