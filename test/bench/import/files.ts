/** Large made-up files of each format that can be imported, a tenth of their records doubles of earlier ones. */

import { createWriteStream } from "node:fs";
import { NAMES, random, TITLES } from "../../corpus/formats/glued-lines.ts";

interface MadeRecord {
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly abstract: string;
}

/** One format: what stands before, between and after the records. */
interface Written {
  readonly file: string;
  readonly begin?: string;
  readonly between?: string;
  readonly end?: string;
  readonly record: (record: MadeRecord, number: number) => string;
}

export const FORMATS: Readonly<Record<string, Written>> = {
  "json-lines": { file: "records.jsonl", record: (record) => `${JSON.stringify(record)}\n` },
  bibtex: {
    file: "records.bib",
    record: ({ title, authors, year, abstract }, number) =>
      `@article{r${number},\n  title = {${title}},\n  author = {${authors.join(" and ")}},\n  year = {${year}},\n  abstract = {${abstract}}\n}\n\n`,
  },
  ris: {
    file: "records.ris",
    record: ({ title, authors, year, abstract }) =>
      `TY  - JOUR\nTI  - ${title}\n${authors.map((name) => `AU  - ${name}\n`).join("")}PY  - ${year}\nAB  - ${abstract}\nER  - \n\n`,
  },
  "csl-json": {
    file: "records.json",
    begin: "[\n",
    between: ",\n",
    end: "\n]\n",
    record: ({ title, authors, year, abstract }) =>
      JSON.stringify({
        title,
        author: authors.map((literal) => ({ literal })),
        issued: { "date-parts": [[year]] },
        abstract,
      }),
  },
  "arxiv-atom": {
    file: "records.xml",
    begin: '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
    end: "</feed>\n",
    record: ({ title, authors, year, abstract }, number) =>
      `<entry>\n<id>http://arxiv.org/abs/${String(1000 + Math.floor(number / 10_000))}.${String(number % 10_000).padStart(5, "0")}v1</id>\n<published>${year}-01-05T18:55:32Z</published>\n<title>${title}</title>\n<summary>${abstract}</summary>\n${authors.map((name) => `<author><name>${name}</name></author>\n`).join("")}</entry>\n`,
  },
};

/** Earlier records of which doubles are made. */
const KEPT = 20_000;

/** Writes `count` records with abstracts of `words` words, the same for each format and count. */
export async function writeRecords(
  path: string,
  format: string,
  count: number,
  words: number,
): Promise<void> {
  const written = FORMATS[format];
  if (written === undefined) throw new RangeError(`no format ${format}`);
  const file = createWriteStream(path);
  const put = async (text: string) => {
    if (!file.write(text)) await new Promise((resolve) => file.once("drain", resolve));
  };
  await put(written.begin ?? "");
  let number = 0;
  for (const record of madeRecords(count, words)) {
    await put(`${number === 0 ? "" : (written.between ?? "")}${written.record(record, number)}`);
    number += 1;
  }
  await put(written.end ?? "");
  await new Promise<void>((resolve) => file.end(resolve));
}

function* madeRecords(count: number, words: number): Generator<MadeRecord> {
  const next = random(5);
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(next() * values.length)];
  // Some marks in titles are markup in one format or another.
  const known = [
    ...new Set(
      TITLES.join(" ")
        .replaceAll(/[&<>"'{}$%#\\]/g, "")
        .split(" "),
    ),
  ];
  // Made-up words beside real ones: a literature has more than one bibliography's vocabulary.
  const rare = Array.from({ length: 6_000 }, (_, index) => `${index.toString(36)}oid`);
  const word = () => (next() < 0.4 ? pick(known) : rare[Math.floor(next() * next() * rare.length)]) ?? "";
  const sentence = (length: number) => Array.from({ length }, word).join(" ");
  const earlier: MadeRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const double = next() < 0.1 ? pick(earlier) : undefined;
    if (double !== undefined) {
      yield { ...double, title: double.title.toLowerCase() };
      continue;
    }
    const record = {
      title: sentence(6 + Math.floor(next() * 6)),
      authors: [pick(NAMES) ?? "", pick(NAMES) ?? ""],
      year: 1990 + Math.floor(next() * 35),
      abstract: `${sentence(words)}.`,
    };
    if (earlier.length < KEPT) earlier.push(record);
    yield record;
  }
}
