import { describe, expect, it } from "vitest";
import { systemClock, TurnedClock } from "../../src/core/clock.ts";
import { outline } from "../../src/core/outline.ts";
import { silentLog } from "../../src/core/ports.ts";
import { openStore } from "../../src/store/open.ts";
import { type Conversation, conversation, labels } from "./conversation.ts";

describe("/paperboy", () => {
  it("settings keeps the zone of a channel, for who may manage it", async () => {
    const manager = await conversation();
    expect(outline(await manager.ask("/paperboy settings"))).toContain("not set");
    expect(outline(await manager.ask("/paperboy settings europe/berlin"))).toContain(
      "keeps the time of Europe/Berlin now",
    );
    expect(outline(await manager.ask("/paperboy settings"))).toContain("Zone: Europe/Berlin, now");
    const changed = await manager.ask("/paperboy settings Asia/Tokyo");
    expect(outline(await manager.press(changed, "Undo"))).toContain("Europe/Berlin");
    expect(outline(await manager.ask("/paperboy settings EST"))).toContain("abbreviation");

    const member = await conversation({ manager: false });
    expect(await member.ask("/paperboy settings Asia/Tokyo")).toMatchObject({
      outcome: "error",
      audience: "asker",
    });
    expect((await member.ask("/paperboy settings")).outcome).toBe("done");
  });

  it("doctor says what is in the way of posting, and how to mend it", async () => {
    const well = await conversation();
    expect(outline(await well.ask("/paperboy doctor"))).toContain("Nothing is wrong that I can see");
    const ill = await conversation({}, { obstacle: async () => "I lack Send Messages. Give my role that." });
    const text = outline(await ill.ask("/paperboy doctor"));
    expect(text).toContain("One thing to mend");
    expect(text).toContain("Posting here: I lack Send Messages. Give my role that.");
    expect(outline(await ill.ask("/daily set 09:00 UTC"))).toBe("I lack Send Messages. Give my role that.");
  });

  it("status tells the size of the corpus and whether anything is wrong", async () => {
    const talk = await conversation();
    expect(outline(await talk.ask("/paperboy status"))).toMatch(/^All is well\nCorpus: 17 papers/);
    const ill = await conversation(
      {},
      {
        status: async () => [{ name: "Slack", value: "no connection", level: "bad" }],
      },
    );
    expect(outline(await ill.ask("/paperboy status"))).toContain("Slack: ⚠ no connection");
  });

  it("status and health tell what this channel gets next, in its zone, soonest first", async () => {
    const clock = new TurnedClock(Date.UTC(2026, 10, 22, 12));
    const talk = await conversation({}, { clock });
    expect(outline(await talk.ask("/papers health"))).toContain("Next post here: none; /daily set begins");
    await talk.ask("/daily set 09:00 Europe/Berlin");
    await talk.ask("/papers follow sparse every:day time:08:00 zone:Europe/Berlin");
    expect(outline(await talk.ask("/paperboy status"))).toMatch(
      /Next here: new papers for “sparse”, Mon 23 Nov 2026, 08:00 \(Europe\/Berlin\)\nNext here: paper of the day, Mon 23 Nov 2026, 09:00/,
    );
    expect(outline(await talk.ask("/papers health"))).toContain(
      "Next post here: Mon 23 Nov 2026, 08:00 (Europe/Berlin): new papers for “sparse”",
    );
    await talk.ask("/daily pause");
    expect(outline(await talk.ask("/paperboy status"))).not.toContain("paper of the day");
  });
});

describe("/paperboy roles", () => {
  it("lets a team say who else may change things, and take it back", async () => {
    const state = await openStore({ memory: true }, { clock: systemClock, log: silentLog });
    const manager = await conversation({ id: "m" }, { state });
    const ana = await conversation({ id: "ana", name: "Ana", manager: false }, { state });
    const ben = await conversation({ id: "ben", name: "Ben", manager: false, roles: ["77"] }, { state });
    const say = async (talk: Conversation, line: string) => outline(await talk.ask(line));

    expect(await say(manager, "/paperboy roles")).toContain("Nobody else was given that right");
    expect(await say(ana, "/daily set 09:00 UTC")).toContain("Only people who may manage this channel");
    const given = await manager.ask("/paperboy roles add:@ana");
    expect(outline(given)).toContain("@ana may change daily papers and reading groups");
    expect(await say(ana, "/daily set 09:00 UTC")).toContain("Paper of the day");
    // Whoever was given the right cannot pass it on.
    expect(await say(ana, "/paperboy roles add:@ben")).toContain(
      "Only people who may manage this channel can say",
    );
    expect((await manager.press(given, "Undo")).outcome).toBe("done");
    expect(await say(ana, "/daily off")).toContain("Only people who may manage this channel");

    expect(await say(ben, "/daily off")).toContain("Only people who may manage this channel");
    expect(await say(manager, "/paperboy roles add:<@&77|Organisers>")).toContain("@Organisers (role)");
    expect(await say(ben, "/daily off")).not.toContain("Only people");
    expect(labels(await manager.ask("/paperboy roles"))).toEqual(["Organisers"]);
    expect(labels(await ben.ask("/paperboy roles"))).toEqual([]);
    expect(await say(manager, "/paperboy roles remove:@ana")).toContain("nothing to take");
    expect(await say(manager, "/paperboy roles add:<!subteam^S1|@org>")).toContain("name people one by one");
    expect(await say(manager, "/reading-group presenter take person:<@&77|Organisers>")).toContain(
      "must name a person",
    );
    await state.close();
  });

  it("a right that was given is told and removed with what is stored about a person", async () => {
    const state = await openStore({ memory: true }, { clock: systemClock, log: silentLog });
    const manager = await conversation({ id: "m" }, { state });
    const ana = await conversation({ id: "ana", name: "Ana", manager: false }, { state });
    await manager.ask("/paperboy roles add:@ana");
    expect(outline(await ana.ask("/paperboy privacy"))).toContain("1 right to change things here");
    await ana.ask("/paperboy privacy forget:yes sure:yes");
    expect(labels(await manager.ask("/paperboy roles"))).toEqual([]);
    await state.close();
  });
});
