import { defineAction } from "../../src/core/command.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, type Reply, text } from "../../src/core/reply.ts";
import { put, remove } from "../../src/library/change.ts";
import { sayReaders } from "../shared/memory.ts";
import { nameOf } from "../shared/paper-choices.ts";
import { changeLibrary, keyFor, markBy } from "./desk.ts";
import { readingRecord } from "./reading-record.ts";

const STATUSES = ["want", "reading", "read", "none"] as const;

const TOLD = {
  want: "You want to read",
  reading: "You are reading",
  read: "You have read",
  none: "No longer on your reading record:",
} as const;

/** Where the asker stands with a paper, and what the team's people say of it. */
export default defineAction({
  name: "read",
  about: "Say that you want to read, are reading or have read a paper; bare, your record",
  examples: ["papers read", "papers read r1", "papers read r1 status:want", "papers read r1 status:none"],
  audience: "asker",
  options: {
    paper: { kind: "paper", about: "The paper; leave it out to see the record" },
    status: { kind: "choice", about: "Where you stand", of: STATUSES, fallback: "read" },
  },
  async run({ paper, status }, context): Promise<Reply> {
    if (paper === undefined) return await readingRecord(context);
    return await changeLibrary(context, "read", "asker", async (desk) => {
      const key = keyFor(desk, "status", context.asker.id, "", paper.id);
      const known = await desk.tables.marks.get(key);
      const others = (await desk.tables.marks.ofPaper(desk.tenantId, paper.id)).filter(
        ({ kind, owner }) => kind === "status" && owner !== context.asker.id,
      );
      const readers = sayReaders(others);
      const unchanged = (known?.value ?? "none") === status;
      return {
        edits: unchanged ? [] : [status === "none" ? remove(key) : put(markBy(context, desk, key, status))],
        sentence:
          unchanged && status === "none"
            ? "That was not on your reading record."
            : `${TOLD[status]} ${nameOf(paper)}.`,
        blocks: readers === undefined ? [] : [text(["Of the others: ", ...readers, "."])],
        buttons: STATUSES.filter((other) => other !== status && other !== "none").map((other) =>
          choice(LABELS[other], invoke("papers read", { paper: paper.id, status: other })),
        ),
      };
    });
  },
});

const LABELS = { want: "Want to read", reading: "Reading it", read: "Read it", none: "Neither" } as const;
