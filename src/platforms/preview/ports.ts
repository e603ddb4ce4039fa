/** What the preview is given by whoever puts Paperboy together; it imports no other platform. */

import type { Invocation } from "../../core/invocation.ts";
import type { Place } from "../../core/ports.ts";
import type { Form, Reply } from "../../core/reply.ts";
import type { Look } from "./people.ts";

/** A platform's own way to draw, so that what the page shows is what would be sent. */
export interface Drawer {
  /** The payload of a message, fitted; what its buttons stand for is kept by the time it resolves. */
  reply(reply: Reply, place: Place): Promise<unknown>;
  /** The payload of a modal. */
  form(form: Form, place: Place): Promise<unknown>;
  /** What a pressed button's value or `custom_id`, or a chosen option's value, stands for. */
  pressed(carried: string): Promise<Pressed | undefined>;
}

/** A button runs something, or opens a form. */
export type Pressed =
  | { readonly kind: "invocation"; readonly invocation: Invocation }
  | { readonly kind: "form"; readonly form: Form };

export interface Drawers extends Readonly<Record<Look, Drawer>> {
  terminal(reply: Reply): string;
}

/** One post that will be made. */
export interface Firing {
  /** ms since 1970 UTC. */
  readonly at: number;
  /** The IANA zone in which its wall-clock time was agreed. */
  readonly zone: string;
  readonly place: Place;
  /** `paper of the day`, `reminder: reading group`. */
  readonly about: string;
}

/** What the turned clock asks of the scheduler. */
export interface Upcoming {
  /** The next posts after `from` (ms), soonest first, at most `limit`. */
  next(from: number, limit: number): Promise<readonly Firing[]>;
  /** Does everything that is due by the clock, and resolves when it has been posted. */
  tick(): Promise<void>;
}
