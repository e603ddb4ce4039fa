/** Everything people do in Slack, as requests to the core: acknowledged first, answered afterwards. */

import { createHash } from "node:crypto";
import type { App, webApi } from "@slack/bolt";
import type { Clock } from "../../core/clock.ts";
import type { Invocation } from "../../core/invocation.ts";
import type { Handle, KeptChoices, Log, Place, Request } from "../../core/ports.ts";
import { type Form, type Reply, text, whisper } from "../../core/reply.ts";
import { clip } from "../../core/text.ts";
import { type Answers, codeOf, type Reach } from "./answer.ts";
import {
  homeSchema,
  isDirect,
  pressSchema,
  shortcutSchema,
  slashSchema,
  spokenSchema,
  spokenText,
  suggestionSchema,
  viewSchema,
} from "./decode.ts";
import { plain } from "./escape.ts";
import { drawHome, SEARCH } from "./home.ts";
import { LIMITS } from "./limits.ts";
import {
  COMPLETE,
  drawForm,
  FORM,
  fieldError,
  type Origin,
  optionOf,
  readForm,
  readMetadata,
} from "./modal.ts";
import type { People } from "./people.ts";
import { PRESS, type Pressed, readPress } from "./press.ts";
import type { Seen } from "./seen.ts";

export interface Desk {
  readonly handle: Handle;
  readonly answers: Answers;
  readonly people: People;
  readonly seen: Seen;
  readonly choices: KeptChoices;
  readonly clock: Clock;
  readonly log: Log;
  /** Our own user id in a workspace, to know mentions of ourselves. */
  readonly selfIn: (team: string) => string | undefined;
  /** What the Home tab shows, in this order; those the commands do not have are left out. */
  readonly home: readonly Invocation[];
  /** Counts what is being answered, so that a stop can wait for it. Refuses when stopping. */
  readonly during: (work: () => Promise<void>) => Promise<void>;
}

type Who = { readonly team: string; readonly user: string; readonly name?: string };
type Asked = Omit<Request, "invocation">;

/** After this the asker is told that it takes longer. */
const SOON_MS = 2_000;

/** Registers the listeners of one app. */
export function listen(app: App, desk: Desk): void {
  const { handle, answers, choices } = desk;

  app.command(/.*/u, async ({ ack, body, client }) => {
    await ack();
    await desk.during(async () => {
      const slash = slashSchema.parse(body);
      const reach = reachOf(client, slash.user_id, slash.channel_id, slash.response_url);
      const who = person(slash.team_id, slash.user_id, slash.user_name);
      if (!(await desk.seen.first(who.team, [`slash ${slash.trigger_id}`]))) return;
      const line = `${slash.command} ${spokenText(slash.text)}`;
      await answerLine(line, reach, who, slash.channel_name, slash.trigger_id);
    });
  });

  app.action({ action_id: new RegExp(`^${PRESS}`, "u") }, async ({ ack, body, client }) => {
    await ack();
    await desk.during(async () => {
      const press = pressSchema.parse(body);
      const [action] = press.actions;
      const value = action?.selected_option?.value ?? action?.value;
      const who = person(press.team?.id ?? press.user.team_id ?? "", press.user.id, press.user.name);
      const channel = press.channel?.id;
      const thread = press.message?.thread_ts ?? press.container?.thread_ts;
      const ts = press.container?.message_ts ?? press.message?.ts;
      const reach: Reach = {
        client,
        user: who.user,
        ...(channel === undefined ? {} : { channel }),
        ...(thread === undefined ? {} : { thread }),
        ...(press.response_url === undefined ? {} : { responseUrl: press.response_url }),
        ...(ts === undefined ? {} : { message: { ts, ephemeral: press.container?.is_ephemeral === true } }),
        ...(press.view?.type === "modal" ? { modal: press.view.id } : {}),
        ...(press.view?.type === "home" ? { trigger: press.trigger_id } : {}),
      };
      if (!(await desk.seen.first(who.team, [`press ${press.trigger_id}`]))) return;
      const pressed = value === undefined ? undefined : await readPress(value, choices);
      if (pressed === undefined) return answers.send(reach, outdated());
      await answerPress(pressed, reach, who, press.channel?.name, press.trigger_id);
    });
  });

  app.action(SEARCH, async ({ ack, body, client }) => {
    await ack();
    await desk.during(async () => {
      const press = pressSchema.parse(body);
      const [action] = press.actions;
      const typed = action?.selected_option?.value ?? action?.value ?? "";
      const who = person(press.team?.id ?? press.user.team_id ?? "", press.user.id, press.user.name);
      if (typed.trim() === "") return;
      const reach: Reach = { client, user: who.user, trigger: press.trigger_id };
      await answerLine(`/paper ${typed}`, reach, who, undefined, press.trigger_id);
    });
  });

  app.shortcut({ type: "message_action" }, async ({ ack, body, client }) => {
    await ack();
    await desk.during(async () => {
      const shortcut = shortcutSchema.parse(body);
      const action = handle.messageActions.find((candidate) => candidate.id === shortcut.callback_id);
      const who = person(
        shortcut.team?.id ?? shortcut.user.team_id ?? "",
        shortcut.user.id,
        shortcut.user.name,
      );
      const thread = shortcut.message.thread_ts;
      const reach = reachOf(client, who.user, shortcut.channel.id, shortcut.response_url, thread);
      if (!(await desk.seen.first(who.team, [`shortcut ${shortcut.trigger_id}`]))) return;
      if (action === undefined) return answers.send(reach, outdated());
      const said = spokenText(shortcut.message.text, desk.selfIn(who.team));
      const { invocation } = action;
      await answer({ ...invocation, options: { ...invocation.options, text: said } }, reach, who, {
        channelName: shortcut.channel.name,
        key: shortcut.trigger_id,
      });
    });
  });

  app.view(FORM, async ({ ack, body, client }) => {
    let acknowledged = false;
    const close = async (errors?: Readonly<Record<string, string>>) => {
      if (acknowledged) return;
      acknowledged = true;
      await (errors === undefined ? ack() : ack({ response_action: "errors", errors }));
    };
    await desk
      .during(async () => {
        const submitted = viewSchema.parse(body);
        const form = await readForm(submitted.view.private_metadata, submitted.view.state.values, choices);
        const who = person(
          submitted.team?.id ?? submitted.user.team_id ?? "",
          submitted.user.id,
          submitted.user.name,
        );
        if (form === undefined) {
          await close();
          return answers.send({ client, user: who.user }, outdated());
        }
        const { channel, channelName, thread, responseUrl } = form.origin;
        const reach = reachOf(client, who.user, channel, responseUrl, thread);
        const asked = await requestFrom(reach, who, {
          channelName,
          key: submitted.view.id + (submitted.view.hash ?? ""),
          pressed: true,
        });
        const work = handle.run({ ...asked, invocation: form.invocation });
        const reply = await within(work, SOON_MS);
        const wrong = reply === undefined ? undefined : objection(reply, form.invocation);
        await close(wrong);
        if (wrong === undefined) await answers.send(reach, reply ?? (await work));
      })
      .finally(() => close());
  });

  app.options(COMPLETE, async ({ ack, body }) => {
    const suggestion = suggestionSchema.parse(body);
    const metadata = suggestion.view?.private_metadata ?? "";
    const about = (await readMetadata(metadata, choices))?.invocation;
    const home = about === undefined;
    const path = home ? "paper" : pathWords(about);
    const option = home ? firstOption(handle) : optionOf(suggestion.block_id);
    await ack({ options: await optionsFor(path, option, suggestion.value) });
  });

  for (const kind of ["app_mention", "message"] as const) {
    app.event(kind, async ({ body, client }) => {
      await desk.during(async () => {
        const read = spokenSchema.safeParse(body);
        if (!read.success) return;
        const { team_id: team, event_id, event } = read.data;
        // Without a mention only direct messages are meant for us.
        if (kind === "message" && event.channel_type !== "im") return;
        if (event.subtype !== undefined || event.bot_id !== undefined) return;
        if (!(await desk.seen.first(team, [`event ${event_id}`, `said ${event.channel} ${event.ts}`])))
          return;
        const said = spokenText(event.text, desk.selfIn(team));
        const thread = event.thread_ts ?? (isDirect(event.channel) ? undefined : event.ts);
        const reach = reachOf(client, event.user, event.channel, undefined, thread);
        await answerLine(
          spokenLine(said),
          reach,
          { team, user: event.user },
          undefined,
          `${event.channel} ${event.ts}`,
          true,
        );
      });
    });
  }

  app.event("app_home_opened", async ({ body, client }) => {
    await desk.during(async () => {
      const read = homeSchema.safeParse(body);
      if (!read.success || read.data.event.tab !== "home") return;
      const who: Who = { team: read.data.team_id, user: read.data.event.user };
      const asked = await requestFrom({ client, user: who.user }, who, { key: "home" });
      const { view, kept } = await drawHome(handle, desk.home, asked);
      for (const { key, line } of kept) await choices.keep(key, line);
      await client.views.publish({ user_id: who.user, view });
    });
  });

  /** What was said to us without a slash: a command when it begins with one's name, else a paper. */
  function spokenLine(said: string): string {
    if (said.startsWith("/")) return said;
    if (said === "") return "/paperboy help";
    const [first = ""] = said.toLowerCase().split(/\s/u);
    return handle.commands.some((command) => command.name === first) ? `/${said}` : `/paper ${said}`;
  }

  async function answerLine(
    line: string,
    reach: Reach,
    who: Who,
    channelName: string | undefined,
    key: string,
    aloud = false,
  ): Promise<void> {
    const asked = await requestFrom(reach, who, { channelName, key });
    const lifted = handle.lift(line, asked);
    if ("blocks" in lifted) return answers.send(reach, lifted);
    // Whoever asks in front of everybody wants the answer there; refusals stay private all the same.
    const invocation =
      aloud && lifted.audience === undefined ? { ...lifted, audience: "everyone" as const } : lifted;
    const form = aloud ? undefined : handle.formFor(invocation);
    if (form !== undefined && (await openForm(form, reach, key, channelName))) return;
    await run({ ...asked, invocation }, reach);
  }

  async function answerPress(
    pressed: Pressed,
    reach: Reach,
    who: Who,
    channelName: string | undefined,
    trigger: string,
  ): Promise<void> {
    const form = pressed.kind === "form" ? pressed.form : handle.formFor(pressed.invocation);
    if (form !== undefined) {
      if (await openForm(form, reach, trigger, channelName)) return;
      return answers.send(
        reach,
        whisper([text("The form could not be opened. Press the button once more.")]),
      );
    }
    if (pressed.kind === "invocation") {
      await answer(pressed.invocation, reach, who, { channelName, key: trigger, pressed: true });
    }
  }

  async function answer(invocation: Invocation, reach: Reach, who: Who, about: About): Promise<void> {
    const asked = await requestFrom(reach, who, about);
    await run({ ...asked, invocation }, reach);
  }

  async function run(request: Request, reach: Reach): Promise<void> {
    const work = handle.run(request);
    let reply = await within(work, SOON_MS);
    if (reply === undefined) {
      const everyone = handle.usualAudience(request.invocation) === "everyone";
      await answers.soon(
        reach,
        everyone
          ? "Working on it; the answer comes to this channel."
          : "Working on it; the answer comes to you here.",
      );
      reply = await work;
    }
    await answers.send(reach, reply);
  }

  /** False when Slack did not take it (the trigger lives three seconds), so that another way must be found. */
  async function openForm(form: Form, reach: Reach, trigger: string, channelName?: string): Promise<boolean> {
    const { channel, thread, responseUrl, client } = reach;
    const origin: Origin = {
      ...(channel === undefined ? {} : { channel }),
      ...(channelName === undefined ? {} : { channelName }),
      ...(thread === undefined ? {} : { thread }),
      ...(responseUrl === undefined ? {} : { responseUrl }),
    };
    const { view, kept } = drawForm(form, origin);
    try {
      for (const { key, line } of kept) await choices.keep(key, line);
      if (reach.modal === undefined) await client.views.open({ trigger_id: trigger, view });
      else await client.views.push({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      desk.log.warn("slack.form-not-opened", { code: codeOf(error) });
      return false;
    }
  }

  async function requestFrom(reach: Reach, who: Who, about: About): Promise<Asked> {
    const { person: asker, locale } = await desk.people.asker(reach.client, {
      ...who,
      ...(reach.channel === undefined ? {} : { channel: reach.channel }),
    });
    const { channelName } = about;
    const place: Place = {
      platform: "slack",
      tenant: who.team,
      channel: reach.channel ?? who.user,
      ...(channelName === undefined ? {} : { channelName }),
      ...(reach.thread === undefined ? {} : { thread: reach.thread }),
      kind:
        reach.channel === undefined || isDirect(reach.channel)
          ? "direct"
          : reach.thread === undefined
            ? "channel"
            : "thread",
    };
    return {
      asker,
      place,
      locale,
      eventKey: createHash("sha256").update(about.key).digest("base64url"),
      ...(about.pressed === true ? { pressed: true } : {}),
    };
  }

  async function within(work: Promise<Reply>, ms: number): Promise<Reply | undefined> {
    const late = new AbortController();
    const first = await Promise.race([work, desk.clock.wait(ms, late.signal).then(() => undefined)]);
    late.abort();
    return first;
  }

  async function optionsFor(path: string, option: string, typed: string) {
    const found = await handle.complete(path, option, typed, LIMITS.selectOptions - 1);
    const labels = new Set<string>();
    const options = found.flatMap(({ id, label }) => {
      const text = clip(plain(label), LIMITS.optionText);
      if (id.length > LIMITS.optionValue || labels.has(text)) return [];
      labels.add(text);
      return [{ text: { type: "plain_text" as const, text, emoji: false }, value: id }];
    });
    const words = plain(typed).trim();
    if (words === "" || words.length > LIMITS.optionValue) return options;
    // Slack takes nothing that is not offered, but an id or a link need not be in the collection yet.
    const own = { type: "plain_text" as const, text: clip(`“${words}”`, LIMITS.optionText), emoji: false };
    return [...options, { text: own, value: words }];
  }
}

interface About {
  readonly channelName?: string | undefined;
  /** Names the event: a trigger, or a message. */
  readonly key: string;
  readonly pressed?: true;
}

const person = (team: string, user: string, name?: string): Who => ({
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

const pathWords = (invocation: Invocation) =>
  invocation.subcommand === undefined ? invocation.command : `${invocation.command} ${invocation.subcommand}`;

const firstOption = (handle: Handle) =>
  Object.keys(handle.commands.find((command) => command.name === "paper")?.action?.options ?? {})[0] ?? "";

const outdated = (): Reply =>
  whisper([text("That button is too old for me to know what it meant. Please ask again with a command.")], {
    outcome: "error",
  });

/** The error to show beside a field of the form, when the reply is about one. */
function objection(reply: Reply, invocation: Invocation): Readonly<Record<string, string>> | undefined {
  const { wrong } = reply;
  if (wrong === undefined || !Object.hasOwn(invocation.options, wrong.option)) return undefined;
  return fieldError(wrong.option, wrong.message);
}
