/** The Web API methods of the stand-in: arguments in, answer out, the world changed. */

import { type Answer, type Args, no, ok } from "./answers.ts";
import { history, SCOPE_WORD, shown } from "./history.ts";
import type { Interactions } from "./interactions.ts";
import { showsUnknownFile } from "./pictures.ts";
import { type Json, messageProblems, metadataProblems, viewProblems } from "./rules.ts";
import { BOT, BOT_USER, type FakeChannel, TEAM, type World } from "./world.ts";

export interface Api {
  readonly world: World;
  readonly interactions: Interactions;
  readonly scopes: ReadonlySet<string>;
  /** The workspace of the token. */
  readonly team: string;
  /** The address of Socket Mode with a new ticket in it. */
  readonly socketUrl: () => string;
  readonly oauth: (args: Args) => Json;
  /** Where the bytes of a file are to be sent. */
  readonly uploadUrl: (file: string) => string;
}

const parsed = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return Symbol.for("not JSON");
  }
};

export const METHODS: Readonly<Record<string, (args: Args, api: Api) => Answer>> = {
  "auth.test": (_args, { team }) =>
    ok({
      url: "https://paperboy.slack.test/",
      team: team === TEAM ? "Testers" : `Team ${team}`,
      user: "paperboy",
      team_id: team,
      user_id: BOT_USER,
      bot_id: BOT,
    }),
  "api.test": () => ok(),
  "apps.connections.open": (_args, api) => ok({ url: api.socketUrl() }),
  "oauth.v2.access": (args, api) => api.oauth(args),

  "chat.postMessage"(args, { world, scopes }) {
    const channel = destination(args["channel"], world);
    if (channel === undefined) return no("channel_not_found");
    const barred = barredFrom(channel, scopes);
    if (barred !== undefined) return no(barred);
    const parent = args["thread_ts"];
    if (parent !== undefined && !canBeAnswered(world, channel.id, parent))
      return no("cannot_reply_to_message");
    const body = readBody(args);
    if ("error" in body) return no(body.error, body.messages);
    if (showsUnknownFile(args["blocks"], world)) return no("invalid_blocks", ["invalid slack file"]);
    const metadata = parsed(args["metadata"]);
    if (metadata !== undefined) {
      const [problem] = metadataProblems(metadata);
      if (problem !== undefined) return no(problem);
    }
    const message = world.add({
      channel: channel.id,
      by: BOT_USER,
      body: body.body,
      ...(args["thread_ts"] === undefined ? {} : { thread: args["thread_ts"] }),
      ...(metadata === undefined ? {} : { metadata: metadata as Json }),
      ...(args["client_msg_id"] === undefined ? {} : { clientId: args["client_msg_id"] }),
    });
    return ok({ channel: channel.id, ts: message.ts, message: shown(message, false) });
  },

  "chat.postEphemeral"(args, { world }) {
    const channel = world.channels.get(args["channel"] ?? "");
    if (channel === undefined) return no("channel_not_found");
    if (!channel.members.has(BOT_USER))
      return no(channel.kind === "private" ? "channel_not_found" : "not_in_channel");
    if (!channel.members.has(args["user"] ?? "")) return no("user_not_in_channel");
    const body = readBody(args);
    if ("error" in body) return no(body.error, body.messages);
    const message = world.add({
      channel: channel.id,
      by: BOT_USER,
      only: args["user"] ?? "",
      body: body.body,
      ...(args["thread_ts"] === undefined ? {} : { thread: args["thread_ts"] }),
    });
    return ok({ message_ts: message.ts });
  },

  "chat.update"(args, { world }) {
    const message = world.find(args["channel"] ?? "", args["ts"] ?? "");
    if (message === undefined || message.only !== undefined) return no("message_not_found");
    if (message.by !== BOT_USER) return no("cant_update_message");
    const body = readBody(args);
    if ("error" in body) return no(body.error, body.messages);
    message.body = body.body;
    message.edits += 1;
    world.changed();
    return ok({ channel: message.channel, ts: message.ts, text: args["text"] ?? "" });
  },

  "chat.delete"(args, { world }) {
    const message = world.find(args["channel"] ?? "", args["ts"] ?? "");
    if (message === undefined) return no("message_not_found");
    message.deleted = true;
    world.changed();
    return ok({ channel: message.channel, ts: message.ts });
  },

  "chat.unfurl"(args, { world }) {
    const unfurls = parsed(args["unfurls"]);
    if (typeof unfurls !== "object" || unfurls === null) return no("cannot_parse_attachment");
    for (const unfurl of Object.values(unfurls)) {
      const problems = messageProblems((unfurl as Json)["blocks"]);
      if (problems.length > 0) return no("invalid_blocks", problems);
    }
    world.unfurls.push(unfurls as Json);
    world.changed();
    return ok();
  },

  "chat.getPermalink"(args, { world }) {
    const channel = world.channels.get(args["channel"] ?? "");
    if (channel === undefined) return no("channel_not_found");
    const message = world.find(channel.id, args["message_ts"] ?? "");
    if (message === undefined || message.only !== undefined) return no("message_not_found");
    const at = `https://paperboy.slack.test/archives/${channel.id}/p${message.ts.replace(".", "")}`;
    const inThread = message.thread === undefined ? "" : `?thread_ts=${message.thread}&cid=${channel.id}`;
    return ok({ channel: channel.id, permalink: `${at}${inThread}` });
  },

  "conversations.history": (args, api) => history(args, api, (message) => message.thread === undefined),
  // Unlike a channel's history, a thread comes oldest first.
  "conversations.replies": (args, api) =>
    history(
      args,
      api,
      (message) => message.thread === args["ts"] || message.ts === args["ts"],
      "oldest first",
    ),

  "files.getUploadURLExternal"(args, { world, uploadUrl }) {
    if (!(Number(args["length"]) > 0)) return no("file_size_zero");
    if ((args["alt_txt"] ?? "").length > 1_000) return no("alt_txt_too_large");
    const id = `F0UP${world.files.size + 1}`;
    world.files.set(id, { id, name: args["filename"], alt_txt: args["alt_txt"], mimetype: "" });
    return ok({ upload_url: uploadUrl(id), file_id: id });
  },

  "files.completeUploadExternal"(args, { world, scopes }) {
    const given = parsed(args["files"]);
    const ids = Array.isArray(given) ? given.map((one) => String((one as Json)["id"])) : [];
    if (ids.length === 0 || ids.some((id) => world.files.get(id)?.["bytes"] === undefined))
      return no("file_not_found");
    const channel = args["channel_id"] === undefined ? undefined : world.channels.get(args["channel_id"]);
    if (args["channel_id"] !== undefined) {
      if (channel === undefined) return no("channel_not_found");
      const barred = channel.members.has(BOT_USER) ? undefined : barredFrom(channel, new Set());
      if (barred !== undefined) return no(barred);
      if (!scopes.has("files:write")) return no("missing_scope");
      const thread_ts = args["thread_ts"];
      for (const id of ids) world.shared.push({ ...world.files.get(id), channel: channel.id, thread_ts });
    }
    // Slack looks at the picture some time after it was uploaded.
    for (const id of ids) world.files.set(id, { ...world.files.get(id), looks: 1 });
    return ok({ files: ids.map((id) => ({ id, title: world.files.get(id)?.["name"] })) });
  },

  "files.info"(args, { world, scopes }) {
    if (!scopes.has("files:read")) return no("missing_scope");
    const file = world.files.get(args["file"] ?? "");
    if (file === undefined) return no("file_not_found");
    const looks = Number(file["looks"] ?? 0);
    if (looks > 0)
      world.files.set(args["file"] ?? "", {
        ...file,
        looks: looks - 1,
        mimetype: looks === 1 ? "image/png" : "",
      });
    const { bytes: _, ...told } = file;
    return ok({ file: told });
  },

  "conversations.info"(args, { world, scopes }) {
    const channel = world.channels.get(args["channel"] ?? "");
    if (channel !== undefined && !scopes.has(`${SCOPE_WORD[channel.kind]}:read`)) return no("missing_scope");
    if (channel === undefined || (channel.kind === "private" && !channel.members.has(BOT_USER)))
      return no("channel_not_found");
    return ok({
      channel: {
        id: channel.id,
        name: channel.name,
        creator: channel.creator,
        is_archived: channel.archived,
        is_private: channel.kind === "private",
        is_im: channel.kind === "im",
        is_member: channel.members.has(BOT_USER),
      },
    });
  },

  "conversations.open"(args, { world }) {
    const user = args["users"] ?? "";
    if (!world.users.has(user)) return no("user_not_found");
    return ok({ channel: { id: world.openDirect(user).id } });
  },

  "conversations.members"(args, { world }) {
    const channel = world.channels.get(args["channel"] ?? "");
    return channel === undefined ? no("channel_not_found") : ok({ members: [...channel.members] });
  },

  "users.info"(args, { world }) {
    const user = world.users.get(args["user"] ?? "");
    if (user === undefined) return no("user_not_found");
    return ok({
      user: {
        id: user.id,
        team_id: TEAM,
        name: user.name,
        real_name: user.name,
        tz: user.tz ?? null,
        is_admin: user.admin === true,
        is_owner: false,
        profile: { display_name: user.name },
        ...(args["include_locale"] === "true" ? { locale: user.locale ?? "en-US" } : {}),
      },
    });
  },

  "views.open": (args, api) => showView(args, api, "open"),
  "views.push": (args, api) => showView(args, api, "push"),

  "views.update"(args, { world }) {
    const view = parsed(args["view"]);
    const problems = viewProblems(view);
    if (problems.length > 0) return no("invalid_arguments", problems);
    const modal = [...world.modals.values()].flat().find((candidate) => candidate.id === args["view_id"]);
    if (modal === undefined) return no("not_found");
    if (args["hash"] !== undefined && args["hash"] !== modal.hash) return no("hash_conflict");
    modal.view = view as Json;
    modal.hash = `${modal.hash}+`;
    world.changed();
    return ok({ view: { ...modal.view, id: modal.id, hash: modal.hash } });
  },

  "views.publish"(args, { world }) {
    const view = parsed(args["view"]);
    const problems = viewProblems(view);
    if (problems.length > 0) return no("invalid_arguments", problems);
    if ((view as Json)["type"] !== "home") return no("invalid_arguments", ["views.publish takes a Home tab"]);
    if (!world.users.has(args["user_id"] ?? "")) return no("user_not_found");
    world.homes.set(args["user_id"] ?? "", view as Json);
    world.changed();
    return ok({ view });
  },

  "reactions.add"(args, { world }) {
    if (world.find(args["channel"] ?? "", args["timestamp"] ?? "") === undefined)
      return no("message_not_found");
    world.reactions.push({
      name: args["name"] ?? "",
      channel: args["channel"] ?? "",
      ts: args["timestamp"] ?? "",
    });
    return ok();
  },
};

/** A channel id, or a person's id that stands for the conversation with them. */
function destination(id: string | undefined, world: World): FakeChannel | undefined {
  if (id === undefined) return undefined;
  return world.users.has(id) ? world.openDirect(id) : world.channels.get(id);
}

function barredFrom(channel: FakeChannel, scopes: ReadonlySet<string>): string | undefined {
  if (channel.archived) return "is_archived";
  if (channel.members.has(BOT_USER)) return undefined;
  if (channel.kind === "private") return "channel_not_found";
  return scopes.has("chat:write.public") ? undefined : "not_in_channel";
}

/** Only what stands in the channel itself, for everybody, is answered: "avoid using a reply's ts value". */
function canBeAnswered(world: World, channel: string, ts: string): boolean {
  const message = world.find(channel, ts);
  return message !== undefined && message.only === undefined && message.thread === undefined;
}

function readBody(
  args: Args,
): { readonly body: Json } | { readonly error: string; readonly messages: string[] } {
  const blocks = parsed(args["blocks"]);
  const text = args["text"];
  if (blocks === undefined && (text === undefined || text === "")) return { error: "no_text", messages: [] };
  if (text !== undefined && [...text].length > 40_000) return { error: "msg_too_long", messages: [] };
  if (blocks !== undefined) {
    const problems = messageProblems(blocks);
    const [first] = problems;
    if (first === "msg_blocks_too_long") return { error: first, messages: [] };
    if (first !== undefined) return { error: "invalid_blocks", messages: problems };
  }
  return {
    body: {
      ...(text === undefined ? {} : { text }),
      ...(blocks === undefined ? {} : { blocks }),
      unfurl_links: args["unfurl_links"],
      unfurl_media: args["unfurl_media"],
      link_names: args["link_names"],
      parse: args["parse"],
    },
  };
}

function showView(args: Args, { world, interactions }: Api, how: "open" | "push"): Answer {
  const view = parsed(args["view"]);
  const problems = viewProblems(view);
  if (problems.length > 0) return no("invalid_arguments", problems);
  if ((view as Json)["type"] !== "modal") return no("invalid_arguments", ["only modals are opened"]);
  const owner = interactions.useTrigger(args["trigger_id"] ?? "");
  if ("error" in owner) return no(owner.error);
  if (how === "push" && (world.modals.get(owner.user)?.length ?? 0) >= 3) return no("push_limit_reached");
  const modal = world.openModal(owner.user, view as Json, how);
  return ok({ view: { ...modal.view, id: modal.id, hash: modal.hash } });
}
