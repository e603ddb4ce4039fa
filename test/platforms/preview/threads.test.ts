/** Threads on the page: opened by a button and by a session that begins, drawn as each platform draws them. */

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockFrom, launch, noBrowser, open, preview, say, why } from "./browser.ts";

/** Monday 3 November 2025, 08:50 in Lisbon. */
const monday = Date.UTC(2025, 10, 3, 8, 50);

const slack = (page: Page) => page.getByRole("log", { name: "Messages as Slack shows them" });
const discord = (page: Page) => page.getByRole("log", { name: "Messages as Discord shows them" });

describe.skipIf(noBrowser)(`threads on the preview page${why}`, { timeout: 90_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  test("Discuss opens one under the paper of the day; what is said in it can be cited there", async () => {
    const running = await preview(clockFrom(monday));
    const { page, troubles } = await open(browser, running.address);
    await say(page, "/daily set 09:00 Europe/Lisbon weekdays");
    await page.locator("#timeline").getByText("Paper of the day").first().waitFor();
    await page.getByRole("button", { name: "To the next post" }).click();
    const button = slack(page).getByRole("button", { name: "Discuss" });
    await button.click();
    const [title = ""] = await slack(page).locator(".sl-body b a, .sl-body a b").allTextContents();
    await discord(page)
      .getByRole("button", { name: `${title} 1 message` })
      .waitFor();
    await button.click();
    await slack(page).getByText("This is being discussed already").waitFor();

    await slack(page).getByRole("button", { name: "1 reply" }).click();
    await slack(page).getByText("It begins:").waitFor();
    await say(page, "and https://arxiv.org/abs/2501.12948, of course");
    await say(page, "/papers cite thread:yes");
    await slack(page)
      .getByText(/^Citing DeepSeek-.* and DeepSeek-R1$/)
      .waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
    await running.stop();
  });

  test("a session opens one when it begins, with agenda, paper and call link", async () => {
    const running = await preview(clockFrom(monday));
    const { page, troubles } = await open(browser, running.address);
    await say(
      page,
      "/reading-group create mondays 16:00 Europe/Lisbon name:Readers place:https://meet.example/readers",
    );
    await slack(page)
      .getByText(/meets every Monday at 16:00/)
      .waitFor();
    await say(page, "/reading-group pick r1");
    await slack(page)
      .getByText(/DeepSeek-R1/)
      .first()
      .waitFor();
    await say(page, "/reading-group ask Does it transfer?");
    await slack(page)
      .getByText(/Does it transfer\?/)
      .first()
      .waitFor();
    for (let hour = 0; hour < 8; hour += 1) {
      const before = await page.locator("#time").textContent();
      await page.getByRole("button", { name: "+1 hour" }).click();
      await expect.poll(() => page.locator("#time").textContent()).not.toBe(before);
    }
    await slack(page).getByText("On the agenda: 1 question.").waitFor();
    await discord(page).getByRole("button", { name: "2025-11-03: DeepSeek-R1 1 message" }).waitFor();
    await slack(page).getByRole("button", { name: "1 reply" }).click();
    await slack(page).getByText("Does it transfer?").first().waitFor();
    await slack(page).getByRole("link", { name: "https://meet.example/readers" }).waitFor();
    expect(troubles).toEqual([]);
    await page.context().close();
    await running.stop();
  });
});
