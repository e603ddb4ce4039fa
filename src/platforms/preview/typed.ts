/** Lines as people type them: whom they are for, and the names in them as the platform would send them. */

import { type Channel, channels, type Look, people } from "./people.ts";

/** The part of a line that is for Paperboy; undefined when the line is talk between people. */
export function addressed(typed: string, channel: Channel): { text: string; isCommand: boolean } | undefined {
  const line = typed.trim();
  if (line.startsWith("/")) return { text: line, isCommand: true };
  const mentioned = /^@paperboy\b[:,]?\s*([\s\S]*)$/iu.exec(line)?.[1];
  const words = mentioned ?? (channel.owner === undefined ? undefined : line);
  if (words === undefined) return undefined;
  return { text: words === "" ? "/paperboy help" : `/paper ${words}`, isCommand: false };
}

/** `@ana` and `#papers` become the references that the platform sends instead: `<@U0ANACOSTA|Ana Costa>`. */
export function withReferences(line: string, look: Look): string {
  return line
    .replace(/(^|[\s:=])@([a-z]+)\b/giu, (whole, before: string, key: string) => {
      const person = people.find((one) => one.key === key.toLowerCase());
      return person === undefined ? whole : `${before}<@${person.ids[look]}|${person.name}>`;
    })
    .replace(/(^|[\s:=])#([a-z-]+)/giu, (whole, before: string, name: string) => {
      const channel = channels.find(
        (one) => one.look === look && one.name === name && one.owner === undefined,
      );
      return channel === undefined ? whole : `${before}<#${channel.id}|${channel.name}>`;
    });
}
