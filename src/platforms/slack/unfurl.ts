/** Links to papers in conversations: the paper shown under them, when it is surely the one that is linked. */

import type { webApi } from "@slack/bolt";
import { z } from "zod";
import { arxivIdOf, doiOf, type Paper } from "../../core/paper.ts";
import type { Handle, Request } from "../../core/ports.ts";
import { type Block, reply } from "../../core/reply.ts";
import { drawFitted } from "./draw.ts";

export const linksSchema = z.object({
  team_id: z.string(),
  event_id: z.string(),
  event: z.object({
    user: z.string(),
    channel: z.string(),
    message_ts: z.string(),
    thread_ts: z.string().optional(),
    unfurl_id: z.string().optional(),
    source: z.string().optional(),
    links: z.array(z.object({ url: z.string().max(3_000) })).max(20),
  }),
});

export type SharedLinks = z.infer<typeof linksSchema>["event"];

/** Unfurls what it knows; says nothing about other links. */
export async function unfurl(
  client: webApi.WebClient,
  event: SharedLinks,
  handle: Handle,
  asked: Omit<Request, "invocation">,
): Promise<void> {
  const unfurls: Record<string, { blocks: webApi.LinkUnfurls[string]["blocks"] }> = {};
  for (const { url } of event.links) {
    const found = await linked(url, handle, asked);
    if (found === undefined) continue;
    const { paper, memory } = found;
    const card: Block = { type: "paper", paper, detail: "full", abstract: 2, secondary: false };
    unfurls[url] = { blocks: drawFitted(reply([card, ...memory])).payload.blocks };
  }
  if (Object.keys(unfurls).length === 0) return;
  // In the composer there is no message yet: Slack names the draft instead.
  const where =
    event.unfurl_id !== undefined && event.source !== undefined
      ? { unfurl_id: event.unfurl_id, source: event.source as "composer" }
      : { channel: event.channel, ts: event.message_ts };
  await client.chat.unfurl({ ...where, unfurls } as webApi.ChatUnfurlArguments);
}

async function linked(
  url: string,
  handle: Handle,
  asked: Omit<Request, "invocation">,
): Promise<{ readonly paper: Paper; readonly memory: readonly Block[] } | undefined> {
  const invocation = handle.lift(`/paper ${url}`, asked);
  if ("blocks" in invocation) return undefined;
  // Everybody reads what stands under a link: asked aloud, the answer holds nothing about one person.
  const answer = await handle.run({ ...asked, invocation: { ...invocation, audience: "everyone" } });
  const block = answer.blocks.find((candidate) => candidate.type === "paper");
  if (answer.outcome !== "found" || block?.type !== "paper") return undefined;
  const { paper } = block;
  const address = decodeURIComponent(url).toLowerCase();
  const ids = [arxivIdOf(paper), doiOf(paper), ...(paper.otherIds ?? [])].filter((id) => id !== undefined);
  // The paper must be the one whose id stands in the link, not one that merely resembles it.
  if (!ids.some((id) => idStandsIn(address, id.toLowerCase()))) return undefined;
  // What the team remembers of the paper stands in a note.
  return { paper, memory: answer.blocks.filter(({ type }) => type === "note") };
}

function idStandsIn(address: string, id: string): boolean {
  const at = address.indexOf(`/${id}`);
  const next = at === -1 ? undefined : address.charAt(at + id.length + 1);
  return next !== undefined && (next === "" || /[v/?#.]/u.test(next));
}
