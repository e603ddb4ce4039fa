/** A stand-in for arXiv's and Crossref's APIs on this machine: answers for the papers it is given, and can be away. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface KnownPaper {
  /** What arXiv knows of. */
  readonly arxivId?: string;
  /** What Crossref knows of, in lower case. */
  readonly doi?: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
}

export interface StandInSources {
  readonly base: string;
  readonly asked: readonly string[];
  /** While true every request is refused with 503. */
  away: boolean;
  close(): Promise<void>;
}

export async function standInSources(papers: readonly KnownPaper[]): Promise<StandInSources> {
  const asked: string[] = [];
  const state = { away: false };
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (state.away) return void response.writeHead(503, { "retry-after": "0" }).end();
    const url = new URL(request.url ?? "/", "http://stand-in.invalid");
    if (url.pathname.endsWith("/query")) {
      const ids = (url.searchParams.get("id_list") ?? "").split(",");
      // As arXiv's own search does: every word, in any field.
      const words = (url.searchParams.get("search_query") ?? "").match(/(?<=all:)[^ ]+/g);
      const all = ({ title, authors }: KnownPaper) => `${title} ${authors.join(" ")}`.toLowerCase();
      const found = papers.filter(
        (one) =>
          one.arxivId !== undefined &&
          (words === null ? ids.includes(one.arxivId) : words.every((word) => all(one).includes(word))),
      );
      return void response.writeHead(200, { "content-type": "application/atom+xml" }).end(feed(found));
    }
    if (url.pathname.includes("/works")) {
      const doi = decodeURIComponent(/\/works\/(.+)$/.exec(url.pathname)?.[1] ?? "").toLowerCase();
      const known = papers.filter((one) => one.doi !== undefined);
      const exact = known.find((one) => one.doi === doi);
      if (doi !== "" && exact === undefined) return void response.writeHead(404).end();
      // Crossref's search is loose: whatever shares a word is offered.
      const asked = (url.searchParams.get("query.bibliographic") ?? "").toLowerCase().split(/\W+/);
      const near = known.filter(({ title }) => asked.some((word) => title.toLowerCase().includes(word)));
      const message = exact === undefined ? { items: near.map(work) } : work(exact);
      return void response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify({ message }));
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/api`,
    asked,
    get away() {
      return state.away;
    },
    set away(away: boolean) {
      state.away = away;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function work({ doi, title, authors }: KnownPaper): object {
  const author = authors.map((name) => ({ given: name.split(" ")[0], family: name.split(" ").at(-1) }));
  return { DOI: doi, title: [title], author, issued: { "date-parts": [[2024, 8]] } };
}

function feed(papers: readonly KnownPaper[]): string {
  const entries = papers.map(
    ({ arxivId, title, abstract, authors }) => `<entry><id>http://arxiv.org/abs/${arxivId}v1</id>
<published>2023-12-01T18:01:34Z</published><title>${title}</title><summary>${abstract}</summary>
${authors.map((name) => `<author><name>${name}</name></author>`).join("")}
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`;
}
