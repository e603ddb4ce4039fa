/** A stand-in for arXiv's and Crossref's APIs on this machine: answers for the papers it is given, and can be away. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface KnownPaper {
  readonly arxivId: string;
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
      const found = papers.filter(({ arxivId }) => ids.includes(arxivId));
      return void response.writeHead(200, { "content-type": "application/atom+xml" }).end(feed(found));
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

function feed(papers: readonly KnownPaper[]): string {
  const entries = papers.map(
    ({ arxivId, title, abstract, authors }) => `<entry><id>http://arxiv.org/abs/${arxivId}v1</id>
<published>2023-12-01T18:01:34Z</published><title>${title}</title><summary>${abstract}</summary>
${authors.map((name) => `<author><name>${name}</name></author>`).join("")}
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom">${entries.join("")}</feed>`;
}
