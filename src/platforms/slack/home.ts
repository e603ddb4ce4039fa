/** The Home tab: a search, what is next, and help, each drawn from the answers of ordinary commands. */

import type { types } from "@slack/bolt";
import { findAction } from "../../core/command.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, Request } from "../../core/ports.ts";
import { drawForView, type SlackBlock } from "./draw.ts";
import { LIMITS } from "./limits.ts";
import type { Kept } from "./press.ts";

/** The action id of the search field. */
export const SEARCH = "home-search";

/** What one person sees; runs the given commands as they would. */
export async function drawHome(
  handle: Handle,
  shown: readonly Invocation[],
  asked: Omit<Request, "invocation">,
): Promise<{ readonly view: types.HomeView; readonly kept: readonly Kept[] }> {
  const blocks: SlackBlock[] = [
    { type: "header", text: { type: "plain_text", text: "Paperboy", emoji: false } },
    {
      type: "input",
      dispatch_action: true,
      label: { type: "plain_text", text: "Find a paper", emoji: false },
      element: {
        type: "plain_text_input",
        action_id: SEARCH,
        max_length: 500,
        placeholder: {
          type: "plain_text",
          text: "A nickname, a few words, an author, an id or a link",
          emoji: false,
        },
        dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
      },
    },
  ];
  const kept: Kept[] = [];
  for (const invocation of shown) {
    if (findAction(handle.commands, invocation.command, invocation.subcommand) === undefined) continue;
    const reply = await handle.run({ ...asked, invocation });
    const drawn = drawForView(reply, blocks.length + 1);
    if (blocks.length + 1 + drawn.blocks.length > LIMITS.viewBlocks) break;
    blocks.push({ type: "divider" }, ...numbered(drawn.blocks, blocks.length));
    kept.push(...drawn.kept);
  }
  return { view: { type: "home", blocks }, kept };
}

/** Replies number their buttons from one; block ids keep those of several replies apart. */
function numbered(blocks: readonly SlackBlock[], from: number): SlackBlock[] {
  return blocks.map((block, index) => ({ ...block, block_id: `home-${from + index}` }));
}
