/** Triggers and response_urls: what Slack hands out with an interaction, and for how long it is good. */

import { randomUUID } from "node:crypto";
import type { Clock } from "../../../src/core/clock.ts";
import { showsUnknownFile } from "./pictures.ts";
import { messageProblems } from "./rules.ts";
import { BOT_USER, type FakeMessage, type World } from "./world.ts";

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

interface Trigger {
  readonly user: string;
  readonly since: number;
  used: boolean;
}

interface ResponseAddress {
  readonly user: string;
  readonly channel: string;
  readonly since: number;
  /** The message that was pressed on; a slash command has none. */
  readonly source?: FakeMessage;
  used: number;
}

export class Interactions {
  readonly #world: World;
  readonly #clock: Clock;
  readonly #triggers = new Map<string, Trigger>();
  readonly #addresses = new Map<string, ResponseAddress>();

  constructor(world: World) {
    this.#world = world;
    this.#clock = world.clock;
  }

  trigger(user: string): string {
    const id = `${this.#triggers.size + 1}.${randomUUID()}`;
    this.#triggers.set(id, { user, since: this.#clock.now(), used: false });
    return id;
  }

  /** The person it belongs to, or the error of views.open. */
  useTrigger(id: string): { readonly user: string } | { readonly error: string } {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) return { error: "invalid_trigger_id" };
    if (trigger.used) return { error: "exchanged_trigger_id" };
    if (this.#clock.now() - trigger.since > TRIGGER_MS) return { error: "expired_trigger_id" };
    trigger.used = true;
    return { user: trigger.user };
  }

  /** The path of a new response_url. */
  address(user: string, channel: string, source?: FakeMessage): string {
    const path = `/response/${randomUUID()}`;
    this.#addresses.set(path, {
      user,
      channel,
      since: this.#clock.now(),
      used: 0,
      ...(source === undefined ? {} : { source }),
    });
    return path;
  }

  /** Takes what was sent to a response_url: the status and the body of the answer. */
  respond(
    path: string,
    body: Readonly<Record<string, unknown>>,
  ): { readonly status: number; readonly text: string } {
    const address = this.#addresses.get(path);
    if (address === undefined) return { status: 404, text: "no_such_url" };
    if (this.#clock.now() - address.since > RESPONSE_MS) return this.#refuse(404, "expired_url");
    if (address.used >= RESPONSE_USES) return this.#refuse(404, "used_url");
    address.used += 1;
    const problems = body["blocks"] === undefined ? [] : messageProblems(body["blocks"]);
    if (problems.length > 0) return this.#refuse(400, `invalid_blocks: ${problems.join("; ")}`);
    if (showsUnknownFile(JSON.stringify(body["blocks"] ?? []), this.#world))
      return this.#refuse(400, "invalid_blocks: invalid slack file");
    const { source } = address;
    if (body["delete_original"] === true) {
      if (source !== undefined) source.deleted = true;
      this.#world.changed();
      return { status: 200, text: "ok" };
    }
    if (typeof body["text"] !== "string" && body["blocks"] === undefined) return this.#refuse(400, "no_text");
    // A slash command has no message to replace: Slack posts a new one (slackapi/bolt-js issue 2287).
    if (source !== undefined && body["replace_original"] !== false) {
      source.body = body;
      source.edits += 1;
      this.#world.changed();
      return { status: 200, text: "ok" };
    }
    const thread = body["thread_ts"];
    this.#world.add({
      channel: address.channel,
      by: BOT_USER,
      body,
      ...(body["response_type"] === "in_channel" ? {} : { only: address.user }),
      ...(typeof thread === "string" ? { thread } : {}),
    });
    return { status: 200, text: "ok" };
  }

  #refuse(status: number, text: string): { readonly status: number; readonly text: string } {
    this.#world.refuse(`response_url: ${text}`);
    return { status, text };
  }
}
