/** Somebody with the page open, without a browser: a cookie, a stream of events, and deeds. */

import type { Entry } from "../../../src/platforms/preview/entry.ts";
import type { Look } from "../../../src/platforms/preview/people.ts";

/** A form as the server shows it. */
export interface FormShown {
  readonly id: string;
  readonly fields: readonly string[];
  readonly slack: { readonly body: string };
  readonly discord: { readonly body: string };
}

export class Visitor {
  readonly #address: string;
  readonly #person: string;
  readonly #look: Look;
  readonly #cookie: string;
  #entries = new Map<string, string>();
  #waiting: ((markup: string) => void)[] = [];
  #leaving = new AbortController();

  private constructor(address: string, person: string, look: Look, cookie: string) {
    this.#address = address;
    this.#person = person;
    this.#look = look;
    this.#cookie = cookie;
  }

  static async enter(address: string, person: string, look: Look): Promise<Visitor> {
    const page = await fetch(address);
    await page.text();
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
    const visitor = new Visitor(address, person, look, cookie);
    await visitor.#follow();
    return visitor;
  }

  /** Message id and markup, oldest first. */
  get entries(): readonly (readonly [id: string, markup: string])[] {
    return [...this.#entries];
  }

  /** The markup of the next message that appears or changes. */
  nextChange(): Promise<string> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** What `look` finds among the messages, now or after changes to come. Rejects, naming `what`, after 50 of them. */
  async until<Of>(
    look: (entries: readonly (readonly [id: string, markup: string])[]) => Of | undefined,
    what: string,
  ): Promise<Of> {
    for (let change = 0; change < 50; change++) {
      const next = this.nextChange();
      const found = look(this.entries);
      if (found !== undefined) return found;
      await next;
    }
    throw new Error(`not seen: ${what}`);
  }

  /** Does something; resolves with the form that opens because of it. */
  async act(verb: string, body: object): Promise<FormShown | undefined> {
    const response = await this.#post(verb, JSON.stringify({ ...body, person: this.#person }));
    const answer = (await response.json()) as { form?: FormShown; error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer.form;
  }

  /** What the page offers under a line that is being typed. */
  async offered(channel: string, line: string): Promise<readonly string[]> {
    const asked = new URLSearchParams({ channel, line });
    const response = await fetch(`${this.#address}/api/complete?${asked}`, {
      headers: { cookie: this.#cookie },
    });
    const offers = (await response.json()) as readonly { readonly label: string }[];
    return offers.map(({ label }) => label);
  }

  /** Sends any text as a deed; resolves with the status. */
  async send(verb: string, text: string): Promise<number> {
    const response = await this.#post(verb, text);
    await response.text();
    return response.status;
  }

  async reconnect(): Promise<void> {
    this.leave();
    this.#leaving = new AbortController();
    await this.#follow();
  }

  leave(): void {
    this.#leaving.abort();
  }

  #post(verb: string, body: string): Promise<Response> {
    return fetch(`${this.#address}/api/${verb}`, {
      method: "POST",
      headers: { cookie: this.#cookie, origin: this.#address, "content-type": "application/json" },
      body,
    });
  }

  /** Resolves when the first event, which holds everything, has come. */
  async #follow(): Promise<void> {
    const response = await fetch(`${this.#address}/api/events?person=${this.#person}&zone=UTC`, {
      headers: { cookie: this.#cookie },
      signal: this.#leaving.signal,
    });
    const { body } = response;
    if (!response.ok || body === null) throw new Error(`the stream was refused: ${response.status}`);
    const first = Promise.withResolvers<void>();
    this.#listen(body, first.resolve).catch(first.reject);
    await first.promise;
  }

  async #listen(body: ReadableStream<Uint8Array>, begun: () => void): Promise<void> {
    let text = "";
    try {
      const decoder = new TextDecoder();
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) this.#take(event);
        begun();
      }
    } catch (error) {
      if (!this.#leaving.signal.aborted) throw error;
    }
  }

  #take(event: string): void {
    const [, name = "", data = "{}"] = /^event: (\w+)\ndata: (.*)$/su.exec(event) ?? [];
    const told = JSON.parse(data) as { entries?: readonly Entry[]; id?: string };
    if (name === "world")
      this.#entries = new Map((told.entries ?? []).map((entry) => [entry.id, entry[this.#look]]));
    if (name === "removed") this.#entries.delete(told.id ?? "");
    if (name !== "message") return;
    const entry = told as Entry;
    this.#entries.set(entry.id, entry[this.#look]);
    for (const resolve of this.#waiting.splice(0)) resolve(entry[this.#look]);
  }
}
