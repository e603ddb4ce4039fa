/** Exact keys: arXiv ids, DOIs and addresses, wherever they stand in a text. */

/** arXiv's identifier scheme, new (`2501.12948v2`) and old (`math/0309136`, `math.GT/0309136`). */
export const arxivPattern =
  /(?<![\w./-]\d*)(?:arxiv:)?(\d{4}\.\d{4,5})(?:v\d+)?(?![\w]|\.\d)|(?<=arxiv[:/\s]|abs\/|pdf\/|^\s*)((?:[a-z-]+)(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/i;
const DOI = /\b10\.\d{4,9}\/[^\s"<>)\]]+/;
const URL_PATTERN =
  /(?:https?:\/\/|www\.)[^\s<>)\]|]+|\b(?:arxiv\.org|doi\.org|github\.com|huggingface\.co)\/[^\s<>)\]|]+/i;

/** What a question names exactly, and the text without it. */
export interface NamedKeys {
  /** In the form the papers' own keys are kept in; the likeliest first. */
  readonly keys: readonly string[];
  readonly rest: string;
}

/** Finds the first address, id or DOI in a text; `keys` is empty when there is none. */
export function keysIn(text: string): NamedKeys {
  const address = URL_PATTERN.exec(text)?.[0];
  const scope = address ?? text;
  const keys: string[] = [];
  const arxiv = arxivPattern.exec(scope.replace(/^https?:\/\//, " ").replace(/\/(?=\d{4}\.\d{4,5})/, "/ "));
  const arxivId = arxiv?.[1] ?? arxiv?.[2];
  if (arxivId !== undefined) keys.push(arxivId.toLowerCase());
  const doi = DOI.exec(safeDecode(scope))?.[0];
  if (doi !== undefined) keys.push(...doiKeys(doi));
  if (address !== undefined) {
    const plain = addressKey(address);
    keys.push(plain);
    // A page below the paper's own address: the repository's tree, a file, an anchor.
    for (
      let cut = plain.lastIndexOf("/");
      cut > 0 && plain.slice(0, cut).split("/").length > 2;
      cut = plain.lastIndexOf("/", cut - 1)
    )
      keys.push(plain.slice(0, cut));
    keys.push(
      ...plain
        .split(/[/?=&#]/)
        .slice(-1)
        .filter((part) => part.length > 8),
    );
  }
  if (keys.length === 0) return { keys, rest: text };
  const named = address ?? arxiv?.[0] ?? doi ?? "";
  return { keys, rest: text.replace(named, " ").replace(/\barxiv(?:\s*id)?\s*:?/i, " ") };
}

/** The forms under which one key of a paper is found. */
export function keyForms(key: string): string[] {
  if (/^https?:/i.test(key)) return [addressKey(key)];
  if (key.startsWith("10.")) return doiKeys(key);
  if (/^[\w.-]+\/[\w.-]+$/.test(key) && !/\/\d{7}$/.test(key))
    return [key.toLowerCase(), `huggingface.co/${key.toLowerCase()}`];
  return [
    key
      .toLowerCase()
      .replace(/^arxiv:/, "")
      .replace(/v\d+$/, ""),
  ];
}

/** A publisher's own page often ends in the DOI's suffix: nature.com/articles/s41586-025-09422-z. */
function doiKeys(doi: string): string[] {
  const plain = doi.toLowerCase().replace(/[.,;]+$/, "");
  const suffix = plain.slice(plain.indexOf("/") + 1);
  return suffix.length > 8 ? [plain, suffix] : [plain];
}

function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/(?:\.git)?[/.,;:!?#]*$/, "");
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
