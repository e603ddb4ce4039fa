import { defineAction } from "../../src/core/command.ts";
import type { IntakeReport } from "../../src/core/intake.ts";
import { invoke } from "../../src/core/invocation.ts";
import type { Paper } from "../../src/core/paper.ts";
import {
  type Block,
  type Choice,
  choice,
  choices,
  note,
  paperCard,
  type Reply,
  reply,
  text,
  whisper,
} from "../../src/core/reply.ts";
import { clip } from "../../src/core/text.ts";
import { siteOf } from "../../src/corpus/link-hints.ts";
import { linkOf } from "../../src/corpus/links.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { tellImport } from "./import.ts";
import { askSame, takeIn } from "./taking-in.ts";

/** One paper by link, id or reference becomes the team's; one that is there is shown instead of added twice. */
export default defineAction({
  name: "add",
  about: "Add a paper by link, id, DOI or pasted BibTeX to the team's papers",
  examples: ["papers add https://arxiv.org/abs/2312.00752", "papers add 10.1038/s41586-025-09422-z"],
  audience: "everyone",
  options: {
    what: {
      kind: "text",
      about: "A link, an arXiv id, a DOI, or BibTeX, RIS or CSL-JSON",
      required: true,
      max: 40_000,
      lines: true,
    },
  },
  async run({ what }, context): Promise<Reply> {
    const taken = await takeIn(context, "add", what);
    const { report, change, before } = taken;
    const [rejected] = report.rejected;
    if (report.records === 0 && rejected !== undefined && report.rejected.length === 1)
      return notAdded(rejected);
    if (report.records > 1 || report.rejected.length > 0 || report.records === 0) return tellImport(taken);
    const [paper] = report.papers;
    const [known] = report.merged;
    const undo = change === undefined ? [] : [choice("Undo", invoke("papers undo", { change }))];
    if (report.added.length === 0) {
      const there = paper ?? (known === undefined ? undefined : before.corpus.byId(known.paper));
      if (there === undefined) return tellImport(taken);
      const told = change === undefined ? "is here already" : "was here already, and says more now";
      const blocks = [
        text(`${nameOf(there)} ${told}.`),
        paperCard(there),
        ...stillUnknown(there, report.lacking.get(there.id)),
        choices(...undo, ...afterwards(there)),
      ];
      return {
        ...whisper(blocks, { outcome: "found" }),
        ...(change !== undefined ? { audience: "everyone" as const } : {}),
      };
    }
    if (paper === undefined) throw new Error("an added paper is among the papers");
    const lacking = report.lacking.get(paper.id);
    const blocks = [
      text(`Added ${nameOf(paper)} to the team's papers.`),
      paperCard(paper),
      ...stillUnknown(paper, lacking),
      choices(...undo, ...afterwards(paper)),
    ];
    const now = new Map(report.papers.map((one) => [one.id, one]));
    const doubts = report.doubtful
      .slice(0, 3)
      .flatMap((pair) => askSame(pair, (id) => now.get(id) ?? before.corpus.byId(id)));
    return reply([...blocks, ...doubts], { outcome: "done", papers: [paper.id] });
  },
});

/** Why one thing typed is no paper, and what would be. */
function notAdded({ reason, text: shown }: IntakeReport["rejected"][number]): Reply {
  const typed = shown === undefined ? "" : ` (“${clip(shown, 100)}”)`;
  return whisper([text(`Nothing was added${typed}: ${reason}.`)], { outcome: "nothing" });
}

/** What is not known of a paper yet, and what to do about it. */
function stillUnknown(paper: Paper, lacking: string | undefined): readonly Block[] {
  if (lacking !== undefined) {
    const [kind = "", ...rest] = lacking.split(":");
    const what = clip(rest.join(":").replace(/\s+/g, " "), 100);
    const told =
      kind === "title"
        ? `Only its link is known so far: arXiv and Crossref could not be asked for “${what}”.`
        : `Only its id is known so far: ${kind === "arxiv" ? "arXiv" : "Crossref"} could not be asked for ${what}.`;
    return [
      note(`${told} Title and abstract follow when ${kind === "title" ? "they answer" : "it answers"}.`),
    ];
  }
  const link = paper.titleSource === "derived" && paper.url !== undefined ? linkOf(paper.url) : undefined;
  if (link === undefined) return [];
  return [
    note(
      `Only its link is known: nothing but arXiv and Crossref is asked, and ${siteOf(link.kind)} has an id of its own. Add it again with its title, its arXiv id or its DOI behind the link, and it is filled in.`,
    ),
  ];
}

function afterwards(paper: Paper): readonly Choice[] {
  return [
    choice("Save", invoke("papers save", { paper: paper.id })),
    choice("Nominate", invoke("reading-group nominate", { paper: paper.id })),
  ];
}
