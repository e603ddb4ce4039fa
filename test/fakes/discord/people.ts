/** What people do in a Discord client, as the events that reach a bot because of it. */

import type { Gateway } from "./gateway.ts";
import { messageJson } from "./routes-messages.ts";
import {
  type Attachment,
  type Component,
  everyComponent,
  type Interaction,
  type Message,
  PERMISSION,
  type World,
} from "./world.ts";

export interface Who {
  readonly user?: string;
  readonly channel?: string;
  /** Permissions in the channel; none of the managing ones unless said. */
  readonly permissions?: bigint;
  /** Only the person installed the application, not the server. */
  readonly userInstall?: boolean;
  readonly locale?: string;
  /** Attached to the message, or given to the options of that kind by their filename. */
  readonly files?: readonly Attachment[];
}

export const ANA = "900000000000000001";
export const BEN = "900000000000000002";
export const READING = "600000000000000001";

type Value = string | number | boolean;

export class People {
  readonly #world: World;
  readonly #gateway: Gateway;
  /** Brings an interaction to the bot: over the gateway, or to its endpoint. */
  readonly #bring: (interaction: Interaction, event: Record<string, unknown>) => void;

  constructor(
    world: World,
    gateway: Gateway,
    bring: (interaction: Interaction, event: Record<string, unknown>) => void,
  ) {
    this.#world = world;
    this.#gateway = gateway;
    this.#bring = bring;
  }

  /** Sends a slash command: `papers browse` with its options by name. */
  command(path: string, options: Readonly<Record<string, Value>> = {}, who: Who = {}): Interaction {
    return this.#send(2, this.#commandData(path, options, undefined, who.files), who);
  }

  /** Types into an option that completes. */
  type(path: string, option: string, typed: string, who: Who = {}): Interaction {
    return this.#send(4, this.#commandData(path, { [option]: typed }, option), who);
  }

  /** Uses an entry of the menu of a message. */
  messageMenu(name: string, target: Message, who: Who = {}): Interaction {
    const registered = this.#registered(name, 3);
    const data = {
      id: registered.id,
      name,
      type: 3,
      target_id: target.id,
      resolved: { messages: { [target.id]: messageJson(this.#world, target) } },
    };
    return this.#send(2, data, who);
  }

  /** Presses a button, or picks an entry of a menu, by its label. */
  press(message: Message, label: string, who: Who = {}): Interaction {
    for (const component of everyComponent(message.components)) {
      if (component.type === 2 && component.label === label && component.custom_id !== undefined) {
        return this.pressId(message, component.custom_id, 2, [], who);
      }
      const option = component.options?.find((candidate) => candidate.label === label);
      if (component.type === 3 && option !== undefined) {
        return this.pressId(message, component.custom_id ?? "", 3, [option.value], who);
      }
    }
    throw new Error(`there is no “${label}” on message ${message.id}`);
  }

  /** Presses whatever carries this id, also one that was never drawn. */
  pressId(
    message: Message,
    customId: string,
    type: number,
    values: readonly string[],
    who: Who = {},
  ): Interaction {
    const data = { custom_id: customId, component_type: type, ...(type === 3 ? { values } : {}) };
    return this.#send(3, data, who, message);
  }

  /** Sends a form, its fields filled in by label; fields not named keep what they hold. */
  submit(
    form: Component,
    values: Readonly<Record<string, string>>,
    who: Who = {},
    source?: string,
  ): Interaction {
    const labels = (form.components ?? []).filter((component) => component.type === 18);
    const unknown = Object.keys(values).filter(
      (label) => !labels.some((component) => component.label === label),
    );
    if (unknown.length > 0) throw new Error(`the form has no field ${unknown.join(", ")}`);
    const components = labels.map((component, index) => {
      const field = component.component ?? { type: 4 };
      const filled = values[component.label ?? ""];
      if (field.type === 4) {
        const value = filled ?? String(field["value"] ?? "");
        if (field["required"] !== false && value === "") throw new Error(`the form wants ${component.label}`);
        return {
          type: 18,
          id: index * 2 + 1,
          component: { type: 4, id: index * 2 + 2, custom_id: field.custom_id, value },
        };
      }
      const picked = field.options?.find((option) => option.label === filled || option.value === filled);
      const already = field.options?.find((option) => (option as { default?: boolean }).default === true);
      const value = (picked ?? already)?.value;
      return {
        type: 18,
        id: index * 2 + 1,
        component: {
          type: field.type,
          id: index * 2 + 2,
          custom_id: field.custom_id,
          values: value === undefined ? [] : [value],
        },
      };
    });
    const message = source === undefined ? undefined : this.#world.messages.get(source);
    return this.#send(5, { custom_id: form.custom_id, components }, who, message);
  }

  /** Writes a message that mentions the bot, or does not. */
  write(content: string, who: Who = {}): Message {
    const message = this.#world.say({
      channel: who.channel ?? READING,
      author: who.user ?? ANA,
      content,
      components: [],
      flags: 0,
      loading: false,
      pinged: content.includes(`<@${this.#world.application}>`) ? [this.#world.application] : [],
      ...(who.files === undefined ? {} : { attachments: who.files }),
    });
    const guild = this.#world.channels.get(message.channel)?.guild;
    const direct = guild === undefined;
    // Without the privileged intent the content is there only where the bot is mentioned, and in direct messages.
    const visible = direct || message.pinged.length > 0 || this.#gateway.readsContent;
    this.#gateway.dispatch("MESSAGE_CREATE", {
      ...messageJson(this.#world, message),
      ...(visible ? {} : { content: "", attachments: [] }),
      ...(guild === undefined
        ? {}
        : { guild_id: guild, member: { roles: [], joined_at: "2024-01-01T00:00:00Z" } }),
    });
    return message;
  }

  #registered(name: string, type: number) {
    const found = [...this.#world.commands.values()].find(
      (command) => command.name === name && command.type === type,
    );
    if (found === undefined) throw new Error(`no command ${name} is registered`);
    return found;
  }

  #commandData(
    path: string,
    options: Readonly<Record<string, Value>>,
    focused?: string,
    files: readonly Attachment[] = [],
  ) {
    const [name = "", subcommand] = path.split(" ");
    const registered = this.#registered(name, 1) as unknown as Component & { id: string };
    const specified = (registered.options ?? []) as unknown as readonly {
      name: string;
      type: number;
      options?: readonly { name: string; type: number }[];
    }[];
    const under =
      subcommand === undefined ? undefined : specified.find((option) => option.name === subcommand);
    if (subcommand !== undefined && under === undefined) throw new Error(`/${name} has no ${subcommand}`);
    const known = under === undefined ? specified : (under.options ?? []);
    const given = Object.entries(options).map(([option, value]) => {
      const type = known.find((one) => one.name === option)?.type;
      if (type === undefined) throw new Error(`/${path} has no option ${option}`);
      const file = type === 11 ? files.find(({ filename }) => filename === value) : undefined;
      if (type === 11 && file === undefined) throw new Error(`there is no file ${value} to attach`);
      return {
        name: option,
        type,
        value:
          file !== undefined
            ? file.id
            : type === 4
              ? Number(value)
              : type === 5
                ? value === true || value === "true"
                : value,
        ...(focused === option ? { focused: true } : {}),
      };
    });
    return {
      id: registered.id,
      name,
      type: 1,
      options: under === undefined ? given : [{ name: under.name, type: 1, options: given }],
      ...(files.length === 0
        ? {}
        : { resolved: { attachments: Object.fromEntries(files.map((file) => [file.id, file])) } }),
    };
  }

  #send(type: number, data: unknown, who: Who, message?: Message): Interaction {
    const world = this.#world;
    const user = world.users.get(who.user ?? ANA);
    const channel = world.channels.get(message?.channel ?? who.channel ?? READING);
    if (user === undefined || channel === undefined) throw new Error("nobody, or nowhere");
    const interaction: Interaction = {
      id: world.snowflake(),
      token: `token-${world.interactions.size + 1}-${"x".repeat(40)}`,
      type,
      user: user.id,
      channel: channel.id,
      sentAt: world.now(),
      installed: who.userInstall !== true,
      followUps: 0,
      ...(message === undefined ? {} : { source: message.id }),
    };
    world.interactions.set(interaction.id, interaction);
    const account = {
      id: user.id,
      username: user.name,
      global_name: user.name,
      discriminator: "0",
      avatar: null,
    };
    const member = {
      user: account,
      nick: null,
      roles: [],
      joined_at: "2024-01-01T00:00:00Z",
      permissions: String(who.permissions ?? PERMISSION.viewChannel),
      deaf: false,
      mute: false,
      flags: 0,
    };
    this.#bring(interaction, {
      id: interaction.id,
      application_id: world.application,
      type,
      data,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: {
        id: channel.id,
        name: channel.name,
        type: channel.type,
        ...(channel.parent === undefined ? {} : { parent_id: channel.parent }),
      },
      locale: who.locale ?? "en-US",
      app_permissions: String(world.channels.get(channel.parent ?? "")?.permissions ?? channel.permissions),
      entitlements: [],
      authorizing_integration_owners:
        who.userInstall === true ? { "1": user.id } : { "0": channel.guild ?? "0" },
      context: channel.guild === undefined ? 1 : 0,
      attachment_size_limit: 524_288,
      ...(channel.guild === undefined
        ? { user: account }
        : {
            guild_id: channel.guild,
            guild_locale: "en-US",
            guild: { id: channel.guild, locale: "en-US", features: [] },
            member,
          }),
      ...(message === undefined ? {} : { message: messageJson(world, message) }),
    });
    return interaction;
  }
}
