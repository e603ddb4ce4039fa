/**
 * Lines written to the bot: a mention in a channel or thread, or a direct message. They are answered where they
 * stand, for everyone there: Discord has no private answers to messages.
 */

import { type Client, PermissionFlagsBits } from "discord.js";
import { faultReference } from "../../core/errors.ts";
import { type Files, readableOf } from "../../core/files.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, Person, Place, Request } from "../../core/ports.ts";
import { Progress } from "../../core/progress.ts";
import { type Reply, text, whisper } from "../../core/reply.ts";
import { code } from "../../core/spans.ts";
import { prepare } from "./answer.ts";
import { placeOf } from "./decode.ts";
import type { Written } from "./decode-message.ts";
import { filesFrom } from "./files.ts";
import { QuietReply } from "./progress.ts";
import { readThread } from "./read-thread.ts";
import { type Saying, sayOnce } from "./say.ts";
import { isSnowflake } from "./text.ts";
import { FLAG } from "./wire.ts";

export interface Mentioned extends Saying {
  readonly handle: Handle;
  readonly choices: KeptChoices;
  readonly log: Log;
  readonly random: () => number;
  /** Where a stand-in keeps attachments. */
  readonly filesBase?: string;
}

/** Answers one line. Never rejects. */
export async function answerLine(written: Written, client: Client, speaking: Mentioned): Promise<void> {
  const { handle, choices, log, random } = speaking;
  try {
    const place = whereOf(written, client);
    const { thread, channel } = place;
    const bot = client.user?.id ?? "";
    const asked: Omit<Request, "invocation"> = {
      asker: askerOf(written, client),
      place,
      ...(thread === undefined
        ? {}
        : { readThread: () => readThread(speaking.rest, { channel, thread, bot }) }),
      locale: client.guilds.cache.get(written.guild ?? "")?.preferredLocale ?? "en-US",
      eventKey: written.id,
      isId: isSnowflake,
      files: filesFrom(written.attachments, speaking.filesBase),
    };
    const progress = new Progress(speaking);
    const told = new QuietReply(speaking, written.channel, written.id);
    const running = replyTo(written.line, handle, { ...asked, progress: progress.tell });
    const reply = await progress.during(running, told);
    const message = await prepare({ ...reply, audience: "everyone" }, choices, log);
    const id =
      (await told.becomes(message)) ??
      (await sayOnce(speaking, written.channel, `reply to ${written.id}`, message, written.id));
    if (id !== undefined && reply.audience === "everyone")
      await handle.stands({ place: asked.place, message: id }, reply);
  } catch (error) {
    const fault = faultReference(random);
    log.error("fault", { fault, platform: "discord", event: written.id, error });
    const apology = whisper([text(["Something went wrong on our side. Reference: ", code(fault), "."])], {
      outcome: "error",
    });
    await prepare({ ...apology, audience: "everyone" }, choices, log)
      .then((message) => sayOnce(speaking, written.channel, `apology to ${written.id}`, message, written.id))
      .catch((again: unknown) =>
        log.warn("an apology was not sent", { platform: "discord", event: written.id, error: again }),
      );
  }
}

/**
 * Says what is known of the links in a message that nobody asked about: one quiet reply, which pings nobody, or nothing.
 * Never rejects.
 */
export async function answerLinks(
  written: Written,
  client: Client,
  { aboutLinks, ...speaking }: Mentioned & { readonly aboutLinks: (links: string) => Invocation },
): Promise<void> {
  const { handle, choices, log } = speaking;
  try {
    const asked = {
      asker: askerOf(written, client),
      place: whereOf(written, client),
      locale: client.guilds.cache.get(written.guild ?? "")?.preferredLocale ?? "en-US",
      eventKey: written.id,
    };
    const reply = await handle.run({ ...asked, invocation: aboutLinks(written.line) });
    if (reply.outcome !== "found" || reply.audience !== "everyone") return;
    const message = await prepare(reply, choices, log);
    const quiet = { ...message, flags: message.flags | FLAG.quiet };
    await sayOnce(speaking, written.channel, `links of ${written.id}`, quiet, written.id);
  } catch (error) {
    // Nobody asked: nobody is told.
    log.warn("links were not answered", { platform: "discord", event: written.id, error });
  }
}

async function replyTo(line: string, handle: Handle, asked: Omit<Request, "invocation">): Promise<Reply> {
  const lifted = handle.lift(commandLine(line, handle, asked.files), asked);
  return "blocks" in lifted ? lifted : handle.run({ ...asked, invocation: lifted });
}

/** Words that begin with no command go to the first command without subcommands, `/paper`; no words ask for help. */
function commandLine(line: string, handle: Handle, files: Files | undefined): string {
  if (line.startsWith("/")) return line;
  const [first = ""] = line.toLowerCase().split(/\s/u);
  if (handle.commands.some((command) => command.name === first)) return line;
  if (handle.forFile !== undefined && readableOf(files?.came ?? []).length > 0) return handle.forFile;
  if (line === "") {
    const helper = handle.commands.find((command) =>
      command.subcommands.some((action) => action.name === "help"),
    );
    return helper === undefined ? "/" : `/${helper.name} help`;
  }
  const lookUp = handle.commands.find((command) => command.action !== undefined);
  return lookUp === undefined ? line : `/${lookUp.name} ${line}`;
}

function whereOf(written: Written, client: Client): Place {
  const channel = client.channels.cache.get(written.channel);
  return placeOf(
    written.guild,
    {
      id: written.channel,
      type: channel?.type ?? (written.guild === undefined ? 1 : 0),
      ...(channel !== undefined && "name" in channel ? { name: channel.name } : {}),
      ...(channel?.isThread() === true ? { parent_id: channel.parentId } : {}),
    },
    written.author.id,
  );
}

/** The roles of whoever writes come with the message; overwrites of the channel are left out, to the strict side. */
function askerOf(written: Written, client: Client): Person {
  const guild = client.guilds.cache.get(written.guild ?? "");
  const roles = written.roles.flatMap((id) => guild?.roles.cache.get(id) ?? []);
  const manages = roles.some((role) =>
    role.permissions.any([PermissionFlagsBits.ManageGuild, PermissionFlagsBits.ManageChannels]),
  );
  return {
    ...written.author,
    manager: written.guild === undefined || guild?.ownerId === written.author.id || manages,
    roles: written.roles,
  };
}
