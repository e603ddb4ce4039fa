/** Makes the README's pictures of the preview anew: `node test/platforms/preview/screenshots.ts`. */

import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { clockFrom, launch, noBrowser, open, preview, say } from "./browser.ts";

/** Monday 3 November 2025, 08:50 in Lisbon. */
const morning = Date.UTC(2025, 10, 3, 8, 50);
const size = { width: 1440, height: 900 };

async function picture(
  browser: Browser,
  file: string,
  colorScheme: "light" | "dark",
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const running = await preview(clockFrom(morning));
  const { page } = await open(browser, running.address, { viewport: size, colorScheme });
  await act(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `.github/${file}` });
  await page.context().close();
  await running.stop();
}

const discord = (page: Page) => page.getByRole("log", { name: "Messages as Discord shows them" });

if (noBrowser) throw new Error("There is no Chromium on this machine to take pictures with.");
mkdirSync(".github", { recursive: true });
const browser = await launch();
await picture(browser, "preview-light.png", "light", async (page) => {
  await say(page, "/daily set 09:00 Europe/Lisbon weekdays");
  await page.locator("#timeline li").nth(5).waitFor();
  await page.getByRole("button", { name: "To the next post" }).click();
  await discord(page).getByText("Paper of the day", { exact: true }).waitFor();
});
await picture(browser, "preview-dark.png", "dark", async (page) => {
  await say(page, "/paper r1");
  await discord(page).getByRole("button", { name: "Similar" }).waitFor();
});
await browser.close();
