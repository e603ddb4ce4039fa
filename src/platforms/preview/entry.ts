/** One message with what a client puts around it: face, name, time, who sees it, its thread. */

import { count } from "../../core/text.ts";
import { discordMessage } from "./looks/discord-message.ts";
import { discordText } from "./looks/discord-text.ts";
import { type Html, html } from "./looks/html.ts";
import { type Reader, tellInstant } from "./looks/reader.ts";
import { slackMessage } from "./looks/slack-message.ts";
import { slackText } from "./looks/slack-text.ts";
import { channels, type Look, type PretendedPerson, people, personBy } from "./people.ts";
import type { Message } from "./world.ts";

/** A message as the page gets it: its HTML in every view. */
export interface Entry {
  readonly id: string;
  readonly channel: string;
  readonly thread?: string;
  /** The reader's day it was said on: `Monday, 3 November 2025`. */
  readonly day: string;
  readonly slack: string;
  readonly discord: string;
  readonly terminal: string;
  readonly payload: string;
}

export function readerFor(person: PretendedPerson, zone: string, now: number): Reader {
  return {
    ids: [person.ids.slack, person.ids.discord, person.key],
    zone,
    now,
    personName: (id) => personBy(id)?.name,
    channelName: (id) => channels.find((channel) => channel.id === id)?.name,
  };
}

/** `replies` counts what was said in the message's thread. */
export function entryOf(message: Message, reader: Reader, replies: number): Entry {
  return {
    id: message.id,
    channel: message.channel,
    ...(message.thread === undefined ? {} : { thread: message.thread }),
    day: tellInstant(reader, message.at, { dateStyle: "full" }),
    slack: slackEntry(message, reader, replies).markup,
    discord: discordEntry(message, reader, replies).markup,
    terminal: terminalEntry(message).markup,
    payload: payloadEntry(message).markup,
  };
}

interface Around {
  readonly name: string;
  readonly face: Html;
  readonly time: string;
  readonly pinged: boolean;
}

function around(message: Message, body: Html, reader: Reader): Around {
  const author = message.author === undefined ? undefined : personBy(message.author);
  return {
    name: author?.name ?? "Paperboy",
    face: html`<span class="face face-${author?.key ?? "paperboy"}" aria-hidden="true">${initials(author?.name)}</span>`,
    time: tellInstant(reader, message.at, { hour: "2-digit", minute: "2-digit" }),
    pinged: /class="(?:sl|dc)-mention (?:sl|dc)-ping"/.test(body.markup),
  };
}

const initials = (name: string | undefined): string =>
  name === undefined
    ? ""
    : name
        .split(" ")
        .map((word) => word.charAt(0))
        .join("");

const bot = (message: Message) => message.author === undefined;

function slackEntry(message: Message, reader: Reader, replies: number): Html {
  const body =
    message.drawn === undefined
      ? html`<div class="sl-section"><div class="sl-section-text">${slackText(escapeTyped(message.text ?? ""), reader)}</div></div>${attached(message)}`
      : slackMessage(message.drawn.payloads.slack, reader);
  const { name, face, time, pinged } = around(message, body, reader);
  return html`<article class="message sl-message${message.onlyFor !== undefined && " is-private"}${pinged && " is-pinged"}" data-message="${message.id}" aria-label="${name}, ${time}">
${face}<div class="sl-main">
${message.onlyFor !== undefined && html`<div class="sl-private">Only visible to you</div>`}
<div class="sl-top"><span class="sl-name">${name}</span>${bot(message) && html`<span class="sl-badge">APP</span>`}<time class="sl-time">${time}</time>${asked(message, "sl-asked")}</div>
<div class="sl-body">${body}${message.edited === true && html`<span class="sl-edited">(edited)</span>`}</div>
${footer(message, replies, "slack")}</div></article>`;
}

function discordEntry(message: Message, reader: Reader, replies: number): Html {
  const body =
    message.drawn === undefined
      ? html`<div class="dc-text">${discordText(typedOnDiscord(message.text ?? ""), reader, { person: () => true, everyone: false })}</div>${attached(message)}`
      : discordMessage(message.drawn.payloads.discord, reader);
  const { name, face, time, pinged } = around(message, body, reader);
  return html`<article class="message dc-message${message.onlyFor !== undefined && " is-private"}${pinged && " is-pinged"}" data-message="${message.id}" aria-label="${name}, ${time}">
${asked(message, "dc-asked")}${face}<div class="dc-main">
<div class="dc-top"><span class="dc-name">${name}</span>${bot(message) && html`<span class="dc-badge">APP</span>`}<time class="dc-when">${time}</time></div>
<div class="dc-body">${body}${message.edited === true && html`<span class="dc-edited">(edited)</span>`}</div>
${message.onlyFor !== undefined && html`<div class="dc-private">Only you can see this • <button type="button" class="text-button" data-dismiss="${message.id}">Dismiss message</button></div>`}
${footer(message, replies, "discord")}</div></article>`;
}

const attached = ({ file }: Message): Html | false =>
  file !== undefined && html`<div class="attached">Attached: ${file.name}</div>`;

function asked(message: Message, style: string): Html | false {
  if (message.asked === undefined) return false;
  const who = personBy(message.asked.person)?.name ?? message.asked.person;
  return html`<div class="${style}"><b>${who}</b> used <code>${message.asked.line}</code></div>`;
}

/** The way into the thread. Answers for one person alone have none, on either platform. */
function footer(message: Message, replies: number, look: Look): Html | false {
  if (message.onlyFor !== undefined || message.thread !== undefined) return false;
  return html`${replies > 0 && threadLink(message, replies, look)}<div class="tools"><button type="button" class="tool" data-thread="${message.id}">Reply in thread</button><button type="button" class="tool" data-lookup="${message.id}">Look up papers here</button><button type="button" class="tool" data-lookup="${message.id}" data-deed="papers-cite">Cite papers here</button>${message.file !== undefined && html`<button type="button" class="tool" data-lookup="${message.id}" data-deed="papers-import">Import papers here</button>`}</div>`;
}

/** Slack counts the replies; Discord shows the thread as a box with its name. */
function threadLink(message: Message, replies: number, look: Look): Html {
  const words = look === "slack" ? count(replies, "reply", "replies") : `${count(replies, "message")} ›`;
  const name =
    look === "discord" && html`<span class="thread-name">${message.threadTitle ?? "Thread"}</span>`;
  return html`<button type="button" class="thread-link thread-link-${look}" data-thread="${message.id}">${name}<span class="thread-count">${words}</span></button>`;
}

function terminalEntry(message: Message): Html {
  const who = message.author === undefined ? undefined : personBy(message.author)?.name;
  const line =
    message.asked === undefined
      ? false
      : html`<span class="tt-prompt">$</span> paperboy ${message.asked.line}\n`;
  return html`<article class="message tt-message" data-message="${message.id}"><pre>${line}${message.drawn?.terminal ?? `${who}: ${message.text}`}</pre></article>`;
}

function payloadEntry(message: Message): Html {
  const { drawn } = message;
  if (drawn === undefined) return html``;
  const part = (name: string, value: unknown) =>
    html`<section class="pl-part"><h3>${name}</h3><pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre></section>`;
  return html`<article class="message pl-message" data-message="${message.id}">${
    message.asked !== undefined && html`<div class="pl-asked"><code>${message.asked.line}</code></div>`
  }<div class="pl-parts">${part("Slack", drawn.payloads.slack)}${part("Discord", drawn.payloads.discord)}</div></article>`;
}

const escapeTyped = (text: string): string =>
  mentions(text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"), "slack");
const typedOnDiscord = (text: string): string => mentions(text, "discord");

/** `@ana` in what people say becomes a mention, as clients do while one types. */
function mentions(text: string, look: Look): string {
  return text.replace(/(^|\s)@([a-z]+)\b/gi, (whole, before: string, key: string) => {
    const person = people.find((one) => one.key === key.toLowerCase());
    return person === undefined ? whole : `${before}<@${person.ids[look]}>`;
  });
}
