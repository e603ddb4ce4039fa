/** What happens between people and the bot in Slack, beyond what every platform must do. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LOOK_UP_SCOPES, SCOPES } from "../../../src/platforms/slack/manifest.ts";
import { type TestBot, testBot } from "../../contract/bot.ts";
import { FakePerson } from "../../fakes/slack/people.ts";
import { readMessage } from "../../fakes/slack/reading.ts";
import { type FakeMessage, readingOf, TEAM } from "../../fakes/slack/world.ts";
import { type Running, running } from "./driver.ts";

let bot: TestBot;
let run: Running;
beforeEach(async () => {
  bot = testBot();
  run = await running(bot);
});
afterEach(async () => {
  await run.end();
});

const said = (message: FakeMessage | undefined) => (message === undefined ? "" : readingOf(message).text);

/** The newest message of the bot, once it holds these words. */
async function answer(words: string): Promise<FakeMessage> {
  return run.slack.world.until(
    () => run.slack.world.shown.toReversed().find((message) => said(message).includes(words)),
    `an answer with “${words}”`,
  );
}

describe("where an answer goes", () => {
  test("a mention is answered in its thread, for everybody", async () => {
    const asked = await run.ana.mention("sparrow");
    expect(await answer("Small Birds")).toMatchObject({ channel: "C1", thread: asked.ts });
    expect((await answer("Small Birds")).only).toBeUndefined();
  });

  test("a mention in a thread is answered in that thread", async () => {
    const first = run.slack.world.add({ channel: "C1", by: "U2", body: { text: "what was it" } });
    await run.ana.mention("paper lantern", first.ts);
    expect((await answer("Slow Readers")).thread).toBe(first.ts);
  });

  test("what goes wrong with a mention is told to its author alone", async () => {
    await run.ana.mention("broken");
    expect(await answer("Reference:")).toMatchObject({ only: "U1", channel: "C1" });
  });

  test("a direct message is answered there, without a thread", async () => {
    await run.ana.direct("sparow");
    const told = await answer("Small Birds");
    expect(told).toMatchObject({ channel: "D1" });
    expect(told.thread).toBeUndefined();
  });

  test("links, escapes and curly quotes in a message are read as their writer saw them", async () => {
    await run.ana.direct("nominate paper:“sparrow” reason:“https://a.org/?a=1&b=2 <3”");
    expect(said(await answer("nominated"))).toBe("Sparrow nominated: https://a.org/?a=1&b=2 <3");
  });

  test("the message shortcut looks up what the message says, for whoever chose it", async () => {
    const message = run.slack.world.add({
      channel: "C2",
      by: "U2",
      body: { text: "have you read <https://x.org|sparrow>, lantern" },
    });
    await run.ana.shortcut("look-up", message);
    expect(await answer("Slow Readers")).toMatchObject({ only: "U1", channel: "C2" });
  });

  test("sharing from a message in a thread stays in the thread", async () => {
    const first = run.slack.world.add({ channel: "C1", by: "U2", body: { text: "?" } });
    await run.ana.mention("paper sparrow", first.ts);
    await answer("Small Birds");
    await run.ben.press("Share");
    await run.slack.world.until(() => run.slack.world.shown[1], "a second answer");
    expect(run.slack.world.shown[1]).toMatchObject({ channel: "C1", thread: first.ts });
  });

  test("pressing on a message that began a thread does not answer inside it", async () => {
    await run.ana.slash("/step");
    const message = await answer("Step 1");
    run.slack.world.add({ channel: "C1", by: "U2", thread: message.ts, body: { text: "hm" } });
    await run.ana.press("Next");
    expect(await answer("Step 2")).toBe(message);
  });
});

describe("an answer that takes long", () => {
  test.each([
    ["open", "to this channel", undefined],
    ["private", "to you here", "U1"],
  ])("is announced to the asker alone, and comes to the right people: %s", async (path, where, only) => {
    bot.gate.close();
    await run.ana.slash(`/wait ${path}`);
    expect((await answer(`the answer comes ${where}`)).only).toBe("U1");
    bot.gate.open();
    expect((await answer("late answer")).only).toBe(only);
    expect(run.slack.world.shown).toHaveLength(2);
  });
});

describe("forms", () => {
  test("a bare command opens one with a search, which also takes what it does not know", async () => {
    await run.ana.slash("/similar");
    await run.slack.world.until(() => run.ana.form, "a form");
    expect(run.ana.form).toEqual(["Paper"]);
    expect(await run.ana.suggestions("Paper", "")).toEqual([
      { label: "Sparrow: Small Birds Learn Long Songs", value: "sparrow" },
      { label: "Lantern: Light for Slow Readers", value: "lantern" },
    ]);
    expect((await run.ana.suggestions("Paper", "2501.12948")).at(-1)).toEqual({
      label: "“2501.12948”",
      value: "2501.12948",
    });
    expect(await run.ana.submit({ Paper: "sparrow" })).toEqual({});
    expect(await answer("Slow Readers")).toMatchObject({ only: "U1" });
  });

  test("a value that is wrong is said beside its field, and the form stays", async () => {
    await run.ana.slash("/count");
    await run.slack.world.until(() => run.ana.form, "a form");
    expect(await run.ana.submit({ To: "many" })).toEqual({
      "field:to": "to must be a whole number from 1 to 9, not “many”.",
    });
    expect(run.ana.form).toEqual(["To"]);
    expect(await run.ana.submit({ To: "3" })).toEqual({});
    expect(said(await answer("counted"))).toBe("counted to 3");
    expect(run.ana.form).toBeUndefined();
  });

  test("so is one that was left empty, and is needed for another", async () => {
    await run.ana.slash("/meet");
    await run.slack.world.until(() => run.ana.form, "a form");
    expect(await run.ana.submit({ Who: "U2", On: "2026-12-24" })).toEqual({ "field:at": "At what time?" });
    expect(await run.ana.submit({ Who: "U2", On: "2026-12-24", At: "16:00" })).toEqual({});
    expect(said(await answer("U2"))).toBe("U2 ben C1 reading 2026-12-24 16:00");
  });

  test("a name that Slack did not turn into a mention is not taken for somebody", async () => {
    await run.ana.slash("/meet @somebody <#C2|elsewhere>");
    expect(said(await answer("a name only"))).toContain(
      "“@somebody” is a name only, and who needs a mention",
    );
  });

  test("people, channels, dates and times are picked, and arrive with their names", async () => {
    await run.ana.slash("/meet");
    await run.slack.world.until(() => run.ana.form, "a form");
    expect(await run.ana.submit({ Who: "U2", On: "2026-12-24", At: "16:00" })).toEqual({});
    expect(said(await answer("U2"))).toBe("U2 ben C1 reading 2026-12-24 16:00");
    await run.ana.slash("/meet <@U3|admin> <#C2|elsewhere>");
    expect(said(await answer("U3"))).toBe("U3 admin C2 elsewhere undefined undefined");
    expect(run.slack.world.refusals).toEqual([]);
  });

  test("a form answered late is answered in the channel all the same", async () => {
    await run.ana.slash("/nominate");
    await run.slack.world.until(() => run.ana.form, "a form");
    run.slack.faults.plan("response_url", { kind: "status", status: 404 });
    await run.ana.submit({ Paper: "sparrow", Reason: "late" });
    const told = await answer("nominated: late");
    expect(told).toMatchObject({ channel: "C1" });
    expect(told.only).toBeUndefined();
  });

  test("a form that Slack did not open in time is offered as a button", async () => {
    run.slack.faults.plan("views.open", { kind: "error", error: "expired_trigger_id" });
    await run.ana.slash("/nominate");
    await answer("needs paper and reason");
    await run.ana.press("Fill in the form");
    expect(await run.slack.world.until(() => run.ana.form, "a form")).toEqual(["Paper", "Reason"]);
  });
});

describe("buttons", () => {
  test.each(["", "[]", "#nothing", '["no-such","",0]', '{"form":{}}', "x".repeat(1999)])(
    "a forged one (%s) is answered kindly and privately",
    async (value) => {
      await run.ana.slash("/step");
      const message = await answer("Step 1");
      await run.ben.forge(value, message);
      const told = await run.slack.world.until(() => run.slack.world.shown[1], "an answer");
      expect(told.only).toBe("U2");
      expect(said(told)).toMatch(/no longer know|There is no/u);
      expect(said(message)).toContain("Step 1");
    },
  );

  test("an answer that no response address takes goes to the asker by other ways", async () => {
    await run.ana.slash("/paper sparrow");
    await answer("Small Birds");
    run.slack.faults.plan("response_url", { kind: "status", status: 404 });
    await run.ana.press("Similar");
    expect(await answer("Slow Readers")).toMatchObject({ only: "U1", channel: "C1" });
  });

  test("a private answer where the bot is no member comes as a direct message", async () => {
    run.ana.channel = "C2";
    run.slack.faults.plan("response_url", { kind: "status", status: 404 });
    await run.ana.slash("/paper sparrow");
    expect(await answer("Small Birds")).toMatchObject({ channel: "D1" });
  });

  test("a public answer where the bot cannot post says so, with what to do", async () => {
    run.ana.channel = "G1";
    run.slack.faults.plan("response_url", { kind: "status", status: 404 });
    await run.ana.slash("/essay");
    const told = await answer("/invite");
    expect(told.only ?? told.channel).toMatch(/U1|D1/u);
  });

  test("a response address is used five times at most", async () => {
    await run.ana.slash("/step");
    const message = await answer("Step 1");
    for (let step = 2; step <= 8; step += 1) {
      await run.ana.press("Next");
      await run.slack.world.until(
        () => (said(message).includes(`Step ${step}`) ? true : undefined),
        `step ${step}`,
      );
    }
    expect(run.slack.world.refusals).toEqual([]);
  });
});

describe("the Home tab", () => {
  test("is drawn for whoever opens it, and searches", async () => {
    await run.ana.openHome();
    const home = await run.slack.world.until(() => run.slack.world.homes.get("U1"), "a Home tab");
    expect(readMessage(home).text).toContain("Find a paper");
    await run.ana.searchHome("sparrow");
    const modal = await run.slack.world.until(() => run.slack.world.topModal("U1"), "a modal");
    expect(readMessage(modal.view).text).toContain("Small Birds");
    await run.ana.press("Similar");
    await run.slack.world.until(
      () => (readMessage(modal.view).text.includes("Slow Readers") ? true : undefined),
      "the modal redrawn",
    );
    expect(run.slack.world.refusals).toEqual([]);
    expect(run.slack.world.shown).toEqual([]);
  });
});

test("an answer that came too late for a modal is written to its asker", async () => {
  await run.ana.openHome();
  await run.slack.world.until(() => run.slack.world.homes.get("U1"), "a Home tab");
  run.slack.faults.plan("views.open", { kind: "error", error: "expired_trigger_id" });
  await run.ana.searchHome("sparrow");
  expect(await answer("Small Birds")).toMatchObject({ channel: "D1" });
});

test("a form that a press did not open in time is offered again, with what it held", async () => {
  await run.ana.slash("/paper sparrow");
  await answer("Small Birds");
  run.slack.faults.plan("views.open", { kind: "error", error: "expired_trigger_id" });
  await run.ana.press("Nominate");
  await answer("did not open the form in time");
  await run.ana.press("Fill in the form");
  await run.slack.world.until(() => run.ana.form, "a form");
  await run.ana.submit({ Reason: "it sings" });
  expect(said(await answer("nominated"))).toBe("Sparrow nominated: it sings");
});

describe("who is asking", () => {
  test("speaks their language, lives in their zone, and manages what they created", async () => {
    const seen: unknown[] = [];
    const watched = {
      ...bot.handle,
      run: (request: Parameters<typeof bot.handle.run>[0]) => {
        seen.push({
          ...request.asker,
          locale: request.locale,
          kind: request.place.kind,
          tenant: request.place.tenant,
        });
        return bot.handle.run(request);
      },
    };
    await run.end();
    run = await running({ ...bot, handle: watched });
    const directly = run.slack.world.openDirect("U1").id;
    for (const [index, [user, channel]] of [
      ["U1", "C1"],
      ["U2", "C1"],
      ["U3", "C1"],
      ["U1", directly],
    ].entries()) {
      await new FakePerson(run.slack, user ?? "", channel).slash("/paper sparrow");
      await run.slack.world.until(() => run.slack.world.shown[index], "an answer");
    }
    const tenant = TEAM;
    expect(seen).toEqual([
      {
        id: "U1",
        name: "ana",
        manager: false,
        zone: "Europe/Berlin",
        locale: "de-DE",
        kind: "channel",
        tenant,
      },
      {
        id: "U2",
        name: "ben",
        manager: true,
        zone: "America/New_York",
        locale: "en-US",
        kind: "channel",
        tenant,
      },
      { id: "U3", name: "admin", manager: true, locale: "en-US", kind: "channel", tenant },
      {
        id: "U1",
        name: "ana",
        manager: true,
        zone: "Europe/Berlin",
        locale: "de-DE",
        kind: "direct",
        tenant,
      },
    ]);
    expect(run.slack.calls.filter((call) => call.method === "users.info")).toHaveLength(3);
  });
});

test("every scope of the stand-in is one the manifest asks for", () => {
  expect([...(run.slack.tokens.values().next().value ?? [])].sort()).toEqual(
    SCOPES.map((scope) => scope.name).sort(),
  );
  expect(LOOK_UP_SCOPES).not.toEqual([]);
});
