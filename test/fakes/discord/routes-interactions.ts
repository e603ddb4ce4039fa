/** Answers to interactions: the first callback, then the webhook that lives fifteen minutes. */

import { pingedBy } from "./reading.ts";
import { Refusal, type Route, refuseBody } from "./rest.ts";
import { demand, editMessage, messageJson, textOf } from "./routes-messages.ts";
import { type MessageBody, messageFaults, modalFaults } from "./rules.ts";
import { type Component, FLAG, type Interaction, type Message, PERMISSION, type World } from "./world.ts";

const TOKEN_LIFE = 15 * 60_000;

/** What interactions parse unless told otherwise: people only. */
const USUAL_MENTIONS = ["users"];

export interface Deadline {
  /** How long an interaction waits for its first answer, in ms: 3,000 on Discord. */
  answerWithin: number;
}

function speak(
  world: World,
  interaction: Interaction,
  body: MessageBody,
  loading: boolean,
  ephemeral: boolean,
): Message {
  if (!loading) refuseBody(messageFaults(body));
  return world.say({
    channel: interaction.channel,
    author: world.application,
    content: body.content ?? "",
    components: body.components ?? [],
    flags: (body.flags ?? 0) | (loading ? FLAG.loading : 0) | (ephemeral ? FLAG.ephemeral : 0),
    loading,
    pinged: loading
      ? []
      : pingedBy(textOf(body.content, body.components ?? []), body.allowed_mentions, USUAL_MENTIONS),
    interaction: interaction.id,
    ...(ephemeral ? { onlyFor: interaction.user } : {}),
  });
}

function callback(world: World, interaction: Interaction, type: number, data: MessageBody): void {
  const component = interaction.type === 3;
  const ephemeral = ((data.flags ?? 0) & FLAG.ephemeral) !== 0;
  switch (type) {
    case 4:
      if (interaction.type === 4) break;
      interaction.original = speak(world, interaction, data, false, ephemeral).id;
      interaction.answered = "message";
      return;
    case 5:
      if (interaction.type === 4) break;
      interaction.original = speak(world, interaction, data, true, ephemeral).id;
      interaction.answered = "deferred";
      return;
    case 6:
    case 7: {
      const source = world.messages.get(interaction.source ?? "");
      if (source === undefined || (!component && interaction.type !== 5)) break;
      if (type === 7) editMessage(source, data);
      interaction.original = source.id;
      interaction.answered = type === 7 ? "update" : "deferred update";
      return;
    }
    case 8: {
      if (interaction.type !== 4) break;
      const choices = (data["choices"] ?? []) as readonly { readonly name: string; readonly value: string }[];
      const wrong = choices.filter(
        ({ name, value }) => name.length < 1 || name.length > 100 || String(value).length > 100,
      );
      if (choices.length > 25 || wrong.length > 0)
        refuseBody(["choices: at most 25, names and values of 1 to 100"]);
      if (new Set(choices.map((choice) => choice.name)).size !== choices.length) {
        // Discord takes it, and then gives the first value whichever was picked (discord-api-docs#8565).
        refuseBody(["choices: two have one name"]);
      }
      interaction.choices = choices;
      interaction.answered = "choices";
      return;
    }
    case 9:
      if (interaction.type !== 2 && !component) break;
      refuseBody(modalFaults(data as unknown as Component));
      interaction.form = data as unknown as Component;
      interaction.answered = "form";
      return;
  }
  throw new Refusal(
    400,
    50_035,
    `Invalid Form Body: a callback of type ${type} does not answer an interaction of type ${interaction.type}`,
  );
}

function byToken(world: World, token: string | undefined): Interaction {
  const interaction = [...world.interactions.values()].find((candidate) => candidate.token === token);
  if (interaction === undefined) throw new Refusal(404, 10_015, "Unknown Webhook");
  if (world.now() - interaction.sentAt > TOKEN_LIFE) throw new Refusal(401, 50_027, "Invalid Webhook Token");
  if (interaction.answered === undefined) throw new Refusal(404, 10_015, "Unknown Webhook");
  return interaction;
}

function named(world: World, interaction: Interaction, name: string | undefined): Message {
  const id = name === "@original" ? interaction.original : name;
  const message = world.messages.get(id ?? "");
  if (message === undefined || message.deleted) throw new Refusal(404, 10_008, "Unknown Message");
  if (name !== "@original" && message.interaction !== interaction.id)
    throw new Refusal(404, 10_008, "Unknown Message");
  return message;
}

/** Files need the permission for them, in answers as in messages. */
function demandFiles(world: World, interaction: Interaction, files: readonly unknown[]): void {
  if (files.length > 0) demand(world, interaction.channel, PERMISSION.attachFiles);
}

/** The first answer to an interaction, by a request of its own or in the response to a signed one. */
export function firstAnswer(world: World, interaction: Interaction, deadline: Deadline, body: unknown): void {
  if (interaction.answered !== undefined)
    throw new Refusal(400, 40_060, "Interaction has already been acknowledged.");
  if (world.now() - interaction.sentAt > deadline.answerWithin)
    throw new Refusal(404, 10_062, "Unknown interaction");
  const { type, data } = body as { readonly type: number; readonly data?: MessageBody };
  callback(world, interaction, type, data ?? {});
}

export function interactionRoutes(deadline: Deadline): readonly Route[] {
  return [
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/u,
      ({ world, parts, body, files }) => {
        const interaction = world.interactions.get(parts[0] ?? "");
        if (interaction === undefined || interaction.token !== parts[1])
          throw new Refusal(404, 10_062, "Unknown interaction");
        demandFiles(world, interaction, files);
        firstAnswer(world, interaction, deadline, body);
        return undefined;
      },
    ],
    [
      "POST",
      /^\/webhooks\/\d+\/([^/]+)$/u,
      ({ world, parts, body: given, files }) => {
        const interaction = byToken(world, parts[0]);
        demandFiles(world, interaction, files);
        const body = given as MessageBody;
        const original = world.messages.get(interaction.original ?? "");
        if (original?.loading === true && !original.deleted) {
          // The first follow-up of a deferred answer becomes it, and who sees it was fixed when it was deferred.
          editMessage(original, body);
          original.pinged.push(
            ...pingedBy(textOf(body.content, body.components ?? []), body.allowed_mentions, USUAL_MENTIONS),
          );
          return messageJson(world, original);
        }
        interaction.followUps += 1;
        if (!interaction.installed && interaction.followUps > 5)
          throw new Refusal(400, 40_094, "Maximum number of follow up messages reached");
        return messageJson(
          world,
          speak(world, interaction, body, false, ((body.flags ?? 0) & FLAG.ephemeral) !== 0),
        );
      },
    ],
    [
      "GET",
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/u,
      ({ world, parts }) => messageJson(world, named(world, byToken(world, parts[0]), parts[1])),
    ],
    [
      "PATCH",
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/u,
      ({ world, parts, body, files }) => {
        const interaction = byToken(world, parts[0]);
        demandFiles(world, interaction, files);
        const message = named(world, interaction, parts[1]);
        const edit = body as MessageBody;
        const first = message.loading;
        editMessage(message, edit);
        if (first)
          message.pinged.push(
            ...pingedBy(textOf(edit.content, edit.components ?? []), edit.allowed_mentions, USUAL_MENTIONS),
          );
        return messageJson(world, message);
      },
    ],
    [
      "DELETE",
      /^\/webhooks\/\d+\/([^/]+)\/messages\/(@original|\d+)$/u,
      ({ world, parts }) => {
        named(world, byToken(world, parts[0]), parts[1]).deleted = true;
        return undefined;
      },
    ],
  ];
}
