/**
 * Pictures drawn here, uploaded to the workspace so that they can stand in a message without a public address.
 * Sources: Slack developer documentation, "Working with files" (the three steps of an upload, done by the library's
 * `filesUploadV2`) and "Image block" (`slack_file`: the file has to be processed before a message may show it).
 */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { Clock } from "../../core/clock.ts";
import type { Log } from "../../core/ports.ts";
import type { Block, Reply } from "../../core/reply.ts";
import type { Pictures } from "./draw.ts";
import { codeOf } from "./errors.ts";

const uploadedSchema = z.object({
  files: z.array(z.object({ files: z.array(z.object({ id: z.string() })).min(1) })).min(1),
});
const infoSchema = z.object({ file: z.object({ mimetype: z.string().default("") }) });

/** ms between looks whether Slack is done with a picture, and how often it is looked. */
const PROCESSING_MS = 400;
const LOOKS = 8;

type Picture = Extract<Block, { type: "picture" }>;

/** Uploads the pictures of a reply. One that cannot be is left out, and then told by its alternative text. */
export async function uploadPictures(
  client: webApi.WebClient,
  reply: Reply,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Pictures> {
  const found = new Map<string, { readonly file: string }>();
  const pictures = reply.blocks.filter((block) => block.type === "picture");
  await Promise.all(
    pictures.map(async (picture) => {
      try {
        found.set(picture.name, { file: await upload(client, picture, clock) });
      } catch (error) {
        log.warn("slack.picture-not-uploaded", { code: codeOf(error) });
      }
    }),
  );
  return found;
}

async function upload(client: webApi.WebClient, { name, png }: Picture, clock: Clock): Promise<string> {
  const answer = await client.filesUploadV2({
    file: Buffer.from(png, "base64"),
    filename: name,
    // What it shows is said by the block: the library gives the method a name for it that the method does not know.
    title: name,
  });
  const [first] = uploadedSchema.parse(answer).files;
  const id = first?.files[0]?.id ?? "";
  for (let look = 0; look < LOOKS; look += 1) {
    const { file } = infoSchema.parse(await client.files.info({ file: id }));
    if (file.mimetype !== "") return id;
    await clock.wait(PROCESSING_MS);
  }
  throw new Error("Slack did not process the picture in time");
}
