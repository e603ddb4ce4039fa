/** A reading group in two windows: nominations, a vote between two people, what the clock then brings. */

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockFrom, launch, noBrowser, open, preview, say, why } from "./browser.ts";
import { eventually } from "./eventually.ts";

/** Sunday 22 March 2026, 08:00 in Lisbon. */
const sunday = Date.UTC(2026, 2, 22, 8);

const slack = (page: Page) => page.getByRole("log", { name: "Messages as Slack shows them" });
const discord = (page: Page) => page.getByRole("log", { name: "Messages as Discord shows them" });

describe.skipIf(noBrowser)(`a reading group on the preview page${why}`, { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test("two people vote, one as Slack and one as Discord draws it, and both see the same count", async () => {
    const running = await preview(clockFrom(sunday));
    const ana = await open(browser, running.address);
    const ben = await open(browser, running.address);
    await ben.page.getByRole("radio", { name: /Ben/ }).check({ force: true });
    for (const { page } of [ana, ben]) {
      const channels = page.getByRole("navigation", { name: "Channels" });
      await channels.getByRole("button", { name: "# reading-group" }).first().click();
    }
    await say(ana.page, "/reading-group create tuesdays 16:00 Europe/Lisbon");
    await slack(ben.page)
      .getByText(/meets every Tuesday at 16:00/)
      .waitFor();
    await say(ana.page, "/reading-group nominate r1");
    await slack(ben.page)
      .getByText(/Ana Costa nominated DeepSeek-R1/)
      .waitFor();
    await say(ben.page, "/reading-group nominate v3");
    await slack(ana.page)
      .getByText(/Ben Okafor nominated DeepSeek-V3/)
      .waitFor();
    await say(ana.page, "/reading-group vote");

    await slack(ana.page).getByRole("button", { name: "DeepSeek-V3" }).click();
    await discord(ben.page).getByText("(1 vote: Ana Costa;").waitFor();
    await discord(ben.page).getByRole("button", { name: "DeepSeek-V3" }).click();
    await slack(ana.page)
      .getByText(/\(2 votes: Ana Costa.*Ben Okafor;/)
      .waitFor();
    await discord(ben.page).getByRole("button", { name: "DeepSeek-V3" }).click();
    await slack(ana.page).getByText("(1 vote: Ana Costa;").waitFor();
    expect(await slack(ana.page).getByText("what to read next?").count()).toBe(1);

    await ana.page.locator("#timeline").getByText("#reading-group on Slack").first().waitFor();
    const before = await slack(ana.page).getByRole("article").count();
    for (let day = 0; day < 3; day++) {
      const date = await ana.page.locator("#date").textContent();
      await ana.page.getByRole("button", { name: "+1 day" }).click();
      await eventually(() => ana.page.locator("#date").textContent()).not.toBe(date);
    }
    await eventually(() => slack(ana.page).getByRole("article").count()).toBeGreaterThan(before);
    expect(await slack(ben.page).getByRole("article").count()).toBe(
      await slack(ana.page).getByRole("article").count(),
    );
    expect([...ana.troubles, ...ben.troubles]).toEqual([]);
    for (const { page } of [ana, ben]) await page.context().close();
    await running.stop();
  });
});
