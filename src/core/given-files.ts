/**
 * Long texts that are given as files. A command says once what a text is as a file; a platform that can upload gives
 * it whole, and every other one draws it as text to copy, part by part.
 */

import type { Block, FileKind, Reply } from "./reply.ts";

/** A text to give as a file. */
export interface TextFile extends FileKind {
  readonly text: string;
}

type FileBlock = Extract<Block, { type: "code" }> & { readonly file: FileKind };

export function isFile(block: Block): block is FileBlock {
  return block.type === "code" && block.file !== undefined;
}

/** The files of a reply, in its order. */
export function filesIn({ blocks }: Pick<Reply, "blocks">): readonly TextFile[] {
  return blocks.filter(isFile).map(({ text, file }) => ({ ...file, text }));
}

/** The reply for where no file can be given: its texts are drawn. */
export function withoutFiles(reply: Reply): Reply {
  return replaceFiles(reply, ({ file: _, ...block }) => block);
}

/** The reply with something else in the place of every file. */
export function replaceFiles(reply: Reply, replacement: (block: FileBlock) => Block): Reply {
  return { ...reply, blocks: reply.blocks.map((block) => (isFile(block) ? replacement(block) : block)) };
}
