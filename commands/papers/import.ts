import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import {
  type Block,
  choice,
  choices,
  facts,
  heading,
  list,
  note,
  type Reply,
  reply,
} from "../../src/core/reply.ts";
import { clip, count } from "../../src/core/text.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { askSame, type TakenIn, takeIn } from "./taking-in.ts";

/** Many papers at once, with a report of every record. */
export default defineAction({
  name: "import",
  about: "Import BibTeX, RIS, CSL-JSON, JSON Lines, an arXiv feed or links, pasted or as a file",
  examples: ["papers import https://arxiv.org/abs/2312.00752 https://arxiv.org/abs/2405.04434"],
  audience: "everyone",
  options: {
    text: {
      kind: "text",
      about: "The records, as they are",
      required: true,
      orElse: "file",
      max: 40_000,
      lines: true,
    },
    file: { kind: "file", about: "A file with the records" },
  },
  run: async ({ text: pasted = "", file }, context): Promise<Reply> => {
    if (file === undefined) return tellImport(await takeIn(context, "import", pasted));
    context.progress(`Fetching ${clip(file.name, 100)}…`);
    const told = tellImport(await takeIn(context, "import", await file.read(LARGEST, context.signal)));
    const left =
      file.others === undefined ? "" : ` ${count(file.others, "other file")} left out: import one at a time.`;
    return { ...told, blocks: [...told.blocks, note(`From ${clip(file.name, 100)}.${left}`)] };
  },
});

/** The largest file that is read in chat, in bytes. */
const LARGEST = 4 * 1024 * 1024;

/** What people call the formats. */
const FORMATS: Readonly<Record<string, string>> = {
  bibtex: "BibTeX",
  ris: "RIS",
  "csl-json": "CSL-JSON",
  "json-lines": "JSON Lines",
  "arxiv-atom": "an arXiv feed",
  "link-list": "links",
  listing: "a listing",
  "author-page": "an author's page",
  "bare-abstracts": "abstracts",
};

/** Records told one by one. */
const SHOWN = 8;

/** What became of every record, with Undo for all of it. */
export function tellImport(taken: TakenIn): Reply {
  const { report, before, change, fuller } = taken;
  const { records, added, merged, doubtful, rejected, lacking } = report;
  const papers = new Map(report.papers.map((paper) => [paper.id, paper]));
  const paperOf = (id: string) => papers.get(id) ?? before.corpus.byId(id);
  const name = (id: string) => {
    const paper = paperOf(id);
    return paper === undefined ? id : nameOf(paper);
  };
  const isNew = new Set(added);
  const unnamed = report.papers.filter(
    ({ id, titleSource }) => titleSource === "derived" && isNew.has(id) && !lacking.has(id),
  );
  const blocks: Block[] = [
    heading(
      records === 0 && rejected.length > 0
        ? "Nothing could be imported"
        : `${count(records, "record")} read${report.format === undefined ? "" : ` as ${FORMATS[report.format] ?? report.format}`}`,
    ),
    facts([
      ["Added", listed(added, name)],
      [
        "Merged",
        listed(merged, ({ paper, line }) => `${name(paper)} (line ${line})`) +
          (fuller.length === 0 ? "" : `; ${count(fuller.length, "paper")} now say more`),
      ],
      ["Doubtful", String(doubtful.length)],
      ["Rejected", String(rejected.length)],
    ]),
    ...(rejected.length === 0
      ? []
      : [
          list(
            rejected
              .slice(0, SHOWN)
              .map(
                ({ line, reason, text: shown }) =>
                  `Line ${line}: ${reason}${shown === undefined ? "" : ` (“${clip(shown, 60)}”)`}`,
              ),
          ),
        ]),
    ...(rejected.length > SHOWN
      ? [note(`${count(rejected.length - SHOWN, "reject")} more of this kind.`)]
      : []),
    ...(lacking.size === 0
      ? []
      : [
          note(
            `${count(lacking.size, "paper")} known by id only: title and abstract follow when the source answers.`,
          ),
        ]),
    ...(unnamed.length === 0
      ? []
      : [
          note(
            `${count(unnamed.length, "paper")} known by a link only, which neither arXiv nor Crossref knows: add it again with its title, its arXiv id or its DOI behind the link.`,
          ),
        ]),
    ...(change === undefined ? [] : [choices(choice("Undo", invoke("papers undo", { change })))]),
    ...doubtful.slice(0, 3).flatMap((pair) => askSame(pair, paperOf)),
    ...(doubtful.length > 3
      ? [note(`${count(doubtful.length - 3, "pair")} more to decide: /papers health`)]
      : []),
  ];
  const failed = records === 0;
  return {
    ...reply(blocks, { outcome: failed ? "nothing" : "done", papers: [...added] }),
    // What changed nothing is of no interest to anybody else.
    audience: change === undefined ? "asker" : "everyone",
  };
}

function listed<T>(items: readonly T[], name: (item: T) => string): string {
  if (items.length === 0) return "0";
  const more = items.length - SHOWN;
  return `${items.length}: ${items.slice(0, SHOWN).map(name).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
