/** Files on messages and beside commands, fetched from where Discord keeps them and nowhere else. */

import { z } from "zod";
import { fetchFile } from "../../core/fetch-file.ts";
import type { Files } from "../../core/files.ts";

/** An attachment, as messages and commands hold it. Source: developer documentation, "Attachment Object". */
export const attachmentSchema = z.object({ id: z.string(), filename: z.string(), url: z.string() });

export type Attachment = z.infer<typeof attachmentSchema>;

/** Where Discord keeps attachments; the second serves those that are shown. */
const ORIGINS = ["https://cdn.discordapp.com", "https://media.discordapp.net"];

/** The files of one request. `base` is where a stand-in keeps them. */
export function filesFrom(attachments: readonly Attachment[], base: string | undefined): Files {
  const origins = base === undefined ? ORIGINS : [new URL(base).origin];
  return {
    came: attachments.map(({ id, filename: name, url }) => ({
      id,
      name,
      read: (limit, signal) => fetchFile({ name, url, origins, limit, signal }),
    })),
  };
}
