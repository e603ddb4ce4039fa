/** What people do in the pretended workspace, as payloads that Slack would send for it. */

import { escapeSigns, eventPayload, PICKED } from "./payloads.ts";
import type { Pressable } from "./reading.ts";
import { type Json, suggestionProblems } from "./rules.ts";
import type { FakeSlack } from "./server.ts";
import type { Acknowledgement, Retry } from "./wire.ts";
import { APP, BOT_USER, type FakeMessage, type FakeModal, findControl, TEAM } from "./world.ts";

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** One person at their keyboard. Every method resolves when Slack has had its acknowledgement. */
export class FakePerson {
  readonly id: string;
  readonly #slack: FakeSlack;
  /** The channel they look at. */
  channel: string;
  team = TEAM;

  constructor(slack: FakeSlack, id: string, channel = "C1") {
    this.#slack = slack;
    this.id = id;
    this.channel = channel;
  }

  /** Types a slash command. An answer in the acknowledgement would be shown to them alone. */
  async slash(line: string): Promise<Acknowledgement> {
    const [command = "", ...rest] = line.split(" ");
    const { interactions, world } = this.#slack;
    return this.#deliver("slash_commands", {
      token: "verification",
      team_id: this.team,
      team_domain: "testers",
      channel_id: this.channel,
      channel_name: world.channels.get(this.channel)?.name ?? "directmessage",
      user_id: this.id,
      user_name: world.users.get(this.id)?.name ?? this.id,
      command,
      // As with should_escape: the signs of mrkdwn arrive escaped.
      text: escapeSigns(rest.join(" ")),
      api_app_id: APP,
      is_enterprise_install: "false",
      response_url: this.#slack.responseUrl(interactions.address(this.id, this.channel)),
      trigger_id: interactions.trigger(this.id),
    });
  }

  /** Writes a message that mentions the bot. */
  async mention(words: string, thread?: string, files: readonly Json[] = []): Promise<FakeMessage> {
    return this.#write(`<@${BOT_USER}> ${escapeSigns(words)}`, "app_mention", this.channel, thread, files);
  }

  /** Writes to the bot directly. */
  async direct(words: string, files: readonly Json[] = []): Promise<FakeMessage> {
    const { id } = this.#slack.world.openDirect(this.id);
    return this.#write(escapeSigns(words), "message", id, undefined, files);
  }

  /** Presses the newest control with this label. */
  async press(label: string): Promise<Acknowledgement> {
    const found = findControl(this.#slack.world, label, this.id);
    if (found === undefined) throw new Error(`${this.id} sees no “${label}” to press`);
    return this.pressControl(found.control, found.message, found.modal);
  }

  async pressControl(control: Pressable, message?: FakeMessage, modal?: FakeModal): Promise<Acknowledgement> {
    const chosen = { type: "plain_text", text: control.label, emoji: false };
    return this.#act(
      {
        type: control.element,
        action_id: control.actionId,
        block_id: control.blockId,
        action_ts: this.#slack.world.nextTs(),
        ...(control.element === "button"
          ? { text: chosen, value: control.value }
          : { selected_option: { text: chosen, value: control.value } }),
      },
      message,
      modal,
    );
  }

  /** Sends a button's payload with a value of their own making. */
  async forge(value: string, message: FakeMessage): Promise<Acknowledgement> {
    return this.pressControl(
      { label: "forged", blockId: "b0", actionId: "press:1", element: "button", value },
      message,
    );
  }

  /** Types into the search field of the Home tab and presses Enter. */
  async searchHome(words: string): Promise<Acknowledgement> {
    const home = this.#slack.world.homes.get(this.id);
    const input = listOf(home?.["blocks"]).find((block) => block["type"] === "input");
    if (home === undefined || !isObject(input?.["element"]))
      throw new Error(`${this.id} sees no search field`);
    const action = {
      type: "plain_text_input",
      action_id: input["element"]["action_id"],
      block_id: "b1",
      value: words,
    };
    return this.#act(action, undefined, { id: "VHOME", user: this.id, view: home, hash: "h" });
  }

  /** Opens the Home tab. */
  async openHome(): Promise<void> {
    await this.#event({
      type: "app_home_opened",
      user: this.id,
      channel: this.#slack.world.openDirect(this.id).id,
      tab: "home",
      event_ts: "1",
    });
  }

  /** Chooses an entry of a message's own menu. */
  async shortcut(callbackId: string, message: FakeMessage): Promise<Acknowledgement> {
    const { interactions, world } = this.#slack;
    return this.#deliver("interactive", {
      type: "message_action",
      callback_id: callbackId,
      trigger_id: interactions.trigger(this.id),
      response_url: this.#slack.responseUrl(interactions.address(this.id, message.channel)),
      team: { id: this.team, domain: "testers" },
      user: { id: this.id, name: world.users.get(this.id)?.name, team_id: this.team },
      channel: { id: message.channel, name: world.channels.get(message.channel)?.name },
      message_ts: message.ts,
      message: {
        type: "message",
        user: message.by,
        ts: message.ts,
        text: message.body["text"],
        ...(message.body["files"] === undefined ? {} : { files: message.body["files"] }),
        ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
      },
      action_ts: world.nextTs(),
      is_enterprise_install: false,
    });
  }

  /** The fields of the modal that is open, by label. */
  get form(): readonly string[] | undefined {
    const modal = this.#slack.world.topModal(this.id);
    const inputs = listOf(modal?.view["blocks"]).filter((block) => block["type"] === "input");
    if (modal === undefined || inputs.length === 0) return undefined;
    return inputs.map((block) => (isObject(block["label"]) ? String(block["label"]["text"]) : ""));
  }

  /** What Slack would offer in a field with search while `typed` stands in it. */
  async suggestions(
    label: string,
    typed: string,
  ): Promise<readonly { readonly label: string; readonly value: string }[]> {
    const { modal, block, element } = this.#field(label);
    const { payload } = await this.#deliver("interactive", {
      type: "block_suggestion",
      team: { id: this.team, domain: "testers" },
      user: { id: this.id, team_id: this.team },
      container: { type: "view", view_id: modal.id },
      api_app_id: APP,
      view: this.#viewOf(modal),
      block_id: block["block_id"],
      action_id: element["action_id"],
      value: typed,
    });
    const problems = suggestionProblems(payload);
    for (const problem of problems) this.#slack.world.refuse(`options: ${problem}`);
    return listOf(isObject(payload) ? payload["options"] : undefined).map((option) => ({
      label: isObject(option["text"]) ? String(option["text"]["text"]) : "",
      value: String(option["value"]),
    }));
  }

  /** Fills in the open modal, by label, and sends it. Resolves with the errors shown in it, none when it closed. */
  async submit(values: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
    const { world } = this.#slack;
    const modal = world.topModal(this.id);
    if (modal === undefined) throw new Error(`${this.id} has no form open`);
    const state: Record<string, Json> = {};
    for (const block of listOf(modal.view["blocks"])) {
      const { element } = block;
      if (block["type"] !== "input" || !isObject(element) || !isObject(block["label"])) continue;
      const typed = values[String(block["label"]["text"])];
      state[String(block["block_id"])] = {
        [String(element["action_id"])]: await this.#filled(block, element, typed),
      };
    }
    const { payload } = await this.#deliver("interactive", {
      type: "view_submission",
      team: { id: this.team, domain: "testers" },
      user: { id: this.id, name: world.users.get(this.id)?.name, team_id: this.team },
      api_app_id: APP,
      trigger_id: this.#slack.interactions.trigger(this.id),
      view: { ...this.#viewOf(modal), state: { values: state } },
      response_urls: [],
    });
    if (isObject(payload) && payload["response_action"] === "errors")
      return payload["errors"] as Record<string, string>;
    world.closeModal(this.id, modal.id);
    return {};
  }

  async #filled(block: Json, element: Json, typed: string | undefined): Promise<Json> {
    const type = String(element["type"]);
    if (type === "plain_text_input") {
      const value = typed ?? (element["initial_value"] as string | undefined) ?? null;
      const max = element["max_length"];
      if (typeof value === "string" && typeof max === "number" && value.length > max)
        throw new Error("Slack would not let them type that much");
      if (block["optional"] !== true && (value === null || value === ""))
        throw new Error("Slack demands this field");
      return { type, value };
    }
    const picked = PICKED[type];
    if (picked !== undefined) {
      const [member, initial] = picked;
      const value = typed ?? element[initial] ?? null;
      if (
        type === "conversations_select" &&
        value === null &&
        element["default_to_current_conversation"] === true
      ) {
        return { type, [member]: this.channel };
      }
      return { type, [member]: value };
    }
    if (typed === undefined) return { type, selected_option: element["initial_option"] ?? null };
    if (type === "static_select") {
      const option = listOf(element["options"]).find(
        (one) => isObject(one["text"]) && one["text"]["text"] === typed,
      );
      if (option === undefined) throw new Error(`there is no “${typed}” to choose`);
      return { type, selected_option: option };
    }
    const offered = await this.suggestions(String((block["label"] as Json)["text"]), typed);
    const chosen = offered.find((one) => one.label === typed || one.value === typed) ?? offered.at(-1);
    if (chosen === undefined) throw new Error(`nothing is offered for “${typed}”`);
    return {
      type,
      selected_option: { text: { type: "plain_text", text: chosen.label }, value: chosen.value },
    };
  }

  #field(label: string): { readonly modal: FakeModal; readonly block: Json; readonly element: Json } {
    const modal = this.#slack.world.topModal(this.id);
    const block = listOf(modal?.view["blocks"]).find(
      (one) => isObject(one["label"]) && one["label"]["text"] === label,
    );
    if (modal === undefined || block === undefined || !isObject(block["element"]))
      throw new Error(`there is no field “${label}”`);
    return { modal, block, element: block["element"] };
  }

  #viewOf(modal: FakeModal): Json {
    return {
      ...modal.view,
      id: modal.id,
      hash: modal.hash,
      team_id: this.team,
      bot_id: "B0BOT",
      private_metadata: modal.view["private_metadata"] ?? "",
    };
  }

  async #act(action: Json, message?: FakeMessage, modal?: FakeModal): Promise<Acknowledgement> {
    const { interactions, world } = this.#slack;
    const ephemeral = message?.only !== undefined;
    return this.#deliver("interactive", {
      type: "block_actions",
      team: { id: this.team, domain: "testers" },
      user: { id: this.id, username: world.users.get(this.id)?.name, team_id: this.team },
      api_app_id: APP,
      trigger_id: interactions.trigger(this.id),
      ...(message === undefined
        ? {}
        : {
            container: {
              type: "message",
              message_ts: message.ts,
              channel_id: message.channel,
              is_ephemeral: ephemeral,
              ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
            },
            channel: { id: message.channel, name: world.channels.get(message.channel)?.name },
            ...(ephemeral
              ? {}
              : {
                  message: {
                    type: "message",
                    ts: message.ts,
                    ...message.body,
                    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
                  },
                }),
            response_url: this.#slack.responseUrl(interactions.address(this.id, message.channel, message)),
          }),
      ...(modal === undefined
        ? {}
        : { container: { type: "view", view_id: modal.id }, view: this.#viewOf(modal) }),
      actions: [action],
    });
  }

  async #write(
    typed: string,
    type: string,
    channel: string,
    thread?: string,
    files: readonly Json[] = [],
  ): Promise<FakeMessage> {
    // Slack makes links of the addresses that people write.
    const text = typed.replaceAll(/https?:\/\/[^\s<>]+/gu, "<$&>");
    const message = this.#slack.world.add({
      channel,
      by: this.id,
      body: { text, ...(files.length === 0 ? {} : { files }) },
      ...(thread === undefined ? {} : { thread }),
    });
    await this.#event({
      type,
      user: this.id,
      text,
      channel,
      ts: message.ts,
      event_ts: message.ts,
      ...(type === "message" ? { channel_type: "im" } : {}),
      ...(files.length === 0 ? {} : { files, upload: false }),
      ...(files.length > 0 && type === "message" ? { subtype: "file_share" } : {}),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    return message;
  }

  /** Sends an event, once more for every entry of `again`, as Slack does when it believes it was not heard. */
  async #event(event: Json, again: readonly Retry[] = []): Promise<void> {
    const payload = eventPayload(event, undefined, this.team);
    await this.#deliver("events_api", payload);
    for (const retry of again) await this.#slack.wire.deliver("events_api", payload, retry);
  }

  async #deliver(type: Parameters<FakeSlack["wire"]["deliver"]>[0], payload: Json): Promise<Acknowledgement> {
    // Without a connection Slack tells people to try again, which they do.
    if (this.#slack.wire === this.#slack.socket) await this.#slack.socket.connected();
    return this.#slack.wire.deliver(type, payload);
  }
}
