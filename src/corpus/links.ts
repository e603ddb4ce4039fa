/**
 * Ids and links of papers in running text. Nothing here dials anything: an address is only read. Sources: arXiv's "arXiv
 * identifier" help page; Crossref, "DOIs and matching regular expressions" (2015).
 */

/** What kind of id a link holds. */
export type LinkKind = "arxiv" | "doi" | "semantic-scholar" | "openreview" | "acl-anthology";

export interface PaperLink {
  readonly kind: LinkKind;
  /** Canonical: arXiv without version, DOI in lower case, the site's own id otherwise. */
  readonly id: string;
  /** As it stands in the text. */
  readonly text: string;
  /** Where it begins, in UTF-16 units. */
  readonly at: number;
}

const ARXIV_NEW = /\d{4}\.\d{4,5}/;
const ARXIV_OLD = /[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?\/\d{7}/;
const ARXIV_ID = new RegExp(`(?:${ARXIV_NEW.source}|${ARXIV_OLD.source})`);
/** Trailing punctuation of the sentence around it is not part of a DOI, nor is a bracket that was not opened in it. */
const DOI = /10\.\d{4,9}\/[^\s"<>{}|\\^`]+/;

interface Pattern {
  readonly kind: LinkKind;
  readonly pattern: RegExp;
  readonly id: (found: RegExpMatchArray) => string | undefined;
}

const word = (index: number) => (found: RegExpMatchArray) => found[index];

/** In order of trust: sites whose path is an id, then ids alone. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: "arxiv",
    pattern: new RegExp(
      `(?:https?://)?(?:www\\.|export\\.|[a-z0-9-]+\\.)?(?:arxiv\\.org/(?:abs|pdf|html|format|src|ps|e-print)|ar5iv\\.(?:labs\\.arxiv\\.)?org/(?:abs|html)|alphaxiv\\.org/(?:abs|pdf|overview|resources)|huggingface\\.co/papers|hf\\.co/papers|scirate\\.com/arxiv|semanticscholar\\.org/arxiv|arxiv-sanity-lite\\.com/\\?rank=pid&pid)[/=](${ARXIV_ID.source})(?:v\\d+)?(?:\\.pdf)?`,
      "gi",
    ),
    id: word(1),
  },
  {
    kind: "arxiv",
    pattern: new RegExp(
      `(?:https?://)?(?:dx\\.)?(?:doi\\.org/)?10\\.48550/arxiv\\.(${ARXIV_ID.source})(?:v\\d+)?`,
      "gi",
    ),
    id: word(1),
  },
  {
    kind: "acl-anthology",
    pattern:
      /(?:https?:\/\/)?(?:www\.|preview\.)?aclanthology\.org\/(?:volumes\/)?([A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)(?:v\d+)?(?:\.pdf|\.bib|\/)?/gi,
    id: word(1),
  },
  {
    kind: "openreview",
    pattern:
      /(?:https?:\/\/)?openreview\.net\/(?:forum|pdf|attachment|revisions)\?(?:[^\s"<>]*?&)?id=([\w-]{6,20})/gi,
    id: word(1),
  },
  {
    kind: "semantic-scholar",
    pattern:
      /(?:https?:\/\/)?(?:www\.|api\.)?semanticscholar\.org\/(?:paper|reader|graph\/v1\/paper)\/(?:[^\s/"<>]+\/)?([0-9a-f]{40})/gi,
    id: word(1),
  },
  {
    kind: "semantic-scholar",
    pattern: /\bCorpusID:\s?(\d{4,12})/gi,
    id: (found) => `CorpusID:${found[1] ?? ""}`,
  },
  // A publisher's page that holds the DOI in its path or query: springer, acm, wiley, science, pnas, …
  {
    kind: "doi",
    pattern: new RegExp(`https?://[^\\s"<>]{3,200}?(?:/|=|%2F)(${DOI.source})`, "gi"),
    id: (found) => cleanDoi(found[1] ?? ""),
  },
  {
    kind: "doi",
    pattern: new RegExp(`(?:\\bdoi:?\\s*|(?<![\\w./]))(${DOI.source})`, "gi"),
    id: (found) => cleanDoi(found[1] ?? ""),
  },
  // Nature's pages name the DOI's end only.
  {
    kind: "doi",
    pattern: /https?:\/\/(?:www\.)?nature\.com\/articles\/(s\d{5}-\d{3}-\d{5}-[\da-z])(?:\.pdf)?/gi,
    id: (found) => `10.1038/${(found[1] ?? "").toLowerCase()}`,
  },
  {
    kind: "arxiv",
    pattern: new RegExp(`\\barxiv\\s*[:.]?\\s*(${ARXIV_ID.source})(?:v\\d+)?(?!\\d)`, "gi"),
    id: word(1),
  },
  // A bare new-style id: the month tells it from a number.
  {
    kind: "arxiv",
    pattern: /(?<![\w./-])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5})(?:v\d{1,2})?(?![\w/]|\.\d)/g,
    id: word(1),
  },
];

/**
 * Every paper named in a text by id or link, in order of place, each id once. Linear in the text, of which the first
 * 20,000 characters are read.
 */
export function findLinks(text: string): PaperLink[] {
  const read = text.slice(0, 20_000);
  const found: PaperLink[] = [];
  for (const { kind, pattern, id } of PATTERNS)
    for (const match of read.matchAll(pattern)) {
      const name = id(match);
      const at = match.index;
      const taken = found.some(
        (other) => at < other.at + other.text.length && other.at < at + match[0].length,
      );
      if (name === undefined || name === "" || taken) continue;
      found.push({ kind, id: canonical(kind, name), text: match[0], at });
    }
  found.sort((a, b) => a.at - b.at);
  return found.filter(
    (link, index) => found.findIndex((other) => other.kind === link.kind && other.id === link.id) === index,
  );
}

/** The one paper that a text names, when it is nothing but an id or a link. */
export function linkOf(text: string): PaperLink | undefined {
  const trimmed = text.trim().replace(/^<|[>.,;]$/g, "");
  const [link, second] = findLinks(trimmed);
  if (link === undefined || second !== undefined) return undefined;
  // Query strings and anchors may follow a link, words may not.
  return link.at === 0 && !/\s/.test(trimmed.slice(link.text.length)) ? link : undefined;
}

/** The arXiv id in a text that holds one, without its version; `math.GT/0309136` keeps no class. */
export function arxivIdIn(text: string): string | undefined {
  const plain = new RegExp(`^(?:arxiv:)?(${ARXIV_ID.source})(?:v\\d+)?$`, "i").exec(text.trim())?.[1];
  return plain === undefined
    ? findLinks(text).find((link) => link.kind === "arxiv")?.id
    : canonical("arxiv", plain);
}

/** The DOI in a text that holds one, in lower case. */
export function doiIn(text: string): string | undefined {
  const found = DOI.exec(decode(text))?.[0];
  return found === undefined ? undefined : cleanDoi(found).toLowerCase();
}

/** The page of a link, built from its id; never an address that somebody typed. */
export function addressOf({ kind, id }: PaperLink): string {
  switch (kind) {
    case "arxiv":
      return `https://arxiv.org/abs/${id}`;
    case "doi":
      return `https://doi.org/${encodeURI(id)}`;
    case "semantic-scholar":
      return `https://www.semanticscholar.org/paper/${encodeURIComponent(id)}`;
    case "openreview":
      return `https://openreview.net/forum?id=${encodeURIComponent(id)}`;
    case "acl-anthology":
      return `https://aclanthology.org/${encodeURIComponent(id)}`;
  }
}

function canonical(kind: LinkKind, id: string): string {
  if (kind === "arxiv") return id.toLowerCase().replace(/^([a-z-]+)\.[a-z]{2}\//, "$1/");
  if (kind === "doi") return id.toLowerCase();
  return id;
}

function cleanDoi(doi: string): string {
  let clean = decode(doi)
    .replace(/[?#&].*$/, "")
    .replace(/\/(?:full|abstract|pdf|epdf|meta|html|fulltext|summary)$/i, "")
    .replace(/\.pdf$/i, "");
  for (;;) {
    const before = clean;
    clean = clean.replace(/[.,;:!?'"”’\]}>*_]+$/, "");
    if (clean.endsWith(")") && (clean.match(/\(/g)?.length ?? 0) < (clean.match(/\)/g)?.length ?? 0))
      clean = clean.slice(0, -1);
    if (clean === before) return clean;
  }
}

function decode(text: string): string {
  try {
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
