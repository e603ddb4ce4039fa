/** Files on messages, fetched from where Slack keeps them and nowhere else, with the workspace's own token. */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import { fetchFile } from "../../core/fetch-file.ts";
import type { Files } from "../../core/files.ts";
import { codeOf } from "./errors.ts";

const optional = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** A file as messages hold it. One shared from another workspace comes without its address (Slack Connect). */
export const fileSchema = z.object({
  id: z.string(),
  name: optional,
  title: optional,
  mode: optional,
  url_private: optional,
  url_private_download: optional,
});

export type SlackFile = z.infer<typeof fileSchema>;

const ORIGINS = ["https://files.slack.com"];

/** The files of one request. `base` is where a stand-in keeps them. Deleted ones are left out. */
export function filesFrom(
  given: readonly SlackFile[],
  client: webApi.WebClient,
  base: string | undefined,
): Files {
  const origins = base === undefined ? ORIGINS : [new URL(base).origin];
  return {
    came: given
      .filter(({ mode }) => mode !== "tombstone" && mode !== "hidden_by_limit")
      .map((file) => {
        const name = file.name ?? file.title ?? "the file";
        return {
          id: file.id,
          name,
          read: async (limit, signal) => {
            const url = addressOf(file) ?? (await askFor(client, file.id, name));
            const headers = { authorization: `Bearer ${client.token ?? ""}` };
            return await fetchFile({ name, url, origins, headers, limit, signal });
          },
        };
      }),
  };
}

const addressOf = (file: SlackFile) => file.url_private_download ?? file.url_private;

async function askFor(client: webApi.WebClient, id: string, name: string): Promise<string> {
  const url = await client.files
    .info({ file: id })
    .then(({ file }) => addressOf(fileSchema.parse(file)))
    .catch((error: unknown) => {
      throw new UserError(
        "file-refused",
        `Slack does not let me read ${name} (${codeOf(error)}). Ask an administrator to let Paperboy read files (files:read).`,
      );
    });
  if (url === undefined) throw new UserError("file-refused", `Slack names no address for ${name}.`);
  return url;
}
