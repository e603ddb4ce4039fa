/**
 * What Discord refuses and its OpenAPI description does not say. Sources: the developer documentation's pages
 * "Message", "Component Reference", "Application Commands", "Receiving and Responding". Numbers are written
 * out here, not imported, so that a wrong limit in the adapter is found.
 */

import { type Component, everyComponent, FLAG } from "./world.ts";

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Record<string, unknown>[];
  readonly components?: readonly Component[];
  readonly flags?: number;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  };
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly [other: string]: unknown;
}

const MESSAGE_PROPERTIES = new Set([
  "content",
  "nonce",
  "enforce_nonce",
  "tts",
  "embeds",
  "allowed_mentions",
  "message_reference",
  "components",
  "sticker_ids",
  "files",
  "payload_json",
  "attachments",
  "flags",
  "poll",
  "thread_name",
  "applied_tags",
  "username",
  "avatar_url",
  "custom_id",
  "title",
  "shared_client_theme",
]);

const COMPONENT_PROPERTIES: Readonly<Record<number, readonly string[]>> = {
  1: ["components"],
  2: ["style", "label", "emoji", "custom_id", "sku_id", "url", "disabled"],
  3: ["custom_id", "options", "placeholder", "min_values", "max_values", "disabled", "required"],
  4: ["custom_id", "style", "label", "min_length", "max_length", "required", "value", "placeholder"],
  9: ["components", "accessory"],
  10: ["content"],
  11: ["media", "description", "spoiler"],
  12: ["items"],
  13: ["file", "spoiler"],
  14: ["divider", "spacing"],
  17: ["components", "accent_color", "spoiler"],
  18: ["label", "description", "component"],
  21: ["custom_id", "options", "required"],
  22: ["custom_id", "options", "min_values", "max_values", "required"],
};

const length = (text: unknown) => (typeof text === "string" ? [...text].length : 0);

/** Everything wrong with the content of a message; `had` holds the flags of the message being edited. */
export function messageFaults(body: MessageBody, had = 0): string[] {
  const faults: string[] = [];
  const flags = body.flags ?? 0;
  const second = ((flags | had) & FLAG.componentsV2) !== 0;
  const components = body.components ?? [];
  for (const name of Object.keys(body))
    if (!MESSAGE_PROPERTIES.has(name)) faults.push(`unknown property ${name}`);
  if (length(body.content) > 2000) faults.push("content is longer than 2000");
  if ((flags & ~(FLAG.ephemeral | FLAG.quiet | FLAG.componentsV2 | (1 << 2))) !== 0)
    faults.push("a flag that cannot be set");
  if (had === 0 && !second && !body.content && (body.embeds ?? []).length === 0 && components.length === 0) {
    faults.push("Cannot send an empty message");
  }
  if (second) {
    if (body.content) faults.push("content together with IS_COMPONENTS_V2");
    if ((body.embeds ?? []).length > 0) faults.push("embeds together with IS_COMPONENTS_V2");
    if (had === 0 && components.length === 0) faults.push("IS_COMPONENTS_V2 without components");
  } else if (components.some((component) => component.type !== 1)) {
    faults.push("only action rows stand in a message without IS_COMPONENTS_V2");
  } else if (components.length > 5) faults.push("more than 5 action rows");
  const sum = (body.embeds ?? []).reduce((total, embed) => total + embedLength(embed), 0);
  if (sum > 6000) faults.push("embeds are longer than 6000 together");
  if (typeof body.nonce === "string" && length(body.nonce) > 25) faults.push("nonce is longer than 25");
  if (body.enforce_nonce === true && body.nonce === undefined) faults.push("enforce_nonce without nonce");
  const allowed = body.allowed_mentions;
  if (allowed?.parse?.includes("users") && (allowed.users ?? []).length > 0)
    faults.push("allowed_mentions: users both parsed and listed");
  return [...faults, ...componentFaults(components, second)];
}

function embedLength(embed: Record<string, unknown>): number {
  const fields = (embed["fields"] ?? []) as readonly { name: string; value: string }[];
  const named = (name: string) => (embed[name] ?? {}) as Record<string, unknown>;
  return (
    length(embed["title"]) +
    length(embed["description"]) +
    length(named("footer")["text"]) +
    length(named("author")["name"]) +
    fields.reduce((total, field) => total + length(field.name) + length(field.value), 0)
  );
}

function componentFaults(components: readonly Component[], second: boolean): string[] {
  const faults: string[] = [];
  const all = everyComponent(components);
  if (all.length > 40) faults.push(`${all.length} components, 40 are allowed`);
  const shown = all.reduce(
    (total, component) => total + (component.type === 10 ? length(component.content) : 0),
    0,
  );
  if (shown > 4000) faults.push(`displayable text is ${shown} long, 4000 are allowed`);
  const seen = new Set<string>();
  const numbers = new Set<number>();
  for (const component of all) {
    const where = `component of type ${component.type}`;
    const known = COMPONENT_PROPERTIES[component.type];
    if (known === undefined) faults.push(`${where} is not known`);
    for (const name of Object.keys(component)) {
      if (name !== "type" && name !== "id" && known?.includes(name) === false)
        faults.push(`${where}: unknown property ${name}`);
    }
    if (component.custom_id !== undefined) {
      if (seen.has(component.custom_id)) faults.push(`custom_id twice: ${component.custom_id}`);
      seen.add(component.custom_id);
      if (length(component.custom_id) > 100 || component.custom_id === "")
        faults.push(`${where}: custom_id is not 1 to 100 long`);
    }
    if (component.id !== undefined && component.id !== 0) {
      if (numbers.has(component.id)) faults.push(`component id twice: ${component.id}`);
      numbers.add(component.id);
    }
    faults.push(...oneComponent(component, where, second));
  }
  return faults;
}

function oneComponent(component: Component, where: string, second: boolean): string[] {
  const inside = component.components ?? [];
  const types = inside.map((child) => child.type);
  switch (component.type) {
    case 1: {
      const buttons = types.filter((type) => type === 2).length;
      if (inside.length === 0) return [`${where} is empty`];
      if (buttons > 5) return [`${where} has more than 5 buttons`];
      if (buttons < inside.length && inside.length > 1) return [`${where} holds a menu and something else`];
      return [];
    }
    case 2: {
      const link = component["style"] === 5;
      const faults = length(component.label) > 80 ? [`${where}: label is longer than 80`] : [];
      if (!component.label && component["emoji"] === undefined) faults.push(`${where} says nothing`);
      if (link !== (component.url !== undefined))
        faults.push(`${where}: only a link button has a url, and it must`);
      if (link === (component.custom_id !== undefined))
        faults.push(`${where}: a button has a custom_id or a url`);
      if (length(component.url) > 512) faults.push(`${where}: url is longer than 512`);
      return faults;
    }
    case 3: {
      const options = component.options ?? [];
      const values = new Set(options.map((option) => option.value));
      const faults =
        options.length < 1 || options.length > 25 ? [`${where} has ${options.length} options`] : [];
      if (values.size !== options.length) faults.push(`${where} has two options with one value`);
      for (const option of options) {
        for (const [name, text] of Object.entries(option)) {
          if (typeof text === "string" && (length(text) > 100 || text === ""))
            faults.push(`${where}: ${name} of an option is not 1 to 100 long`);
        }
      }
      if (length(component.placeholder) > 150) faults.push(`${where}: placeholder is longer than 150`);
      return faults;
    }
    case 9:
      return inside.length >= 1 && inside.length <= 3 && component.accessory !== undefined
        ? []
        : [`${where} needs 1 to 3 texts and an accessory`];
    case 10:
      return length(component.content) >= 1 && length(component.content) <= 4000
        ? []
        : [`${where}: content is not 1 to 4000 long`];
    case 12: {
      const items = component.items ?? [];
      const long = items.some((item) => length(item.description) > 1024);
      return items.length >= 1 && items.length <= 10 && !long
        ? []
        : [`${where} needs 1 to 10 items with short descriptions`];
    }
    case 13:
      // "Only supports attachment references using the attachment://<filename> syntax".
      return second && (component.file?.url ?? "").startsWith("attachment://")
        ? []
        : [`${where} needs a file that is attached`];
    case 17:
      if (!second) return [`${where} needs IS_COMPONENTS_V2`];
      return types.every((type) => [1, 9, 10, 12, 13, 14].includes(type)) && inside.length > 0
        ? []
        : [`${where} holds what it cannot`];
    default:
      return [];
  }
}

/** Everything wrong with a modal. */
export function modalFaults(modal: Component & { readonly title?: string }): string[] {
  const inside = modal.components ?? [];
  const faults = componentFaults(inside, true);
  if (inside.length < 1 || inside.length > 5) faults.push("a modal has 1 to 5 components");
  if (length(modal.title) < 1 || length(modal.title) > 45)
    faults.push("the title of a modal is not 1 to 45 long");
  for (const child of inside) {
    if (child.type !== 18 && child.type !== 10)
      faults.push(`a modal holds no component of type ${child.type}`);
    if (child.type === 18 && (length(child.label) < 1 || length(child.label) > 45))
      faults.push("a label is not 1 to 45 long");
    if (child.type === 18 && length(child.description) > 100)
      faults.push("the description of a label is longer than 100");
    const field = child.component;
    if (field?.type === 4) {
      if (length(field["value"]) > Number(field["max_length"] ?? 4000))
        faults.push("the value of a text input is longer than it allows");
      if (length(field.placeholder) > 100) faults.push("the placeholder of a text input is longer than 100");
      if (Number(field["max_length"] ?? 1) > 4000 || Number(field["max_length"] ?? 1) < 1)
        faults.push("max_length is not 1 to 4000");
    }
  }
  return faults;
}

const LOCALES = new Set(
  "id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko".split(
    " ",
  ),
);

/** Everything wrong with one application command. */
export function commandFaults(command: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const type = command["type"] ?? 1;
  const name = String(command["name"] ?? "");
  if (type === 1) {
    if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(name) || name !== name.toLowerCase())
      faults.push(`the name ${name} is not allowed`);
    if (length(command["description"]) < 1 || length(command["description"]) > 100)
      faults.push(`/${name}: description is not 1 to 100 long`);
  } else {
    if (length(name) < 1 || length(name) > 32) faults.push(`the name ${name} is not 1 to 32 long`);
    if (command["description"]) faults.push(`${name}: only chat commands have a description`);
  }
  const walk = (options: readonly Record<string, unknown>[], path: string, depth: number) => {
    if (options.length > 25) faults.push(`${path} has more than 25 options`);
    let optional = false;
    const names = new Set<string>();
    for (const option of options) {
      const own = String(option["name"]);
      if (!/^[-_'\p{L}\p{N}]{1,32}$/u.test(own) || own !== own.toLowerCase())
        faults.push(`${path}: the option name ${own} is not allowed`);
      if (names.has(own)) faults.push(`${path}: two options are called ${own}`);
      names.add(own);
      if (length(option["description"]) < 1 || length(option["description"]) > 100)
        faults.push(`${path} ${own}: description is not 1 to 100 long`);
      if (option["required"] === true && optional)
        faults.push(`${path}: the needed option ${own} stands after one that is not`);
      optional ||= option["required"] !== true;
      const choices = (option["choices"] ?? []) as readonly { name: string; value: unknown }[];
      if (choices.length > 25) faults.push(`${path} ${own}: more than 25 choices`);
      if (choices.length > 0 && option["autocomplete"] === true)
        faults.push(`${path} ${own}: choices and autocomplete exclude each other`);
      if (new Set(choices.map((choice) => choice.name)).size !== choices.length)
        faults.push(`${path} ${own}: two choices with one name`);
      if (Number(option["max_length"] ?? 1) > 6000 || Number(option["max_length"] ?? 1) < 1)
        faults.push(`${path} ${own}: max_length is not 1 to 6000`);
      const nested = (option["options"] ?? []) as readonly Record<string, unknown>[];
      if (option["type"] === 2 && depth > 0) faults.push(`${path} ${own}: groups nest one level only`);
      walk(nested, `${path} ${own}`, depth + 1);
    }
    const kinds = new Set(options.map((option) => Number(option["type"]) <= 2));
    if (kinds.size > 1) faults.push(`${path}: subcommands beside other options`);
  };
  walk((command["options"] ?? []) as readonly Record<string, unknown>[], `/${name}`, 0);
  for (const locale of Object.keys((command["name_localizations"] ?? {}) as object))
    if (!LOCALES.has(locale)) faults.push(`no such locale: ${locale}`);
  const letters = JSON.stringify(command, (key, value) =>
    ["name", "description", "options", "choices", "value", ""].includes(key) || /^\d+$/u.test(key)
      ? value
      : undefined,
  );
  if (letters.length > 8000 + 30 * (letters.match(/"/gu) ?? []).length)
    faults.push(`/${name} is longer than 8000 in all`);
  return faults;
}
