/**
 * A year of one reading group that lives in a Slack channel in Berlin and a Discord channel in New York: the real
 * adapters, scheduler and store on a turned clock, two crashes, an outage of hours, answers that get lost, and two
 * clock changes on different dates. Every message of the year, as people of its side read it, is in year.txt.
 *
 * After a change of what messages say, write it down anew and read it:
 *
 *     PAPERBOY_TEST_YEAR=write npx vitest run -c test/long/vitest.config.ts test/long/year
 */

import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { localParts } from "../../../src/reading/time/resolve.ts";
import { sayTime } from "../../../src/reading/time/say.ts";
import type { Message } from "../../fakes/discord/world.ts";
import type { FakeMessage } from "../../fakes/slack/world.ts";
import { PEOPLE, press, say, settle } from "./people.ts";
import { type Act, type Misfortune, script } from "./script.ts";
import { discordLines, slackLines, writeDown, ZONES } from "./transcript.ts";
import { TwoPlatforms } from "./world.ts";

const START = Date.parse("2027-01-03T12:00:00Z");
const END = Date.parse("2028-01-03T12:00:00Z");
const MINUTE = 60_000;

test("A year: every message in its place on both sides, none twice, none lost", {
  timeout: 600_000,
}, async () => {
  const world = await TwoPlatforms.begin(START);
  const { clock, slack, discord } = world;
  settle(world);
  await world.startBot();
  const year = new Year(world);
  const acts = script();
  try {
    for (let next = 0; clock.now() < END; ) {
      const due: Act[] = [];
      while ((acts[next]?.at ?? END) <= clock.now()) {
        const act = acts[next];
        next += 1;
        if (act !== undefined) due.push(act);
      }
      for (const act of due) await year.act(act);
      // What follows from it comes some seconds later, such as the same totals on the other side.
      if (due.length > 0) clock.advance(5_000);
      await year.pass();
      const soonest = Math.min(acts[next]?.at ?? END, await year.nextDue());
      clock.set(Math.max(soonest, clock.now() + 1_000));
    }
  } finally {
    await world.end();
    if (process.env["PAPERBOY_TEST_YEAR"] === "write")
      writeFileSync(new URL("./year.txt", import.meta.url), year.told());
  }

  // Once it was tried to write to somebody whose account is gone.
  expect(slack.world.refusals).toEqual(["conversations.open: user_not_found"]);
  // Refused are only a second thread of a message, when the answer about the first was lost, and a look at an answer whose
  // quarter of an hour is over, because the clock was turned meanwhile.
  const expected = /: (?:160004 A thread has already|50027 Invalid Webhook Token)/u;
  expect(discord.world.refused.filter((refusal) => !expected.test(refusal))).toEqual([]);
  expect(year.twice()).toEqual([]);
  await expect(year.told()).toMatchFileSnapshot("./year.txt");
});

/** The year as it is written down. */
class Year {
  readonly lines: string[] = [];
  readonly #world: TwoPlatforms;
  #seenSlack = 0;
  #seenDiscord = new Set<string>();
  readonly #told: string[] = [];
  /** Messages of this moment that are not written down yet. */
  readonly #waiting: { readonly where: string; readonly lines: readonly string[] }[] = [];
  #at = 0;
  #posts = 0;
  #dead = false;
  #away = false;
  #code = "";

  constructor(world: TwoPlatforms) {
    this.#world = world;
  }

  /** Whatever is due now, written down as it appears. */
  async pass(): Promise<void> {
    if (this.#dead) return;
    // Now and then an answer is lost though the message stands: it has to be found, not posted again.
    this.#posts += 1;
    const { slack, discord } = this.#world;
    if (this.#posts % 60 === 0 && !this.#away) slack.faults.plan("chat.postMessage", { kind: "lost" });
    if (this.#posts % 80 === 0)
      discord.faults.next("POST", /^\/channels\/\d+\/messages$/u, { kind: "answer lost" });
    await this.#world.running.scheduler.pass().catch((error: unknown) => {
      if (!this.#world.dieAfterNextPost) throw error;
    });
    if (!this.#away) slack.faults.clear("chat.postMessage");
    this.#writeDown();
  }

  async nextDue(): Promise<number> {
    if (this.#dead) return END;
    const { store } = this.#world.running;
    const [session] = await store.tables.groups.toRemind(END, 1);
    const waiting = await store.tables.deliveries.nextDue(30_000);
    const idle = this.#world.clock.now() + 24 * 60 * MINUTE;
    return Math.min(session?.remindAt ?? END, waiting ?? END, idle);
  }

  async act(act: Act): Promise<void> {
    if ("befalls" in act) return await this.#befall(act.befalls);
    const { by } = act;
    const { side } = PEOPLE[by];
    if ("presses" in act) {
      this.#head(`${by} (${side}) presses “${act.presses}”`);
      if (!(await press(this.#world, by, act.presses))) this.lines.push("    (there is no such button)");
    } else {
      const options = act.options["code"] === "" ? { ...act.options, code: this.#code } : act.options;
      const words = Object.entries(options).map(
        ([name, value]) => `${name}:${name === "code" ? "…" : value}`,
      );
      this.#head([`${by} (${side}): /${act.says}`, ...words].join(" "));
      const answer = await say(this.#world, by, act.says, options);
      const lines = side === "slack" ? slackLines(answer as FakeMessage) : discordLines(answer as Message);
      this.#code = /code:(\w+)/u.exec(lines.join(" "))?.[1] ?? this.#code;
      this.lines.push(...lines.map((line) => `    ${line.replace(/code:\w{8}/u, "code:…")}`));
    }
    this.#look();
  }

  async #befall(what: Misfortune): Promise<void> {
    const { slack } = this.#world;
    switch (what) {
      case "dies after post":
        this.#world.dieAfterNextPost = true;
        return this.#head(
          "--- the process will die after its next post, before it has written down that it was made",
        );
      case "killed":
        await this.#world.kill();
        this.#dead = true;
        return this.#head("--- the process is killed");
      case "started":
        if (!this.#dead) await this.#world.kill();
        this.#dead = false;
        this.#head("--- another process starts on what there is");
        return await this.#world.startBot();
      case "slack away":
        this.#away = true;
        for (let i = 0; i < 2_000; i++)
          slack.faults.plan("chat.postMessage", { kind: "status", status: 503 });
        return this.#head("--- Slack answers every post with 503");
      case "slack back":
        this.#away = false;
        slack.faults.clear("chat.postMessage");
        return this.#head("--- Slack is back");
      case "ben gone":
        slack.world.users.delete(PEOPLE.ben.id);
        return this.#head("--- ben's account is deleted");
    }
  }

  /** What comes next, under the time it is; what came before stands above it. */
  #head(what: string): void {
    this.#flush();
    this.#stamp(this.#world.clock.now(), what);
  }

  #stamp(at: number, what: string): void {
    const [here, there] = [localParts(at, ZONES.slack), localParts(at, ZONES.discord)];
    this.lines.push(`${here.date} ${sayTime(here.time)} Berlin, ${sayTime(there.time)} New York  ${what}`);
  }

  /** New messages of the bot since the last look. */
  #look(): readonly { readonly where: string; readonly lines: readonly string[] }[] {
    const { slack, discord } = this.#world;
    const posts: { where: string; lines: readonly string[] }[] = [];
    const said = slack.world.shown.slice(this.#seenSlack);
    this.#seenSlack = slack.world.shown.length;
    for (const message of said) {
      const channel = slack.world.channels.get(message.channel);
      const thread = message.thread === undefined ? "" : ", in the thread";
      const where = channel?.kind === "im" ? `slack, to ${nameOf(channel.creator)} alone` : "slack";
      posts.push({ where: `${where}${thread}`, lines: slackLines(message) });
    }
    for (const message of discord.world.messages.values()) {
      if (this.#seenDiscord.has(message.id)) continue;
      this.#seenDiscord.add(message.id);
      if (message.author !== discord.world.application || message.interaction !== undefined) continue;
      const channel = discord.world.channels.get(message.channel);
      const alone = channel?.recipient === undefined ? "" : `, to ${nameOf(channel.recipient)} alone`;
      const thread = channel?.parent === undefined ? "" : ", in the thread";
      posts.push({ where: `discord${alone}${thread}`, lines: discordLines(message) });
    }
    return posts;
  }

  #writeDown(): void {
    const posts = this.#look();
    if (posts.length === 0) return;
    const now = this.#world.clock.now();
    const at = now - (now % (5 * MINUTE));
    if (at !== this.#at) this.#flush();
    this.#at = at;
    this.#waiting.push(...posts);
  }

  /**
   * What comes within five minutes is written down as one: of the messages due at one moment either side's may be the
   * first, and one whose answer was lost is looked for a minute or two later.
   */
  #flush(): void {
    const posts = this.#waiting.splice(0);
    if (posts.length === 0) return;
    posts.sort((a, b) => compare(a.where, b.where) || compare(a.lines.join(), b.lines.join()));
    this.#stamp(this.#at, "");
    const { date } = localParts(this.#at, ZONES.slack);
    this.#told.push(...posts.map(({ where, lines }) => `${date} ${where}: ${lines.join(" / ")}`));
    this.lines.push(...writeDown(posts));
  }

  told(): string {
    this.#flush();
    return `${this.lines.join("\n")}\n`;
  }

  /** Messages that came more than once to one place on one day with the same words. */
  twice(): readonly string[] {
    this.#flush();
    return this.#told.filter((text, i) => this.#told.indexOf(text) !== i);
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function nameOf(id: string): string {
  return Object.entries(PEOPLE).find(([, person]) => person.id === id)?.[0] ?? id;
}
