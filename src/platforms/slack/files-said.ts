/** What stands in a message in the place of a file that was given beside it. */

import { replaceFiles } from "../../core/given-files.ts";
import { type Reply, text } from "../../core/reply.ts";
import { code } from "../../core/spans.ts";

/** The reply when its files were given: it says where they are. */
export function withFilesSaid(reply: Reply, where = "in your direct messages with me"): Reply {
  return replaceFiles(reply, ({ file }) => text([code(file.name), ` is ${where}, as a file.`]));
}
