import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunningPreview } from "../../../src/preview.ts";
import { accessibilityProblems, launch, noBrowser, open, preview, say, type Window, why } from "./browser.ts";
import { eventually } from "./eventually.ts";

describe.skipIf(noBrowser)(`the preview page${why}`, { timeout: 90_000 }, () => {
  let browser: Browser;
  let running: RunningPreview;
  let windows: Window[];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    running = await preview();
    windows = [];
  });
  afterEach(async () => {
    for (const { page } of windows) await page.context().close();
    await running.stop();
    expect(windows.flatMap(({ troubles }) => troubles)).toEqual([]);
  });
  const visit = async (options = {}, path = "") => {
    const window = await open(browser, running.address + path, options);
    windows.push(window);
    return window.page;
  };

  test("a newcomer goes from the empty page to a paper, drawn as both platforms draw it", async () => {
    const page = await visit();
    await page.getByRole("heading", { name: "Ask for a paper." }).waitFor();
    await page.getByRole("button", { name: "/paper r1" }).click();
    for (const look of ["Slack", "Discord"]) {
      const pane = page.getByRole("log", { name: `Messages as ${look} shows them` });
      await pane.getByRole("link", { name: /^DeepSeek-R1: Incentivizing Reasoning/ }).waitFor();
      expect(
        await pane.getByText(look === "Slack" ? "Only visible to you" : "Only you can see this").count(),
      ).toBe(1);
    }
    expect(await page.getByRole("heading", { name: "Ask for a paper." }).isVisible()).toBe(false);
  });

  test("by keyboard alone: complete a command, take a paper, press its button", async () => {
    const page = await visit();
    const line = page.getByRole("combobox", { name: "Message" });
    await page.keyboard.type("/pap");
    await page.getByRole("option", { name: /^\/paper / }).waitFor();
    await page.keyboard.press("Tab");
    expect(await line.inputValue()).toBe("/paper ");
    await page.keyboard.type("prover");
    await page.getByRole("option", { name: /Prover-V2/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    const active = await line.getAttribute("aria-activedescendant");
    expect(await page.locator(`#${active}`).getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    const similar = page.getByRole("log", { name: /Slack/ }).getByRole("button", { name: "Similar" });
    await similar.focus();
    await page.keyboard.press("Enter");
    await page
      .getByRole("log", { name: /Slack/ })
      .getByText(/like DeepSeek-Prover|Similar to|nearest/i)
      .first()
      .waitFor();
  });

  test("a zone is offered while it is typed, in the line and in a form", async () => {
    const page = await visit();
    await page.keyboard.type("/daily set 09:00 berl");
    await page.getByRole("listbox", { name: "Completions" }).getByText("Europe/Berlin").click();
    expect(await page.getByRole("combobox", { name: "Message" }).inputValue()).toBe(
      "/daily set 09:00 Europe/Berlin ",
    );
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Message" }).fill("");
    await say(page, "/daily set");
    await page
      .getByRole("log", { name: /Slack/ })
      .getByRole("button", { name: "Fill in the form" })
      .first()
      .click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Zone").fill("lisb");
    await form.getByRole("option", { name: "Europe/Lisbon" }).click();
    expect(await form.getByLabel("Zone").inputValue()).toBe("Europe/Lisbon");
  });

  test("a text that is given as a file can be saved, from both platforms' look", async () => {
    const page = await visit();
    await say(
      page,
      "/papers cite engram, mhc, deepseek-v2, deepseek-v3, deepseek-r1, deepseek-v3-2, deepseek-prover-v2",
    );
    for (const [look, file] of [
      ["Slack", "a.sl-file"],
      ["Discord", "a.dc-file"],
    ] as const) {
      const link = page.getByRole("log", { name: new RegExp(look) }).locator(file);
      const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
      expect(download.suggestedFilename()).toBe("papers.bib");
      expect(await readFile(await download.path(), "utf8")).toMatch(/^@misc\{[\s\S]*DeepSeek-V3/u);
    }
  });

  test("a command without what it needs opens a form, on both platforms, and the form answers", async () => {
    const page = await visit();
    for (const look of ["Slack", "Discord"]) {
      await page.getByRole("radio", { name: look, exact: true }).check({ force: true });
      await say(page, "/paper");
      const form = page.getByRole("dialog");
      await form.getByLabel("Words").fill("v3");
      await form.getByRole("button", { name: look === "Slack" ? "Send" : "Submit" }).click();
      await form.waitFor({ state: "hidden" });
      await page
        .getByRole("log", { name: new RegExp(look) })
        .getByRole("link", { name: "DeepSeek-V3 Technical Report" })
        .last()
        .waitFor();
    }
  });

  test("two people in two windows: private answers stay private, what is shared is seen by both", async () => {
    const ana = await visit();
    const ben = await visit();
    await ben.getByRole("radio", { name: /Ben/ }).check({ force: true });
    await say(ana, "/paper r1");
    const shared = ana.getByRole("log", { name: /Slack/ }).getByRole("button", { name: "Share" });
    await shared.waitFor();
    expect(await ben.getByText("DeepSeek-R1").count()).toBe(0);
    await shared.click();
    await ben.getByRole("log", { name: /Slack/ }).getByText("DeepSeek-R1: Incentivizing").waitFor();
    await ben
      .getByRole("log", { name: /Discord/ })
      .getByRole("button", { name: "Cite", exact: true })
      .click();
    await ben
      .getByRole("log", { name: /Discord/ })
      .getByText("Only you can see this")
      .waitFor();
    expect(
      await ana
        .getByRole("log", { name: /Discord/ })
        .getByText("Only you can see this")
        .count(),
    ).toBe(1);
  });

  test("talk, threads, direct messages and mentions are as in the clients", async () => {
    const page = await visit();
    await say(page, "has anyone read r1, @ben?");
    const pane = page.getByRole("log", { name: /Slack/ });
    await pane.getByText("@Ben Okafor").waitFor();
    await pane.getByRole("button", { name: "Reply in thread" }).click({ force: true });
    await page.getByRole("heading", { name: "Thread in #papers" }).waitFor();
    await say(page, "@Paperboy r1");
    await pane.getByRole("link", { name: /^DeepSeek-R1/ }).waitFor();
    await page.getByRole("button", { name: "← Back to the channel" }).click();
    await pane.getByRole("button", { name: /repl/ }).first().waitFor();
    await page
      .getByRole("navigation", { name: "Channels" })
      .getByRole("button", { name: "Paperboy" })
      .first()
      .click();
    await say(page, "v3");
    await pane.getByRole("link", { name: "DeepSeek-V3 Technical Report" }).waitFor();
    expect(await pane.getByText("Only visible to you").count()).toBe(0);
  });

  test("papers named in what someone said are looked up from its menu", async () => {
    const page = await visit();
    await say(page, "what about https://arxiv.org/abs/2412.19437 on Thursday?");
    const pane = page.getByRole("log", { name: /Slack/ });
    await pane.getByRole("button", { name: "Look up papers here" }).click({ force: true });
    await pane.getByRole("link", { name: "DeepSeek-V3 Technical Report" }).waitFor();
  });

  test("a reload keeps channel, person, view and everything said; a reset keeps nothing", async () => {
    const page = await visit();
    await page
      .getByRole("navigation", { name: "Channels" })
      .getByRole("button", { name: "# reading-group" })
      .last()
      .click();
    await page.getByRole("radio", { name: "Discord", exact: true }).check({ force: true });
    await say(page, "/paper r1");
    const pane = page.getByRole("log", { name: /Discord/ });
    await pane.getByRole("link", { name: /^DeepSeek-R1/ }).waitFor();
    await page.reload();
    await pane.getByRole("link", { name: /^DeepSeek-R1/ }).waitFor();
    await page.getByRole("heading", { name: "#reading-group" }).waitFor();
    await page.getByRole("button", { name: "Reset to start" }).click();
    await page.getByRole("heading", { name: "Ask for a paper." }).waitFor();
    await say(page, "/paper v3");
    await pane.getByRole("link", { name: "DeepSeek-V3 Technical Report" }).waitFor();
  });

  test("the clock turns by the hour, by the day, and to a date in a zone", async () => {
    const page = await visit();
    const date = page.locator("#date");
    const before = await date.textContent();
    await page.getByRole("button", { name: "+1 day" }).click();
    await page.getByText("turned", { exact: true }).waitFor();
    await eventually(() => date.textContent()).not.toBe(before);
    await page.getByText("Set date and zone").click();
    await page.getByLabel("Date and time").fill("2027-03-28T09:30");
    await page.getByLabel("Your zone").selectOption("Europe/Berlin");
    await page.getByRole("button", { name: "Set", exact: true }).click();
    await eventually(() => date.textContent()).toBe("Sunday, 28 March 2027 · Europe/Berlin");
    await eventually(() => page.locator("#time").textContent()).toMatch(/^09:3\d$/);
  });

  test("the terminal and the payload are there to be read", async () => {
    const page = await visit();
    await say(page, "/paper r1");
    await page.getByRole("radio", { name: "Terminal" }).check({ force: true });
    await page
      .getByRole("log", { name: "Messages as a terminal shows them" })
      .getByText("$ paperboy /paper r1")
      .waitFor();
    await page.getByRole("radio", { name: "Payload" }).check({ force: true });
    const payload = page.getByRole("log", { name: "What would be sent" });
    await payload.getByText('"allowed_mentions"').first().waitFor();
    await payload.getByText('"rich_text"').first().waitFor();
  });

  test("hostile text runs nothing and asks nothing", async () => {
    const page = await visit();
    await say(
      page,
      '<img src=x onerror="document.title=1"> <script>document.title=1</script> **x** @everyone',
    );
    await page
      .getByRole("log", { name: /Discord/ })
      .getByText("<script>document.title=1</script>")
      .waitFor();
    expect(await page.title()).toBe("Paperboy preview");
    expect(await page.locator(".log img").count()).toBe(0);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe-core finds nothing, ${colorScheme}: empty page, answers, a form, the gallery, a phone`, async () => {
      const page = await visit({ colorScheme });
      expect(await accessibilityProblems(page)).toEqual([]);
      await say(page, "/paper r1");
      await page
        .getByRole("log", { name: /Discord/ })
        .getByRole("button", { name: "Cite", exact: true })
        .click();
      await page
        .getByRole("log", { name: /Discord/ })
        .getByText("@")
        .first()
        .waitFor();
      await say(page, "hello @ana, see `this`");
      await page
        .getByRole("log", { name: /Discord/ })
        .getByText("@Ana Costa")
        .waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await say(page, "/paper");
      await page.getByRole("dialog").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      const phone = await visit({ colorScheme, viewport: { width: 390, height: 780 } });
      expect(await accessibilityProblems(phone)).toEqual([]);
      const gallery = await visit({ colorScheme }, "/gallery");
      expect(await accessibilityProblems(gallery)).toEqual([]);
    });
  }

  test("a phone shows one look, that of the channel, without scrolling sideways", async () => {
    const page = await visit({ viewport: { width: 390, height: 780 } });
    await say(page, "/papers search mixture of experts");
    await page.getByRole("log", { name: /Slack/ }).getByRole("link").first().waitFor();
    await say(page, "/papers stats");
    const picture = page.getByRole("log", { name: /Slack/ }).getByRole("img", { name: /^Papers by year/ });
    await picture.waitFor();
    const { x = 0, width = 0 } = (await picture.boundingBox()) ?? {};
    expect([width > 200, x + width < 390]).toEqual([true, true]);
    await page.getByRole("combobox", { name: "Channel" }).selectOption({ index: 3 });
    await say(page, "/papers search mixture of experts");
    await page
      .getByRole("log", { name: /Discord/ })
      .getByRole("link")
      .first()
      .waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });

  test("in the gallery every payload is within its limits, and buttons tell what they send", async () => {
    const page = await visit({}, "/gallery");
    expect(await page.locator(".is-over").allTextContents()).toEqual([]);
    await page.locator("#usual").getByRole("button", { name: "Similar" }).first().click();
    await page.getByText('Sends back ["papers","similar",0,["paper","deepseek-r1"]]').waitFor();
  });
});
