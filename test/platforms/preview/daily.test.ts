/** A week of papers of the day, seen arriving by turning the clock of the page. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockFrom, launch, noBrowser, open, preview, say, why } from "./browser.ts";
import { eventually } from "./eventually.ts";

/** Monday 23 March 2026, 08:00 in Lisbon; clocks go forward on the Sunday after. */
const monday = Date.UTC(2026, 2, 23, 8);

describe.skipIf(noBrowser)(`papers of the day on the preview page${why}`, { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test("one arrives each weekday at its wall-clock time, never the same twice, also over a clock change", async () => {
    const running = await preview(clockFrom(monday));
    const { page, troubles } = await open(browser, running.address);
    const slack = page.getByRole("log", { name: /Slack/ });
    await say(page, "/daily set 09:00 Europe/Lisbon weekdays");
    await slack.getByText(/Next: Mon 23 Mar, Tue 24 Mar/).waitFor();
    const timeline = page.locator("#timeline");
    await timeline.getByText("clocks go forward by 1 h on Sun 29 Mar").waitFor();

    await page.getByRole("button", { name: "To the next post" }).click();
    await slack.getByText("Paper of the day", { exact: true }).waitFor();
    expect(await page.locator("#time").textContent()).toBe("09:00");
    for (let day = 0; day < 7; day++) {
      const before = await page.locator("#date").textContent();
      await page.getByRole("button", { name: "+1 day" }).click();
      await eventually(() => page.locator("#date").textContent()).not.toBe(before);
    }

    const posts = slack
      .getByRole("article")
      .filter({ has: page.getByText("Paper of the day", { exact: true }) });
    await eventually(() => posts.count()).toBe(6);
    const times = await posts.locator(".sl-time").allTextContents();
    expect(times).toEqual(Array.from({ length: 6 }, () => "09:00"));
    const titles = await posts.locator(".sl-body a b, .sl-body b a").allTextContents();
    expect(new Set(titles).size).toBe(6);
    expect(await slack.getByRole("separator").allTextContents()).toEqual([
      "Monday, 23 March 2026",
      "Tuesday, 24 March 2026",
      "Wednesday, 25 March 2026",
      "Thursday, 26 March 2026",
      "Friday, 27 March 2026",
      "Monday, 30 March 2026",
    ]);
    expect(troubles).toEqual([]);
    await page.context().close();
    await running.stop();
  });

  test("who may not manage the channel cannot set it up, and is told so alone", async () => {
    const running = await preview(clockFrom(monday));
    const { page } = await open(browser, running.address);
    await page.getByRole("radio", { name: /Ben/ }).check({ force: true });
    await say(page, "/daily set 09:00 Europe/Lisbon weekdays");
    const slack = page.getByRole("log", { name: /Slack/ });
    await slack.getByText(/Only people who may manage this channel can do that/).waitFor();
    await slack.getByText("Only visible to you").waitFor();
    await page.getByRole("button", { name: "To the next post" }).click();
    await page.getByText(/Nothing is going to be posted/).waitFor();
    await page.context().close();
    await running.stop();
  });
});
