/**
 * Discord's numbers by name. discord.js has them too, but loading it takes over half a second, which drawing
 * for a terminal, checking the registration and the preview need not wait for. The types are discord.js's own,
 * so that a wrong number does not compile where it is used.
 */

import type { ButtonStyle, ComponentType, TextInputStyle } from "discord.js";

const number = <Meaning extends number>(
  value: `${Meaning}` extends `${infer Digits extends number}` ? Digits : never,
) =>
  // The parameter takes only the digits of the enum member, which the types cannot relate back to it.
  value as unknown as Meaning;

/** "Component Reference", component types. */
export const COMPONENT = {
  row: number<ComponentType.ActionRow>(1),
  button: number<ComponentType.Button>(2),
  menu: number<ComponentType.StringSelect>(3),
  input: number<ComponentType.TextInput>(4),
  text: number<ComponentType.TextDisplay>(10),
  gallery: number<ComponentType.MediaGallery>(12),
  file: number<ComponentType.File>(13),
  container: number<ComponentType.Container>(17),
  label: number<ComponentType.Label>(18),
} as const;

/** "Component Reference", button styles. */
export const BUTTON = {
  primary: number<ButtonStyle.Primary>(1),
  secondary: number<ButtonStyle.Secondary>(2),
  danger: number<ButtonStyle.Danger>(4),
} as const;

/** "Component Reference", text input styles. */
export const INPUT = {
  short: number<TextInputStyle.Short>(1),
  lines: number<TextInputStyle.Paragraph>(2),
} as const;

/** "Message", flags. */
export const FLAG = { ephemeral: 1 << 6, quiet: 1 << 12, componentsV2: 1 << 15 } as const;
