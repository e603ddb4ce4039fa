/** What people do in the pretended channels, turned into requests, and answers turned into messages. */

import type { Clock } from "../../core/clock.ts";
import { type Files, isReadable, textOf, tooLarge } from "../../core/files.ts";
import type { Audience, Invocation } from "../../core/invocation.ts";
import { outline } from "../../core/outline.ts";
import type { Handle, Log, Place, Request } from "../../core/ports.ts";
import { Progress } from "../../core/progress.ts";
import { type Form, type Reply, text, whisper } from "../../core/reply.ts";
import { alreadyOpen, PRIVATE_MESSAGE, withoutThread } from "../../core/threads.ts";
import type { Channel, Look, PretendedPerson } from "./people.ts";
import type { Drawers } from "./ports.ts";
import { addressed, withReferences } from "./typed.ts";
import { type Drawn, type Message, placeOf, sees, type TriedFile, type World } from "./world.ts";

/** One person doing something somewhere. */
export interface Act {
  readonly person: PretendedPerson;
  readonly channel: Channel;
  readonly thread?: string;
  /** The first message of the thread that can be read from here, when it is not done in the thread itself. */
  readonly root?: string;
  /** The zone the person looks at the page with. */
  readonly zone: string;
  /** What comes along. */
  readonly file?: TriedFile;
}

/** A form on somebody's screen. */
export interface OpenForm {
  readonly id: string;
  readonly form: Form;
  readonly payloads: Readonly<Record<Look, unknown>>;
  readonly act: Act;
  /** The message whose button opened it. */
  readonly from?: string;
}

interface Parts {
  readonly world: World;
  readonly handle: Handle;
  readonly drawers: Drawers;
  readonly clock: Clock;
  readonly log: Log;
}

/** Forms kept open at once; the oldest is forgotten. */
const mostForms = 50;

export class Conversation {
  readonly #parts: Parts;
  readonly #forms = new Map<string, OpenForm>();
  #events = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Someone types a line. `/commands`, lines that begin with `@Paperboy`, and everything said to Paperboy
   * directly are for Paperboy; the rest is talk. A command that lacks something answers with its form.
   */
  async say(by: Act, typed: string, file?: TriedFile): Promise<OpenForm | undefined> {
    const { world, clock, handle } = this.#parts;
    const act = file === undefined ? by : { ...by, file };
    const line = this.#lineFor(typed, act);
    if (line === undefined || !line.isCommand) {
      const came = file === undefined ? {} : { file };
      world.add({ ...this.#where(act), at: clock.now(), author: act.person.key, text: typed, ...came });
    }
    if (line === undefined) return undefined;
    const lifted = handle.lift(withReferences(line.text, act.channel.look), this.#asked(act));
    if ("blocks" in lifted) {
      await this.#answer(act, lifted, typed);
      return undefined;
    }
    return this.invoke(act, lifted, { asked: typed });
  }

  /** The line for Paperboy; undefined when it is talk. A file that stands alone is meant for it. */
  #lineFor(typed: string, { channel, file }: Act): { text: string; isCommand: boolean } | undefined {
    const { forFile } = this.#parts.handle;
    const line = addressed(typed, channel);
    if (file === undefined || forFile === undefined || !isReadable(file.name)) return line;
    if (typed.trim() === "") return { text: forFile, isCommand: true };
    return line === undefined || line.isCommand || this.#isCommand(line.text)
      ? line
      : { ...line, text: forFile };
  }

  /** Whether a mention begins with the name of a command. */
  #isCommand(text: string): boolean {
    const [, first = ""] = text.toLowerCase().split(/\s+/u);
    return this.#parts.handle.commands.some(({ name }) => name === first);
  }

  /** Runs an invocation, or opens its form when it lacks something. */
  async invoke(
    act: Act,
    invocation: Invocation,
    how: { readonly asked?: string; readonly from?: string },
  ): Promise<OpenForm | undefined> {
    const form = this.#parts.handle.formFor(invocation, filesOf(act));
    if (form !== undefined) return this.#open(act, form, how.from);
    await this.#run(act, invocation, how);
    return undefined;
  }

  /** Someone presses a button or chooses from a menu; `carried` is what the platform would send back. */
  async press(act: Act, message: Message, look: Look, carried: string): Promise<OpenForm | undefined> {
    const pressed = await this.#parts.drawers[look].pressed(carried);
    if (pressed === undefined) throw new RangeError("That button is from an older Paperboy; ask again.");
    if (pressed.kind === "form") return this.#open(act, pressed.form, message.id);
    return this.invoke(act, pressed.invocation, { from: message.id });
  }

  /** Someone sends a form. Throws RangeError when it is no longer open. */
  async submit(person: PretendedPerson, id: string, values: Readonly<Record<string, string>>): Promise<void> {
    const open = this.#forms.get(id);
    if (open === undefined || open.act.person.key !== person.key) {
      throw new RangeError("That form is no longer open; ask for it again.");
    }
    this.#forms.delete(id);
    const known = open.form.fields.map((field) => field.name);
    const given = Object.entries(values).filter(
      ([name, value]) => known.includes(name) && value.trim() !== "",
    );
    const { invocation } = open.form;
    const filled = { ...invocation, options: { ...invocation.options, ...Object.fromEntries(given) } };
    const from = open.from === undefined ? {} : { from: open.from };
    await this.#run(open.act, filled, { ...from, filled: true });
  }

  openForm(id: string): OpenForm | undefined {
    return this.#forms.get(id);
  }

  /** Draws a reply as every platform would get it. */
  async draw(reply: Reply, place: Place): Promise<Drawn> {
    const { drawers } = this.#parts;
    const [slack, discord] = await Promise.all([
      drawers.slack.reply(reply, place),
      drawers.discord.reply(reply, place),
    ]);
    return { reply, payloads: { slack, discord }, terminal: drawers.terminal(reply) };
  }

  async #run(
    act: Act,
    invocation: Invocation,
    how: { readonly asked?: string; readonly from?: string; readonly filled?: boolean },
  ): Promise<void> {
    const { handle } = this.#parts;
    const progress = new Progress(this.#parts);
    const running = handle.run({
      ...this.#asked(act),
      invocation,
      progress: progress.tell,
      ...(how.from === undefined ? {} : { pressed: true }),
      ...(how.filled === undefined ? {} : { filled: how.filled }),
    });
    // What goes on in a pressed message is told to whoever pressed, as on Discord.
    const audience = how.from === undefined ? handle.usualAudience(invocation) : "asker";
    let pending: Message | undefined;
    const reply = await progress.during(running, {
      show: async (words) => {
        const told = { ...whisper([text(words)]), audience };
        pending = await this.#show(act, told, how.asked, undefined, pending);
      },
    });
    await this.#answer(act, reply, how.asked, how.from, pending);
  }

  /** `pending` is what was told meanwhile: it becomes the answer where that is for the same people, or goes. */
  async #answer(act: Act, whole: Reply, asked?: string, from?: string, pending?: Message): Promise<void> {
    const { world } = this.#parts;
    const before = from === undefined ? undefined : world.find(from);
    const reply = before === undefined ? whole : await this.#inThread(act, before, whole);
    const answer = reply === undefined ? undefined : await this.#show(act, reply, asked, before, pending);
    if (pending !== undefined && pending.id !== answer?.id) world.remove(pending.id);
    if (reply !== undefined && answer !== undefined) await this.#stands(act, answer, reply);
  }

  /** Shows it in the place of the pressed message, in that of what was told meanwhile, or as a new one. */
  async #show(act: Act, reply: Reply, asked?: string, before?: Message, pending?: Message): Promise<Message> {
    const { world } = this.#parts;
    const drawn = await this.draw(reply, placeOf(act.channel, act.thread));
    const fits = (message: Message) => isFor(reply.audience, message, act.channel);
    if (before !== undefined && reply.inPlace === true && fits(before))
      if (world.replace({ ...before, drawn, edited: true })) return before;
    if (pending !== undefined && fits(pending) && world.replace({ ...pending, drawn })) return pending;
    return this.#put(act, drawn, asked);
  }

  #put(act: Act, drawn: Drawn, asked?: string): Message {
    const { world, clock } = this.#parts;
    const isPrivate = drawn.reply.audience === "asker" && act.channel.owner === undefined;
    return world.add({
      ...this.#where(act),
      at: clock.now(),
      drawn,
      ...(asked === undefined ? {} : { asked: { person: act.person.key, line: asked } }),
      ...(isPrivate ? { onlyFor: act.person.key } : {}),
    });
  }

  /** Tells of what everyone in a channel sees, so that it can be drawn anew. */
  async #stands(act: Act, { id, onlyFor }: Message, reply: Reply): Promise<void> {
    if (onlyFor !== undefined) return;
    await this.#parts.handle.stands({ place: placeOf(act.channel, act.thread), message: id }, reply);
  }

  /** What is left to say after what is to be discussed stands under the pressed message. */
  async #inThread(act: Act, pressed: Message, reply: Reply): Promise<Reply | undefined> {
    const { world, clock } = this.#parts;
    if (reply.thread === undefined) return reply;
    if (pressed.onlyFor !== undefined) return withoutThread(reply, PRIVATE_MESSAGE);
    if (act.channel.owner !== undefined && act.channel.look === "discord")
      return withoutThread(reply, "a direct message has none.");
    const key = `thread ${pressed.id}`;
    if (world.findByKey(pressed.channel, key) !== undefined) return alreadyOpen(undefined);
    const drawn = await this.draw(reply, placeOf(act.channel, pressed.id));
    // Somebody may have pressed while it was drawn.
    if (world.findByKey(pressed.channel, key) !== undefined) return alreadyOpen(undefined);
    world.addToThread(pressed, reply.thread.title, { at: clock.now(), drawn, key });
    return undefined;
  }

  async #open(act: Act, form: Form, from: string | undefined): Promise<OpenForm> {
    const { drawers } = this.#parts;
    const place = placeOf(act.channel, act.thread);
    const [slack, discord] = await Promise.all([
      drawers.slack.form(form, place),
      drawers.discord.form(form, place),
    ]);
    const open: OpenForm = {
      id: `f${++this.#events}`,
      form,
      payloads: { slack, discord },
      act,
      ...(from === undefined ? {} : { from }),
    };
    this.#forms.set(open.id, open);
    const [oldest] = this.#forms.keys();
    if (this.#forms.size > mostForms && oldest !== undefined) this.#forms.delete(oldest);
    return open;
  }

  #asked(act: Act) {
    return {
      asker: {
        id: act.person.ids[act.channel.look],
        name: act.person.name,
        manager: act.person.manager,
        zone: act.zone,
      },
      place: placeOf(act.channel, act.thread),
      locale: "en",
      files: filesOf(act),
      ...this.#threadOf(act),
      eventKey: `preview-${this.#parts.clock.now()}-${++this.#events}`,
    };
  }

  /** Nothing said in a pretended thread is kept from us. */
  #threadOf({ thread: within, root: thread = within, person }: Act): Pick<Request, "readThread"> {
    if (thread === undefined) return {};
    const { world } = this.#parts;
    return {
      readThread: async () => ({
        kind: "read",
        messages: world.messages
          .filter((message) => message.id === thread || message.thread === thread)
          .filter((message) => sees(person, message))
          .map(({ text, drawn }) => text ?? (drawn === undefined ? "" : outline(drawn.reply))),
        more: false,
        hidden: 0,
      }),
    };
  }

  #where(act: Act) {
    return { channel: act.channel.id, ...(act.thread === undefined ? {} : { thread: act.thread }) };
  }
}

/** Whether an answer may take a message's place: what everyone sees is not redrawn for one person alone. */
function isFor(audience: Audience, message: Message, channel: Channel): boolean {
  return channel.owner !== undefined || (message.onlyFor === undefined) === (audience === "everyone");
}

/** What came along, for whoever reads it. */
function filesOf({ file }: Act): Files {
  if (file === undefined) return { came: [] };
  const { name, text } = file;
  return {
    came: [
      {
        id: "tried",
        name,
        read: async (limit) => {
          const bytes = Buffer.from(text);
          if (bytes.length > limit) throw tooLarge(name, limit);
          return textOf(bytes, name);
        },
      },
    ],
  };
}
