/** Everything people do in Slack: acknowledged first, decoded, and handed on once. */

import type { App, webApi } from "@slack/bolt";
import { faultReference } from "../../core/errors.ts";
import { isReadable } from "../../core/files.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log } from "../../core/ports.ts";
import type { Answers } from "./answer.ts";
import { type Conversation, type Occasion, outdated, restarting, sorry, type Who } from "./converse.ts";
import {
  homeSchema,
  isDirect,
  type Press,
  pressSchema,
  shortcutSchema,
  slashSchema,
  spokenSchema,
  spokenText,
  suggestionSchema,
  viewSchema,
} from "./decode.ts";
import { codeOf } from "./errors.ts";
import type { SlackFile } from "./files.ts";
import { drawHome, SEARCH } from "./home.ts";
import type { Gone } from "./installations.ts";
import { COMPLETE, FORM, optionOf, readForm, readMetadata } from "./modal.ts";
import { PRESS, readPress } from "./press.ts";
import type { Reach } from "./reach.ts";
import type { Seen } from "./seen.ts";
import { linksSchema, unfurl } from "./unfurl.ts";

export interface Listening {
  readonly handle: Handle;
  readonly conversation: Conversation;
  readonly answers: Answers;
  readonly choices: KeptChoices;
  readonly seen: Seen;
  /** Called when a workspace removed the app, or withdrew its token. */
  readonly gone: (team: string, why: Gone) => Promise<void>;
  /** Show papers under links to them. */
  readonly unfurl: boolean;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  /** What the Home tab shows, in this order; those the commands do not have are left out. */
  readonly home: readonly Invocation[];
  /** Counts what is being answered, so that a stop can wait for it. False, and nothing done, when stopping. */
  readonly during: (work: () => Promise<void>) => Promise<boolean>;
}

/** Registers the listeners of one app. */
export function listen(app: App, listening: Listening): void {
  const { handle, conversation, answers, choices, seen } = listening;

  /** Answers an occasion once, however often Slack tells of it. */
  async function once(occasion: Occasion, keys: readonly string[], work: () => Promise<void>): Promise<void> {
    if (!(await seen.first(occasion.who.team, keys))) return;
    const kindly = () => work().catch((error: unknown) => apologise(occasion.reach, error));
    if (!(await listening.during(kindly))) await answers.send(occasion.reach, restarting());
  }

  /** For faults outside of commands: the store is away, or the library says no. */
  async function apologise(reach: Reach, error: unknown): Promise<void> {
    const fault = faultReference(listening.random);
    listening.log.error("fault", { fault, platform: "slack", code: codeOf(error) });
    await answers.send(reach, sorry(fault));
  }

  app.command(/.*/u, async ({ ack, body, client }) => {
    await ack();
    const slash = slashSchema.parse(body);
    const occasion: Occasion = {
      reach: reachOf(client, slash.user_id, slash.channel_id, slash.response_url),
      who: someone(slash.team_id, slash.user_id, slash.user_name),
      ...named(slash.channel_name),
      key: slash.trigger_id,
      trigger: slash.trigger_id,
    };
    const line = `${slash.command} ${spokenText(slash.text)}`;
    await once(occasion, [`slash ${slash.trigger_id}`], () => conversation.answerLine(line, occasion));
  });

  app.action({ action_id: new RegExp(`^${PRESS}`, "u") }, async ({ ack, body, client }) => {
    await ack();
    const press = pressSchema.parse(body);
    const occasion = occasionOf(press, client);
    await once(occasion, [`press ${press.trigger_id}`], async () => {
      const value = chosenIn(press);
      const pressed = value === undefined ? undefined : await readPress(value, choices);
      if (pressed === undefined) await answers.send(occasion.reach, outdated());
      else await conversation.answerPress(pressed, occasion);
    });
  });

  app.action(SEARCH, async ({ ack, body, client }) => {
    await ack();
    const press = pressSchema.parse(body);
    const occasion = occasionOf(press, client);
    const typed = chosenIn(press) ?? "";
    if (typed.trim() === "") return;
    await once(occasion, [`press ${press.trigger_id}`], () =>
      conversation.answerLine(`/paper ${typed}`, withoutTrigger(occasion)),
    );
  });

  app.shortcut({ type: "message_action" }, async ({ ack, body, client, context }) => {
    await ack();
    const { callback_id, team, user, trigger_id, response_url, channel, message } =
      shortcutSchema.parse(body);
    const who = someone(team?.id ?? user.team_id ?? "", user.id, user.name);
    const thread = message.thread_ts === message.ts ? undefined : message.thread_ts;
    const occasion: Occasion = {
      reach: {
        ...reachOf(client, who.user, channel.id, response_url, thread),
        root: message.thread_ts ?? message.ts,
      },
      who,
      ...named(channel.name),
      key: trigger_id,
      files: message.files,
    };
    await once(occasion, [`shortcut ${trigger_id}`], async () => {
      const action = handle.messageActions.find((candidate) => candidate.id === callback_id);
      if (action === undefined) return answers.send(occasion.reach, outdated());
      const said = spokenText(message.text, context.botUserId);
      const { invocation } = action;
      await conversation.answer({ ...invocation, options: { ...invocation.options, text: said } }, occasion);
    });
  });

  app.view(FORM, async ({ ack, body, client }) => {
    let acknowledged = false;
    const close = async (errors?: Readonly<Record<string, string>>) => {
      if (acknowledged) return;
      acknowledged = true;
      await (errors === undefined ? ack() : ack({ response_action: "errors", errors }));
    };
    const { team, user, trigger_id, view } = viewSchema.parse(body);
    const who = someone(team?.id ?? user.team_id ?? "", user.id, user.name);
    const origin: Reach = { client, user: who.user };
    const answering = async () => {
      const form = await readForm(view.private_metadata, view.state.values, choices);
      if (form === undefined) {
        await close();
        return answers.send(origin, outdated());
      }
      const { channel, channelName, thread, responseUrl } = form.origin;
      const reach = reachOf(client, who.user, channel, responseUrl, thread);
      const key = trigger_id ?? `${view.id} ${view.hash}`;
      await conversation.answerForm(form, { reach, who, ...named(channelName), key }, close);
    };
    const taken = await listening.during(() =>
      answering().catch((error: unknown) => apologise(origin, error)),
    );
    const [first] = Object.keys(view.state.values);
    // The form stays open, so nothing that was typed is lost.
    if (!taken && first !== undefined)
      await close({ [first]: "Paperboy is just restarting. Please send it again." });
    await close();
  });

  app.options(COMPLETE, async ({ ack, body }) => {
    const { view, block_id, value, team } = suggestionSchema.parse(body);
    const about = await readMetadata(view?.private_metadata ?? "", choices);
    if (about === undefined) return ack({ options: [] });
    const { command, subcommand } = about.invocation;
    const path = subcommand === undefined ? command : `${command} ${subcommand}`;
    await ack({ options: await conversation.optionsFor(path, optionOf(block_id), value, team?.id) });
  });

  for (const kind of ["app_mention", "message"] as const) {
    app.event(kind, async ({ body, client, context }) => {
      const read = spokenSchema.safeParse(body);
      if (!read.success) return;
      const { team_id: team, event_id, event } = read.data;
      // Without a mention only direct messages are meant for us; what is said by bots or edited never is.
      if (kind === "message" && event.channel_type !== "im") return;
      if ((event.subtype ?? "file_share") !== "file_share" || event.bot_id !== undefined) return;
      const thread = event.thread_ts ?? (isDirect(event.channel) ? undefined : event.ts);
      const said = spokenText(event.text, context.botUserId);
      const occasion: Occasion = {
        reach: reachOf(client, event.user, event.channel, undefined, thread),
        who: { team, user: event.user },
        key: `${event.channel} ${event.ts}`,
        files: event.files,
      };
      await once(occasion, [`event ${event_id}`, `said ${event.channel} ${event.ts}`], () =>
        conversation.answerLine(spokenLine(said, handle, event.files), occasion, true),
      );
    });
  }

  app.event("app_home_opened", async ({ body, client }) => {
    const read = homeSchema.safeParse(body);
    if (!read.success || read.data.event.tab !== "home") return;
    const { team_id: team, event } = read.data;
    await listening.during(async () => {
      const occasion: Occasion = {
        reach: { client, user: event.user },
        who: { team, user: event.user },
        key: "home",
      };
      const asked = await conversation.requestFrom(occasion);
      const { view, kept } = await drawHome(handle, listening.home, asked);
      for (const { key, line } of kept) await choices.keep(key, line);
      await client.views.publish({ user_id: event.user, view });
    });
  });

  app.event("app_uninstalled", async ({ body }) => {
    await listening.gone(body.team_id, "uninstalled");
  });

  app.event("tokens_revoked", async ({ body, event }) => {
    // Tokens of single people are not ours.
    if ((event.tokens.bot ?? []).length > 0) await listening.gone(body.team_id, "revoked");
  });

  if (!listening.unfurl) return;
  app.event("link_shared", async ({ body, client }) => {
    const read = linksSchema.safeParse(body);
    if (!read.success) return;
    const { team_id: team, event_id, event } = read.data;
    const who: Who = { team, user: event.user };
    // While a message is still being written it is in no channel.
    const channel = event.channel === "COMPOSER" ? undefined : event.channel;
    const occasion: Occasion = { reach: reachOf(client, event.user, channel), who, key: event_id };
    if (!(await seen.first(team, [`event ${event_id}`]))) return;
    await listening.during(async () => {
      const asked = await conversation.requestFrom(occasion);
      await unfurl(client, event, handle, asked);
    });
  });
}

/** What was said to us without a slash: a command when it begins with one's name, else a paper. */
function spokenLine(said: string, handle: Handle, files: readonly SlackFile[]): string {
  if (said.startsWith("/")) return said;
  const [first = ""] = said.toLowerCase().split(/\s/u);
  if (handle.commands.some((command) => command.name === first)) return `/${said}`;
  if (handle.forFile !== undefined && files.some(({ name = "" }) => isReadable(name))) return handle.forFile;
  return said === "" ? "/paperboy help" : `/paper ${said}`;
}

function occasionOf(press: Press, client: webApi.WebClient): Occasion {
  const { team, user, container, message, channel, view, response_url, trigger_id } = press;
  const ts = container?.message_ts ?? message?.ts;
  const inThread = message?.thread_ts ?? container?.thread_ts;
  const reach: Reach = {
    ...reachOf(client, user.id, channel?.id, response_url, inThread === ts ? undefined : inThread),
    ...(ts === undefined ? {} : { message: { ts, ephemeral: container?.is_ephemeral === true } }),
    ...(view?.type === "modal" ? { modal: view.id } : {}),
    ...(view?.type === "home" ? { trigger: trigger_id } : {}),
  };
  const who = someone(team?.id ?? user.team_id ?? "", user.id, user.name ?? user.username);
  const pressedHere = { ...reach, press: { team: who.team, event: trigger_id } };
  return { reach: pressedHere, who, ...named(channel?.name), key: trigger_id, trigger: trigger_id };
}

function chosenIn(press: Press): string | undefined {
  const [action] = press.actions;
  return action?.selected_option?.value ?? action?.value;
}

/** The trigger of the Home tab is spent on showing the answer. */
function withoutTrigger({ trigger: _, ...occasion }: Occasion): Occasion {
  return occasion;
}

const named = (channelName: string | undefined) => (channelName === undefined ? {} : { channelName });

const someone = (team: string, user: string, name?: string): Who => ({
  team,
  user,
  ...(name === undefined ? {} : { name }),
});

function reachOf(
  client: webApi.WebClient,
  user: string,
  channel?: string,
  responseUrl?: string,
  thread?: string,
): Reach {
  return {
    client,
    user,
    ...(channel === undefined ? {} : { channel }),
    ...(responseUrl === undefined ? {} : { responseUrl }),
    ...(thread === undefined ? {} : { thread }),
  };
}
