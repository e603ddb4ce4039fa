/**
 * What every chat platform must do, asked of the world that its stand-in keeps: what people see, who was
 * notified, what came out styled or linked. A platform gives a driver; a test it cannot pass is named in
 * `skip` with the reason.
 */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestBot, testBot } from "./bot.ts";
import type { PlatformDriver, PlatformWorld } from "./platform-world.ts";
import { HOSTILE_SHOWN } from "./samples.ts";

/** Emits the suite for one platform. */
export function platformContract(driver: PlatformDriver): void {
  describe(`${driver.name} as a platform`, () => {
    let bot: TestBot;
    let world: PlatformWorld;
    beforeEach(async () => {
      bot = testBot();
      world = await driver.start(bot);
    });
    afterEach(() => world.end());

    const skips = driver.skip ?? [];
    const names = new Set<string>();
    const it = (name: string, body: () => Promise<void>) => {
      names.add(name);
      const skipped = skips.find((skip) => skip.test === name);
      if (skipped === undefined) test(name, body);
      // Why stands with the driver that skips it, and in the name.
      else test.skip(`${name} (${skipped.reason})`, body);
    };

    it("finds with a typo", async () => {
      const answer = await world.say("/paper sparow");
      expect(answer.text).toContain("Sparrow: Small Birds Learn Long Songs");
      expect(answer.text).toContain("We teach small birds.");
      expect(answer.links).toContain("https://arxiv.org/abs/2401.00001");
      expect(answer.audience).toBe("asker");
      expect(world.refused()).toEqual([]);
    });

    it("whispers when there is nothing", async () => {
      const answer = await world.say("/paper zebra");
      expect(answer.text).toContain("No paper matches “zebra”");
      expect(answer.audience).toBe("asker");
    });

    it("asks for a missing option", async () => {
      const asked = await world.say("/paper");
      if (asked.form === undefined) {
        expect(asked.text).toMatch(/\btext\b/iu);
        expect(asked.audience).toBe("asker");
      } else {
        expect(asked.form).toEqual(["Text"]);
        expect((await world.submit({ Text: "lantern" })).text).toContain("Light for Slow Readers");
      }
      expect(world.refused()).toEqual([]);
    });

    it("offers zones by the city that is being typed, and takes one", async () => {
      expect(await world.offered("/abroad", "Zone", "berl")).toEqual(["Europe/Berlin"]);
      const answer = await world.say("/abroad new york");
      expect(answer.text).toContain("The zone is America/New_York.");
      expect(world.refused()).toEqual([]);
    });

    it("offers papers by what is being typed of them", async () => {
      expect(await world.offered("/paper", "Text", "lant")).toEqual([expect.stringMatching(/^lantern/iu)]);
    });

    it("opens the form of a button that lacks something, and keeps what it had", async () => {
      await world.say("/paper sparrow");
      const asked = await world.press("Nominate");
      expect(asked.form).toContain("Reason");
      const answer = await world.submit({ Reason: "it sings" });
      expect(answer.text).toContain("Sparrow nominated: it sings");
      expect(answer.audience).toBe("everyone");
    });

    it("offers a form again as it was filled in, when it is refused", async () => {
      await world.say("/paper sparrow");
      await world.press("Nominate");
      const refused = await world.submit({ Reason: "just so" });
      expect(refused.text).toContain("That is no reason.");
      expect(refused.audience).toBe("asker");
      const again = await world.press(refused.buttons.find((label) => label.startsWith("Fill in")) ?? "");
      expect(again.form).toContain("Reason");
      expect((await world.submit({ Reason: "it sings" })).text).toContain("Sparrow nominated: it sings");
      expect(world.refused()).toEqual([]);
    });

    it("reads a file that comes along", async () => {
      const answer = await world.attach("/keep", { name: "refs.bib", body: "@misc{a}\nmore" });
      expect(answer.text).toContain("refs.bib holds 13 letters: @misc{a}");
      expect(answer.audience).toBe("everyone");
      expect(world.refused()).toEqual([]);
    });

    it("refuses a file that is too large, in words and to the asker alone", async () => {
      const answer = await world.attach("/keep", { name: "big.bib", body: "x".repeat(1_001) });
      expect(answer.text).toContain("big.bib is larger than");
      expect(world.refused()).toEqual([]);
      expect(bot.logged.filter((line) => line.startsWith("fault"))).toEqual([]);
    });

    it("refuses a file that is no text", async () => {
      const answer = await world.attach("/keep", { name: "odd.txt", body: "PK\u0003\u0004\u0000\u0000" });
      expect(answer.text).toContain("odd.txt is not a text file");
    });

    it("shows a file's name and what it holds as text", async () => {
      const name = "*bold* _slanted_ @everyone <!channel> `coded`.bib";
      const answer = await world.attach("/keep", { name, body: "*bold* <!channel> @everyone" });
      expect(answer.text).toContain("*bold* _slanted_ @everyone <!channel> `coded`.bib");
      expect(answer.text).toContain(": *bold* <!channel> @everyone");
      expect(answer.pinged).toEqual([]);
      expect(answer.styled).toEqual([]);
    });

    it("shows a picture that was drawn here, or says what it shows", async () => {
      for (const line of ["/chart", "/chart aloud"]) {
        const answer = await world.say(line);
        expect(answer.pictures ?? [answer.text]).toEqual([expect.stringContaining("Sparrows by year")]);
        expect(answer.text).toContain("below the picture");
      }
      expect(world.refused()).toEqual([]);
    });

    it("shows a picture although its making took long", async () => {
      bot.gate.close();
      const asked = world.say("/chart slowly");
      await world.acknowledged();
      bot.gate.open();
      const answer = await asked;
      expect(answer.pictures ?? [answer.text]).toEqual([expect.stringContaining("Sparrows by year")]);
      expect(world.refused()).toEqual([]);
    });

    it("gives a long text whole, as a file where it has files", async () => {
      for (const line of ["/minutes", "/minutes aloud"]) {
        const before = world.files().length;
        const answer = await world.say(line);
        const [given] = world.files().slice(before);
        expect(given?.name ?? "minutes.md").toBe("minutes.md");
        expect(String(given?.body ?? answer.text)).toMatch(/Line 1 of[\s\S]*Line 500 of the minutes/u);
        expect(answer.text).toContain("below the minutes");
        expect(answer.buttons).toEqual([]);
      }
      expect(world.refused()).toEqual([]);
    });

    it("suggests a near command", async () => {
      const answer = await world.say("/papr lantern");
      expect(answer.text).toContain("Did you mean paper");
      expect((await world.press("/paper")).text).toContain("Light for Slow Readers");
    });

    it("does on a press what the command does", async () => {
      await world.say("/paper sparrow");
      const pressed = await world.press("Similar");
      expect(pressed.text).toContain("Light for Slow Readers");
      expect(pressed.audience).toBe("asker");
    });

    it("shows everyone what is shared", async () => {
      await world.say("/paper sparrow");
      const shared = await world.press("Share");
      expect(shared.audience).toBe("everyone");
      expect(shared.text).toContain("Small Birds Learn Long Songs");
    });

    it("answers whoever presses", async () => {
      await world.say("/paper sparrow");
      await world.press("Share");
      const pressed = await world.press("Similar", "another");
      expect(pressed.text).toContain("Light for Slow Readers");
      expect(pressed.audience).toBe("asker");
    });

    it("puts what is to be discussed into a thread of the message, for everyone", async () => {
      await world.say("/debate");
      const opened = await world.press("Discuss");
      expect(opened.text).toContain("What do we make of it?");
      expect(opened.audience).toBe("everyone");
      expect(opened.thread).toContain("Sparrow, debated");
      expect(world.refused()).toEqual([]);
    });

    it("opens one thread, however often it is asked for, and by whom", async () => {
      await world.say("/debate");
      await world.press("Discuss");
      const again = await world.press("Discuss", "another");
      expect(again.text).toContain("This is being discussed already");
      expect(again.audience).toBe("asker");
      await world.press("Discuss");
      expect(world.seen().filter(({ text }) => text.includes("What do we make of it?"))).toHaveLength(1);
    });

    it("reads the thread that it is asked in, from the message it hangs on", async () => {
      await world.say("/debate");
      await world.press("Discuss");
      const gathered = await world.press("Gather", "another");
      expect(gathered.text).toMatch(/Gathered: Sparrow, debated here[\s\S]*What do we make of it\?/u);
      expect(gathered.audience).toBe("asker");
      expect((await world.say("/gather")).text).toContain("no thread here");
    });

    it("discusses before everyone, and says why in no thread, what was asked in private", async () => {
      await world.say("/aside");
      const answer = await world.press("Discuss");
      expect(answer.text).toContain("What do we make of it?");
      expect(answer.text).toContain(
        "Not in a thread: it was asked from a message that only one person sees.",
      );
      expect(answer.audience).toBe("everyone");
      expect(answer.thread).toBeUndefined();
      expect(world.refused()).toEqual([]);
    });

    it("remembers its buttons over a restart, however much they carry", async () => {
      await world.say("/essay");
      await world.restart();
      expect((await world.press("Long")).text).toContain("779 letters");
      expect(world.refused()).toEqual([]);
    });

    it("redraws in place", async () => {
      await world.say("/step");
      const before = world.seen().length;
      expect((await world.press("Next")).text).toContain("Step 2");
      expect((await world.press("Next")).text).toContain("Step 3");
      expect(world.seen().length).toBe(before);
    });

    it("puts nothing private in the place of what others read", async () => {
      await world.say("/peek");
      const pressed = await world.press("Look", "another");
      expect(pressed.text).toContain("a private look");
      expect(pressed.audience).toBe("asker");
      const shared = world.seen().filter((sight) => sight.text.includes("a public view"));
      expect(shared.map((sight) => sight.audience)).toEqual(["everyone"]);
    });

    for (const [path, audience] of [
      ["open", "everyone"],
      ["private", "asker"],
      ["shy", "asker"],
      ["proud", "everyone"],
    ] as const) {
      it(`answers a slow command in time, to the right audience: ${path}`, async () => {
        bot.gate.close();
        const answer = world.say(`/wait ${path}`);
        await world.acknowledged();
        bot.gate.open();
        const seen = await answer;
        expect(seen.text).toContain(`late answer ${path}`);
        expect(seen.audience).toBe(audience);
        const told = world.seen().filter((sight) => sight.text.includes("late answer"));
        expect(told.map((sight) => sight.audience)).toEqual([audience]);
        expect(world.refused()).toEqual([]);
      });
    }

    const turnUntil = (isSo: () => boolean) => bot.turnUntil(isSo);
    const isAnswered = () => world.seen().some(({ text }) => text.includes("Everything is here"));

    it("tells how far a long command is, now and then, and nothing after its answer", async () => {
      bot.gate.close();
      const from = bot.clock.monotonic();
      world.say("/haul").catch(() => {});
      await world.acknowledged();
      await turnUntil(() => world.told().length >= 3);
      bot.gate.open();
      await turnUntil(isAnswered);
      const told = world.told();
      const apart = driver.apart ?? 2_000;
      expect(told.length).toBeLessThanOrEqual(1 + (bot.clock.monotonic() - from) / apart);
      const until = bot.clock.monotonic() + 60_000;
      await turnUntil(() => bot.clock.monotonic() > until);
      expect(world.told()).toEqual(told);
      expect(world.seen().flatMap(({ pinged }) => pinged)).toEqual([]);
      expect(world.refused()).toEqual([]);
    });

    it("puts the answer in the place of what it told", async () => {
      bot.gate.close();
      world.say("/haul").catch(() => {});
      await world.acknowledged();
      await turnUntil(() => world.told().length >= 2);
      bot.gate.open();
      await turnUntil(isAnswered);
      const [shown, ...others] = world.seen().map(({ text }) => text.trim());
      expect(shown).toContain("Everything is here.");
      expect(others).toEqual([]);
    });

    it("tells whoever presses how far it is, and leaves what was pressed as it is", async () => {
      await world.say("/cart");
      bot.gate.close();
      world.press("Haul").catch(() => {});
      await world.acknowledged();
      await turnUntil(() => world.told().length >= 2);
      bot.gate.open();
      await turnUntil(isAnswered);
      const seen = world.seen().map(({ text, audience }) => ({ text: text.trim(), audience }));
      const [cart, ...others] = seen;
      expect(cart?.text).toContain("A cart, empty");
      expect(others.filter(({ text }) => text.includes("Everything is here"))).toHaveLength(1);
      expect(new Set(others.map(({ audience }) => audience))).toEqual(new Set(["asker"]));
      expect(world.refused()).toEqual([]);
    });

    it("tells nothing of what is done at once", async () => {
      const answer = await world.say("/haul");
      expect(answer.text).toContain("Everything is here.");
      expect(world.told()).toEqual([]);
    });

    it("apologises for a fault with a reference and no detail", async () => {
      const answer = await world.say("/broken");
      expect(answer.text).toMatch(/Reference: [a-z0-9]{8}\b/u);
      expect(answer.audience).toBe("asker");
      expect(
        world
          .seen()
          .map((sight) => sight.text)
          .join(),
      ).not.toMatch(/secret|TypeError|\.ts:/u);
    });

    for (const where of ["texts", "papers"]) {
      it(`pings and styles nothing that a title says: ${where}`, async () => {
        const answer = await world.say(`/hostile-${where}`);
        expect(answer.text.split(HOSTILE_SHOWN).length - 1).toBeGreaterThanOrEqual(5);
        expect(answer.pinged).toEqual([]);
        expect(answer.links.filter((url) => url.includes("evil.example"))).toEqual([]);
        // A style may stand around the whole title, never on a part of it.
        const within = answer.styled
          .map((piece) => piece.trim())
          .filter((piece) => piece !== "" && piece !== HOSTILE_SHOWN && HOSTILE_SHOWN.includes(piece));
        expect(within).toEqual([]);
        expect(world.refused()).toEqual([]);
      });
    }

    it("brings 500 results within every limit, with a way to the rest", async () => {
      const first = await world.say("/many");
      expect(first.text).toContain("Result 1:");
      const shown = [...first.text.matchAll(/Result (\d+):/gu)].map((match) => Number(match[1]));
      expect(first.text).toContain(`and ${500 - shown.length} more`);
      const next = await world.press("Show more");
      expect(next.text).toContain(`Result ${shown.length + 1}:`);
      expect(world.refused()).toEqual([]);
    });

    it("comes back when the connection drops", async () => {
      await world.dropConnection();
      expect((await world.say("/paper sparrow")).text).toContain("Small Birds Learn Long Songs");
    });

    it("lives through events that make no sense", async () => {
      await world.sendNonsense();
      expect((await world.say("/paper sparrow")).text).toContain("Small Birds Learn Long Songs");
    });

    it("finishes the running answer when stopped", async () => {
      bot.gate.close();
      const answer = world.say("/wait open");
      await world.acknowledged();
      const stopped = world.stop();
      bot.gate.open();
      await stopped;
      expect((await answer).text).toContain("late answer open");
    });

    test("the skip list names tests of this suite", () => {
      expect(skips.filter((skip) => !names.has(skip.test))).toEqual([]);
    });
  });
}
