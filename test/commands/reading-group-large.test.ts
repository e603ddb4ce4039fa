/** Five hundred people, three hundred nominations with long and hostile titles: every answer fits both platforms. */

import { expect, test } from "vitest";
import type { Reply } from "../../src/core/reply.ts";
import { asRequest, drawFitted as drawDiscord } from "../../src/platforms/discord/draw.ts";
import { drawFitted as drawSlack } from "../../src/platforms/slack/draw.ts";
import { HOSTILE } from "../contract/samples.ts";
import { messageFaults } from "../fakes/discord/rules.ts";
import type { Component } from "../fakes/discord/world.ts";
import { messageProblems } from "../fakes/slack/rules.ts";
import { corpusOf, paper } from "../reading/daily/papers.ts";
import { ana, begin, ben, passTime, posted } from "./group-talk.ts";
import type { Talk } from "./talk.ts";

const NOMINATIONS = 300;
const PEOPLE = 500;
const LONG = `${HOSTILE} ${"and a very long title that goes on ".repeat(6)}`;
const many = corpusOf(
  Array.from({ length: NOMINATIONS }, (_, i) =>
    paper(`p${i}`, { title: `${i} ${LONG}`, ...(i % 2 === 0 ? { nickname: `p${i}` } : {}) }),
  ),
);

/** A group in which everybody has voted, answered, asked and joined the rotation. */
async function crowded(create: string): Promise<Talk> {
  const talk = await begin("2026-11-17T11:00:00Z", many);
  await talk.say(ana, create);
  const { tenants, groups } = talk.store.tables;
  const tenantId = (await tenants.find("slack", "T1"))?.id ?? "";
  const groupId = (await groups.ofChannel(tenantId, "C1"))[0]?.id ?? "";
  const [session] = await groups.sessionsOf(tenantId, groupId);
  const at = talk.clock.now();
  await talk.store.tx(async (tables) => {
    for (let i = 0; i < NOMINATIONS; i++) {
      const nomination = {
        tenantId,
        groupId,
        paperId: `p${i}`,
        by: "ben",
        byName: HOSTILE,
        state: "open",
      } as const;
      await tables.groups.putNomination({ ...nomination, at: at + i });
    }
    for (let i = 0; i < PEOPLE; i++) {
      const who = { tenantId, groupId, person: `u${i}`, name: `${i} ${HOSTILE}`.slice(0, 80) };
      for (let n = 0; n < 3; n++) {
        const subject = `paper:p${(i * 7 + n * 13) % NOMINATIONS}`;
        await tables.groups.support({ ...who, subject, at: at + NOMINATIONS + n }, true);
      }
      await tables.groups.putMember({ ...who, state: "in", credit: 0, since: at + i });
      const { person, name } = who;
      const answer = { tenantId, sessionId: session?.id ?? "", about: "coming", person, name, at } as const;
      await tables.groups.putAnswer({ ...answer, answer: i % 3 === 0 ? "maybe" : "going" });
      if (i < 60) {
        const question = {
          tenantId,
          groupId,
          id: `q${i}`,
          sessionId: session?.id ?? null,
          state: "open",
        } as const;
        await tables.groups.putQuestion({
          ...question,
          body: `${i} ${LONG}`,
          by: person,
          byName: name,
          at: at + i,
        });
      }
    }
  });
  talk.clock.advance(60_000);
  return talk;
}

function demandFits(reply: Reply | undefined, what: string): void {
  if (reply === undefined) throw new Error(`${what}: no reply`);
  expect(messageProblems(drawSlack(reply).payload.blocks), `${what} on Slack`).toEqual([]);
  const { message } = drawDiscord({ ...reply, audience: "everyone" });
  // What is sent where files may be attached, and where not.
  for (const sent of [message, message.withoutFiles ?? message]) {
    const arrived = JSON.parse(JSON.stringify(asRequest(sent).body)) as {
      components: Component[];
      flags: number;
    };
    expect(messageFaults(arrived), `${what} on Discord`).toEqual([]);
  }
}

test.each(["approval", "ranked"])(
  "%s: every answer and every message of the chain",
  { timeout: 120_000 },
  async (vote) => {
    const talk = await crowded(`/reading-group create tuesdays 16:00 vote:${vote}`);
    for (const line of [
      "/reading-group vote",
      "/reading-group vote mine:yes from:291",
      "/reading-group vote p298",
      "/reading-group show",
      "/reading-group next",
      "/reading-group rotation",
      "/reading-group presenter",
      "/reading-group questions",
      "/reading-group schedule",
      "/reading-group calendar",
    ]) {
      const said = await talk.say(ben, line);
      expect(said, line).not.toContain("went wrong");
      demandFits(talk.last, line);
    }
    expect(await talk.say(ben, "/reading-group vote")).toContain("501 people voted; 290 more are nominated.");
    posted.length = 0;
    await passTime(talk, "2026-11-24T15:30:00Z");
    for (const [kind, reply] of posted) demandFits(reply, kind);
    expect([...new Set(posted.map(([kind]) => kind))].sort()).toEqual([
      "after",
      "check",
      "choose",
      "decide",
      "join",
      "presenter",
      "read",
      "soon",
      "start",
    ]);
    await talk.say(ana, "/reading-group vote");
    demandFits(talk.last, "the ballot after the vote");
    talk.turn("2026-11-24T16:30:00Z");
    await talk.say(ana, "/reading-group history export:yes");
    demandFits(talk.last, "the export");
  },
);
